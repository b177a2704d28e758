from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracking.reports import (
    QUARTERS,
    at,
    measure,
    output,
    plan,
    progress,
    report,
    years_of_reports,
)

from prongsai.core.dates import PeriodKind
from prongsai.core.problems import Severity
from prongsai.tracking import (
    MeasureUnknown,
    PeriodOutsideYear,
    PeriodUnfit,
    ReasonMissing,
    ReportAfterCancelled,
    ReportDuplicate,
    ReportMissing,
    ReportRefused,
    Status,
    StatusBackwards,
    add_report,
    progress_problems,
    replace_report,
    status_matrix,
)

NOT_STARTED, IN_PROGRESS, DONE, CANCELLED = Status
FULL: dict[str, Any] = {"done": ("ตรวจทะเบียนครบทุกรายการ",)}


def added(*reports, to=None):
    made = progress()
    for each in reports:
        made = add_report(made, each, to or plan())
    return made


def codes(*reports, of=None, today=None):
    return [each.code for each in progress_problems(of or plan(), progress(*reports), today)]


def refusal_of(base, strange, made):
    try:
        add_report(base, strange, made)
    except ReportRefused as refused:
        return refused
    return None


@given(years_of_reports(), st.randoms())
def test_reports_added_in_any_order_give_the_same_progress(year, chance):
    made, reports = year
    mixed = chance.sample(reports, len(reports))

    straight = added(*reports, to=made)
    crooked = added(*mixed, to=made)

    assert crooked == straight
    for quarter in QUARTERS:
        assert status_matrix(made, crooked, quarter) == status_matrix(made, straight, quarter)


@given(years_of_reports())
def test_what_may_be_added_has_no_refusal_among_its_problems(year):
    made, reports = year

    assert set(codes(*reports, of=made)) <= {"measure-without-result"}


@given(years_of_reports(), st.data())
def test_what_is_refused_is_the_problem_of_the_same_code(year, data):
    made, reports = year
    strange = data.draw(
        st.builds(
            report,
            st.sampled_from(("2568-Q1", "2568-Q3", "2568-H1", "2568", "2567-Q4")),
            st.sampled_from(Status),
            st.sampled_from(("m0", "m9")),
        )
    )
    base = added(*reports, to=made)

    refused = refusal_of(base, strange, made)

    found = set(codes(*base.reports, strange, of=made)) - {"measure-without-result"}
    assert (refused.code in found) if refused else found == set()
    assert refused is None or all((refused.said.th, refused.said.en, refused.remedy.th))


def test_reports_stand_in_order_of_period_and_then_of_the_plan():
    made = plan(measure("b"), measure("a"))

    ordered = added(
        report("2568", DONE, "a"),
        report("2568-Q4", DONE, "a"),
        report("2568-Q1", key="a"),
        report("2568-Q1", key="b"),
        to=made,
    )

    assert [(each.period.code, each.measure) for each in ordered.reports] == [
        ("2568-Q1", "b"),
        ("2568-Q1", "a"),
        ("2568-Q4", "a"),
        ("2568", "a"),
    ]


def test_a_measure_that_the_plan_does_not_have_is_refused():
    with pytest.raises(MeasureUnknown) as refused:
        added(report("2568-Q1", key="z"))

    assert refused.value.known == ("a",)
    assert "“z”" in refused.value.said.th
    assert codes(report("2568-Q1", key="z")) == ["report-measure-unknown"]


def test_an_empty_plan_is_said_to_need_the_measure_first():
    empty = replace(plan(), measures=())

    with pytest.raises(MeasureUnknown) as refused:
        added(report("2568-Q1"), to=empty)

    assert refused.value.remedy.th == "เพิ่มมาตรการในแผนก่อน"


def test_a_period_of_another_year_is_refused():
    with pytest.raises(PeriodOutsideYear):
        added(report("2567-Q4"))

    assert codes(report("2567-Q4")) == ["period-outside-year"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [(PeriodKind.HALF_YEAR, "2568-Q1"), (PeriodKind.YEAR, "2568-H1"), (PeriodKind.YEAR, "2568-Q1")],
)
def test_a_period_shorter_than_the_measure_reports_by_is_refused(kind, code):
    made = plan(measure(reporting=kind))

    with pytest.raises(PeriodUnfit):
        added(report(code), to=made)

    assert codes(report(code), of=made) == ["report-period-unfit"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (PeriodKind.QUARTER, "2568-Q1"),
        (PeriodKind.QUARTER, "2568-H1"),
        (PeriodKind.QUARTER, "2568"),
        (PeriodKind.HALF_YEAR, "2568-H2"),
        (PeriodKind.YEAR, "2568"),
        (None, "2568-Q2"),
    ],
)
def test_a_period_as_long_or_longer_fits(kind, code):
    made = plan(measure(reporting=kind))

    assert len(added(report(code), to=made).reports) == 1


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_cancellation_without_a_reason_is_refused(reason):
    bare = report("2568-Q1", CANCELLED, reason=reason)

    with pytest.raises(ReasonMissing):
        added(bare)

    assert codes(bare) == ["cancelled-without-reason"]


def test_a_second_report_for_the_same_measure_and_period_is_refused():
    with pytest.raises(ReportDuplicate) as refused:
        added(report("2568-Q1"), report("2568-Q1", DONE))

    assert "ไตรมาสที่ 1" in refused.value.said.th
    assert codes(report("2568-Q1"), report("2568-Q1")) == ["report-duplicate"]


