"""Which periods are owed, who lacks, and what a lock holds back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from prongsai.core.dates import FiscalYear, Period, PeriodKind
from prongsai.dossier import AgencyPart, Dossier, ProgressPart, ReportPart
from prongsai.tracking import Status
from prongsai.web.audit import queries as audit
from prongsai.web.people.actions import SYSTEM
from prongsai.web.reports import actions, queries
from prongsai.web.reports.models import PeriodLock
from prongsai.web.reports.records import CellState
from prongsai.web.reports.standing import matrix_of
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from prongsai.web.years.actions import open_year
from tests.web.reports.conftest import MEASURES, TODAY, dossier_of, measure

DONE = {"status": "done", "done": "ทำแล้ว"}


def states(dossier, *, today=TODAY):
    shown = matrix_of(dossier, (), (), today=today)
    codes = [each.code for each in shown.periods]
    return {
        line.measure.key: {
            code: cell.state.value for code, cell in zip(codes, line.cells, strict=True) if cell
        }
        for line in shown.lines
    }


def report(key, period, status):
    return ReportPart(measure=key, period=Period.parse(period), status=Status(status))


def test_each_measure_is_owed_by_its_own_kind_of_period():
    shown = states(dossier_of("ก"))

    quarters = {"2568-Q1": "lacking", "2568-Q2": "open", "2568-Q3": "later", "2568-Q4": "later"}
    assert shown["m1"] == quarters
    assert shown["m3"] == {"2568-H1": "open", "2568-H2": "later"}


def test_a_settled_measure_owes_nothing_more():
    measures = (measure("m1"), measure("m2"))
    dossier = dossier_of("ก", measures).model_copy(
        update={"progress": ProgressPart(reports=(report("m1", "2568-Q1", "done"),))}
    )

    shown = states(dossier)

    assert shown["m1"] == {
        "2568-Q1": "submitted",
        "2568-Q2": "nothing",
        "2568-Q3": "nothing",
        "2568-Q4": "nothing",
    }
    assert shown["m2"]["2568-Q2"] == "open"


def test_a_measure_that_starts_later_owes_nothing_before():
    shown = states(dossier_of("ก", (measure("m1", starts=date(2025, 2, 1)),)))

    assert shown["m1"]["2568-Q1"] == "nothing"
    assert shown["m1"]["2568-Q2"] == "open"


def test_a_report_for_the_year_stands_for_its_quarters():
    dossier = dossier_of("ก", (measure("m1"),)).model_copy(
        update={"progress": ProgressPart(reports=(report("m1", "2568", "in-progress"),))}
    )

    assert states(dossier)["m1"] == {
        "2568-Q1": "nothing",
        "2568-Q2": "nothing",
        "2568-Q3": "nothing",
        "2568-Q4": "nothing",
        "2568": "submitted",
    }


def test_a_plan_that_does_not_say_is_reported_as_its_documents_are_made():
    silent = dossier_of("ก", (measure("m1", reporting=None),))
    halves = silent.model_copy(update={"progress": ProgressPart(period=Period.parse("2568-H1"))})

    assert list(states(silent)["m1"]) == ["2568-Q1", "2568-Q2", "2568-Q3", "2568-Q4"]
    assert list(states(halves)["m1"]) == ["2568-H1", "2568-H2"]


def test_a_year_without_a_plan_has_no_reports(cast):
    dossier = Dossier(fiscal_year=FiscalYear(2568), agency=AgencyPart(name="ก"))
    open_year(authority=cast.own, dossier=dossier, by=SYSTEM)

    year = years.year(cast.own, 2568)

    assert queries.report_state(year, TODAY).periods == ()
    page = cast.client(Role.OFFICER).get(f"/authorities/{cast.own}/years/2568/reports/")
    assert page.status_code == 200
    assert "ยังไม่มีมาตรการ" in page.content.decode()


def test_the_board_is_told_how_far_the_reports_are(office):
    office.send("m1", **DONE)

    state = queries.report_state(years.year(office.cast.own, 2568), TODAY)

    counts = {each.code: (each.reported, each.lacking) for each in state.periods}
    assert counts == {
        "2568-Q1": (1, 2),
        "2568-Q2": (0, 2),
        "2568-H1": (0, 1),
        "2568-Q3": (0, 2),
        "2568-Q4": (0, 2),
        "2568-H2": (0, 1),
    }
    assert state.next_due == date(2025, 1, 15)
    assert state.lacking == 10


def test_a_head_is_told_what_waits_most_urgent_first(office):
    waiting = office.head.get(office.root).context["waiting"]

    assert [(each.measure.key, each.period.code) for each in waiting] == [
        ("m1", "2568-Q1"),
        ("m1", "2568-Q2"),
        ("m3", "2568-H1"),
    ]
    assert [each.state for each in waiting] == [CellState.LACKING, CellState.OPEN, CellState.OPEN]
    assert not any(each.is_late for each in waiting)


def test_what_is_owed_after_its_day_is_late(office, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2025, 1, 16))

    first = office.head.get(office.root).context["waiting"][0]

    assert (first.period.code, first.due, first.is_late) == ("2568-Q1", date(2025, 1, 15), True)


def test_a_locked_period_takes_nothing_until_it_is_opened_with_a_reason(office):
    office.send("m1", **DONE)
    assert office.lock(reason="บันทึกข้อความที่ 5").status_code == 302

    assert office.send("m2", **DONE, by=office.officer).status_code == 409
    assert office.send("m2", does="draft", by=office.officer).status_code == 409
    assert office.give_back().status_code == 409
    assert [each.measure for each in office.reports] == ["m1"]
    assert "<textarea" not in office.page("m2", by=office.officer).content.decode()

    assert office.reopen(reason=" ").status_code == 200
    assert office.send("m2", **DONE, by=office.officer).status_code == 409

    assert office.reopen(reason="พบตัวเลขผิด").status_code == 302
    assert office.send("m2", **DONE, by=office.officer).status_code == 302
    [event, *_] = [
        each for each in audit.events_of(office.cast.own, most=9) if each.kind == "period.reopened"
    ]
    assert event.payload == {"reason": "พบตัวเลขผิด"}
    page = office.officer.get(f"{office.root}periods/2568-Q1/").content.decode()
    assert "บันทึกข้อความที่ 5" in page
    assert "พบตัวเลขผิด" in page


def test_a_locked_half_year_holds_its_quarters_too(office):
    office.lock("2568-H1")

    assert office.send("m1", **DONE).status_code == 409
    assert office.send("m1", "2568-Q3", **DONE).status_code == 302
    page = office.officer.get(f"{office.root}periods/2568-Q1/")
    assert page.context["period"].is_locked
    assert not page.context["is_own_lock"]
    assert office.reopen("2568-Q1").status_code == 404


def test_an_approval_locks_a_period_as_often_as_it_likes(office):
    for _ in range(2):
        actions.lock_period(
            authority=office.cast.own, fiscal_year=2568, period="2568-Q1", by=SYSTEM, reason="ก"
        )

    assert PeriodLock.objects.count() == 1
    assert office.send(**DONE).status_code == 409


def test_a_period_is_locked_again_after_it_was_opened(office):
    office.lock()
    office.reopen()
    office.lock()

    assert PeriodLock.objects.count() == 2
    assert office.send(**DONE).status_code == 409


def test_only_officers_lock_and_open(office):
    assert office.lock(by=office.head).status_code == 403
    office.lock()
    assert office.reopen(by=office.head).status_code == 403


def asked_for(client, address):
    """How many questions a page asks of the database."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("page", ["", "periods/2568-Q1/"])
