from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests import oracle
from tests.scoring.published import CASE_004

from prongsai.core.problems import Severity
from prongsai.core.scores import Computed, Entered, NotScored, NotScoredCode, Published
from prongsai.editions import load
from prongsai.scoring import PublishedFigure, problems_of, score
from prongsai.survey import AnswerSet

COLUMNS = tuple(name.strip() for name in oracle.columns_of_iit())
SOURCE = Published(url="https://example.org/ita")
ONE_ANSWER = AnswerSet(instrument="IIT", columns=COLUMNS, rows=((1,) * len(COLUMNS),))
IIT = oracle.iit_of([dict.fromkeys(COLUMNS, 1)])


def marks(*failed):
    codes = [item.code for item in load(2564).oit.items]
    return {code: 0 if code in failed else 100 for code in codes}


def mixed(**parts):
    return score(load(2564), "invented", **parts)


def given(*numbers, **changes):
    scores = CASE_004.by_slug(load(2564))
    chosen = {each.slug for each in load(2564).indicators if each.number in numbers}
    return {slug: value for slug, value in scores.items() if slug in chosen} | changes


def codes(problems):
    return [each.code for each in problems]


def test_a_mixture_agrees_with_the_oracle_and_keeps_each_origin():
    card, problems = mixed(
        indicators=given(6, 7, 8), source=SOURCE, iit_answers=ONE_ANSWER, oit_marks=marks("O10")
    )

    nine, ten = oracle.oit_of((0, 1, 0, 0, 0), oracle.TREE[2564][0]), Fraction(100)
    eit = [Fraction(text) for text in CASE_004.ten[5:8]]
    assert card.overall_exact == oracle.overall_of([*IIT, *eit, nine, ten])
    assert problems == ()
    origins = [each.source for each in card.indicators]
    assert origins[:5] == [Computed(basis="iit-answers")] * 5
    assert origins[5:8] == [SOURCE] * 3
    assert origins[8:] == [Computed(basis="oit-marks")] * 2


def test_a_given_score_is_kept_beside_answers_that_contradict_it():
    card, problems = mixed(indicators=given(*range(1, 11)), source=SOURCE, iit_answers=ONE_ANSWER)

    assert str(card.overall) == CASE_004.overall
    assert codes(problems) == ["score-contradicted"] * 5
    assert {each.severity for each in problems} == {Severity.WARNING}
    assert "86.03" in problems[0].message.th
    assert oracle.as_printed(IIT[0]) in problems[0].message.th
    assert card.of("duty-performance").source == SOURCE


def test_a_given_score_that_agrees_at_two_places_is_no_contradiction():
    scores = given(*range(2, 9)) | {
        "open-data": Decimal("97.14"),
        "corruption-prevention": Decimal(100),
    }
    scores["duty-performance"] = Decimal("86.03")

    _, problems = mixed(indicators=scores, oit_marks=marks("O18"))

    assert problems == ()


def test_answers_fill_in_where_the_given_score_is_blank():
    blank = NotScored(code=NotScoredCode.BLANK, reason=load_reason())

    card, _ = mixed(indicators={"duty-performance": blank}, iit_answers=ONE_ANSWER)

    assert card.of("duty-performance").exact == IIT[0]


def load_reason():
    card, _ = mixed()
    return card.not_scored[0].reason


def test_a_reason_from_answers_says_more_than_a_blank():
    eit = AnswerSet(instrument="EIT", columns=(), rows=())

    card, _ = mixed(eit_answers=eit)

    assert card.of("service-quality").exact.code is NotScoredCode.NO_QUESTIONNAIRE
    assert card.of("duty-performance").exact.code is NotScoredCode.BLANK


def test_blank_indicators_are_hints():
    card, problems = mixed(indicators=given(1, 2))

    assert codes(problems) == ["indicator-missing"] * 8
    assert not any(each.is_error for each in problems)
    assert "ตัวชี้วัดที่ 3 การใช้อำนาจ" in problems[0].message.th
    assert isinstance(card.overall, NotScored)
    assert len(card.not_scored) == 8


