"""Where is an authority weakest, and in which parts of the OIT may items have failed?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prongsai.analysing import Findings, Group, IndicatorFinding, Rung
from prongsai.core.scores import round_score
from prongsai.editions import Edition
from prongsai.scoring import FailedItems, Inversion

# How many measures a place is worth, before the limit cuts: most work where most is missing.
_WORTH = {Group.IMPROVE: 3, Group.MAINTAIN: 2, Group.STRENGTH: 1}
_LOWEST_WORTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedPart:
    """A sub-indicator in which items failed, in every or only in some explanation of a score.

    ``gain``: what mending one item adds to the overall, exactly; None where it is not known.
    """

    number: str
    least: int  # 0 where some explanation has no failure here
    most: int
    slugs: frozenset[str]  # OitItem.slug of its items
    gain: Fraction | None

    @property
    def is_certain(self) -> bool:
        """Whether every explanation has a failure here."""
        return self.least > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """One indicator as a place for measures, with its possible failures, certain ones first.

    ``rung``: the next score to aim at and its gain, where the findings say it.
    """

    finding: IndicatorFinding
    is_lowest: bool
    parts: tuple[FailedPart, ...]
    rung: Rung | None
    worth: int


def weaknesses_of(findings: Findings, edition: Edition) -> tuple[Weakness, ...]:
    """Every scored indicator, weakest first, ties by number.

    ``edition``: the one that scored the findings, for it numbers the sub-indicators.
    """
    lowest = min((each.score for each in findings.indicators), default=None)
    return tuple(
        Weakness(
            finding=each,
            is_lowest=each.score == lowest,
            parts=_failed_parts(each.indicator, findings, edition),
            rung=_rung(each.indicator, findings),
            worth=max(_WORTH[each.group], _LOWEST_WORTH if each.score == lowest else 0),
        )
        for each in sorted(findings.indicators, key=lambda each: (each.score, each.number))
    )


def _failed_parts(indicator: str, findings: Findings, edition: Edition) -> tuple[FailedPart, ...]:
    inversions = [each for each in findings.inversions if each.indicator == indicator]
    parts = [
        _failed_part(number, inversion, findings, edition)
        for inversion in inversions
        for number in sorted(_numbers_in(inversion))
    ]
    return tuple(sorted(parts, key=lambda part: (not part.is_certain, part.number)))


def _numbers_in(inversion: Inversion) -> set[str]:
    return {each.sub_indicator for combination in inversion.combinations for each in combination}


def _failed_part(
    number: str, inversion: Inversion, findings: Findings, edition: Edition
) -> FailedPart:
    counts = [_failed_in(combination, number) for combination in inversion.combinations]
    step = next((each for each in findings.mend_first if each.sub_indicator == number), None)
    # Marks narrow the step's items down to those that failed.
    codes = set(step.items) if step else _codes_below(number, edition)
    return FailedPart(
        number=number,
        least=min(counts),
        most=max(counts),
        slugs=frozenset(item.slug for item in edition.oit.items if item.code in codes),
        gain=step.gain if step else None,
    )


def _failed_in(combination: Iterable[FailedItems], number: str) -> int:
    return sum(each.failed for each in combination if each.sub_indicator == number)


def _codes_below(number: str, edition: Edition) -> set[str]:
    parts = (each for each in edition.oit.sub_indicators if each.number == number)
    return {code for each in parts for code in each.items}


def _rung(indicator: str, findings: Findings) -> Rung | None:
    ladders = (each.ladder for each in findings.mend_first if each.indicator == indicator)
    return next((ladder[0] for ladder in ladders if ladder), None)


def exact_points(points: Fraction) -> str:
    """Points in digits, exactly: ``1.25``; ``4/9 (0.44)`` where no decimal ends.

    >>> exact_points(Fraction(5, 4)), exact_points(Fraction(4, 9)), exact_points(Fraction(2))
    ('1.25', '4/9 (0.44)', '2')
    """
    for places in range(7):
        scaled = points * 10**places
        if scaled.denominator == 1:
            digits = f"{scaled.numerator:0{places + 1}d}"
            return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
    return f"{points} ({round_score(points)})"
