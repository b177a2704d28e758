"""How is a report written, submitted and returned, and a period closed and opened again?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from prongsai.core.dates import Period
from prongsai.core.errors import ProblemsFound, ProngsaiError
from prongsai.core.problems import Said
from prongsai.web.audit.actions import record
from prongsai.web.people.actions import SYSTEM
from prongsai.web.people.records import Access
from prongsai.web.reports import bodies, letters, queries, reminders
from prongsai.web.reports.models import PeriodLock, ReminderRow, ReportRow
from prongsai.web.reports.queries import Place
from prongsai.web.reports.records import ReportState
from prongsai.web.years import queries as years
from prongsai.web.years.actions import ChangedMeanwhile, change_year


class PeriodClosed(ProngsaiError):
    """Nothing is reported for a locked period any longer."""

    def __init__(self, period: str) -> None:
        self.period = period
        super().__init__(
            Said(th=f"ปิดรอบ {period} แล้ว", en=f"The period {period} is locked."),
            Said(
                th="ขอให้เจ้าหน้าที่ ITA เปิดรอบพร้อมเหตุผล",
                en="Ask the ITA officer to open it again with a reason.",
            ),
        )


class ReportSubmitted(ProngsaiError):
    """The report was submitted already."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ส่งรายงานนี้แล้ว จึงแก้ไม่ได้", en="This report was submitted already."),
            Said(
                th="ขอให้เจ้าหน้าที่ ITA ส่งคืนพร้อมเหตุผล หากต้องแก้ไข",
                en="Ask the ITA officer to return it with a reason if it must change.",
            ),
        )


class ReportNotThere(ProngsaiError):
    """There is no submitted report to return."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ยังไม่มีรายงานที่ส่งแล้วให้ส่งคืน", en="There is no submitted report to return."),
            Said(th="รอให้หน่วยงานส่งรายงานก่อน", en="Wait until it is submitted."),
        )


class WithoutReason(ProngsaiError):
    """Something that nobody does without saying why."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ต้องระบุเหตุผลเป็นลายลักษณ์อักษร", en="A written reason is needed."),
            Said(th="กรอกเหตุผลแล้วส่งอีกครั้ง", en="Give the reason and send again."),
        )


class LettersLost(ProngsaiError):
    """The mail server did not take every letter."""

    def __init__(self, sent: int, lost: int) -> None:
        self.sent, self.lost = sent, lost
        super().__init__(
            Said(th=f"ส่งอีเมลไม่ได้ {lost} ฉบับ", en=f"{lost} letters could not be sent."),
            Said(th="ตรวจเซิร์ฟเวอร์อีเมลแล้วลองใหม่", en="Look at the mail server and try again."),
        )


@transaction.atomic
def save_report(
    *, access: Access, fiscal_year: int, measure: str, period: Period, body: dict[str, Any],
    base: int,
) -> int:  # fmt: skip
    """Keep a draft and give its revision.

    ``base``: the revision that the form was filled in for. Errors: PermissionDenied for another
    unit's measure; MeasureMissing, PeriodClosed, ReportSubmitted, ChangedMeanwhile.
    """
    place = _open_place(access, fiscal_year, measure, period, base)
    row = _row(place, access)
    if row.pk and row.body == body:
        return row.revision
    row.body = body
    if row.state == ReportState.SUBMITTED:  # somebody took it out of the dossier
        row.state = ReportState.DRAFT
    _store(row, by=access.person)
    record(
        "report.saved",
        chain=access.chain,
        by=access.person,
        target=_target(place),
        revision=row.revision,
    )
    return row.revision


@transaction.atomic
def submit_report(
    *, access: Access, fiscal_year: int, measure: str, period: Period, body: dict[str, Any],
    base: int, today: date | None = None,
) -> None:  # fmt: skip
    """Put a report into the dossier of its year.

    Errors: as ``save_report``; ProblemsFound where the body is no report yet; ReportRefused
    where it cannot stand beside the others.
    """
    place = _open_place(access, fiscal_year, measure, period, base)
    part, faults = bodies.read_body(
        body, measure=measure, period=period, by=access.name, on=today or timezone.localdate()
    )
    if part is None:
        raise _incomplete(faults)
    row = _row(place, access)
    row.body, row.state = body, ReportState.SUBMITTED
    row.submitted_at, row.reason = timezone.now(), ""
    row.returned_by, row.returned_at = "", None
    _store(row, by=access.person)
    change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=lambda dossier: bodies.with_report(dossier, part),
        kind="report.submitted",
        by=access.person,
        report=_target(place),
        revision=row.revision,
    )


@transaction.atomic
def return_report(
    *, access: Access, fiscal_year: int, measure: str, period: Period, reason: str
) -> None:
    """Take a submitted report out of the dossier and give it back to its owner with a reason.

    Errors: WithoutReason, MeasureMissing, PeriodClosed, ReportNotThere.
    """
    if not reason.strip():
        raise WithoutReason
    place = queries.place(
        authority=access.chain, fiscal_year=fiscal_year, measure=measure, period=period, lock=True
    )
    if place.is_locked:
        raise PeriodClosed(period.code)
    report = place.report
    if report is None:
        raise ReportNotThere
    row = _row(place, access)
    row.body, row.state = bodies.body_of(report), ReportState.RETURNED
    row.reason, row.returned_by, row.returned_at = reason.strip(), access.person, timezone.now()
    # What its owner wrote stays said to be written by them.
    _store(row, by=row.written_by or access.person, at=row.written_at)
    change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=lambda dossier: bodies.without_report(dossier, report),
        kind="report.returned",
        by=access.person,
        report=_target(place),
        reason=row.reason,
    )


