"""Which of two reports comes later, and which period holds another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.core.dates import Period, PeriodKind
from prongsai.tracking.records import MeasureReport

_COUNTS = {PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2, PeriodKind.YEAR: 1}


def time_order(period: Period) -> tuple[int, int]:
    """A sort key: by the last day; of periods that end together the longer comes later.

    For a longer one sums the shorter ones up: the fourth quarter, then the whole year.
    """
    return period.end.toordinal(), -period.start.toordinal()


def is_within(inner: Period, outer: Period) -> bool:
    """Whether every day of ``inner`` lies in ``outer``; a period is within itself."""
    return outer.start <= inner.start and inner.end <= outer.end


def is_as_long(kind: PeriodKind, other: PeriodKind) -> bool:
    """Whether a period of ``kind`` is at least as long as one of ``other``."""
    return _COUNTS[kind] <= _COUNTS[other]


def periods_within(outer: Period, kind: PeriodKind) -> Iterator[Period]:
    """The periods of a kind that end within ``outer``, in order."""
    for number in range(1, _COUNTS[kind] + 1):
        period = Period(fiscal_year=outer.fiscal_year, kind=kind, number=number)
        if outer.start <= period.end <= outer.end:
            yield period


def reports_of(reports: Iterable[MeasureReport], measure: str) -> tuple[MeasureReport, ...]:
    """The reports on one measure, earliest first, whatever order they are given in."""
    own = (report for report in reports if report.measure == measure)
    return tuple(sorted(own, key=lambda report: time_order(report.period)))