def test_a_page_asks_no_more_of_the_database_with_more_measures(
    page, office, django_assert_max_num_queries
):
    address = f"{office.root}{page}"
    few = asked_for(office.officer, address)
    many = tuple(measure(f"k{n}", "finance", "clerk") for n in range(60))
    office.replan(*MEASURES, *many)
    for n in range(5):
        office.send(f"k{n}", **DONE)
        office.send(f"k{n}", "2568-Q2", does="draft", by=office.officer)

    with django_assert_max_num_queries(min(few, 8)):
        answer = office.officer.get(address)

    assert "มาตรการ k59" in answer.content.decode()


def test_a_report_with_much_evidence_asks_no_more(office, django_assert_max_num_queries):
    links = {f"links-{n}-address": f"https://www.example.go.th/{n}" for n in range(3)}
    office.send(**DONE)
    few = asked_for(office.officer, office.address("of"))
    for _ in range(4):
        office.send("m2", does="draft", **links, by=office.officer)
    office.send("m2", **DONE, by=office.officer)

    with django_assert_max_num_queries(min(few, 8)):
        office.page("m2", by=office.officer)


def test_periods_are_told_apart_from_years_that_report_by_them():
    assert states(dossier_of("ก", (measure("m1", reporting=PeriodKind.YEAR),))) == {
        "m1": {"2568": "open"}
    }


def test_the_addresses_are_under_the_year(office):
    assert reverse("reports", args=[office.cast.own, 2568]) == office.root
