"""How does a document read as plain text, for a phone?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from prongsai.core.reading import Passage, PassageKind, passages, reading_of
from prongsai.core.tree import Document

_BOLD = (PassageKind.HEADING, PassageKind.TITLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of text, or a row of a table: each cell with the heading of its column."""

    text: str = ""
    is_bold: bool = False
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A document as text."""

    kind: str
    title: str
    blocks: tuple[Block, ...]


def shown(document: Document) -> Shown:
    """The document's words, its tables row by row."""
    return Shown(kind=document.kind, title=document.title, blocks=tuple(_blocks(document)))


def _blocks(document: Document) -> Iterator[Block]:
    headings: dict[tuple[int | None, int | None], str] = {}
    texts = passages(reading_of(document))
    for (table, _row), cells in groupby(texts, key=lambda each: (each.place.table, each.place.row)):
        if table is None:
            yield from (_line(each) for each in cells if each.text.strip())
            continue
        row = tuple(cells)
        for each in row:
            if each.kind is PassageKind.HEADER_CELL:
                headings[table, each.place.column] = " ".join(each.text.split())
        told = tuple(
            (headings.get((table, each.place.column), ""), each.text)
            for each in row
            if each.kind is PassageKind.CELL
        )
        if told:
            yield Block(cells=told)


def _line(passage: Passage) -> Block:
    return Block(text=passage.text, is_bold=passage.kind in _BOLD)
