from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracking.reports import QUARTERS, at, measure, plan, progress, report, years_of_reports

from prongsai.core.dates import PeriodKind
from prongsai.tracking import (
    Status,
    StatusCounts,
    lacking,
    progress_over_year,
    reports_on,
    share_by_status,
    status_at,
    status_matrix,
)

NOT_STARTED, IN_PROGRESS, DONE, CANCELLED = Status


def keys(measures):
    return [each.key for each in measures]


@given(years_of_reports(), st.sampled_from((*QUARTERS, at("2568-H1"), at("2568"))))
def test_the_counts_add_up_to_the_number_of_measures(year, period):
    made, reports = year

    counts = share_by_status(made, progress(*reports), period)

    assert counts.total == len(made.measures)
    assert sum(counts.of(status) for status in (*Status, None)) == len(made.measures)


@given(years_of_reports(), st.randoms(), st.sampled_from(QUARTERS))
def test_the_order_of_reports_does_not_matter(year, chance, period):
    made, reports = year
    mixed = chance.sample(reports, len(reports))

    assert status_matrix(made, progress(*mixed), period) == status_matrix(
        made, progress(*reports), period
    )
    assert lacking(made, progress(*mixed), period) == lacking(made, progress(*reports), period)


@given(years_of_reports())
def test_the_silent_owe_a_report_and_those_who_reported_do_not(year):
    made, reports = year
    silent = {each.key for each in made.measures} - {each.measure for each in reports}

    owing = set(keys(lacking(made, progress(*reports), at("2568-Q1"))))

    assert silent <= owing
    assert not owing & {each.measure for each in reports if each.period == at("2568-Q1")}


def test_the_latest_report_up_to_the_period_tells_the_status():
    made = progress(report("2568-Q1"), report("2568-Q3", DONE))

    assert [status_at(made, "a", quarter) for quarter in QUARTERS] == [
        IN_PROGRESS,
        IN_PROGRESS,
        DONE,
        DONE,
    ]


def test_nobody_having_reported_is_not_the_same_as_not_started():
    assert status_at(progress(), "a", at("2568-Q1")) is None
    assert status_at(progress(report("2568-Q2")), "a", at("2568-Q1")) is None
    assert status_at(progress(report("2568-Q1", key="b")), "a", at("2568")) is None


def test_of_reports_that_end_together_the_one_for_the_very_period_holds():
    made = progress(report("2568-H2", DONE), report("2568-Q4", IN_PROGRESS))

    assert status_at(made, "a", at("2568-Q4")) is IN_PROGRESS
    assert status_at(made, "a", at("2568-H2")) is DONE


def test_of_reports_that_end_together_the_longest_holds_for_a_third_period():
    made = progress(report("2568-H2", DONE), report("2568-Q4", IN_PROGRESS))

    assert status_at(made, "a", at("2568")) is DONE


def test_the_matrix_keeps_the_plan_s_order_and_says_what_is_carried():
    made = plan(measure("b"), measure("a"), measure("c"))

    rows = status_matrix(
        made, progress(report("2568-Q1", key="a"), report("2568-Q2", DONE, "b")), at("2568-Q2")
    )

    assert [(row.measure.key, row.status, row.is_carried) for row in rows] == [
        ("b", DONE, False),
        ("a", IN_PROGRESS, True),
        ("c", None, False),
    ]
    assert rows[2].report is None


def test_a_quarter_of_the_half_year_is_not_carried():
    (row,) = status_matrix(plan(), progress(report("2568-Q1")), at("2568-H1"))

    assert (row.status, row.is_carried) == (IN_PROGRESS, False)


def test_every_report_within_the_period_tells_of_it_in_order_of_time():
    told = progress(
        report("2568-Q2"), report("2568-Q1"), report("2568-Q3"), report("2568-Q1", key="b")
    )

    assert codes_on(told, "2568-H1") == ["2568-Q1", "2568-Q2"]


def test_a_longer_report_tells_for_the_shorter_ones_in_it():
    told = progress(report("2568-Q1"), report("2568-H1"), report("2568-Q3"))

    assert codes_on(told, "2568") == ["2568-H1", "2568-Q3"]
    assert codes_on(told, "2568-Q1") == ["2568-Q1"]


