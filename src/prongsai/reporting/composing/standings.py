"""What do a table's rows show of each measure? The rules for all of it lie in ``tracking``."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.dates import Period
from prongsai.planning import Measure, MeasurePlan, Quantity
from prongsai.tracking import (
    MeasureReport,
    PeriodCounts,
    Progress,
    Status,
    progress_over_year,
    reports_on,
    share_by_status,
    status_matrix,
    total_outputs,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One measure at the end of ``period``, as a row shows it.

    ``status`` None: nobody has reported on it yet, which is not the same as not started;
    ``reason``: of a cancellation; ``reports``: what tells of it; ``totals``: its outputs in all.
    The last four are empty in a plan.
    """

    measure: Measure
    period: Period | None = None
    status: Status | None = None
    reason: str | None = None
    reports: tuple[MeasureReport, ...] = ()
    totals: tuple[Quantity, ...] = ()


def standings_at(plan: MeasurePlan, progress: Progress, period: Period) -> tuple[Standing, ...]:
    """Every measure of the plan, in its order."""
    return tuple(
        Standing(
            measure=row.measure,
            period=period,
            status=row.status,
            reason=row.report.reason if row.report else None,
            reports=reports_on(progress, row.measure.key, period),
            totals=total_outputs(progress, row.measure.key, period),
        )
        for row in status_matrix(plan, progress, period)
    )


def course_until(plan: MeasurePlan, progress: Progress, period: Period) -> tuple[PeriodCounts, ...]:
    """The counts at the end of every quarter, up to ``period``, that some report ends with.

    Each is named by the shortest period reported until then, as the office knows it; the last one
    counts what the report on ``period`` itself counts.
    """
    reported = sorted((report.period for report in progress.reports), key=lambda each: each.start)
    names = {each.end: each for each in reported}
    return tuple(
        PeriodCounts(
            period=names[each.period.end],
            counts=share_by_status(plan, progress, period)
            if each.period.end == period.end
            else each.counts,
        )
        for each in progress_over_year(plan, progress)
        if each.period.end in names and each.period.end <= period.end
    )
