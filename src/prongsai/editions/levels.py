"""Which level does a score reach, by the rule of its year?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.core.scores import round_score
from prongsai.editions.records import Edition, Level

Points: TypeAlias = Fraction | Decimal


class InstrumentsMissing(ProngsaiError):
    """The year's levels look at each instrument, and a score of one is not given."""

    def __init__(self, *, year: FiscalYear, missing: tuple[str, ...]) -> None:
        self.year = year
        self.missing = missing
        names = ", ".join(missing)
        super().__init__(
            Said(
                th=f"ระดับผลการประเมินปี {year} ต้องใช้คะแนนของทุกเครื่องมือ แต่ไม่มีคะแนน {names}",
                en=f"The levels of {year} look at each instrument, but {names} has no score.",
            ),
            Said(
                th=f"กรอกคะแนนของตัวชี้วัดให้ครบทุกตัวใน {names}",
                en=f"Enter the score of every indicator of {names}.",
            ),
        )


def level_of(overall: Points, instruments: Mapping[str, Points], edition: Edition) -> Level:
    """The level of an overall score and its instruments' means.

    Unit: points, 0-100, exact. Whether they are looked at rounded is the edition's rule.
    Errors: InstrumentsMissing where the rule needs an instrument that is not given.
    Source: editions/data, levels.
    """
    seen = round_score if edition.levels.looks_at_rounded else Fraction
    needed = _needed(instruments, edition)
    scores = tuple(seen(instruments[slug]) for slug in needed)
    total = seen(overall)
    return next(
        level
        for level in edition.levels.levels
        if total >= level.overall_from
        and (
            level.instruments_from is None
            or all(score >= level.instruments_from for score in scores)
        )
    )


def is_pass(overall: Points, edition: Edition) -> bool:
    """Whether an overall score reaches the pass line. Unit: points, 0-100, exact."""
    seen = round_score if edition.levels.looks_at_rounded else Fraction
    return bool(seen(overall) >= edition.levels.pass_from)


def _needed(instruments: Mapping[str, Points], edition: Edition) -> tuple[str, ...]:
    if all(level.instruments_from is None for level in edition.levels.levels):
        return ()
    slugs = tuple(each.slug for each in edition.instruments)
    missing = tuple(slug for slug in slugs if slug not in instruments)
    if missing:
        raise InstrumentsMissing(year=edition.fiscal_year, missing=missing)
    return slugs
