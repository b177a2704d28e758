from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.errors import ValueUnreadable
from prongsai.core.problems import Said
from prongsai.core.scores import NotScored, NotScoredCode, parse_score, round_score, shown


@given(st.integers(0, 9999))
def test_half_a_hundredth_goes_up_and_anything_less_goes_down(hundredths):
    edge = Fraction(2 * hundredths + 1, 200)
    tiny = Fraction(1, 10**30)

    assert round_score(edge) == Decimal(hundredths + 1).scaleb(-2)
    assert round_score(edge - tiny) == Decimal(hundredths).scaleb(-2)
    assert round_score(edge + tiny) == Decimal(hundredths + 1).scaleb(-2)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(94995, 1000), "95.00"),
        (Decimal("94.994999999999999999"), "94.99"),
        (Decimal("0.005"), "0.01"),
        (Decimal("2.675"), "2.68"),  # a float would give 2.67
        (Decimal("1.005"), "1.01"),
        (Fraction(200, 3), "66.67"),
        (Fraction(100), "100.00"),
        (Fraction(0), "0.00"),
        (Fraction(-5, 1000), "0.00"),
        (Fraction(-6, 1000), "-0.01"),
    ],
)
def test_a_score_is_rounded_half_up_to_two_places(exact, rounded):
    assert str(round_score(exact)) == rounded


@given(st.fractions(0, 100))
def test_rounding_moves_a_score_by_half_a_hundredth_at_most(exact):
    assert -Fraction(1, 200) < Fraction(round_score(exact)) - exact <= Fraction(1, 200)


@given(st.fractions(0, 100))
def test_a_rounded_score_stays_as_it_is(exact):
    once = round_score(exact)

    assert round_score(once) == once
    assert str(once) == f"{once:.2f}"


def test_what_is_not_scored_stays_not_scored():
    nothing = NotScored(code=NotScoredCode.BLANK, reason=Said(th="ว่าง", en="blank"))

    assert shown(nothing) is nothing
    assert shown(Fraction(1, 3)) == Decimal("0.33")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("95.75", "95.75"),
        ("๙๕.๗๕", "95.75"),
        (" 95.75\t", "95.75"),
        ("0", "0"),
        ("100", "100"),
        ("100.00", "100.00"),
        ("094.5", "94.5"),
        ("94.994999999999999999", "94.994999999999999999"),
    ],
)
def test_a_score_is_read_exactly(text, score):
    assert parse_score(text) == Decimal(score)


@pytest.mark.parametrize(
    "text",
    [
        *("100.01", "100.0000000000000001", "999", "-1", "+1", "๙๕.๗๕.", "9.5.5", "95,75", "1,000"),
        *("text", "เก้าสิบห้า", "nan", "NaN", "inf", "-inf", "Infinity", "1e3", "1E1", "", " ", "."),
        *(
            ".5",
            "95.",
            "９５",
            "９５.７５",
            "95 .75",
            "9 5",
            "1_0",
            "0x1F",
            "95.75%",
            "½",
            "१",
            "1000",
        ),
        *("95.123456789012345678901", "-", "–1", "#N/A", "None", "1/2", "๙๕.7a"),
    ],
)
def test_everything_else_is_no_score(text):
    with pytest.raises(ValueUnreadable) as refused:
        parse_score(text)

    assert refused.value.text == text
    assert refused.value.said.th
    assert refused.value.said.en
    assert "95.75" in refused.value.remedy.th
    assert "95.75" in refused.value.remedy.en


def test_a_score_out_of_range_is_said_to_be_so():
    with pytest.raises(ValueUnreadable) as refused:
        parse_score("100.01")

    assert refused.value.said.th == "คะแนน “100.01” อยู่นอกช่วง 0 ถึง 100"


@given(st.integers(0, 10000))
def test_every_score_with_two_places_is_read_back(hundredths):
    score = Decimal(hundredths).scaleb(-2)

    assert parse_score(str(score)) == score
