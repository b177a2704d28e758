from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from tests.reporting.composing.reading import cells_of, table_headed
from tests.reporting.composing.years import complete_year

from prongsai.core.dates import FiscalYear
from prongsai.core.tree import plain
from prongsai.editions import load
from prongsai.reporting import compose
from prongsai.reporting.composing.criteria import (
    band_said,
    between_said,
    condition_said,
    unverified_note,
)
from prongsai.reporting.composing.wording import exact_said

YEARS = (2563, 2564, 2565, 2566, 2567, 2568, 2569)


@pytest.mark.parametrize("number", YEARS)
def test_the_bands_of_levels_without_conditions_leave_no_gap(number: int) -> None:
    rule = load(FiscalYear(number)).levels
    free = [level for level in rule.levels if level.instruments_from is None]

    for higher, lower in pairwise(free):
        said = band_said(rule, lower)
        edge = f"{higher.overall_from:.2f}"
        assert said.endswith((f"แต่ไม่ถึง {edge}", f"ต่ำกว่า {edge}"))
        assert f"ตั้งแต่ {edge}" in band_said(rule, higher)


@pytest.mark.parametrize("number", YEARS)
def test_no_two_levels_claim_the_same_range_and_condition(number: int) -> None:
    rule = load(FiscalYear(number)).levels

    said = [(band_said(rule, level), condition_said(rule, level)) for level in rule.levels]

    assert len(set(said)) == len(said)


def test_named_levels_say_what_each_instrument_must_reach() -> None:
    rule = load(FiscalYear(2568)).levels
    said = {
        level.slug: (band_said(rule, level), condition_said(rule, level)) for level in rule.levels
    }

    assert said["excellent"] == ("ตั้งแต่ 95.00 ขึ้นไป", "ทุกเครื่องมือได้ตั้งแต่ 95.00 คะแนนขึ้นไป")
    assert said["passed"] == (
        "ตั้งแต่ 85.00 ขึ้นไป",
        "มีเครื่องมืออย่างน้อย 1 เครื่องมือได้ไม่ถึง 85.00 คะแนน",
    )
    assert said["improve"] == ("ตั้งแต่ 70.00 แต่ไม่ถึง 85.00", "ไม่กำหนด")
    assert said["improve-urgently"] == ("ต่ำกว่า 70.00", "ไม่กำหนด")


def test_letter_levels_need_no_column_of_conditions() -> None:
    header = table_headed(compose("analysis", complete_year()), "คะแนนภาพรวม").header

    assert [cells_of(row) for row in header] == [("ระดับ", "คะแนนภาพรวม")]


def test_the_small_print_counts_the_rules_it_names() -> None:
    edition = load(FiscalYear(2565))
    (small,) = unverified_note(edition)
    words = plain(small.text)  # type: ignore[union-attr]

    unverified = [
        each
        for each in (
            edition.weights_basis,
            edition.indicators_basis,
            edition.formula_basis,
            edition.levels.basis,
            edition.levels.pass_basis,
            edition.levels.rounding_basis,
            edition.oit.basis,
            edition.groups.basis,
        )
        if not each.verified
    ]
    assert f"จำนวน {len(unverified)} เรื่อง" in words


def test_where_every_rule_is_verified_there_is_no_small_print() -> None:
    edition = load(FiscalYear(2565))
    sure = replace(edition.weights_basis, verified=True)
    levels = replace(edition.levels, basis=sure, pass_basis=sure, rounding_basis=sure)
    verified = replace(
        edition,
        weights_basis=sure,
        indicators_basis=sure,
        formula_basis=sure,
        levels=levels,
        oit=replace(edition.oit, basis=sure),
        groups=replace(edition.groups, basis=sure),
    )

    assert unverified_note(verified) == ()


@pytest.mark.parametrize(
    ("lowest", "below", "said"),
    [("0", "50", "ต่ำกว่า 50.00"), ("85", "95", "ตั้งแต่ 85.00 แต่ไม่ถึง 95.00")],
)
def test_a_range_is_half_open(lowest: str, below: str, said: str) -> None:
    assert between_said(Decimal(lowest), Decimal(below)) == said


def test_an_exact_gain_is_a_decimal_only_where_one_is_exact() -> None:
    assert exact_said(Fraction(3, 50)) == "0.06"
    assert exact_said(Fraction(1, 8)) == "0.125"
    assert exact_said(Fraction(4, 9)) == "4/9 (ประมาณ 0.44)"
