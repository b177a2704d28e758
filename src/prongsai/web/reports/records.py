"""Where does each report stand, as pages show it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from prongsai.core.dates import Period, period_name
from prongsai.core.problems import Said
from prongsai.dossier import MeasurePart
from prongsai.web.storage.records import KeptFile


class ReportState(StrEnum):
    """A report on its way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"


class CellState(StrEnum):
    """One measure in one period."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    DRAFT = "draft"
    LACKING = "lacking"  # the period is over
    OPEN = "open"  # the period runs
    LATER = "later"
    NOTHING = "nothing"  # nothing is owed: settled, not begun, or told by a longer report


# What asks somebody to act, the most urgent first.
WAITING = (CellState.RETURNED, CellState.LACKING, CellState.DRAFT, CellState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is stored of a report. ``body``: as typed; ``revision`` 0: nothing was saved yet."""

    measure: str
    period: str
    unit: str
    state: ReportState
    body: dict[str, Any]
    revision: int
    written_at: datetime
    returned_by: str
    returned_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A time in which a period is or was closed."""

    period: str
    locked_by: str  # the identifier of a person
    locked_at: datetime
    reason: str
    reopened_by: str
    reopened_at: datetime | None
    reopen_reason: str

    @property
    def is_closed(self) -> bool:
        """Whether it is closed now."""
        return self.reopened_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One measure in one period. ``is_late``: owed, and the day by which it was due is over."""

    measure: MeasurePart
    period: Period
    state: CellState
    is_late: bool
    is_locked: bool
    reason: str = ""
    revision: int = 0

    @property
    def due(self) -> date:
        """The day by which the report is due."""
        return due_day(self.period)

    @property
    def name(self) -> Said:
        """What the period is called."""
        return period_name(self.period)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is to act now."""
        return self.state in WAITING and not self.is_locked


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShown:
    """One piece of evidence: a kept file, a link that can be followed, or only an address."""

    title: str
    address: str
    file: KeptFile | None
    is_link: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodState:
    """One period of a year over all measures that report in it."""

    period: Period
    due: date
    reported: int
    lacking: int
    is_locked: bool

    @property
    def code(self) -> str:
        """Its code, as addresses name it."""
        return self.period.code

    @property
    def name(self) -> Said:
        """What it is called."""
        return period_name(self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearState:
    """How far the reports of a year are. ``next_due`` None: nothing is owed any more."""

    periods: tuple[PeriodState, ...]
    next_due: date | None

    @property
    def lacking(self) -> int:
        """How many reports are still owed in the periods that are not locked."""
        return sum(each.lacking for each in self.periods if not each.is_locked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measure over the periods; a period that it does not report in is None."""

    measure: MeasurePart
    owners: tuple[str, ...]  # their names
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The measures of a year and the periods that they are reported for."""

    periods: tuple[PeriodState, ...]
    lines: tuple[Line, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every place of a report."""
        return tuple(cell for line in self.lines for cell in line.cells if cell is not None)


DAYS_TO_REPORT = 15  # after the end of a period


def due_day(period: Period) -> date:
    """The day by which the reports for a period are due."""
    return date.fromordinal(period.end.toordinal() + DAYS_TO_REPORT)
