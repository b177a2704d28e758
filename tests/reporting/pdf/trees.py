"""Small documents, written by hand, that the tests of PDF share."""

from __future__ import annotations

from prongsai.core.tree import (
    Align,
    Block,
    Cell,
    Column,
    Digits,
    Document,
    Emblem,
    MemoHead,
    Orientation,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Table,
    cell,
    text,
)

SENTENCE = "ให้ผู้รับผิดชอบรายงานผลการดำเนินงานพร้อมหลักฐานที่ตรวจสอบได้ทุกไตรมาส "


def document(*blocks: Block, landscape: bool = False, digits: Digits = Digits.THAI) -> Document:
    orientation = Orientation.LANDSCAPE if landscape else Orientation.PORTRAIT
    return sections(Section(blocks=blocks, orientation=orientation), digits=digits)


def sections(*parts: Section, digits: Digits = Digits.THAI) -> Document:
    return Document(
        kind="plan",
        title="เอกสารทดสอบ",
        agency="องค์การบริหารส่วนตำบลตัวอย่าง",
        fiscal_year=2568,
        sections=parts,
        digits=digits,
    )


def paragraph(words: str) -> Paragraph:
    return Paragraph(text=text(words))


def table(*rows: Row, widths: tuple[int, ...] = (1, 3, 2), header: tuple[Row, ...] = ()) -> Table:
    return Table(
        columns=tuple(Column(weight=width) for width in widths),
        header=header,
        rows=rows,
        summary="ตารางทดสอบ",
    )


def row(*cells: str | Cell, group: bool = False) -> Row:
    return Row(
        cells=tuple(cell(each) if isinstance(each, str) else each for each in cells), group=group
    )


def group(words: str, over: int) -> Row:
    return row(cell(words, colspan=over, bold=True), group=True)


def signature(name: str = "(นางสาวสมมติ ใจตรง)", opinion: str | None = None) -> Signature:
    return Signature(
        below=((Run(text=name, keep=True),), text("นักวิเคราะห์นโยบายและแผน")),
        heading=None if opinion is None else text("ความเห็นหัวหน้าสำนักปลัด"),
        opinion=None if opinion is None else text(opinion),
    )


def memo_head(*, image: bytes | None = None, number: str = "", date: str = "") -> MemoHead:
    return MemoHead(
        emblem=Emblem(height_mm=15, align=Align.START, image=image),
        title="บันทึกข้อความ",
        department_label="ส่วนราชการ",
        department=text("สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง"),
        number_label="ที่",
        number=text(number),
        date_label="วันที่",
        date=text(date),
        subject_label="เรื่อง",
        subject=text("ขออนุมัติมาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
    )
