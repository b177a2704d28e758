from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from tests.analysing.cards import card, findings
from tests.scoring.published import CASE_000, CASE_004
from tests.strategies import edition_years, ten_scores

from prongsai.analysing import Group, analyse, group_of
from prongsai.editions import load


def members(found, group):
    (named,) = [each for each in found.groups if each.group is group]
    return [each.number for each in named.members]


def test_case_000_has_seven_strengths_and_three_to_maintain():
    found = findings(2565, CASE_000.ten)

    assert sorted(members(found, Group.STRENGTH)) == [1, 2, 3, 4, 5, 6, 9]
    assert members(found, Group.MAINTAIN) == [8, 7, 10]  # 93.37, 90.65, 87.50
    assert members(found, Group.IMPROVE) == []


def test_the_lowest_of_case_004_is_the_use_of_public_property():
    (lowest,) = findings(2564, CASE_004.ten).lowest

    assert (lowest.indicator, lowest.score) == ("use-of-public-property", Decimal("63.91"))
    assert (lowest.number, lowest.rank, lowest.group) == (4, 10, Group.IMPROVE)


@pytest.mark.parametrize(
    ("score", "group"),
    [
        ("95.00", Group.STRENGTH),
        ("94.99", Group.MAINTAIN),
        ("85.00", Group.MAINTAIN),
        ("84.99", Group.IMPROVE),
        ("0.00", Group.IMPROVE),
        ("100.00", Group.STRENGTH),
    ],
)
def test_a_group_begins_exactly_at_its_threshold(score, group):
    assert group_of(Decimal(score), load(2564).groups) is group


def test_the_score_as_shown_decides_the_group():
    found = findings(2564, ["94.995", "94.994", *["90"] * 8])

    assert members(found, Group.STRENGTH) == [1]


def test_ties_share_a_rank_and_the_next_rank_counts_on():
    found = findings(2564, ["90", "95", "95", "80", "95", "70", "80", "60", "50", "100"])

    ranks = {each.number: (each.rank, each.is_tied) for each in found.indicators}
    assert ranks[10] == (1, False)
    assert ranks[2] == ranks[3] == ranks[5] == (2, True)
    assert ranks[1] == (5, False)
    assert ranks[4] == ranks[7] == (6, True)
    assert ranks[6] == (8, False)


def test_a_point_is_worth_its_share_of_the_overall():
    worth = {each.number: each.gain_per_point for each in findings(2564, CASE_004.ten).indicators}

    assert {worth[n] for n in range(1, 6)} == {Fraction(6, 100)}
    assert {worth[n] for n in (6, 7, 8)} == {Fraction(10, 100)}
    assert {worth[n] for n in (9, 10)} == {Fraction(20, 100)}


def test_change_is_told_against_the_same_indicator_of_last_year():
    found = analyse(
        card(2565, CASE_000.ten),
        load(2565),
        before=card(2564, CASE_004.ten),
        edition_before=load(2564),
    )

    change = {each.number: str(each.change) for each in found.indicators}
    assert (change[4], change[10], change[9]) == ("35.53", "-12.50", "7.50")
    assert str(found.overall_change) == "10.23"


def test_without_last_year_nothing_has_changed():
    found = findings(2565, CASE_000.ten)

    assert {each.change for each in found.indicators} == {None}
    assert found.overall_change is None


def test_what_was_not_scored_last_year_has_no_change():
    before = card(2564, [None, *CASE_004.ten[1:]])

    found = analyse(card(2565, CASE_000.ten), load(2565), before=before, edition_before=load(2564))

    assert found.indicators[0].change is None
    assert found.indicators[1].change == Decimal("31.73")
    assert found.overall_change is None


def test_last_year_without_its_edition_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="edition"):
        analyse(card(2565, CASE_000.ten), load(2565), before=card(2564, CASE_004.ten))


def test_attention_goes_to_what_is_to_improve_the_lowest_first():
    found = findings(2564, CASE_004.ten)

    assert [each.number for each in found.attention] == [4, 2, 3, 8, 5, 6]
    assert [each.number for each in found.below_pass] == [4, 2, 3, 8, 5, 6]


def test_attention_goes_to_what_fell_out_of_its_group():
    before = card(2564, ["96"] * 10)
    now = card(2565, ["94.99", "95", "97", *["96"] * 7])

    found = analyse(now, load(2565), before=before, edition_before=load(2564))

    assert [each.number for each in found.attention] == [1]


def test_attention_goes_to_the_lowest_where_nothing_is_to_improve():
    assert [each.number for each in findings(2565, CASE_000.ten).attention] == [10]


def test_nothing_needs_attention_where_everything_is_a_strength():
    assert findings(2564, ["100"] * 10).attention == ()


@given(year=edition_years(), ten=ten_scores())
def test_every_member_is_on_its_side_of_the_threshold_and_in_one_group(year, ten):
    found = findings(year, ten)

    strength, maintain, improve = (group.members for group in found.groups)
    assert all(each.score >= 95 for each in strength)
    assert all(85 <= each.score < 95 for each in maintain)
    assert all(each.score < 85 for each in improve)
    numbers = [each.number for each in (*strength, *maintain, *improve)]
    assert sorted(numbers) == [at for at, text in enumerate(ten, start=1) if text is not None]


@given(year=edition_years(), ten=ten_scores())
def test_a_rank_is_one_more_than_the_number_of_higher_scores(year, ten):
    found = findings(year, ten)

    for each in found.indicators:
        scores = [other.score for other in found.indicators]
        assert each.rank == 1 + sum(score > each.score for score in scores)
        assert each.is_tied is (scores.count(each.score) > 1)
    assert all(each.score == min(scores) for each in found.lowest)
