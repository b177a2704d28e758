"""Which kinds of document does a dossier have data for, and why not the others?"""

from __future__ import annotations

from collections.abc import Callable

from prongsai.core.dates import Period
from prongsai.core.problems import Said
from prongsai.dossier import AssessmentPart, Dossier
from prongsai.reporting.composing.progress import memo_on, period_of
from prongsai.reporting.composing.records import Kind, Year

_NO_PLAN = Said(th="ยังไม่มีแผนมาตรการ (plan)", en="there is no plan of measures (plan)")


def composable(
    of: Year | Dossier, *, period: Period | None = None
) -> tuple[tuple[Kind, Said | None], ...]:
    """Every kind in the order of a pack, with None, or the reason why it is left out.

    ``period``: the one that is asked for; None: the dossier's own.
    """
    if isinstance(of, Year):
        return tuple(
            (kind, _lack_of(kind, of.dossier, period) or _ungathered(kind, of)) for kind in Kind
        )
    return tuple((kind, _lack_of(kind, of, period)) for kind in Kind)


def _ungathered(kind: Kind, year: Year) -> Said | None:
    """Why a kind that the dossier has data for still cannot be made: its year has no rules."""
    without_scores = kind is Kind.ANALYSIS and year.findings is None
    without_items = kind is Kind.OIT_CHECKLIST and year.checklist_edition is None
    if without_scores or without_items:
        return Said(
            th="ไม่มีเกณฑ์ของปีที่ระบุไว้ในแฟ้มข้อมูล",
            en="there are no rules for the year that the dossier names",
        )
    return None


def _lack_of(kind: Kind, dossier: Dossier, period: Period | None) -> Said | None:
    reason = _LACKS[kind](dossier)
    if reason is not None or period is None:
        return reason
    if kind is Kind.MEMO_PROGRESS and memo_on(dossier, period) is None:
        return Said(
            th=f"ไม่มีบันทึกข้อความรายงานผลรอบ {period.code}",
            en=f"there is no memo that reports on {period.code}",
        )
    if kind in {Kind.PROGRESS, Kind.STATUS, Kind.MEMO_PROGRESS}:
        return _nothing_in(dossier, period)
    return None


def _nothing_in(dossier: Dossier, period: Period) -> Said | None:
    """Why nothing can be said of the period: it is another year's, or nobody has reported yet."""
    if period.fiscal_year != dossier.fiscal_year:
        return Said(
            th=f"รอบ {period.code} ไม่อยู่ในปีงบประมาณ {dossier.fiscal_year} ของแฟ้มข้อมูล",
            en=f"the period {period.code} is not in fiscal year {dossier.fiscal_year}",
        )
    reports = dossier.progress.reports if dossier.progress else ()
    if any(report.period.end <= period.end for report in reports):
        return None
    return Said(
        th=f"ยังไม่มีรายงานผลถึงรอบ {period.code}",
        en=f"nothing has been reported up to {period.code}",
    )


def periods_of(dossier: Dossier, kind: Kind) -> tuple[Period | None, ...]:
    """The periods that a kind has a document of its own for; (None,) for kinds without.

    A memo on progress is made for each period that one is written for.
    """
    if kind in {Kind.PROGRESS, Kind.STATUS}:
        return (period_of(dossier, None),)
    if kind is not Kind.MEMO_PROGRESS:
        return (None,)
    usual = period_of(dossier, None)
    own = (memo.period or usual for memo in dossier.memos if memo.about == "progress")
    return tuple(dict.fromkeys(own))


def analysed_assessment(dossier: Dossier) -> AssessmentPart | None:
    """The assessment of the year that the analysis names, or the latest with anything in it."""
    filled = tuple(each for each in dossier.assessments if _has_scores(each))
    asked = dossier.analysis.of if dossier.analysis else None
    if asked is not None:
        return next((each for each in filled if each.fiscal_year == asked), None)
    return max(filled, key=lambda each: each.fiscal_year, default=None)


def _has_scores(assessment: AssessmentPart) -> bool:
    scored = any(each.score is not None for each in assessment.indicators)
    return scored or bool(assessment.answers) or bool(assessment.oit_marks)


def _analysis(dossier: Dossier) -> Said | None:
    if analysed_assessment(dossier) is not None:
        return None
    asked = dossier.analysis.of if dossier.analysis else None
    if asked is not None:
        return Said(
            th=f"ไม่มีคะแนนของปี {asked} ที่ให้วิเคราะห์ (analysis.of)",
            en=f"there are no scores of {asked}, which is to be analysed (analysis.of)",
        )
    return Said(th="ยังไม่มีผลการประเมิน (assessments)", en="there are no scores (assessments)")


def _plan(dossier: Dossier) -> Said | None:
    return None if dossier.plan else _NO_PLAN


def _progress(dossier: Dossier) -> Said | None:
    part = dossier.progress
    if dossier.plan is None:
        return _NO_PLAN
    if part is None or not (part.reports or part.as_printed):
        return Said(
            th="ยังไม่มีรายงานผลการดำเนินการ (progress.reports)",
            en="there are no reports on the measures (progress.reports)",
        )
    return None


def _status(dossier: Dossier) -> Said | None:
    part = dossier.progress
    if dossier.plan is not None and part is not None and part.status_as_printed:
        return None
    return _progress(dossier)


def _memo(about: str, lacks: Callable[[Dossier], Said | None]) -> Callable[[Dossier], Said | None]:
    def reason(dossier: Dossier) -> Said | None:
        if any(memo.about == about for memo in dossier.memos):
            return lacks(dossier)
        return Said(
            th=f"ไม่มีบันทึกข้อความเรื่องนี้ (memos ที่ about: {about})",
            en=f"there is no memo about it (memos with about: {about})",
        )

    return reason


def _announcement(dossier: Dossier) -> Said | None:
    if dossier.announcement is None:
        return Said(th="ไม่มีข้อมูลประกาศ (announcement)", en="there is no announcement")
    return _plan(dossier)


def _order(dossier: Dossier) -> Said | None:
    if dossier.order is None:
        return Said(th="ไม่มีข้อมูลคำสั่ง (order)", en="there is no order")
    return None


def _checklist(dossier: Dossier) -> Said | None:
    if dossier.oit_checklist is None:
        return Said(
            th="ไม่มีรายการตรวจสอบ OIT (oit_checklist)",
            en="there is no OIT checklist (oit_checklist)",
        )
    return None


_LACKS: dict[Kind, Callable[[Dossier], Said | None]] = {
    Kind.ANALYSIS: _analysis,
    Kind.PLAN: _plan,
    Kind.PROGRESS: _progress,
    Kind.STATUS: _status,
    Kind.MEMO_PLAN: _memo("plan", _plan),
    Kind.MEMO_PROGRESS: _memo("progress", _progress),
    Kind.ANNOUNCEMENT: _announcement,
    Kind.ORDER: _order,
    Kind.OIT_CHECKLIST: _checklist,
}