def test_nothing_at_all_gives_a_card_all_the_same():
    card, problems = mixed()

    assert len(card.not_scored) == len(problems) == 10
    assert card.indicators[0].source == Entered(by="user")


@pytest.mark.parametrize("text", ["100.01", "-1", "NaN", "-Infinity"])
def test_a_score_outside_0_to_100_is_an_error(text):
    card, problems = mixed(indicators=given(*range(1, 9), 10) | {"open-data": Decimal(text)})

    assert codes(problems) == ["score-out-of-range"]
    assert problems[0].is_error
    assert problems[0].text == text
    assert card.of("open-data").exact.code is NotScoredCode.UNREADABLE


def test_a_score_for_no_indicator_is_an_error():
    card, problems = mixed(indicators=given(*range(1, 11)) | {"open-dta": Decimal(1)})

    assert codes(problems) == ["indicator-unknown"]
    assert problems[0].is_error
    assert str(card.overall) == CASE_004.overall


def test_bad_marks_are_told():
    _, problems = mixed(indicators=given(*range(1, 11)), oit_marks={"O99": 100, "O1": 7})

    assert codes(problems) == ["item-unknown", "mark-impossible"]


@pytest.mark.parametrize(
    ("published", "found"),
    [("85.52", []), ("85.53", []), ("85.51", []), ("85.54", ["overall-mismatch"])],
)
def test_a_published_overall_that_differs_by_more_than_a_hundredth_is_an_error(published, found):
    _, problems = mixed(indicators=given(*range(1, 11)), published=Decimal(published))

    assert codes(problems) == found
    assert all(each.is_error and each.text == published for each in problems)


def test_a_published_overall_keeps_its_address():
    figure = PublishedFigure(overall=Decimal("85.52"), url="https://example.org/ita")

    card, _ = mixed(indicators=given(*range(1, 11)), published=figure)

    assert card.published.url == "https://example.org/ita"


def test_a_published_overall_outside_0_to_100_is_an_error_and_not_compared():
    card, problems = mixed(indicators=given(*range(1, 11)), published=Decimal("100.01"))

    assert codes(problems) == ["score-out-of-range"]
    assert card.published is None


def test_a_published_overall_beside_missing_parts_is_no_mismatch():
    card, problems = mixed(indicators=given(*range(2, 11)), published=Decimal("85.52"))

    assert codes(problems) == ["indicator-missing"]
    assert card.published.difference is None


@pytest.mark.parametrize(
    ("year", "severity"), [(2564, Severity.WARNING), (2565, Severity.HINT), (2566, Severity.HINT)]
)
def test_an_oit_score_that_no_items_give_is_told(year, severity):
    scores = CASE_004.by_slug(load(year)) | {"open-data": Decimal("99.99")}

    card, problems = score(load(year), "invented", indicators=scores)

    (problem,) = problems
    assert (problem.code, problem.severity, problem.text) == (
        "oit-score-impossible",
        severity,
        "99.99",
    )
    assert problems_of(load(year), card) == problems


def test_an_oit_score_is_not_doubted_where_the_tree_is_only_inferred():
    scores = CASE_004.by_slug(load(2568)) | {"open-data": Decimal("99.99")}

    assert score(load(2568), "invented", indicators=scores)[1] == ()


def test_what_answers_and_marks_do_not_make_is_told_with_its_reason():
    nobody = AnswerSet(instrument="IIT", columns=COLUMNS, rows=())
    incomplete = {code: mark for code, mark in marks().items() if code != "O43"}

    card, problems = mixed(
        indicators=given(6, 7, 8), iit_answers=nobody, oit_marks=incomplete, source=SOURCE
    )

    told = [each for each in problems if each.code == "indicator-not-scored"]
    assert [each.place.path for each in told] == [
        f"indicators.{each.slug}" for each in load(2564).indicators if each.number in range(1, 6)
    ] + ["indicators.corruption-prevention"]
    assert [each.message for each in told] == [each.reason for each in card.not_scored]
    assert {each.severity for each in told} == {Severity.HINT}
    assert "O43" in told[-1].message.th
