"""What is a document, before it is a file?

One small frozen tree lies between the records and every file format. ``reporting`` composes
and renders it, ``intake`` reads it, ``checking`` checks it. Text is data, never markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Align(StrEnum):
    """Where text stands; ``start`` is ragged right, since justified Thai opens ugly gaps."""

    START = "start"
    CENTER = "center"
    END = "end"


class Orientation(StrEnum):
    """How a section's pages lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Digits(StrEnum):
    """The one style of digits of a document."""

    THAI = "thai"
    ARABIC = "arabic"


class Face(StrEnum):
    """The typeface a dossier asks for."""

    SARABUN = "sarabun"  # embedded default
    TH_SARABUN_NEW = "th-sarabun-new"  # from a file that the office gives


class Numbering(StrEnum):
    """How a list is numbered; digits follow the document's style."""

    DECIMAL = "decimal"  # 1.
    PARENTHESES = "parentheses"  # (1)
    DASH = "dash"  # -


class Role(StrEnum):
    """What a paragraph is, where it is not plain body text."""

    BODY = "body"
    COVER = "cover"  # large, centred, on a title page
    TITLE = "title"  # bold, centred, above the text
    NOTE = "note"  # small print below a table or figure
    LABEL = "label"  # bold, keeps with what follows


class ChartKind(StrEnum):
    """Which of our pictures it is."""

    BARS = "bars"  # one bar a label, with thresholds
    CHANGE = "change"  # this year beside last year
    PROGRESS = "progress"  # shares of measures by status, one bar a period


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style.

    ``keep``: a name or a number with its unit, never broken over lines.
    ``verbatim``: digits stay as written (addresses, codes, Latin names, text as printed).
    """

    text: str
    bold: bool = False
    keep: bool = False
    verbatim: bool = False


Text: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the highest."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text; ``indent`` sets the first line in by 2.5 cm."""

    text: Text
    role: Role = Role.BODY
    align: Align = Align.START
    indent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item and, where there is one, the list below it."""

    text: Text
    below: NumberedList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A real list: renderers number it, the items hold no number of their own."""

    items: tuple[ListItem, ...]
    numbering: Numbering = Numbering.DECIMAL
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table column; ``weight`` is its share of the table's width."""

    weight: int = 1
    align: Align = Align.START


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: one or more lines, each its own paragraph. An empty cell has no line."""

    lines: tuple[Text, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None  # None: the column's


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; places covered by a span from the left or above hold no cell.

    ``group``: one cell over all columns that names what follows.
    """

    cells: tuple[Cell, ...]
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``header`` rows repeat on every page. ``summary`` is its text alternative."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar. ``value`` in points or shares of ``Chart.maximum``; None: no value is known."""

    label: str
    series: str
    value: Decimal | None
    shown: str  # the value as printed, digits in the document's style


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A line across a chart."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture as data: bars in order, with the lines that matter."""

    kind: ChartKind
    bars: tuple[Bar, ...]
    thresholds: tuple[Threshold, ...] = ()
    maximum: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with its caption and its text alternative (everything that it shows, in words)."""

    chart: Chart
    caption: Text
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """The Garuda's place; its proportion is kept even where no file is given.

    ``image``: the bytes of a PNG, JPEG or SVG file that the office gave, or None.
    """

    height_mm: int
    align: Align
    image: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoHead:
    """The head of a memo (บันทึกข้อความ). Empty texts print as dotted places."""

    emblem: Emblem
    title: str
    department_label: str
    department: Text
    number_label: str
    number: Text
    date_label: str
    date: Text
    subject_label: str
    subject: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign: never parted from its name by a page break.

    ``heading`` and ``opinion`` stand above it; an opinion of None asks for none, an empty one
    prints dotted lines. ``below`` holds the name in brackets, position and capacity, in lines.
    """

    below: tuple[Text, ...]
    heading: Text | None = None
    opinion: Text | None = None
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A short centred line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts on a new page."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | NumberedList
    | Table
    | Figure
    | Emblem
    | MemoHead
    | Signature
    | Rule
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A run of pages that lie one way."""

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT


# How a file says of itself that it is a draft, where its format has a place for that.
DRAFT_STATUS = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. ``language`` is a BCP 47 tag; ``kind`` one of reporting's kinds."""

    kind: str
    title: str
    agency: str
    fiscal_year: int  # Buddhist era
    sections: tuple[Section, ...]
    language: str = "th"
    digits: Digits = Digits.THAI
    face: Face = Face.SARABUN
    is_draft: bool = True
    page_numbers: bool = True


def text(plain: str, *, bold: bool = False, keep: bool = False, verbatim: bool = False) -> Text:
    """One run as a Text; no run for the empty string.

    >>> text("")
    ()
    """
    return (Run(text=plain, bold=bold, keep=keep, verbatim=verbatim),) if plain else ()


def plain(words: Text) -> str:
    """The letters of a Text without its styles."""
    return "".join(run.text for run in words)


def cell(*lines: str, colspan: int = 1, rowspan: int = 1, bold: bool = False) -> Cell:
    """A cell of plain lines; empty strings give an empty cell."""
    return Cell(
        lines=tuple(text(line, bold=bold) for line in lines if line),
        colspan=colspan,
        rowspan=rowspan,
    )


def blocks_of(document: Document) -> Iterator[Block]:
    """Every block in reading order."""
    for section in document.sections:
        yield from section.blocks


def tables_of(document: Document) -> tuple[Table, ...]:
    """Every table in reading order."""
    return tuple(block for block in blocks_of(document) if isinstance(block, Table))
