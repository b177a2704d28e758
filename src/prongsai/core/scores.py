"""What is a score, where does it come from, and when is it rounded?

A score is exact until it is shown: a Fraction inside, rounded once, last, half up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from prongsai.core.errors import ValueUnreadable
from prongsai.core.numerals import to_arabic_digits
from prongsai.core.problems import Said, quoted

_CENT = Decimal("0.01")
_PLAIN_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,20})?")
_REMEDY = Said(
    th="กรอกคะแนน 0 ถึง 100 ใช้จุดเป็นทศนิยม เช่น 95.75 หรือเว้นว่างหากยังไม่มีคะแนน",
    en="Enter a score from 0 to 100 with a decimal point, such as 95.75, or leave it blank.",
)


class NotScoredCode(StrEnum):
    """Why there is no score."""

    BLANK = "blank"  # nobody entered one
    NO_ANSWERS = "no-answers"  # no respondent answered
    NO_QUESTIONNAIRE = "no-questionnaire"  # the edition has no questionnaire to score with
    NO_ITEM_TREE = "no-item-tree"  # the edition's OIT tree is not known well enough
    SCALE_UNKNOWN = "scale-unknown"  # the values of a scale are not known
    PART_MISSING = "part-missing"  # something that it is the mean of is not scored
    UNREADABLE = "unreadable"  # what stands there is no score


@dataclass(frozen=True, slots=True, kw_only=True)
class NotScored:
    """The absence of a score, and why: never -1, 0 or None."""

    code: NotScoredCode
    reason: Said


MaybeExact: TypeAlias = Fraction | NotScored
MaybeScore: TypeAlias = Decimal | NotScored


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """Computed by us; ``basis`` names from what, such as ``iit-answers`` or ``oit-marks``."""

    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Read from a publication."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Entered by a person or taken from a file; ``by`` names whom or which."""

    by: str


Source: TypeAlias = Computed | Published | Entered


def round_score(exact: Fraction | Decimal) -> Decimal:
    """The score as shown: two places, half up. The one place where a score is rounded.

    Half goes up also below zero (a change of -0.005 is 0.00).

    >>> round_score(Fraction(94995, 1000))
    Decimal('95.00')
    """
    numerator, denominator = exact.as_integer_ratio()
    # floor(100 x + 1/2) in whole numbers: a nation's scores are rounded by the hundred thousand.
    hundredths = (200 * numerator + denominator) // (2 * denominator)
    return Decimal(hundredths).scaleb(-2).quantize(_CENT, rounding=ROUND_HALF_UP)


def shown(exact: MaybeExact) -> MaybeScore:
    """The rounded score, or the same NotScored."""
    return exact if isinstance(exact, NotScored) else round_score(exact)


def parse_score(text: str) -> Decimal:
    """The score that a text means, exactly as written. Unit: points, 0-100.

    Thai and Arabic digits, one decimal point, up to twenty places; blanks around it are ignored.
    Errors: ValueUnreadable for everything else (signs, commas, exponents, nan, out of range).

    >>> parse_score(" ๙๕.๗๕ ")
    Decimal('95.75')
    """
    plain = to_arabic_digits(text.strip())
    if not _PLAIN_NUMBER.fullmatch(plain):
        raise ValueUnreadable(
            text,
            Said(th=f"{quoted(text)} ไม่ใช่คะแนน", en=f"{quoted(text)} is not a score."),
            _REMEDY,
        )
    score = Decimal(plain)
    if score > 100:
        raise ValueUnreadable(
            text,
            Said(
                th=f"คะแนน {quoted(text)} อยู่นอกช่วง 0 ถึง 100",
                en=f"The score {quoted(text)} is outside 0 to 100.",
            ),
            _REMEDY,
        )
    return score
