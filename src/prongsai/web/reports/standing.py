"""Which reports are there, which are owed, and by when?

What is owed is tracking's rule; here it is only asked measure by measure and period by period.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from prongsai.core.dates import Period, PeriodKind
from prongsai.dossier import Dossier, MeasurePart, plan_of, progress_of
from prongsai.planning import MeasurePlan
from prongsai.tracking import Progress, is_within, lacking, periods_within, time_order
from prongsai.web.reports.records import (
    Cell,
    CellState,
    Line,
    Lock,
    Matrix,
    PeriodState,
    ReportState,
    Written,
    YearState,
    due_day,
)

_OF_ROWS = {
    ReportState.RETURNED: CellState.RETURNED,
    ReportState.DRAFT: CellState.DRAFT,
    ReportState.SUBMITTED: CellState.DRAFT,  # somebody took it out of the dossier again
}


def reporting_kind(measure: MeasurePart, dossier: Dossier) -> PeriodKind:
    """How often a measure is reported: as it says, else as the year's documents are made."""
    if measure.reporting is not None:
        return measure.reporting
    progress = dossier.progress
    is_told = progress is not None and progress.period is not None
    return progress.period.kind if is_told else PeriodKind.QUARTER  # type: ignore[union-attr]


def is_closed(period: Period, locks: Iterable[Lock]) -> bool:
    """Whether a lock closes the period, or a longer one around it."""
    return any(is_within(period, Period.parse(each.period)) for each in locks if each.is_closed)


def matrix_of(
    dossier: Dossier, written: Iterable[Written], locks: tuple[Lock, ...], *, today: date
) -> Matrix:
    """The measures of a year over its periods."""
    plan = plan_of(dossier)
    if plan is None or dossier.plan is None:
        return Matrix(periods=(), lines=())
    asked = _Asked(dossier, plan, written, locks, today)
    measures = dossier.plan.measures
    periods = asked.periods()
    names = {unit.key: unit.name for unit in dossier.units}
    lines = tuple(
        Line(
            measure=measure,
            owners=tuple(names.get(key, key) for key in measure.owners),
            cells=tuple(asked.cell(measure, period) for period in periods),
        )
        for measure in measures
    )
    states = tuple(_state(period, at, lines, locks) for at, period in enumerate(periods))
    return Matrix(periods=states, lines=lines)


def year_state(matrix: Matrix, *, today: date) -> YearState:
    """The matrix summed up for the board."""
    dues = (
        each.due
        for each in matrix.periods
        if each.lacking and not each.is_locked and each.due >= today
    )
    return YearState(periods=matrix.periods, next_due=min(dues, default=None))


def _state(
    period: Period, at: int, lines: tuple[Line, ...], locks: tuple[Lock, ...]
) -> PeriodState:
    cells = [cell for line in lines if (cell := line.cells[at]) is not None]
    reported = sum(cell.state is CellState.SUBMITTED for cell in cells)
    settled = sum(cell.state is CellState.NOTHING for cell in cells)
    return PeriodState(
        period=period,
        due=due_day(period),
        reported=reported,
        lacking=len(cells) - reported - settled,
        is_locked=is_closed(period, locks),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of all places of a year."""

    owed: frozenset[tuple[str, Period]]
    reported: frozenset[tuple[str, Period]]
    written: Mapping[tuple[str, str], Written]


class _Asked:
    """One year, asked cell by cell."""

    def __init__(
        self,
        dossier: Dossier,
        plan: MeasurePlan,
        written: Iterable[Written],
        locks: tuple[Lock, ...],
        today: date,
    ) -> None:
        parts = dossier.plan.measures if dossier.plan else ()
        self._kinds = {each.key: reporting_kind(each, dossier) for each in parts}
        self._year = Period(fiscal_year=dossier.fiscal_year, kind=PeriodKind.YEAR)
        self._locks, self._today = locks, today
        progress = progress_of(dossier) or Progress(
            agency=plan.agency, fiscal_year=plan.fiscal_year, reports=()
        )
        self._told = _Told(
            frozenset(self._owed(plan, progress)),
            frozenset((each.measure, each.period) for each in progress.reports),
            {(each.measure, each.period): each for each in written},
        )

    def periods(self) -> tuple[Period, ...]:
        """Every period that a measure reports in or was reported for, in time."""
        asked = {each for kind in set(self._kinds.values()) for each in self._of_kind(kind)}
        own = {period for _, period in self._told.reported if is_within(period, self._year)}
        return tuple(sorted(asked | own, key=time_order))

    def cell(self, measure: MeasurePart, period: Period) -> Cell | None:
        """One measure in one period; None where it is not reported for such a period."""
        place = (measure.key, period)
        if period.kind is not self._kinds[measure.key] and place not in self._told.reported:
            return None
        row = self._told.written.get((measure.key, period.code))
        state = self._state(place, row)
        is_owed = state not in (CellState.SUBMITTED, CellState.NOTHING)
        return Cell(
            measure=measure,
            period=period,
            state=state,
            is_late=is_owed and due_day(period) < self._today,
            is_locked=is_closed(period, self._locks),
            reason=row.reason if row and state is CellState.RETURNED else "",
            revision=row.revision if row else 0,
        )

    def _state(self, place: tuple[str, Period], row: Written | None) -> CellState:
        if place in self._told.reported:
            return CellState.SUBMITTED
        if place not in self._told.owed:
            return CellState.NOTHING
        if row is not None:
            return _OF_ROWS[row.state]
        period = place[1]
        if period.end < self._today:
            return CellState.LACKING
        return CellState.OPEN if period.start <= self._today else CellState.LATER

    def _of_kind(self, kind: PeriodKind) -> tuple[Period, ...]:
        return tuple(periods_within(self._year, kind))

    def _owed(self, plan: MeasurePlan, progress: Progress) -> Iterable[tuple[str, Period]]:
        for kind in sorted(set(self._kinds.values())):
            own = tuple(
                replace(each, reporting=kind)
                for each in plan.measures
                if self._kinds[each.key] is kind
            )
            for period in self._of_kind(kind):
                for measure in lacking(replace(plan, measures=own), progress, period):
                    yield measure.key, period
