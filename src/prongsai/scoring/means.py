"""What is the exact mean, and what is said when a part of it is missing?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from prongsai.core.problems import Said
from prongsai.core.scores import NotScored, NotScoredCode


def mean_of(values: Sequence[Fraction]) -> Fraction:
    """The mean, unrounded.

    Errors: ValueError for no values (what has no parts is NotScored).

    >>> mean_of([Fraction(100), Fraction(0), Fraction(1, 3)])
    Fraction(301, 9)
    """
    if not values:
        raise ValueError("no values to take the mean of")
    # One common denominator: a sum of Fractions would reduce after every step.
    ratios = [value.as_integer_ratio() for value in values]
    common = lcm(*[denominator for _, denominator in ratios])
    total = sum([numerator * (common // denominator) for numerator, denominator in ratios])
    return Fraction(total, common * len(values))


def weighted_sum_of(weighted: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The sum of weight x value, unrounded.

    >>> weighted_sum_of([(Fraction(3, 10), Fraction(50)), (Fraction(7, 10), Fraction(100))])
    Fraction(85, 1)
    """
    ratios = [(*weight.as_integer_ratio(), *value.as_integer_ratio()) for weight, value in weighted]
    common = lcm(*[below * under for _, below, _, under in ratios])
    total = sum(
        [above * over * (common // (below * under)) for above, below, over, under in ratios]
    )
    return Fraction(total, common)


def part_missing(whole: Said, parts: Iterable[str]) -> NotScored:
    """No score for ``whole``, because these parts of it have none."""
    names = ", ".join(parts)
    return NotScored(
        code=NotScoredCode.PART_MISSING,
        reason=Said(
            th=f"{whole.th}คำนวณไม่ได้ เพราะยังไม่มีคะแนนของ {names}",
            en=f"{whole.en} cannot be computed: there is no score for {names}.",
        ),
    )
