from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from tests import oracle
from tests.scoring.edges import INSTRUMENTS, authorities, instrument_places, overall_places
from tests.scoring.published import CASE_000, CASE_004, OIT_VECTORS, Case, units_of_2563

from prongsai.core.problems import Said
from prongsai.core.scores import Entered, NotScored, NotScoredCode, Published
from prongsai.editions import load
from prongsai.scoring import IndicatorUnknown, PublishedFigure, score_indicators

BY = Entered(by="test")


def scored(year, scores, **published):
    return score_indicators(load(year), "invented", scores, source=BY, **published)


def card_of(case: Case, **changes):
    edition = load(case.year)
    scores = case.by_slug(edition) | changes.pop("scores", {})
    return score_indicators(edition, case.agency, scores, source=BY, **changes)


@pytest.mark.parametrize("case", [CASE_000, CASE_004, *units_of_2563()], ids=lambda c: c.agency)
def test_published_indicators_give_the_published_overall_and_level(case):
    card = card_of(case, published=Decimal(case.overall))

    assert str(card.overall) == case.overall
    assert card.level.slug == case.level
    assert card.passed is (Fraction(case.overall) >= 85)
    assert (card.published.difference, card.published.exact) == (Decimal("0.00"), True)


def test_39_units_were_compared():
    assert len(units_of_2563()) == 39


@pytest.mark.parametrize("case", units_of_2563(), ids=lambda c: c.agency)
def test_published_points_of_the_instruments_are_reproduced(case):
    points = {each.instrument: str(each.points) for each in card_of(case).instruments}

    printed = {"IIT": case.iit_points, "EIT": case.eit_points, "OIT": case.oit_points}
    assert {name: points[name] for name, text in printed.items() if text} == {
        name: text for name, text in printed.items() if text
    }


@pytest.mark.parametrize(("nine", "ten", "points"), OIT_VECTORS)
def test_printed_points_of_the_oit_are_reproduced(nine, ten, points):
    texts = (*CASE_004.ten[:8], nine, ten)

    card = card_of(replace(CASE_004, ten=texts))

    assert str(card.instruments[2].points) == points


def test_ten_thousand_authorities_agree_with_the_oracle_in_every_digit():
    for authority in authorities(10_000, seed=2569):
        edition = load(authority.year)
        scores = {
            indicator.slug: Decimal(text)
            for indicator, text in zip(edition.indicators, authority.as_texts(), strict=True)
        }

        card = scored(authority.year, scores)

        expected = oracle.instruments_of(authority.ten)
        assert {each.instrument: each.exact for each in card.instruments} == expected
        assert card.overall_exact == oracle.overall_of(authority.ten)
        assert str(card.overall) == oracle.as_printed(card.overall_exact)
        level = oracle.level_of(authority.ten, authority.year)
        assert level in {card.level.slug, card.level.name_th}
        assert card.passed is (Fraction(oracle.as_printed(card.overall_exact)) >= 85)


def test_the_generated_authorities_stand_at_every_place_around_every_edge():
    generated = list(authorities(10_000, seed=2569))

    overalls = {(each.year, oracle.overall_of(each.ten)) for each in generated}
    assert set(overall_places()) <= overalls
    assert len(overall_places()) == (3 * 6 + 4 * 3) * 9  # years x boundaries, distances
    rounding_edges = [overall for _, overall in overalls if overall * 1000 % 10 == 5]
    assert len(rounding_edges) > 200


def test_the_level_of_some_generated_authorities_hangs_on_one_instrument():
    seen, hanging = set(), set()
    for each in authorities(1_500, seed=2569):
        for name, mean in oracle.instruments_of(each.ten).items():
            first, count = INSTRUMENTS[name]
            lifted = [*each.ten[:first], *[Fraction(100)] * count, *each.ten[first + count :]]
            seen.add((each.year, name, mean))
            if oracle.level_of(lifted, each.year) != oracle.level_of(each.ten, each.year):
                hanging.add((each.year, name, mean))

    places = set(instrument_places())
    too_low = {place for place in places if oracle.as_printed(place[2]) in ("84.99", "94.99")}
    assert len(places) == 4 * 2 * 3 * 9  # years, boundaries, instruments, distances
    assert places <= seen
    assert len(too_low) == 4 * 2 * 3 * 2
    assert too_low <= hanging


