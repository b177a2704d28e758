from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import oracle

from prongsai.core.scores import Computed, NotScoredCode
from prongsai.editions import load
from prongsai.scoring import problems_of_marks, score_marks


def scores_of(year, marks):
    return score_marks(load(year), marks)


def all_done(year: int) -> dict[str, int]:
    return {item.code: 100 for item in load(year).oit.items}


def marks_with(year: int, failed: dict[str, int]) -> dict[str, int]:
    """The first so many items of each sub-indicator failed."""
    parts = {part.number: part.items for part in load(year).oit.sub_indicators}
    marks = all_done(year)
    for number, count in failed.items():
        marks |= dict.fromkeys(parts[number][:count], 0)
    return marks


@given(year=st.sampled_from([2564, 2565, 2566]), data=st.data())
def test_marks_agree_with_the_oracle(year, data):
    nine, ten = oracle.TREE[year]
    failed = [tuple(data.draw(st.integers(0, n)) for n in counts) for counts in (nine, ten)]
    by_number = {
        f"{9 + at}.{n}": count
        for at, counts in enumerate(failed)
        for n, count in enumerate(counts, start=1)
    }

    scores = scores_of(year, marks_with(year, by_number))

    assert [each.exact for each in scores] == [
        oracle.oit_of(failed[0], nine),
        oracle.oit_of(failed[1], ten),
    ]


def test_marks_are_the_origin_of_their_scores():
    nine, ten = scores_of(2564, marks_with(2564, {"9.2": 1, "9.4": 1, "10.1": 2}))

    assert (str(nine.value), str(ten.value)) == ("92.50", "87.50")
    assert nine.source == Computed(basis="oit-marks")
    assert (nine.indicator, ten.indicator) == ("open-data", "corruption-prevention")


def test_a_missing_mark_leaves_its_indicator_without_score_and_names_it():
    marks = all_done(2564)
    del marks["O7"]

    nine, ten = scores_of(2564, marks)

    assert nine.exact.code is NotScoredCode.PART_MISSING
    assert "O7" in nine.exact.reason.th
    assert ten.exact == Fraction(100)


@pytest.mark.parametrize("mark", [50, -1, 1, 101])
def test_a_mark_is_0_or_100(mark):
    marks = all_done(2564) | {"O7": mark}

    nine, _ = scores_of(2564, marks)
    (problem,) = problems_of_marks(load(2564), marks)

    assert nine.exact.code is NotScoredCode.PART_MISSING
    assert (problem.code, problem.is_error, problem.text) == ("mark-impossible", True, str(mark))
    assert "O7" in problem.message.th


def test_an_item_that_the_edition_lacks_is_a_problem():
    (problem,) = problems_of_marks(load(2566), all_done(2566) | {"O44": 100})

    assert (problem.code, problem.is_error, problem.text) == ("item-unknown", True, "O44")


def test_good_marks_have_no_problem():
    assert problems_of_marks(load(2564), all_done(2564)) == ()


@pytest.mark.parametrize("year", [2563, 2567, 2568, 2569])
def test_a_tree_that_is_only_inferred_scores_nothing(year):
    scores = scores_of(year, all_done(year))

    assert [each.exact.code for each in scores] == [NotScoredCode.NO_ITEM_TREE] * 2
