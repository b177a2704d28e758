"""What do readers of every format hand back, and what should they, by the tree's meaning alone?

A text is a string with its list mark in front; a figure is its text alternative. Nothing in here
knows how a renderer works.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.tree import (
    Block,
    Digits,
    Document,
    Figure,
    Heading,
    MemoHead,
    NumberedList,
    Numbering,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
    blocks_of,
    plain,
)

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, order=True)
class CellRead:
    """A cell with its place in the grid, counted from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True)
class TableRead:
    cells: tuple[CellRead, ...]


Item = str | TableRead


def compared(words: str) -> str:
    """NFC, ำ in one form, no white space; every other letter must be there."""
    composed = unicodedata.normalize("NFC", words)
    return "".join(re.sub("\u0e4d([่้๊๋]?)า", "\\1ำ", composed).split())


def table_read(cells: Iterable[CellRead]) -> TableRead:
    """A table as it is compared: cells in order, their texts without white space."""
    return TableRead(
        cells=tuple(
            sorted(
                CellRead(each.row, each.column, each.rowspan, each.colspan, compared(each.text))
                for each in cells
            )
        )
    )


def without_empty(items: Iterable[Item]) -> list[Item]:
    """The items as they are compared; a paragraph without a letter says nothing."""
    made = (compared(item) if isinstance(item, str) else item for item in items)
    return [item for item in made if item != ""]


def expected(document: Document) -> list[Item]:
    """The items of the whole document."""
    return without_empty(
        item for block in blocks_of(document) for item in _items(block, document.digits)
    )


def expected_tables(document: Document) -> list[TableRead]:
    return [item for item in expected(document) if isinstance(item, TableRead)]


def _items(block: Block, digits: Digits) -> Iterator[Item]:
    match block:
        case Heading() | Paragraph():
            yield plain(block.text)
        case NumberedList():
            yield from _listed(block, digits)
        case Table():
            yield table_read(_cells((*block.header, *block.rows)))
        case Figure():
            yield block.alternative
            yield plain(block.caption)
        case MemoHead() | Signature():
            yield from map(_joined, _form_lines(block))


def _form_lines(block: MemoHead | Signature) -> Iterator[tuple[str | Text, ...]]:
    if isinstance(block, Signature):
        yield (block.heading or (),)
        yield (block.opinion or (),)
        yield from ((line,) for line in block.below)
        return
    yield (block.title,)
    yield (block.department_label, block.department)
    yield (block.number_label, block.number, block.date_label, block.date)
    yield (block.subject_label, block.subject)


def _joined(parts: tuple[str | Text, ...]) -> str:
    return "".join(part if isinstance(part, str) else plain(part) for part in parts)


def _listed(block: NumberedList, digits: Digits) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        mark = {
            Numbering.DECIMAL: f"{number}.",
            Numbering.PARENTHESES: f"({number})",
            Numbering.DASH: "-",
        }[block.numbering]
        shown = mark.translate(THAI_DIGITS) if digits is Digits.THAI else mark
        yield shown + plain(item.text)
        if item.below is not None:
            yield from _listed(item.below, digits)


def _cells(rows: tuple[Row, ...]) -> Iterator[CellRead]:
    """Cells fill the free places of the grid from the left."""
    free_from: dict[int, int] = {}  # by column: the first row that no span from above covers
    for at, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while free_from.get(column, 0) > at:
                column += 1
            text = "\n".join(plain(line) for line in cell.lines)
            yield CellRead(at, column, cell.rowspan, cell.colspan, text)
            for covered in range(column, column + cell.colspan):
                free_from[covered] = at + cell.rowspan
            column += cell.colspan
