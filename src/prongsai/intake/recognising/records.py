"""What does recognising give?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Place, Problem, Said
from prongsai.core.reading import Origin, Source
from prongsai.dossier import ColumnPart, Dossier, Sureness


class DocumentKind(StrEnum):
    """What a document holds; one file often holds several."""

    ANALYSIS = "analysis"
    PLAN = "plan"
    PROGRESS = "progress"
    STATUS = "status"
    MEMO = "memo"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedValue:
    """A value of the dossier beside the words that it was read from.

    ``path``: of the value, as in ``memos[0].date``. ``text``: as printed, always.
    """

    path: str
    text: str
    place: Place
    source: Source
    sure: Sureness

    @property
    def is_to_confirm(self) -> bool:
        """Whether a person must look: everything that comes from a picture."""
        return self.source is Source.SCAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A dossier, what is to be looked at, and where each value of it was read."""

    dossier: Dossier
    kinds: tuple[DocumentKind, ...]
    values: tuple[PlacedValue, ...]
    problems: tuple[Problem, ...]


class AgencyNotRead(ProngsaiError):
    """No authority's name stands in the document."""

    code = "agency-not-read"

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="ไม่พบชื่อหน่วยงานในเอกสารนี้",
                en="The document does not name an authority.",
            ),
            Said(
                th="ระบุชื่อเต็มของหน่วยงานด้วย --agency",
                en="Give the authority's full name with --agency.",
            ),
        )


class YearNotRead(ProngsaiError):
    """No year of measures or of an assessment stands in the document."""

    code = "fiscal-year-not-read"

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="ไม่พบปีงบประมาณในเอกสารนี้",
                en="The document does not tell its fiscal year.",
            ),
            Said(
                th="ระบุปีงบประมาณของมาตรการด้วย --year เช่น --year 2568",
                en="Give the fiscal year of the measures with --year, such as --year 2568.",
            ),
        )


# What a reading is made of, before it is understood.


OUTSIDE = -1  # the place in the stream of a line of a cell: it has none of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text outside tables; ``at`` is its place in the stream."""

    text: str
    place: Place
    source: Source
    at: int
    is_furniture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row with a text for each column of the grid."""

    cells: tuple[str, ...]
    place: Place
    origin: Origin
    source: Source
    is_group: bool = False

    def place_of(self, column: int) -> Place:
        """Where the cell of that column stands; columns count from 0."""
        return self.origin.place(table=self.place.table, row=self.place.row, column=column + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. ``columns`` is empty where it has no heading that was understood.

    ``heads``: its heading rows as they stand.
    """

    columns: tuple[ColumnPart, ...]
    heads: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    number: int
    at: int

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row.cells) for row in (*self.heads, *self.rows)), default=0)
