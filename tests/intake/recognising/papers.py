"""Readings to recognise, made without any reader: of the real cases' truth, and of plain tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from prongsai.core.reading import BlockOrigin, Origin, PassageKind, Reading, Source, passages
from prongsai.core.thai import comparison_form
from prongsai.core.tree import (
    Align,
    Block,
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
from prongsai.dossier import Dossier, to_plain


def reading(*blocks: Block, source: Source = Source.TEXT) -> Reading:
    """These blocks on page 1, each on a line of its own."""
    origins = tuple(
        BlockOrigin(
            origin=Origin(page=1, line=at, source=source),
            rows=tuple(Origin(page=1, line=at, source=source) for _ in _rows(block)),
        )
        for at, block in enumerate(blocks, start=1)
    )
    return Reading(sections=(Section(blocks=blocks),), origins=origins)


def _rows(block: Block) -> tuple[Row, ...]:
    return (*block.header, *block.rows) if isinstance(block, Table) else ()


def line(words: str) -> Paragraph:
    return Paragraph(text=text(words))


def table(*rows: tuple[str, ...], head: bool = False) -> Table:
    """A table of plain rows; a row of one text over all columns is a group."""
    width = max(map(len, rows))
    made = tuple(_row(row, width) for row in rows)
    return Table(
        columns=(Column(),) * width,
        header=made[:1] if head else (),
        rows=made[1:] if head else made,
        summary="",
    )


def _row(row: tuple[str, ...], width: int) -> Row:
    if len(row) == 1 < width:
        return Row(cells=(cell(*row[0].split("\n"), colspan=width),), group=True)
    return Row(cells=tuple(cell(*each.split("\n")) for each in row))


def of_truth(truth: dict[str, Any]) -> Reading:
    """The document that a truth file tells, as a reader of structured files would give it."""
    memos = truth.get("memos") or [truth["memo"]]
    blocks = tuple(block for each in truth["body"] for block in _blocks(each, truth, memos))
    return reading(*blocks)


def _blocks(each: dict[str, Any], truth: dict[str, Any], memos: list[Any]) -> Iterator[Block]:
    match each["type"]:
        case "title":
            yield Paragraph(text=text(each["text"]), role=Role.TITLE, align=Align.CENTER)
        case "heading":
            yield Heading(level=1, text=text(each["text"]))
        case "para" | "list":
            yield line(each["text"])
        case "table":
            yield _table(truth["tables"][each["table"]])
        case "memo":
            yield from _head(memos[each["memo"]])
            yield from map(line, memos[each["memo"]]["paragraphs"])
            yield from map(_signature, memos[each["memo"]]["signers"])
        case "memo_head":
            yield from _head(memos[each["memo"]])
        case "signers":
            yield from map(_signature, memos[each["memo"]]["signers"])
        case "signature":
            yield _signature(truth["memo"]["signers"][each["signer"]])


def _head(memo: dict[str, Any]) -> Iterator[Block]:
    yield MemoHead(
        emblem=Emblem(height_mm=15, align=Align.START),
        title="บันทึกข้อความ",
        department_label="ส่วนราชการ",
        department=text(memo["department"]),
        number_label="ที่",
        number=text(memo["number"]),
        date_label="วันที่",
        date=text(memo["date"]),
        subject_label="เรื่อง",
        subject=text(memo["subject"]),
    )
    if memo["to"]:
        yield line(f"เรียน {memo['to']}")


def _signature(signer: dict[str, Any]) -> Signature:
    heading = signer.get("opinion_heading")
    return Signature(
        heading=text(heading) if heading else None,
        opinion=text(signer["opinion"]) if signer["opinion"] else None,
        below=(
            text(f"({signer['name']})"),
            *(text(each) for each in signer["position"].splitlines()),
        ),
    )


def _table(truth: dict[str, Any]) -> Table:
    width = len(truth["columns"] or truth["rows"][0])
    heads = truth.get("header_rows") or ([truth["columns"]] if truth["columns"] else [])
    rows = [
        Row(cells=(cell(row[0], colspan=width),), group=True)
        if is_group
        else Row(cells=tuple(cell(*each.split("\n")) for each in row))
        for row, is_group in zip(truth["rows"], truth["group"], strict=True)
    ]
    return Table(
        columns=(Column(),) * width,
        header=tuple(Row(cells=tuple(cell(each) for each in row)) for row in heads),
        rows=tuple(rows),
        summary="",
    )


# What a dossier must hold of a reading.


def lost(read: Reading, dossier: Dossier) -> dict[str, int]:
    """The texts of a reading that the dossier holds less often than the document, with how often.

    A cell is one text, everything else counts by lines.
    """
    kept = [comparison_form(each) for each in _texts(to_plain(dossier))]
    wanted = Counter(filter(None, map(comparison_form, _said(read))))
    missing = {
        each: count - sum(text.count(each) for text in kept) for each, count in wanted.items()
    }
    return {each: count for each, count in missing.items() if count > 0}


def _said(read: Reading) -> Iterator[str]:
    cells = {PassageKind.CELL, PassageKind.HEADER_CELL}
    for passage in passages(read):
        yield from [passage.text] if passage.kind in cells else passage.text.splitlines()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value
