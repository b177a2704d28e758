"""How far is a year, whose turn is it, and what is due?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.core.problems import Said
from prongsai.dossier import Dossier
from prongsai.editions import CalendarEntry, EditionMissing, load
from prongsai.web.approvals.queries import approval_state
from prongsai.web.approvals.records import MemoState, Stage
from prongsai.web.checklist.queries import checklist_progress
from prongsai.web.documents.queries import document_state
from prongsai.web.plan.queries import plan_state
from prongsai.web.reports.queries import report_state
from prongsai.web.rights import ROLE_NAMES, Role
from prongsai.web.years.records import YearRecord

_OFFICER = ROLE_NAMES[Role.OFFICER]


class StepState(StrEnum):
    """Where a step stands."""

    WAITING = "waiting"  # for a step before it
    OPEN = "open"
    DONE = "done"


STATE_NAMES = {
    StepState.WAITING: _("Waits"),
    StepState.OPEN: _("Open"),
    StepState.DONE: _("Done"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardStep:
    """One step. ``page``: the name of its page; ``lacks``: what is still missing."""

    title: str | Promise
    state: StepState
    turn: str | Promise
    page: str
    lacks: tuple[Said, ...] = ()
    due: date | None = None

    @property
    def state_name(self) -> str | Promise:
        """The state in words."""
        return STATE_NAMES[self.state]


def steps_of(year: YearRecord, *, today: date) -> tuple[BoardStep, ...]:
    """The steps of a year in their order."""
    memos = approval_state(year)
    has_scores, has_plan = _has_scores(year.dossier), year.dossier.plan is not None
    is_approved = any(each.about == "plan" and _is_done(each) for each in memos)
    return (
        _scores(has_scores=has_scores),
        _plan(year, is_ready=has_scores),
        _memos(memos, "plan", is_ready=has_plan),
        _checklist(year),
        _reports(year, today=today, is_ready=has_plan and is_approved),
        _memos(memos, "progress", is_ready=year.dossier.progress is not None),
        _documents(year, is_ready=has_plan or has_scores),
    )


def calendar_of(year: YearRecord, *, today: date) -> tuple[CalendarEntry, ...]:
    """What the calendar of the year's rules still holds; days that are not known are left out."""
    try:
        entries = load(year.dossier.fiscal_year).calendar
    except EditionMissing:
        return ()
    known = [each for each in entries if each.ends is not None and each.ends >= today]
    return tuple(sorted(known, key=lambda each: each.ends or today))


def _scores(*, has_scores: bool) -> BoardStep:
    missing = Said(th="ยังไม่ได้กรอกคะแนนของปีก่อน", en="The scores of last year are not entered.")
    return BoardStep(
        title=_("Scores and findings"),
        state=StepState.DONE if has_scores else StepState.OPEN,
        turn=_OFFICER,
        page="scores",
        lacks=() if has_scores else (missing,),
    )


def _plan(year: YearRecord, *, is_ready: bool) -> BoardStep:
    state = plan_state(year)
    return BoardStep(
        title=_("Plan of measures"),
        state=_state(is_done=state.measure_count > 0 and not state.lacks, is_ready=is_ready),
        turn=_OFFICER,
        page="plan",
        lacks=state.lacks,
    )


def _memos(memos: tuple[MemoState, ...], about: str, *, is_ready: bool) -> BoardStep:
    own = [each for each in memos if each.about == about]
    open_ones = [each for each in own if not _is_done(each)]
    waiting = next((each.turn for each in open_ones if each.turn is not None), None)
    void = Said(
        th="เนื้อหาเปลี่ยนหลังเห็นชอบ การเห็นชอบสิ้นผล",
        en="The content was changed: the approval is void.",
    )
    return BoardStep(
        title=_("Approval of the plan") if about == "plan" else _("Approval of progress reports"),
        state=_state(is_done=bool(own) and not open_ones, is_ready=is_ready),
        turn=_OFFICER if waiting is None else waiting.name,
        page="approvals",
        lacks=(void,) if any(each.is_void for each in own) else (),
    )


def _is_done(memo: MemoState) -> bool:
    return memo.stage in {Stage.DONE, Stage.PAPER, Stage.SIGNED} and not memo.is_void


def _checklist(year: YearRecord) -> BoardStep:
    state = checklist_progress(year)
    left = state.item_count - state.settled
    lacks = (
        [Said(th=f"ยังไม่เผยแพร่ {left} ข้อ", en=f"{left} items are not published.")] if left else []
    )
    if state.without_owner:
        th = f"ยังไม่มีผู้รับผิดชอบ {state.without_owner} ข้อ"
        lacks.append(Said(th=th, en=f"Nobody answers for {state.without_owner} items."))
    return BoardStep(
        title=_("OIT checklist"),
        state=StepState.DONE if state.is_done else StepState.OPEN,
        turn=_OFFICER,
        page="checklist",
        lacks=tuple(lacks),
    )


def _reports(year: YearRecord, *, today: date, is_ready: bool) -> BoardStep:
    state = report_state(year, today)
    lacking = Said(
        th=f"ยังขาดรายงาน {state.lacking} รายการ", en=f"{state.lacking} reports are lacking."
    )
    is_done = bool(state.periods) and state.next_due is None and not state.lacking
    return BoardStep(
        title=_("Progress reports"),
        state=_state(is_done=is_done, is_ready=is_ready),
        turn=ROLE_NAMES[Role.UNIT_HEAD],
        page="reports",
        lacks=(lacking,) if state.lacking else (),
        due=state.next_due,
    )


def _documents(year: YearRecord, *, is_ready: bool) -> BoardStep:
    state = document_state(year)
    left = state.can_be_made - state.made
    lacks = []
    if left:
        lacks.append(Said(th=f"ยังไม่ได้จัดทำ {left} ฉบับ", en=f"{left} documents are not made."))
    if state.outdated:
        th = f"{state.outdated} ฉบับจัดทำก่อนข้อมูลล่าสุด"
        lacks.append(Said(th=th, en=f"{state.outdated} documents are of older data."))
    return BoardStep(
        title=_("Documents"),
        state=_state(is_done=bool(state.made) and not lacks, is_ready=is_ready),
        turn=_OFFICER,
        page="documents",
        lacks=tuple(lacks),
    )


def _has_scores(dossier: Dossier) -> bool:
    return any(each.score is not None for one in dossier.assessments for each in one.indicators)


def _state(*, is_done: bool, is_ready: bool) -> StepState:
    if is_done:
        return StepState.DONE
    return StepState.OPEN if is_ready else StepState.WAITING