@transaction.atomic
def lock_period(
    *, authority: int, fiscal_year: int, period: str, by: str, reason: str = ""
) -> None:
    """Close a period for reports; one that is closed already stays as it is.

    Errors: YearMissing; ValueUnreadable where there is no such period.
    """
    years.year(authority, fiscal_year, lock=True)
    code = Period.parse(period).code
    closed = PeriodLock.objects.filter(
        authority_id=authority, fiscal_year=fiscal_year, period=code, reopened_at__isnull=True
    )
    if closed.exists():
        return
    PeriodLock.objects.create(
        authority_id=authority,
        fiscal_year=fiscal_year,
        period=code,
        locked_by=by,
        locked_at=timezone.now(),
        reason=reason.strip(),
    )
    record("period.locked", chain=authority, by=by, target=code, reason=reason.strip())


@transaction.atomic
def reopen_period(*, access: Access, fiscal_year: int, period: str, reason: str) -> None:
    """Open a locked period again. Errors: WithoutReason; DoesNotExist where none is closed."""
    if not reason.strip():
        raise WithoutReason
    years.year(access.chain, fiscal_year, lock=True)
    row = PeriodLock.objects.get(
        authority_id=access.chain,
        fiscal_year=fiscal_year,
        period=period,
        reopened_at__isnull=True,
    )
    row.reopened_by, row.reopened_at = access.person, timezone.now()
    row.reopen_reason = reason.strip()
    row.save()
    record(
        "period.reopened",
        chain=access.chain,
        by=access.person,
        target=row.period,
        reason=row.reopen_reason,
    )


def send_reminders(*, today: date | None = None) -> int:
    """Write to everybody who owes a report near its due day, once a day; give how many letters.

    Each letter is claimed, sent and marked as sent: what a killed worker left unsent is sent by
    the next run of the day, and nobody is told the same thing twice.
    Errors: LettersLost, after all others were sent.
    """
    day = today or timezone.localdate()
    count, lost = 0, []
    for reminder in reminders.due_on(day, told=queries.told_before(day)):
        row, is_new = ReminderRow.objects.get_or_create(
            person=reminder.person, day=day, kind=reminders.KIND, defaults={"told": []}
        )
        if not is_new and row.sent_at is not None:
            continue
        try:
            letters.send_reminder(reminder, day)
        except OSError as error:  # of the mail server: smtplib's are OSErrors too
            lost.append(error)
            continue
        _mark_sent(row, reminder)
        count += 1
    if lost:
        raise LettersLost(count, len(lost)) from lost[0]
    return count


@transaction.atomic
def _mark_sent(row: ReminderRow, reminder: reminders.Reminder) -> None:
    row.told, row.sent_at = list(reminder.keys), timezone.now()
    row.save()
    for chain in reminder.authorities:
        record(
            "reminder.sent",
            chain=chain,
            by=SYSTEM,
            target=reminder.person,
            about=[reminder.person],
            told=row.told,
        )


def check_open(access: Access, place: Place, base: int) -> None:
    """Whether something may be written at a place now; raises what ``save_report`` does."""
    if not queries.may_report_on(access, place.measure):
        raise PermissionDenied
    if place.is_locked:
        raise PeriodClosed(place.period.code)
    if place.report is not None:
        raise ReportSubmitted
    if place.base != base:
        raise ChangedMeanwhile


def _open_place(access: Access, fiscal_year: int, measure: str, period: Period, base: int) -> Place:
    """The place, locked, where something may be written now."""
    place = queries.place(
        authority=access.chain, fiscal_year=fiscal_year, measure=measure, period=period, lock=True
    )
    check_open(access, place, base)
    return place


def _row(place: Place, access: Access) -> ReportRow:
    year, key, code = place.year, place.measure.key, place.period.code
    own = [unit for unit in place.measure.owners if unit in access.units]
    found = queries.row_at(year.authority, year.fiscal_year, key, code)
    return found or ReportRow(
        authority_id=year.authority,
        fiscal_year=year.fiscal_year,
        measure=key,
        period=code,
        unit=next(iter((*own, *place.measure.owners)), "")[:60],
        state=ReportState.DRAFT,
    )


def _store(row: ReportRow, *, by: str, at: datetime | None = None) -> None:
    row.written_by, row.written_at = by, at or timezone.now()
    row.revision += 1
    row.save()


def _target(place: Place) -> str:
    return f"{place.period.code}/{place.measure.key}"[:200]


def _incomplete(faults: tuple[bodies.Fault, ...]) -> ProblemsFound:
    first = faults[0].said
    return ProblemsFound(
        (),
        Said(th=f"รายงานยังไม่ครบ: {first.th}", en=f"The report is not complete: {first.en}"),
        Said(th="เติมให้ครบแล้วส่งอีกครั้ง", en="Complete it and send again."),
    )
