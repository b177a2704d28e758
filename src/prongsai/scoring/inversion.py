"""How many failed items, in which sub-indicators, give exactly this published score?

Items are worth 0 or 100, so few scores are possible and each tells how it came about. All
arithmetic is on whole numbers: with n items in each of k sub-indicators, every score is a whole
number of parts of 100 / (k x lcm of the n).
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import product
from math import lcm

from prongsai.core.scores import NotScored
from prongsai.editions import Edition, IndicatorSlug, SubIndicator
from prongsai.scoring.marks import no_item_tree, sub_indicators_of
from prongsai.scoring.records import FailedItems, Inversion

_HUNDREDTHS_OF_100 = 10_000


def invert(edition: Edition, indicator: IndicatorSlug, published: Decimal) -> Inversion | NotScored:
    """Every combination of failures whose score, rounded half up, is the published one.

    Fewest failures first. No combination where none gives this score.
    NotScored where the indicator has no tree of items that is for scoring.
    Errors: KeyError for an indicator that the edition does not have.
    """
    parts = sub_indicators_of(edition, indicator)
    if not parts:
        return no_item_tree(edition, edition.indicator(indicator))
    return Inversion(
        indicator=indicator,
        published=published,
        combinations=tuple(_named(parts, failures) for failures in _failures(parts, published)),
    )


def is_impossible(edition: Edition, indicator: IndicatorSlug, published: Decimal) -> bool:
    """Whether the indicator's tree is known well enough to say that no failures give the score."""
    parts = sub_indicators_of(edition, indicator)
    return bool(parts) and not _failures(parts, published)


def _failures(parts: tuple[SubIndicator, ...], published: Decimal) -> tuple[tuple[int, ...], ...]:
    table = _failures_by_score(tuple(len(part.items) for part in parts))
    hundredths = published * 100
    is_whole = hundredths == hundredths.to_integral_value()
    return table.get(int(hundredths), ()) if is_whole else ()


def _named(parts: tuple[SubIndicator, ...], failures: tuple[int, ...]) -> tuple[FailedItems, ...]:
    return tuple(
        FailedItems(sub_indicator=part.number, failed=failed, of=len(part.items))
        for part, failed in zip(parts, failures, strict=True)
        if failed
    )


@lru_cache(maxsize=32)
def _failures_by_score(counts: tuple[int, ...]) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Failures by sub-indicator for every score that is possible. Unit of the keys: 0.01 point."""
    common = lcm(*counts)
    whole = len(counts) * common  # the parts that 100 points are cut into
    worth = [common // count for count in counts]  # parts that one failed item takes
    table: dict[int, list[tuple[int, ...]]] = {}
    for failures in product(*(range(count + 1) for count in counts)):
        kept = whole - sum(each * part for each, part in zip(failures, worth, strict=True))
        # floor(x + 1/2) in whole numbers: half up.
        rounded = (2 * kept * _HUNDREDTHS_OF_100 + whole) // (2 * whole)
        table.setdefault(rounded, []).append(failures)
    return {score: tuple(sorted(ways, key=_fewest_first)) for score, ways in table.items()}


def _fewest_first(failures: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return sum(failures), tuple(-each for each in failures)
