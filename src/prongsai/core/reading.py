"""What does a file say, and where does each part of it stand?

``intake`` reads a file into sections of the document tree with an origin for every block and
row; a document that we composed is read the same way, so that one rule checks both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from prongsai.core.agencies import Agency
from prongsai.core.grid import column_letters, placed
from prongsai.core.problems import Place, Problem
from prongsai.core.thai import to_arabic_digits, to_thai_digits
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
    Role,
    Section,
    Signature,
    Table,
    plain,
)


class Source(StrEnum):
    """How the letters were had, which says how sure they are."""

    TEXT = "text"  # written letters
    SCAN = "scan"  # recognised from a picture: every number is to be confirmed


class PassageKind(StrEnum):
    """What a passage is in the document."""

    HEADING = "heading"
    TITLE = "title"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADER_CELL = "header-cell"
    CELL = "cell"
    MEMO_FIELD = "memo-field"
    SIGNATURE = "signature"
    FIGURE = "figure"
    FURNITURE = "furniture"  # stands on every page: headers, footers, page numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a block or a row begins in its file; counts start at 1, None: not known.

    ``sheet``: of a workbook; there ``line`` is the row's number and ``first_column`` the column
    of the sheet in which the block or the row's table begins.
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None  # outside tables
    source: Source = Source.TEXT
    sheet: str | None = None
    first_column: int = 1

    def place(
        self, *, table: int | None = None, row: int | None = None, column: int | None = None
    ) -> Place:
        """The place that a person can point at; counts start at 1, those of the table too."""
        cell = None
        if self.sheet is not None and self.line is not None:
            cell = f"{column_letters(self.first_column + (column or 1) - 2)}{self.line}"
        return Place(
            page=self.page,
            paragraph=self.paragraph,
            table=table,
            row=row,
            column=column,
            line=self.line,
            sheet=self.sheet,
            cell=cell,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockOrigin:
    """Where a block begins, and each row of a table, the header's rows first."""

    origin: Origin = Origin()
    rows: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text with its place, as a person would point at it.

    ``arabic``: the text with Arabic digits, letter for letter as long; patterns look at it.
    """

    text: str
    kind: PassageKind
    place: Place
    source: Source = Source.TEXT
    arabic: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once: nearly every rule asks it of every passage.
        object.__setattr__(self, "arabic", to_arabic_digits(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that words lead to without printing it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The sections of a document, each block's origin in reading order, and the furniture.

    ``origins`` holds one entry a block over all sections, or nothing where no place is known.
    ``links`` are those whose address is not printed, in their order.
    ``is_draft``: the file says of itself that it is one. ``agency``: whose it is, where that is
    known and need not be made out from the text.
    """

    sections: tuple[Section, ...]
    origins: tuple[BlockOrigin, ...] = ()
    furniture: tuple[Passage, ...] = ()
    title: str = ""
    file: str | None = None
    digits: Digits = Digits.ARABIC  # of list numbers that the file leaves to its program
    links: tuple[Link, ...] = ()
    is_draft: bool = False
    agency: Agency | None = None
    problems: tuple[Problem, ...] = ()  # what could not be read

    def __post_init__(self) -> None:
        count = sum(len(section.blocks) for section in self.sections)
        if self.origins and len(self.origins) != count:
            raise ValueError(f"{len(self.origins)} origins for {count} blocks")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block in reading order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order; ``Place.table`` counts them from 1."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def placed_tables(self) -> Iterator[tuple[int, Table, tuple[Origin, ...]]]:
        """Every table with its number and the origins of its rows; none where no place is known."""
        number = 0
        for at, block in enumerate(self.blocks):
            if isinstance(block, Table):
                number += 1
                yield number, block, self.origin_of(at).rows

    def origin_of(self, at: int) -> BlockOrigin:
        """The origin of the block at that place in ``blocks``."""
        return self.origins[at] if self.origins else BlockOrigin()


def reading_of(document: Document, *, agency: Agency | None = None) -> Reading:
    """A document of ours as a reading: no page is known before it is rendered."""
    return Reading(
        sections=document.sections,
        title=document.title,
        digits=document.digits,
        is_draft=document.is_draft,
        agency=agency,
    )


def passages(reading: Reading) -> Iterator[Passage]:
    """Every stretch of text in reading order: a cell is one, its lines joined by line ends.

    A list item begins with the number that it prints; the furniture comes last.
    """
    tables = 0
    for at, block in enumerate(reading.blocks):
        origin = reading.origin_of(at)
        if isinstance(block, Table):
            tables += 1
            yield from _cells(block, origin, tables)
        else:
            place = origin.origin.place()
            for kind, words in _texts(block, reading.digits):
                if words:
                    yield Passage(text=words, kind=kind, place=place, source=origin.origin.source)
    yield from reading.furniture


def _cells(table: Table, origin: BlockOrigin, number: int) -> Iterator[Passage]:
    for at, places in enumerate(placed((*table.header, *table.rows))):
        begins = origin.rows[at] if origin.rows else origin.origin
        kind = PassageKind.HEADER_CELL if at < len(table.header) else PassageKind.CELL
        for each in places:
            words = "\n".join(plain(line) for line in each.cell.lines)
            place = begins.place(table=number, row=at + 1, column=each.column + 1)
            if words:
                yield Passage(text=words, kind=kind, place=place, source=begins.source)


def _texts(block: Block, digits: Digits) -> Iterator[tuple[PassageKind, str]]:
    match block:
        case Heading():
            yield PassageKind.HEADING, plain(block.text)
        case Paragraph():
            is_title = block.role in {Role.COVER, Role.TITLE}
            yield PassageKind.TITLE if is_title else PassageKind.PARAGRAPH, plain(block.text)
        case NumberedList():
            for words in _items(block, digits):
                yield PassageKind.ITEM, words
        case MemoHead():
            yield PassageKind.TITLE, block.title
            for name in ("department", "number", "date", "subject"):
                label, words = getattr(block, f"{name}_label"), plain(getattr(block, name))
                yield PassageKind.MEMO_FIELD, f"{label} {words}".strip()
        case Signature():
            for line in (block.heading, block.opinion, *block.below):
                yield PassageKind.SIGNATURE, plain(line or ())
        case Figure():
            yield PassageKind.FIGURE, plain(block.caption)


def _items(block: NumberedList, digits: Digits) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        yield f"{_mark(number, block.numbering, digits)} {plain(item.text)}".strip()
        if item.below is not None:
            yield from _items(item.below, digits)


def _mark(number: int, numbering: Numbering, digits: Digits) -> str:
    shown = to_thai_digits(str(number)) if digits is Digits.THAI else str(number)
    return {
        Numbering.DECIMAL: f"{shown}.",
        Numbering.PARENTHESES: f"({shown})",
        Numbering.DASH: "-",
    }[numbering]