@pytest.mark.parametrize("before", [IN_PROGRESS, DONE])
def test_what_had_begun_cannot_be_not_started_later(before):
    earlier, later = report("2568-Q1", before, **FULL), report("2568-Q3", NOT_STARTED)

    for order in ((earlier, later), (later, earlier)):
        with pytest.raises(StatusBackwards):
            added(*order)
        assert codes(*order) == ["status-backwards"]


def test_what_was_done_may_be_taken_up_again():
    assert len(added(report("2568-Q1", DONE), report("2568-Q2", IN_PROGRESS)).reports) == 2


@pytest.mark.parametrize("after", Status)
def test_nothing_follows_a_cancellation(after):
    earlier, later = report("2568-Q2", CANCELLED), report("2568-Q3", after, **FULL)

    for order in ((earlier, later), (later, earlier)):
        with pytest.raises(ReportAfterCancelled):
            added(*order)
        assert codes(*order) == ["report-after-cancelled"]


def test_the_year_that_holds_a_cancellation_may_say_so_again():
    made = added(report("2568-Q2", CANCELLED), report("2568", CANCELLED))

    assert len(made.reports) == 2
    assert codes(*made.reports) == []


def test_the_year_that_holds_a_cancellation_cannot_be_done():
    with pytest.raises(ReportAfterCancelled):
        added(report("2568-Q2", CANCELLED), report("2568", DONE))


def test_cancelling_one_measure_does_not_touch_another():
    made = plan(measure("a"), measure("b"))

    assert (
        len(added(report("2568-Q1", CANCELLED, "a"), report("2568-Q2", key="b"), to=made).reports)
        == 2
    )


def test_a_report_is_replaced_only_when_asked():
    first = added(report("2568-Q1"), report("2568-Q2"))

    after = replace_report(first, report("2568-Q1", DONE), plan())

    assert [(each.period, each.status) for each in after.reports] == [
        (at("2568-Q1"), DONE),
        (at("2568-Q2"), IN_PROGRESS),
    ]


def test_nothing_can_be_replaced_that_is_not_there():
    with pytest.raises(ReportMissing):
        replace_report(added(report("2568-Q1")), report("2568-Q2"), plan())


def test_a_replacement_keeps_the_rules():
    first = added(report("2568-Q1"), report("2568-Q2"))

    with pytest.raises(ReportAfterCancelled):
        replace_report(first, report("2568-Q1", CANCELLED), plan())


def test_a_report_dated_before_its_period_ends_is_a_warning_and_not_refused():
    early = report("2568", DONE, reported_on=date(2025, 4, 10), **FULL)

    (problem,) = progress_problems(plan(), added(early))

    assert (problem.code, problem.severity) == ("report-before-period-end", Severity.WARNING)
    assert problem.text == "10 เมษายน 2568"
    assert problem.place.path == "progress.reports[a][2568].reported_on"


def test_a_half_year_report_in_april_is_normal():
    assert codes(report("2568-H1", reported_on=date(2025, 4, 10))) == []


def test_a_report_on_the_last_day_of_its_period_is_in_time():
    assert codes(report("2568-H1", reported_on=date(2025, 3, 31))) == []
    assert codes(report("2568-H1", reported_on=date(2025, 3, 30))) == ["report-before-period-end"]


def test_an_undated_report_on_a_period_that_goes_on_is_too_early():
    assert codes(report("2568-Q2"), today=date(2025, 3, 30)) == ["report-before-period-end"]
    assert codes(report("2568-Q2"), today=date(2025, 3, 31)) == []
    assert codes(report("2568-Q2")) == []


def test_a_cancellation_may_be_told_before_the_period_ends():
    assert codes(report("2568-Q2", CANCELLED, reported_on=date(2025, 2, 1))) == []


def test_done_without_a_word_of_what_was_done_is_warned_of():
    (problem,) = progress_problems(plan(), progress(report("2568-Q1", DONE, done=(" ",))))

    assert (problem.code, problem.severity) == ("measure-without-result", Severity.WARNING)


@pytest.mark.parametrize(
    "said",
    [{"done": ("จัดประชุม",)}, {"outputs": (output("ประชุม", "1"),)}, {"outcome": "ใช้งานได้"}],
)
def test_done_with_what_was_done_is_fine(said):
    assert codes(report("2568-Q1", DONE, **said)) == []
    assert codes(report("2568-Q1", **said), report("2568-Q2", DONE)) == []


def test_what_was_done_only_later_does_not_tell_what_was_done_before():
    assert codes(report("2568-Q1", DONE), report("2568-Q2", DONE, **FULL)) == [
        "measure-without-result"
    ]


def test_done_without_result_is_said_once():
    assert codes(report("2568-Q1", DONE), report("2568-Q2", DONE)) == ["measure-without-result"]


def test_every_problem_is_found_at_once():
    found = codes(
        report("2568-Q1", key="z"),
        report("2567-Q4"),
        report("2568-Q1", CANCELLED, reason=None),
        report("2568-Q2", DONE, reported_on=date(2025, 1, 1)),
    )

    assert sorted(found) == [
        "cancelled-without-reason",
        "measure-without-result",
        "period-outside-year",
        "report-after-cancelled",
        "report-before-period-end",
        "report-measure-unknown",
    ]
