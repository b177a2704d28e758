"""Do the editions' rules give the published figures? The arithmetic here is the tests' own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.editions.facts import rows_of

from prongsai.core.scores import round_score
from prongsai.editions import Edition, level_of, load


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def instruments_of(row: dict[str, str], edition: Edition) -> dict[str, Fraction]:
    return {
        each.slug: mean(
            [Fraction(row[f"i{one.number}"]) for one in edition.of_instrument(each.slug)]
        )
        for each in edition.instruments
    }


@pytest.mark.parametrize("row", rows_of("oit-vectors-2564.csv"), ids=lambda row: row["i9"])
def test_printed_oit_points_of_2564_follow_from_the_weight(row):
    weight = {each.slug: each.weight for each in load(2564).instruments}["OIT"]

    points = weight * mean([Fraction(row["i9"]), Fraction(row["i10"])])

    assert round_score(points) == Decimal(row["oit_points"])


@pytest.mark.parametrize(
    ("printed", "indicator", "failed"),
    [
        ("97.78", "open-data", {"9.1": 1}),
        ("97.50", "open-data", {"9.2": 1}),
        ("97.14", "open-data", {"9.3": 1}),
        ("96.00", "open-data", {"9.5": 1}),
        ("93.78", "open-data", {"9.1": 1, "9.5": 1}),
        ("94.64", "open-data", {"9.2": 1, "9.3": 1}),
        ("93.50", "open-data", {"9.2": 1, "9.5": 1}),
        ("92.50", "open-data", {"9.2": 1, "9.4": 1}),
        ("92.50", "open-data", {"9.2": 3}),
        ("93.75", "corruption-prevention", {"10.1": 1}),
        ("87.50", "corruption-prevention", {"10.1": 2}),
    ],
)
@pytest.mark.parametrize("year", [2564, 2565])
def test_printed_oit_indicators_are_misses_in_the_tree(year, printed, indicator, failed):
    below = [each for each in load(year).oit.sub_indicators if each.indicator == indicator]

    score = mean(
        [
            Fraction(100 * (len(each.items) - failed.get(each.number, 0)), len(each.items))
            for each in below
        ]
    )

    assert round_score(score) == Decimal(printed)


def test_all_39_units_of_2563_get_their_published_overall_and_level():
    edition = load(2563)
    weights = {each.slug: each.weight for each in edition.instruments}
    rows = rows_of("results-2563-units.csv")

    wrong = []
    for row in rows:
        scores = instruments_of(row, edition)
        overall = sum((weights[slug] * score for slug, score in scores.items()), Fraction())
        level = level_of(overall, scores, edition)
        if (str(round_score(overall)), level.slug) != (row["overall"], row["level"]):
            wrong.append(row["agency"])

    assert len(rows) == 39
    assert wrong == []


@pytest.mark.parametrize(
    ("year", "indicators", "overall", "level"),
    [
        (
            2565,
            "100 100 100 99.44 99.44 99.15 90.65 93.37 100 87.50",
            "95.75",
            "AA",
        ),
        (
            2564,
            "86.03 68.27 71.82 63.91 80.87 81.55 85.25 80.84 92.50 100",
            "85.52",
            "A",
        ),
    ],
)
def test_two_published_results_follow_from_their_ten_indicators(year, indicators, overall, level):
    edition = load(year)
    row = {f"i{number}": score for number, score in enumerate(indicators.split(), start=1)}
    scores = instruments_of(row, edition)

    total = sum((each.weight * scores[each.slug] for each in edition.instruments), Fraction())

    assert round_score(total) == Decimal(overall)
    assert level_of(total, scores, edition).slug == level
