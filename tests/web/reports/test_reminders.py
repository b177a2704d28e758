"""Who owes a report near its day is written to: once a day, once a stage, and no stranger is."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from prongsai.web.audit import queries as audit
from prongsai.web.jobs import daily
from prongsai.web.people.actions import SYSTEM, Place, add_person, appoint
from prongsai.web.reports import actions, jobs
from prongsai.web.reports.models import ReminderRow
from prongsai.web.reports.reminders import stage_on
from prongsai.web.rights import Role
from tests.web.reports.conftest import Office

# The first quarter of 2568 ends on 31 December 2024; its reports are due fifteen days later.
DUE = date(2025, 1, 15)


def letters():
    return sorted((each.to[0], each.subject) for each in mail.outbox)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2025, 1, 7), None),
        (date(2025, 1, 8), -7),
        (date(2025, 1, 13), -7),
        (date(2025, 1, 14), -1),
        (date(2025, 1, 15), -1),
        (date(2025, 1, 16), 1),
        (date(2025, 1, 22), 7),
        (date(2025, 2, 14), 14),
        (date(2025, 2, 15), None),
    ],
)
def test_a_day_has_come_to_a_stage(day, stage):
    assert stage_on(day, DUE) == stage


def test_heads_are_written_to_and_the_officer_where_there_is_none(office):
    sent = actions.send_reminders(today=date(2025, 1, 8))

    own = office.cast.own
    # m1 is the head's; the clerk's office and m4 have nobody but the officer.
    assert sent == 2
    assert [to for to, _ in letters()] == [
        f"officer-{own}@example.org",
        f"unit-head-{own}@example.org",
    ]
    head = next(each for each in mail.outbox if "unit-head" in each.to[0])
    assert head.subject == "มีรายงานผลการดำเนินการรอท่าน 1 รายการ"
    assert "1 มาตรการ m1" in head.body
    assert "15 มกราคม 2568" in head.body
    assert f"/authorities/{own}/years/2568/reports/" in head.body
    assert "m2" not in head.body


def test_nobody_is_written_to_twice_a_day_or_twice_a_stage(office):
    for day in (8, 8, 9, 13):
        actions.send_reminders(today=date(2025, 1, day))
    assert len(mail.outbox) == 2

    actions.send_reminders(today=date(2025, 1, 14))
    assert len(mail.outbox) == 4
    assert ReminderRow.objects.count() == 4


def test_a_day_on_which_the_computer_was_off_is_made_up_for(office):
    assert actions.send_reminders(today=date(2025, 1, 20)) == 2


def test_who_has_reported_is_left_in_peace(office):
    office.send("m1", status="done", done="ทำแล้ว")

    actions.send_reminders(today=date(2025, 1, 8))

    assert [to for to, _ in letters()] == [f"officer-{office.cast.own}@example.org"]


def test_a_locked_period_reminds_nobody(office):
    office.lock()

    assert actions.send_reminders(today=date(2025, 1, 8)) == 0


def test_a_returned_report_is_told_of_the_next_day_without_its_reason_in_the_letter(office):
    office.send("m1", status="done", done="ทำแล้ว")
    office.give_back("ตัวเลขไม่ตรงกับทะเบียน")

    actions.send_reminders(today=date(2024, 12, 31))

    [letter] = [each for each in mail.outbox if "unit-head" in each.to[0]]
    assert "ส่งคืน" in letter.body
    assert "ตัวเลขไม่ตรง" not in letter.body


def test_who_left_is_not_written_to(office):
    person = add_person(email="gone@example.org", name="ก", password="x" * 12)
    place = Place(role=Role.UNIT_HEAD, position="หัวหน้า", unit="clerk", ends=date(2025, 1, 1))
    appoint(person=person, authority=office.cast.own, place=place, by=SYSTEM)

    actions.send_reminders(today=date(2025, 1, 8))

    assert "gone@example.org" not in [to for to, _ in letters()]


def test_somebody_in_two_places_gets_one_letter(office):
    person = office.cast.person(Role.UNIT_HEAD)
    place = Place(role=Role.UNIT_HEAD, position="รักษาการ", unit="clerk")
    appoint(person=person, authority=office.cast.own, place=place, by=SYSTEM)

    actions.send_reminders(today=date(2025, 1, 8))

    [letter] = [each for each in mail.outbox if "unit-head" in each.to[0]]
    assert "m1" in letter.body
    assert "m2" in letter.body


def test_a_letter_is_in_the_audit_log_and_has_a_lasting_identifier(office):
    actions.send_reminders(today=date(2025, 1, 8))

    told = [each for each in audit.events_of(office.cast.own, most=9) if "reminder" in each.kind]
    assert len(told) == 2
    assert audit.verify(office.cast.own) is None
    head = office.cast.person(Role.UNIT_HEAD)
    identifiers = {each.extra_headers["Message-ID"] for each in mail.outbox}
    assert f"<reports-due-2025-01-08-{head.public_id}@prongsai>" in identifiers


def test_a_letter_that_was_claimed_but_not_sent_is_sent_by_the_next_run(office):
    head = office.cast.person(Role.UNIT_HEAD)
    ReminderRow.objects.create(
        person=str(head.public_id), day=date(2025, 1, 8), kind="reports-due", told=[]
    )

    assert actions.send_reminders(today=date(2025, 1, 8)) == 2


def test_a_mail_server_that_is_down_loses_no_letter(office, settings):
    good = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(actions.LettersLost):
        actions.send_reminders(today=date(2025, 1, 8))

    settings.EMAIL_BACKEND = good
    assert actions.send_reminders(today=date(2025, 1, 8)) == 2


def test_the_jobs_of_a_day_begin_once(db):
    assert daily.begin(date(2025, 1, 8)) >= 1
    assert daily.begin(date(2025, 1, 8)) == 0
    assert daily.begin(date(2025, 1, 9)) >= 1

    paths = DBTaskResult.objects.values_list("task_path", flat=True)
    assert jobs.remind.module_path in paths


def test_the_job_does_what_the_action_does(cast):
    Office(cast)

    assert jobs.remind.call("2025-01-08") == 2
