"""Where does each measure stand at the end of a period, and who has not reported?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from prongsai.core.dates import Period, PeriodKind
from prongsai.planning import Measure, MeasurePlan
from prongsai.tracking.periods import is_within, periods_within, reports_of, time_order
from prongsai.tracking.records import (
    MatrixRow,
    MeasureReport,
    PeriodCounts,
    Progress,
    Status,
    StatusCounts,
)

_SETTLED = (Status.DONE, Status.CANCELLED)


def status_at(progress: Progress, measure_key: str, period: Period) -> Status | None:
    """The status of a measure at the end of a period: the latest report's up to then.

    Of reports that end on one day, the one for the very period holds, else the longest. None
    where nobody has reported yet.
    """
    report = _latest(progress, measure_key, period)
    return None if report is None else report.status


def status_matrix(plan: MeasurePlan, progress: Progress, period: Period) -> tuple[MatrixRow, ...]:
    """Every measure of the plan in its order, with its status at the end of the period."""
    return tuple(_row(measure, progress, period) for measure in plan.measures)


def reports_on(progress: Progress, measure_key: str, period: Period) -> tuple[MeasureReport, ...]:
    """What tells of a measure in a period, earliest first: its reports for times within it.

    A report for a longer period stands for the shorter ones in it. Where nothing was reported
    within the period: the report that the status is from, if any.
    """
    within = [
        report
        for report in reports_of(progress.reports, measure_key)
        if is_within(report.period, period)
    ]
    told = tuple(report for report in within if not _is_summed_up(report, within))
    latest = _latest(progress, measure_key, period)
    return told or (() if latest is None else (latest,))


def share_by_status(plan: MeasurePlan, progress: Progress, period: Period) -> StatusCounts:
    """How many measures have each status at the end of the period, as whole numbers."""
    counted = Counter(row.status for row in status_matrix(plan, progress, period))
    return StatusCounts(
        not_started=counted[Status.NOT_STARTED],
        in_progress=counted[Status.IN_PROGRESS],
        done=counted[Status.DONE],
        cancelled=counted[Status.CANCELLED],
        unreported=counted[None],
    )


def progress_over_year(plan: MeasurePlan, progress: Progress) -> tuple[PeriodCounts, ...]:
    """The counts at the end of each quarter that any report reaches; nothing is foretold."""
    ends = [each.period.end for each in progress.reports]
    year = Period(fiscal_year=plan.fiscal_year, kind=PeriodKind.YEAR)
    return tuple(
        PeriodCounts(period=quarter, counts=share_by_status(plan, progress, quarter))
        for quarter in periods_within(year, PeriodKind.QUARTER)
        if ends and quarter.end <= max(ends)
    )


def lacking(plan: MeasurePlan, progress: Progress, period: Period) -> tuple[Measure, ...]:
    """The measures that owe a report for a time that ends within the period, in plan order.

    A measure reports by its own kind of period (by the asked one where the plan does not say),
    from the first that ends after it starts until it is done or cancelled. A report for a
    longer period stands for the shorter ones in it.
    """
    return tuple(
        measure
        for measure in plan.measures
        if any(
            _is_owed(measure, due, reports_of(progress.reports, measure.key))
            for due in periods_within(period, measure.reporting or period.kind)
        )
    )


def _latest(progress: Progress, measure_key: str, period: Period) -> MeasureReport | None:
    known = [
        report
        for report in reports_of(progress.reports, measure_key)
        if report.period.end <= period.end
    ]
    exact = [report for report in known if report.period == period]
    return next(reversed(exact or known), None)


def _is_summed_up(report: MeasureReport, others: Iterable[MeasureReport]) -> bool:
    return any(
        report.period != other.period and is_within(report.period, other.period) for other in others
    )


def _row(measure: Measure, progress: Progress, period: Period) -> MatrixRow:
    report = _latest(progress, measure.key, period)
    return MatrixRow(
        measure=measure,
        status=None if report is None else report.status,
        report=report,
        is_carried=report is not None and report.period.end < period.start,
    )


def _is_owed(measure: Measure, due: Period, reports: tuple[MeasureReport, ...]) -> bool:
    if measure.starts is not None and due.end < measure.starts:
        return False
    earlier = [each for each in reports if time_order(each.period) < time_order(due)]
    is_settled = bool(earlier) and earlier[-1].status in _SETTLED
    return not is_settled and not any(is_within(due, each.period) for each in reports)
