from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from tests.analysing.cards import findings
from tests.strategies import edition_years, ten_scores

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Severity
from prongsai.editions import load
from prongsai.planning import (
    Measure,
    MeasurePlan,
    OwnerKind,
    base_year_problems,
    key_problems,
    load_library,
    lowest_indicator_problems,
    measure_of,
    owner_problems,
    period_problems,
    plan_problems,
    suggest,
    theme_problems,
)

CASE_004 = ("86.03", "68.27", "71.82", "63.91", "80.87", "81.55", "85.25", "80.84", "92.50", "100")
LOWEST = "use-of-public-property"


def measure(key="a", **fields):
    return Measure(key=key, number="1", title=f"มาตรการ {key}", **{"owners": ("กองคลัง",), **fields})


def plan(*measures, year=2565, rests_on=2564):
    return MeasurePlan(
        agency="องค์การบริหารส่วนตำบลสมมติ",
        fiscal_year=FiscalYear(year),
        rests_on=FiscalYear(rests_on),
        measures=measures,
    )


def seen(problems):
    return [(problem.code, problem.place.path) for problem in problems]


@given(edition_years().filter(lambda year: year < 2569), ten_scores())
@settings(max_examples=40)
def test_a_plan_made_of_suggestions_has_no_problem(year, ten):
    told = findings(year, ten)
    proposed = suggest(told, load(year))
    units = {kind: (str(kind),) for kind in OwnerKind}

    made = plan(
        *(
            measure_of(
                each, key=f"m{number}", number="", owners=units, fiscal_year=FiscalYear(year + 1)
            )
            for number, each in enumerate(proposed)
        ),
        year=year + 1,
        rests_on=year,
    )

    codes = {problem.code for problem in plan_problems(made, told, load(year + 1))}
    assert codes <= {"theme-not-covered"}


def test_a_key_that_stands_twice_is_an_error():
    made = plan(measure("a"), measure("b"), measure("a"), measure("a"))

    problems = key_problems(made)

    assert seen(problems) == [
        ("measure-key-duplicate", "plan.measures[2].key"),
        ("measure-key-duplicate", "plan.measures[3].key"),
    ]
    assert problems[0].severity is Severity.ERROR


def test_keys_that_differ_are_fine():
    assert key_problems(plan(measure("a"), measure("b"))) == ()


def test_a_plan_that_rests_on_another_year_is_warned_of():
    (problem,) = base_year_problems(plan(rests_on=2563), None)

    assert (problem.code, problem.text) == ("base-year-mismatch", "2563")
    assert problem.severity is Severity.WARNING
    assert "2564" in problem.message.th
    assert "2564" in problem.remedy.en


def test_findings_of_another_year_than_the_plan_says_are_an_error():
    (problem,) = base_year_problems(plan(rests_on=2564), findings(2565, CASE_004))

    assert (problem.code, problem.severity) == ("base-year-mismatch", Severity.ERROR)
    assert "2565" in problem.message.th


def test_a_plan_that_rests_on_the_year_before_is_fine():
    assert base_year_problems(plan(), findings(2564, CASE_004)) == ()


def test_days_outside_the_fiscal_year_are_warned_of():
    made = plan(measure(starts=date(2021, 9, 30), ends=date(2022, 10, 1)))

    problems = period_problems(made)

    assert seen(problems) == [
        ("period-outside-year", "plan.measures[0].starts"),
        ("period-outside-year", "plan.measures[0].ends"),
    ]
    assert problems[0].text == "30 กันยายน 2564"
    assert problems[0].severity is Severity.WARNING


def test_the_first_and_the_last_day_of_the_year_are_inside_it():
    assert period_problems(plan(measure(starts=date(2021, 10, 1), ends=date(2022, 9, 30)))) == ()


def test_a_measure_without_days_or_with_a_due_date_only_is_fine():
    assert period_problems(plan(measure("a"), measure("b", ends=date(2022, 3, 31)))) == ()


def test_a_measure_that_ends_before_it_begins_is_an_error():
    (problem,) = period_problems(plan(measure(starts=date(2022, 3, 2), ends=date(2022, 3, 1))))

    assert (problem.code, problem.severity) == ("period-reversed", Severity.ERROR)