@pytest.mark.parametrize(
    ("overall", "level"), [("94.995", "AA"), ("94.99499999", "A"), ("84.995", "A"), ("49.995", "E")]
)
def test_the_level_looks_at_the_score_as_printed(overall, level):
    card = card_of(replace(CASE_004, ten=(overall,) * 10))

    assert card.level.slug == level


def test_a_named_level_is_held_back_by_one_instrument():
    held = ("90",) * 5 + ("84.99",) * 3 + ("100", "100")

    card = card_of(replace(CASE_004, year=2567, ten=held))

    assert (str(card.overall), card.level.name_th) == ("92.50", "ผ่าน")


def test_a_missing_indicator_leaves_its_means_without_score_and_says_so():
    edition = load(2564)
    scores = CASE_004.by_slug(edition)
    del scores["use-of-power"]

    card = scored(2564, scores)

    iit, eit, _ = card.instruments
    assert iit.exact.code is NotScoredCode.PART_MISSING
    assert "3" in iit.exact.reason.th
    assert str(eit.value) == "82.55"
    assert isinstance(iit.points, NotScored)
    assert "IIT" in card.overall.reason.en
    assert (card.level, card.passed) == (None, None)
    assert [each.code for each in card.not_scored] == [NotScoredCode.BLANK]
    assert "การใช้อำนาจ" in card.not_scored[0].reason.th


def test_a_reason_that_was_given_is_kept():
    reason = NotScored(code=NotScoredCode.UNREADABLE, reason=Said(th="อ่านไม่ออก", en="unreadable"))

    card = card_of(CASE_004, scores={"use-of-power": reason})

    assert card.not_scored == (reason,)


@pytest.mark.parametrize("text", ["100.01", "-1", "NaN", "Infinity"])
def test_what_cannot_be_a_score_is_not_scored(text):
    card = card_of(CASE_004, scores={"open-data": Decimal(text)})

    assert card.of("open-data").exact.code is NotScoredCode.UNREADABLE
    assert isinstance(card.overall, NotScored)


def test_a_score_for_no_indicator_stops_the_work():
    with pytest.raises(IndicatorUnknown) as caught:
        card_of(CASE_004, scores={"open-dta": Decimal(1)})

    assert "open-dta" in caught.value.said.th
    assert "open-data" in caught.value.remedy.th


@pytest.mark.parametrize(
    ("published", "difference", "reproduced", "exact"),
    [
        ("85.52", "0.00", True, True),
        ("85.53", "0.01", True, False),
        ("85.51", "-0.01", True, False),
        ("85.54", "0.02", False, False),
        ("58.52", "-27.00", False, False),
    ],
)
def test_a_published_overall_is_compared_at_two_places(published, difference, reproduced, exact):
    figure = PublishedFigure(overall=Decimal(published), url="https://example.org/ita")

    found = card_of(CASE_004, published=figure).published

    assert (str(found.difference), found.reproduced, found.exact) == (difference, reproduced, exact)
    assert found.url == "https://example.org/ita"


def test_a_published_overall_without_one_of_ours_is_kept_and_not_reproduced():
    card = scored(2564, {}, published=Decimal("85.52"))

    assert (card.published.difference, card.published.reproduced) == (None, False)
    assert card.published.overall == Decimal("85.52")


def test_a_published_overall_that_is_no_score_is_not_compared():
    found = card_of(CASE_004, published=Decimal("NaN")).published

    assert (found.difference, found.reproduced, found.exact) == (None, False, False)


def test_every_indicator_keeps_its_origin():
    source = Published(url="https://example.org/ita")
    edition = load(2564)

    card = score_indicators(edition, "x", CASE_004.by_slug(edition), source=source)

    assert {each.source for each in card.indicators} == {source}
    assert card.of("open-data").value == Decimal("92.50")
    with pytest.raises(KeyError):
        card.of("nothing")