def test_where_nothing_was_reported_the_report_behind_the_status_tells():
    told = progress(report("2568-Q1"), report("2568-H1"))

    assert codes_on(told, "2568-Q2") == ["2568-H1"]
    assert codes_on(told, "2568-H2") == ["2568-H1"]
    assert codes_on(progress(report("2568-Q2")), "2568-Q1") == []


def codes_on(told, period):
    return [each.period.code for each in reports_on(told, "a", at(period))]


def test_each_status_is_counted():
    made = plan(*(measure(key) for key in "abcdef"))
    told = progress(
        report("2568-Q1", NOT_STARTED, "a"),
        report("2568-Q1", IN_PROGRESS, "b"),
        report("2568-Q1", DONE, "c"),
        report("2568-Q1", DONE, "d"),
        report("2568-Q1", CANCELLED, "e"),
    )

    assert share_by_status(made, told, at("2568-Q1")) == StatusCounts(
        not_started=1, in_progress=1, done=2, cancelled=1, unreported=1
    )


def test_the_year_is_shown_up_to_the_last_quarter_that_was_reported():
    made = plan(measure("a"), measure("b"))
    told = progress(report("2568-Q1"), report("2568-Q3", DONE), report("2568-Q2", key="b"))

    course = progress_over_year(made, told)

    assert [(each.period.code, each.counts) for each in course] == [
        ("2568-Q1", StatusCounts(in_progress=1, unreported=1)),
        ("2568-Q2", StatusCounts(in_progress=2)),
        ("2568-Q3", StatusCounts(in_progress=1, done=1)),
    ]


def test_a_year_without_reports_has_no_course():
    assert progress_over_year(plan(), progress()) == ()


def test_a_report_for_the_year_reaches_all_four_quarters():
    course = progress_over_year(plan(), progress(report("2568", DONE)))

    assert [each.counts.done for each in course] == [0, 0, 0, 1]


def test_whoever_has_not_reported_is_named_in_the_plan_s_order():
    made = plan(measure("c"), measure("b"), measure("a"))

    assert keys(lacking(made, progress(report("2568-Q1", key="b")), at("2568-Q1"))) == ["c", "a"]


def test_a_half_yearly_measure_owes_nothing_at_the_end_of_the_first_quarter():
    made = plan(measure(reporting=PeriodKind.HALF_YEAR))

    assert lacking(made, progress(), at("2568-Q1")) == ()
    assert keys(lacking(made, progress(), at("2568-Q2"))) == ["a"]
    assert keys(lacking(made, progress(), at("2568-H1"))) == ["a"]


def test_a_quarterly_measure_owes_every_quarter_of_the_year():
    made = plan(measure(reporting=PeriodKind.QUARTER))
    three = progress(*(report(f"2568-Q{number}") for number in (1, 2, 4)))

    assert keys(lacking(made, three, at("2568"))) == ["a"]
    assert lacking(made, three, at("2568-H1")) == ()


def test_a_report_for_a_longer_period_stands_for_the_shorter_ones():
    made = plan(measure(reporting=PeriodKind.QUARTER))

    assert lacking(made, progress(report("2568-H1")), at("2568-Q1")) == ()
    assert lacking(made, progress(report("2568-H1")), at("2568-Q2")) == ()
    assert keys(lacking(made, progress(report("2568-H1")), at("2568-Q3"))) == ["a"]


@pytest.mark.parametrize("status", [DONE, CANCELLED])
def test_what_is_done_or_cancelled_owes_nothing_more(status):
    assert lacking(plan(), progress(report("2568-Q1", status)), at("2568-Q2")) == ()


def test_what_is_taken_up_again_owes_again():
    told = progress(report("2568-Q1", DONE), report("2568-Q2", IN_PROGRESS))

    assert keys(lacking(plan(), told, at("2568-Q3"))) == ["a"]


def test_a_measure_owes_nothing_before_it_starts():
    made = plan(measure(starts=date(2025, 1, 1)))

    assert lacking(made, progress(), at("2568-Q1")) == ()
    assert keys(lacking(made, progress(), at("2568-Q2"))) == ["a"]
