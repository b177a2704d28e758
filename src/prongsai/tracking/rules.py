"""What may follow what, when owners report on their measures?

The rules hold between any two reports on one measure, so that the order in which reports
arrive does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from prongsai.core.dates import thai_day
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.planning import Measure, MeasurePlan
from prongsai.tracking.periods import is_as_long, is_within, reports_of, time_order
from prongsai.tracking.records import MeasureReport, Progress, Status
from prongsai.tracking.refusals import (
    MeasureUnknown,
    PeriodOutsideYear,
    PeriodUnfit,
    ReasonMissing,
    ReportAfterCancelled,
    ReportDuplicate,
    ReportMissing,
    ReportRefused,
    StatusBackwards,
)


def add_report(progress: Progress, report: MeasureReport, plan: MeasurePlan) -> Progress:
    """The progress with one report more, in order of period and then of the plan.

    Errors: ReportRefused (MeasureUnknown, PeriodOutsideYear, PeriodUnfit, ReasonMissing,
    ReportDuplicate, StatusBackwards, ReportAfterCancelled), the first that applies.
    """
    refusal = next(_refusals(report, progress.reports, plan), None)
    if refusal is not None:
        raise refusal
    return replace(progress, reports=_ordered((*progress.reports, report), plan))


def replace_report(progress: Progress, report: MeasureReport, plan: MeasurePlan) -> Progress:
    """The progress with this report in place of the one for its measure and period.

    Errors: ReportMissing where there is none; otherwise as ``add_report``.
    """
    others = tuple(each for each in progress.reports if not _is_same_place(each, report))
    if len(others) == len(progress.reports):
        raise ReportMissing(report)
    return add_report(replace(progress, reports=others), report, plan)


def progress_problems(
    plan: MeasurePlan, progress: Progress, today: date | None = None
) -> tuple[Problem, ...]:
    """Everything that a user must mend in the reports, by report in order of period.

    Codes: those of the refusals, ``report-before-period-end`` and ``measure-without-result``.
    ``today``: a period that has not ended by then is reported too early, dated or not.
    """
    reports = _ordered(progress.reports, plan)
    problems: list[Problem] = []
    for number, report in enumerate(reports):
        before = reports[:number]
        problems += [_problem_of(refusal) for refusal in _refusals(report, before, plan)]
        problems += _too_early(report, today)
        problems += _without_result(report, before)
    return tuple(problems)


def _ordered(reports: Iterable[MeasureReport], plan: MeasurePlan) -> tuple[MeasureReport, ...]:
    ranks = {measure.key: rank for rank, measure in enumerate(plan.measures)}
    last = len(ranks)
    return tuple(
        sorted(
            reports,
            key=lambda each: (*time_order(each.period), ranks.get(each.measure, last)),
        )
    )


def _is_same_place(report: MeasureReport, other: MeasureReport) -> bool:
    return report.measure == other.measure and report.period == other.period


def _refusals(
    report: MeasureReport, others: Iterable[MeasureReport], plan: MeasurePlan
) -> Iterator[ReportRefused]:
    measure = next((each for each in plan.measures if each.key == report.measure), None)
    if measure is None:
        yield MeasureUnknown(report, tuple(each.key for each in plan.measures))
        return
    if report.period.fiscal_year != plan.fiscal_year:
        yield PeriodOutsideYear(report, plan.fiscal_year)
        return
    yield from _refusals_alone(report, measure)
    yield from _refusals_beside(report, reports_of(others, report.measure))


def _refusals_alone(report: MeasureReport, measure: Measure) -> Iterator[ReportRefused]:
    # A longer period than asked for sums shorter ones up; a shorter one was not asked for.
    if measure.reporting and not is_as_long(report.period.kind, measure.reporting):
        yield PeriodUnfit(report, measure.reporting)
    if report.status is Status.CANCELLED and not (report.reason or "").strip():
        yield ReasonMissing(report)


def _refusals_beside(
    report: MeasureReport, others: tuple[MeasureReport, ...]
) -> Iterator[ReportRefused]:
    if any(_is_same_place(each, report) for each in others):
        yield ReportDuplicate(report)
        return
    for other in others:
        earlier, later = sorted((report, other), key=lambda each: time_order(each.period))
        if earlier.status is Status.CANCELLED and not _sums_up_cancelled(later, earlier):
            yield ReportAfterCancelled(later, earlier.period)
            return
        if later.status is Status.NOT_STARTED and earlier.status is not Status.NOT_STARTED:
            yield StatusBackwards(later, earlier)
            return


def _sums_up_cancelled(later: MeasureReport, earlier: MeasureReport) -> bool:
    return later.status is Status.CANCELLED and is_within(earlier.period, later.period)


# Problems


def _place(report: MeasureReport, field: str) -> Place:
    return Place(path=f"progress.reports[{report.measure}][{report.period.code}].{field}")


def _problem_of(refusal: ReportRefused) -> Problem:
    return Problem(
        code=refusal.code,
        severity=Severity.ERROR,
        place=_place(refusal.report, refusal.field),
        text=refusal.report.measure,
        message=refusal.said,
        remedy=refusal.remedy,
    )


def _too_early(report: MeasureReport, today: date | None) -> Iterator[Problem]:
    # What is cancelled is told at once; nobody waits for the period's end.
    day = report.reported_on or today
    if report.status is Status.CANCELLED or day is None or day >= report.period.end:
        return
    end = report.period.end
    yield Problem(
        code="report-before-period-end",
        severity=Severity.WARNING,
        place=_place(report, "reported_on"),
        text=thai_day(day),
        message=Said(
            th=f"รายงานรอบ {report.period.code} ของมาตรการ “{report.measure}” "
            f"ณ วันที่ {thai_day(day)} ก่อนสิ้นรอบในวันที่ {thai_day(end)}",
            en=f"The report on “{report.measure}” for {report.period.code} is of "
            f"{day.isoformat()}, before the period ends on {end.isoformat()}.",
        ),
        remedy=Said(
            th="รายงานเมื่อสิ้นรอบแล้ว หรือใช้รอบที่สั้นกว่า",
            en="Report when the period is over, or for a shorter period.",
        ),
    )


def _without_result(report: MeasureReport, before: tuple[MeasureReport, ...]) -> Iterator[Problem]:
    so_far = (*reports_of(before, report.measure), report)
    if report.status is not Status.DONE or any(map(_says_what_was_done, so_far)):
        return
    if any(each.status is Status.DONE for each in so_far[:-1]):
        return  # said at the first report that calls it done
    yield Problem(
        code="measure-without-result",
        severity=Severity.WARNING,
        place=_place(report, "done"),
        text=report.measure,
        message=Said(
            th=f"มาตรการ “{report.measure}” รายงานว่าดำเนินการแล้ว แต่ไม่ได้บอกว่าทำอะไร",
            en=f"The measure “{report.measure}” is reported as done, but not what was done.",
        ),
        remedy=Said(
            th="ระบุสิ่งที่ทำ ผลผลิตพร้อมจำนวนและหน่วยนับ หรือผลลัพธ์",
            en="Say what was done, its outputs with amount and unit, or its outcome.",
        ),
    )


def _says_what_was_done(report: MeasureReport) -> bool:
    lines = (*report.done, report.outcome or "")
    return bool(report.outputs) or any(line.strip() for line in lines)
