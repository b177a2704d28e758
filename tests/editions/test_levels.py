from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import exact_scores

from prongsai.editions import Edition, InstrumentsMissing, is_pass, level_of, load


def instruments(iit: str, eit: str, oit: str) -> dict[str, Decimal]:
    return {"IIT": Decimal(iit), "EIT": Decimal(eit), "OIT": Decimal(oit)}


def looking_at_exact(edition: Edition) -> Edition:
    return replace(edition, levels=replace(edition.levels, looks_at_rounded=False))


@pytest.mark.parametrize(
    ("overall", "level"),
    [
        ("100", "AA"),
        ("95.00", "AA"),
        ("94.99", "A"),
        ("88.37", "A"),  # published
        ("85", "A"),
        ("84.99", "B"),
        ("75", "B"),
        ("74.99", "C"),
        ("65", "C"),
        ("64.99", "D"),
        ("55", "D"),
        ("54.99", "E"),
        ("50", "E"),
        ("49.99", "F"),
        ("0", "F"),
    ],
)
@pytest.mark.parametrize("year", [2563, 2564, 2565])
def test_levels_up_to_2565_cut_at_their_printed_bands(year, overall, level):
    assert level_of(Decimal(overall), {}, load(year)).slug == level


@pytest.mark.parametrize(
    ("overall", "level"),
    [("94.995", "AA"), ("94.9949999", "A"), ("84.995", "A"), ("49.995", "E")],
)
def test_the_rounded_score_has_the_level_where_the_edition_says_so(overall, level):
    assert level_of(Decimal(overall), {}, load(2564)).slug == level


@pytest.mark.parametrize(("overall", "level"), [("94.995", "A"), ("95", "AA")])
def test_the_exact_score_has_the_level_where_an_edition_looks_at_it(overall, level):
    assert level_of(Decimal(overall), {}, looking_at_exact(load(2564))).slug == level


@pytest.mark.parametrize(
    ("year", "overall", "scores", "level"),
    [
        (2566, "95.81", ("97.00", "93.00", "97.03"), "ผ่านดี"),  # published, one below 95
        (2567, "92.43", ("90.00", "88.00", "97.58"), "ผ่านดี"),  # published
        (2568, "94.64", ("99.00", "84.99", "98.60"), "ผ่าน"),  # published, EIT below 85
        (2567, "95.00", ("95", "95", "95"), "ผ่านดีเยี่ยม"),
        (2567, "96.00", ("100", "94.99", "94"), "ผ่านดี"),
        (2567, "85.00", ("85", "85", "85"), "ผ่านดี"),
        (2567, "99.00", ("100", "84.99", "100"), "ผ่าน"),
        (2567, "84.99", ("100", "100", "62.47"), "ต้องปรับปรุง"),
        (2567, "70.00", ("70", "70", "70"), "ต้องปรับปรุง"),
        (2567, "69.99", ("70", "70", "69.98"), "ต้องปรับปรุงโดยด่วน"),
        (2567, "94.995", ("94.995", "94.995", "94.995"), "ผ่านดีเยี่ยม"),
    ],
)
def test_named_levels_look_at_each_instrument(year, overall, scores, level):
    assert level_of(Decimal(overall), instruments(*scores), load(year)).name_th == level


def test_named_levels_look_at_exact_scores_where_an_edition_says_so():
    scores = instruments("94.995", "100", "100")

    assert level_of(Decimal(98), scores, looking_at_exact(load(2567))).slug == "good"


def test_a_named_level_without_an_instrument_is_refused_in_both_languages():
    with pytest.raises(InstrumentsMissing) as caught:
        level_of(Decimal(96), {"IIT": Decimal(96), "OIT": Decimal(96)}, load(2568))

    assert caught.value.missing == ("EIT",)
    assert "EIT" in caught.value.said.th
    assert "2568" in caught.value.said.en


@pytest.mark.parametrize(
    ("overall", "passed"), [("85", True), ("84.995", True), ("84.9949", False), ("0", False)]
)
def test_85_is_the_pass_line(overall, passed):
    assert is_pass(Decimal(overall), load(2564)) is passed


def test_the_exact_score_passes_where_an_edition_looks_at_it():
    assert not is_pass(Decimal("84.995"), looking_at_exact(load(2564)))


@given(
    one=exact_scores(),
    other=exact_scores(),
    year=st.integers(min_value=2563, max_value=2569),
)
def test_a_higher_score_never_has_a_lower_level(one, other, year):
    edition = load(year)
    order = [level.slug for level in edition.levels.levels]

    def rank(score: Fraction) -> int:
        equal = dict.fromkeys(("IIT", "EIT", "OIT"), score)
        return order.index(level_of(score, equal, edition).slug)

    assert rank(max(one, other)) <= rank(min(one, other))
