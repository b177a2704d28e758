"""Small documents, written by hand, that tests of the renderers share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from prongsai.core.tree import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Document,
    Emblem,
    Figure,
    MemoHead,
    Orientation,
    Row,
    Section,
    Table,
    Threshold,
    cell,
    text,
)

# One dot of light grey.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6338000000c200c1525e57510000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'


def document(
    *blocks: Block, orientation: Orientation = Orientation.PORTRAIT, **more: Any
) -> Document:
    """A document of one section."""
    return of_sections(Section(blocks=blocks, orientation=orientation), **more)


def of_sections(*sections: Section, **more: Any) -> Document:
    fixed: dict[str, Any] = {
        "kind": "plan",
        "title": "มาตรการส่งเสริมความโปร่งใส",
        "agency": "องค์การบริหารส่วนตำบลตัวอย่าง",
        "fiscal_year": 2568,
    }
    return Document(sections=sections, **(fixed | more))


def table(*rows: Row, header: tuple[Row, ...] = (), columns: int = 2) -> Table:
    return Table(
        columns=tuple(Column() for _ in range(columns)),
        header=header,
        rows=rows,
        summary="ตารางตัวอย่าง",
    )


def row(*words: str) -> Row:
    return Row(cells=tuple(cell(each) for each in words))


def two_row_header() -> Table:
    """Three columns: the first heading goes down, the second over two columns."""
    return table(
        Row(cells=(cell("ด้านที่ ๑", colspan=3),), group=True),
        Row(cells=(cell("ก", rowspan=2), cell("ข"), cell("ค"))),
        Row(cells=(Cell(), cell("ง"))),
        header=(
            Row(cells=(cell("มาตรการ", rowspan=2), cell("ระยะเวลา", colspan=2))),
            Row(cells=(cell("เริ่ม"), cell("สิ้นสุด"))),
        ),
        columns=3,
    )


def memo_head(**more: Any) -> MemoHead:
    fixed: dict[str, Any] = {
        "emblem": Emblem(height_mm=15, align=Align.START),
        "title": "บันทึกข้อความ",
        "department_label": "ส่วนราชการ",
        "department": text("สำนักปลัด"),
        "number_label": "ที่",
        "number": (),
        "date_label": "วันที่",
        "date": (),
        "subject_label": "เรื่อง",
        "subject": text("ขออนุมัติมาตรการ"),
    }
    return MemoHead(**(fixed | more))


def figure(alternative: str = "การใช้อำนาจ ๙๕.๗๕ คะแนน") -> Figure:
    bar = Bar(label="การใช้อำนาจ", series="IIT", value=Decimal("95.75"), shown="๙๕.๗๕")
    threshold = Threshold(value=Decimal(85), label="เกณฑ์ผ่าน")
    return Figure(
        chart=Chart(kind=ChartKind.BARS, bars=(bar,), thresholds=(threshold,)),
        caption=text("คะแนนรายตัวชี้วัด"),
        alternative=alternative,
    )
