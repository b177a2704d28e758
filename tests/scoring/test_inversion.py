from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import oracle

from prongsai.core.scores import NotScored, NotScoredCode
from prongsai.editions import load
from prongsai.scoring import invert

SLUGS = ("open-data", "corruption-prevention")


def inverted(year, slug, published):
    return invert(load(year), slug, Decimal(published))


def failures(year, slug, published):
    found = inverted(year, slug, published).combinations
    return [{part.sub_indicator: part.failed for part in way} for way in found]


@pytest.mark.parametrize("year", [2564, 2565])
def test_92_50_is_one_of_9_2_and_one_of_9_4_or_three_of_9_2(year):
    assert failures(year, "open-data", "92.50") == [{"9.2": 1, "9.4": 1}, {"9.2": 3}]


@pytest.mark.parametrize("year", [2564, 2565])
def test_87_50_is_two_of_the_eight_items_of_10_1(year):
    found = inverted(year, "corruption-prevention", "87.50")

    (way,) = found.combinations
    (part,) = way
    assert (part.sub_indicator, part.failed, part.of) == ("10.1", 2, 8)


@pytest.mark.parametrize(
    ("published", "ways"),
    [
        ("97.78", [{"9.1": 1}]),
        ("97.50", [{"9.2": 1}]),
        ("97.14", [{"9.3": 1}]),
        ("96.00", [{"9.5": 1}]),
        ("93.78", [{"9.1": 1, "9.5": 1}]),
        ("94.64", [{"9.2": 1, "9.3": 1}]),
        ("93.50", [{"9.2": 1, "9.5": 1}]),
    ],
)
def test_printed_scores_of_2564_hold_the_failures_that_were_recomputed(published, ways):
    found = failures(2564, "open-data", published)

    assert all(way in found for way in ways)


def test_one_failure_of_10_1_is_93_75():
    assert failures(2564, "corruption-prevention", "93.75") == [{"10.1": 1}]


def test_full_marks_mean_that_nothing_failed():
    assert failures(2564, "open-data", "100") == [{}]


@pytest.mark.parametrize("published", ["99.99", "92.505", "99.9", "0.01"])
def test_a_score_that_no_failures_give_has_no_combination(published):
    assert failures(2564, "open-data", published) == []


@given(
    year=st.sampled_from([2564, 2565, 2566]),
    which=st.sampled_from([0, 1]),
    data=st.data(),
)
def test_failures_are_found_again_from_their_printed_score(year, which, data):
    counts = oracle.TREE[year][which]
    failed = tuple(data.draw(st.integers(0, count)) for count in counts)
    printed = oracle.as_printed(oracle.oit_of(failed, counts))

    found = failures(year, SLUGS[which], printed)

    numbers = [f"{9 + which}.{n}" for n in range(1, len(counts) + 1)]
    assert {n: f for n, f in zip(numbers, failed, strict=True) if f} in found


@pytest.mark.parametrize("printed", ["92.50", "61.11", "50.00", "80.14"])
def test_every_combination_is_found_and_no_other(printed):
    counts = oracle.TREE[2564][0]
    expected = oracle.failures_that_give(printed, counts)

    found = failures(2564, "open-data", printed)

    numbers = [f"9.{n}" for n in range(1, 6)]
    assert {tuple(way.get(n, 0) for n in numbers) for way in found} == expected
    assert [sum(way.values()) for way in found] == sorted(sum(way) for way in expected)


@pytest.mark.parametrize(("year", "slug"), [(2568, "open-data"), (2564, "budget-use")])
def test_without_a_tree_that_is_for_scoring_nothing_is_inverted(year, slug):
    found = invert(load(year), slug, Decimal("92.50"))

    assert isinstance(found, NotScored)
    assert found.code is NotScoredCode.NO_ITEM_TREE
    assert str(load(year).indicator(slug).number) in found.reason.th


def test_an_indicator_that_is_none_is_a_key_error():
    with pytest.raises(KeyError):
        invert(load(2564), "nothing", Decimal(100))