def test_a_measure_of_a_single_day_is_fine():
    assert period_problems(plan(measure(starts=date(2022, 3, 1), ends=date(2022, 3, 1)))) == ()


def test_a_measure_without_an_owner_is_warned_of():
    made = plan(measure("a"), measure("b", owners=()), measure("c", owners=(" ",)))

    assert seen(owner_problems(made)) == [
        ("measure-without-owner", "plan.measures[1].owners"),
        ("measure-without-owner", "plan.measures[2].owners"),
    ]


def test_the_lowest_indicator_without_a_measure_is_warned_of():
    made = plan(measure(indicators=("budget-use",)))

    (problem,) = lowest_indicator_problems(made, findings(2564, CASE_004))

    assert (problem.code, problem.severity) == (
        "lowest-indicator-without-measure",
        Severity.WARNING,
    )
    assert problem.text == "การใช้ทรัพย์สินของราชการ"
    assert "63.91" in problem.message.th


def test_every_indicator_that_shares_the_lowest_score_is_looked_at():
    tied = ("70", "70", *("90",) * 8)

    problems = lowest_indicator_problems(
        plan(measure(indicators=("duty-performance",))), findings(2564, tied)
    )

    assert [problem.text for problem in problems] == ["การใช้งบประมาณ"]


def test_a_measure_that_names_no_indicator_makes_it_a_hint():
    made = plan(measure("a", indicators=("budget-use",)), measure("b"))

    (problem,) = lowest_indicator_problems(made, findings(2564, CASE_004))

    assert problem.severity is Severity.HINT
    assert "1 มาตรการที่ไม่ได้ระบุตัวชี้วัด" in problem.message.th


def test_the_lowest_indicator_with_a_measure_is_fine():
    made = plan(measure(indicators=("budget-use", LOWEST)))

    assert lowest_indicator_problems(made, findings(2564, CASE_004)) == ()


def test_without_findings_or_with_those_of_another_year_nothing_is_said_of_the_lowest():
    assert lowest_indicator_problems(plan(measure()), None) == ()
    assert lowest_indicator_problems(plan(measure()), findings(2565, CASE_004)) == ()


def test_themes_that_no_measure_covers_are_hints_that_say_they_are_unverified():
    made = plan(measure(theme="service"), year=2568, rests_on=2567)

    problems = theme_problems(made, load(2568))

    assert len(problems) == 6
    assert {problem.code for problem in problems} == {"theme-not-covered"}
    assert {problem.severity for problem in problems} == {Severity.HINT}
    assert all("ยังไม่ได้ตรวจยืนยัน" in problem.message.th for problem in problems)
    assert "การให้บริการและระบบ E-Service" not in {problem.text for problem in problems}


def test_a_library_measure_covers_all_its_themes():
    library = next(each for each in load_library() if len(each.themes) == 2)
    made = plan(
        measure(theme=library.themes[0], library_slug=library.slug), year=2568, rests_on=2567
    )

    assert len(theme_problems(made, load(2568))) == 5


def test_a_plan_that_names_no_theme_is_not_asked_for_themes():
    assert theme_problems(plan(measure(), year=2568, rests_on=2567), load(2568)) == ()


def test_an_edition_without_themes_asks_for_none():
    assert theme_problems(plan(measure(theme="service")), load(2565)) == ()
    assert theme_problems(plan(measure(theme="service")), None) == ()


def test_everything_is_reported_at_once_and_in_both_languages():
    made = plan(
        measure("a", theme="service", indicators=("budget-use",)),
        measure("a", owners=(), indicators=("budget-use",), starts=date(2020, 1, 1)),
        year=2568,
        rests_on=2564,
    )

    problems = plan_problems(made, findings(2564, CASE_004), load(2568))

    assert {problem.code for problem in problems} == {
        "measure-key-duplicate",
        "base-year-mismatch",
        "period-outside-year",
        "measure-without-owner",
        "lowest-indicator-without-measure",
        "theme-not-covered",
    }
    for problem in problems:
        assert all((problem.message.th, problem.message.en, problem.remedy.th, problem.remedy.en))


def test_findings_alone_do_not_change_the_plan():
    made = plan(measure(indicators=(LOWEST,)))

    assert plan_problems(made, findings(2564, CASE_004), load(2565)) == ()
    assert plan_problems(replace(made, measures=()), None, None) == ()
