"""Readings for the tests: from plain words, and from the truth files of the real cases."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prongsai.core.reading import Reading
from prongsai.core.thai import to_thai_digits
from prongsai.core.tree import (
    Align,
    Block,
    Cell,
    Column,
    Emblem,
    Heading,
    MemoHead,
    Paragraph,
    Role,
    Row,
    Section,
    Signature,
    Table,
    cell,
    text,
)


def reading(*blocks: Block | str) -> Reading:
    """A reading of these blocks; a string is a paragraph."""
    made = tuple(paragraph(each) if isinstance(each, str) else each for each in blocks)
    return Reading(sections=(Section(blocks=made),))


def paragraph(words: str) -> Paragraph:
    return Paragraph(text=text(words))


def title(words: str) -> Paragraph:
    return Paragraph(text=text(words), role=Role.TITLE)


def table(header: Sequence[str], *rows: Sequence[str]) -> Table:
    """A table of one-cell texts; a row with one text over all columns is a group's."""
    return Table(
        columns=tuple(Column() for _ in (header or rows[0])),
        header=(Row(cells=tuple(map(_cell, header))),) if header else (),
        rows=tuple(Row(cells=tuple(map(_cell, row))) for row in rows),
        summary="",
    )


def _cell(words: str) -> Cell:
    return cell(*words.split("\n"))


def heading(words: str) -> Heading:
    return Heading(level=1, text=text(words))


def note() -> Paragraph:
    """The line by which a document says that it is a demonstration."""
    return paragraph("เอกสารสาธิต: หน่วยงานในเอกสารนี้เป็นเรื่องสมมติ")


INDICATORS = (
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
)


def scores(values: str, *, named: bool = False, instead: str = "") -> Table:
    """A table of the ten indicators; ``named``: each with its number, in Thai digits.

    ``instead``: the sixth's name.
    """
    names = (*INDICATORS[:5], instead or INDICATORS[5], *INDICATORS[6:])
    rows = zip(names, values.split(), strict=True)
    return table(
        ("ตัวชี้วัด", "คะแนน"),
        *(
            (f"ตัวชี้วัดที่ {to_thai_digits(str(at))} {name}" if named else name, value)
            for at, (name, value) in enumerate(rows, 1)
        ),
    )


def progress_table(*rows: tuple[str, str, str]) -> Table:
    """Measure, owner, result."""
    return table(("มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"), *rows)


def memo(
    *blocks: Block | str,
    number: str = "มต ๗๐๑๐๑/๑๒",
    date: str = "๑๕ พฤศจิกายน ๒๕๖๖",
    to: str | None = "นายกองค์การบริหารส่วนตำบลนาเปิดเผย",
    signers: Sequence[Signature] | None = None,
    department: str = "สำนักปลัด องค์การบริหารส่วนตำบลนาเปิดเผย",
    subject: str = "รายงานผลการดำเนินการตามมาตรการ",
) -> Reading:
    head = MemoHead(
        emblem=Emblem(height_mm=15, align=Align.START),
        title="บันทึกข้อความ",
        department_label="ส่วนราชการ",
        department=text(department),
        number_label="ที่",
        number=text(number),
        date_label="วันที่",
        date=text(date),
        subject_label="เรื่อง",
        subject=text(subject),
    )
    salutation = [] if to is None else [f"เรียน  {to}"]
    ends = (signature(),) if signers is None else tuple(signers)
    return reading(head, *salutation, *blocks, *ends, note())


def signature(
    name: str = "(นายตัวแทน เปิดเผยดี)", *below: str, heading: str | None = None
) -> Signature:
    lines = (name, *(below or ("นายกองค์การบริหารส่วนตำบลนาเปิดเผย",)))
    return Signature(
        below=tuple(text(line) for line in lines if line),
        heading=text(heading) if heading else None,
    )


def reading_of_truth(case: Path) -> Reading:
    """What a faultless reader would make of a real case."""
    truth = json.loads((case / "truth.json").read_text(encoding="utf-8"))
    memos = truth.get("memos") or [truth["memo"]]
    blocks: list[Block] = []
    for block in truth["body"]:
        blocks += _blocks(block, truth, memos)
    return Reading(sections=(Section(blocks=tuple(blocks)),))


def _blocks(
    block: dict[str, Any], truth: dict[str, Any], memos: list[dict[str, Any]]
) -> list[Block]:
    makers: dict[str, Callable[[], list[Block]]] = {
        "title": lambda: [title(block["text"])],
        "heading": lambda: [Heading(level=1, text=text(block["text"]))],
        "para": lambda: [paragraph(block["text"])],
        "list": lambda: [paragraph(block["text"])],
        "table": lambda: [_table(truth["tables"][block["table"]])],
        "signature": lambda: [_signature(memos[0]["signers"][block["signer"]])],
        "signers": lambda: [_signature(each) for each in memos[block["memo"]]["signers"]],
        "memo_head": lambda: _head(memos[block["memo"]]),
        "memo": lambda: _memo(memos[block["memo"]]),
    }
    make = makers.get(block["type"])
    return make() if make else []


def _memo(paper: dict[str, Any]) -> list[Block]:
    return [
        *_head(paper),
        *(paragraph(each) for each in paper["paragraphs"]),
        *(_signature(each) for each in paper["signers"]),
    ]


def _head(paper: dict[str, Any]) -> list[Block]:
    head = MemoHead(
        emblem=Emblem(height_mm=15, align=Align.START),
        title="บันทึกข้อความ",
        department_label="ส่วนราชการ",
        department=text(paper["department"] or ""),
        number_label="ที่",
        number=text(paper["number"] or ""),
        date_label="วันที่",
        date=text(paper["date"] or ""),
        subject_label="เรื่อง",
        subject=text(paper["subject"] or ""),
    )
    return [head, *([paragraph(f"เรียน {paper['to']}")] if paper["to"] else [])]


def _signature(signer: dict[str, Any]) -> Signature:
    heading, opinion = signer.get("opinion_heading"), signer.get("opinion")
    return Signature(
        below=(text(f"({signer['name']})"), *map(text, signer["position"].split("\n"))),
        heading=text(heading) if heading else None,
        opinion=text(opinion) if opinion else None,
    )


def _table(truth: dict[str, Any]) -> Table:
    header = truth.get("header_rows") or ([truth["columns"]] if truth["columns"] else [])
    rows = zip(truth["rows"], truth["group"], strict=True)
    return Table(
        columns=tuple(Column() for _ in truth["rows"][0]),
        header=tuple(Row(cells=tuple(map(_cell, row))) for row in header),
        rows=tuple(_row(row, group=group) for row, group in rows),
        summary="",
    )


def _row(row: list[str], *, group: bool) -> Row:
    if group:
        return Row(cells=(cell(row[0], colspan=len(row)),), group=True)
    return Row(cells=tuple(map(_cell, row)))
