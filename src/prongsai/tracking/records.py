"""What became of each measure, in which period, and what shows it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.core.dates import FiscalYear, Period
from prongsai.planning import Measure, Quantity


class Status(StrEnum):
    """Where a measure stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    CANCELLED = "cancelled"  # with a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that shows what was done. ``sha256`` of the file in hexadecimal, if kept."""

    title: str
    address: str | None = None
    on: date | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReport:
    """What one owner reports on one measure for one period."""

    measure: str  # Measure.key
    period: Period
    status: Status
    reason: str | None = None  # of a cancellation
    done: tuple[str, ...] = ()  # what was done, a line each
    outputs: tuple[Quantity, ...] = ()
    outcome: str | None = None
    obstacles: str | None = None
    evidence: tuple[Evidence, ...] = ()
    reported_by: str | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Every report on one plan, in order of period."""

    agency: str
    fiscal_year: FiscalYear
    reports: tuple[MeasureReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One measure's place in the status matrix of a period.

    ``status`` None: nobody has reported, which is not the same as not started. ``report``: the
    one that the status is from; ``is_carried``: it is of an earlier time than the period.
    """

    measure: Measure
    status: Status | None
    report: MeasureReport | None
    is_carried: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCounts:
    """How many measures have each status; the counts add up to the measures of the plan."""

    not_started: int = 0
    in_progress: int = 0
    done: int = 0
    cancelled: int = 0
    unreported: int = 0

    @property
    def total(self) -> int:
        """How many measures there are."""
        return self.not_started + self.in_progress + self.done + self.cancelled + self.unreported

    def of(self, status: Status | None) -> int:
        """The count of one status; None: those that nobody has reported on."""
        return {
            Status.NOT_STARTED: self.not_started,
            Status.IN_PROGRESS: self.in_progress,
            Status.DONE: self.done,
            Status.CANCELLED: self.cancelled,
            None: self.unreported,
        }[status]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCounts:
    """Where the measures stood at the end of a period."""

    period: Period
    counts: StatusCounts
