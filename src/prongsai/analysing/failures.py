"""Which OIT items may have failed, and what is one of them worth?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.analysing.standing import gain_per_point
from prongsai.core.scores import NotScored, round_score
from prongsai.editions import Edition, Indicator, ItemCode, SubIndicator
from prongsai.scoring import FailedItems, IndicatorScore, Inversion, Scorecard, invert, score_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """What is known of one OIT indicator's failed items.

    ``inversion`` holds the combinations, one where marks tell it; ``marked`` the failed items'
    codes by sub-indicator where marks are known, else None.
    """

    indicator: Indicator
    parts: tuple[SubIndicator, ...]
    inversion: Inversion
    marked: Mapping[str, tuple[ItemCode, ...]] | None

    @property
    def combinations(self) -> tuple[tuple[FailedItems, ...], ...]:
        """Every combination of failures that gives the score."""
        return self.inversion.combinations

    def gain_of_item(self, edition: Edition, part: SubIndicator) -> Fraction:
        """What the overall gains when one item of the sub-indicator is mended, exactly."""
        points = Fraction(100, len(part.items) * len(self.parts))
        return gain_per_point(edition, self.indicator) * points

    def score_of(self, failed: Mapping[str, int]) -> Fraction:
        """The indicator's exact score when so many items of each sub-indicator failed."""
        kept = (1 - Fraction(failed.get(p.number, 0), len(p.items)) for p in self.parts)
        return sum(kept, Fraction(0)) * 100 / len(self.parts)


def find_failures(
    scorecard: Scorecard, edition: Edition, marks: Mapping[ItemCode, int] | None
) -> tuple[Failures, ...]:
    """What the scores tell of each scored OIT indicator's items, where the edition has a tree of
    items that is for scoring.

    Marks are believed where they give exactly the indicator's score.
    """
    of_marks = {each.indicator: each for each in score_marks(edition, marks)} if marks else {}
    known: list[Failures] = []
    for indicator in edition.indicators:
        score = scorecard.of(indicator.slug)
        if indicator.instrument != "OIT" or isinstance(score.exact, NotScored):
            continue
        inversion = invert(edition, indicator.slug, round_score(score.exact))
        if isinstance(inversion, NotScored):
            continue
        parts = _parts_of(edition, indicator)
        agrees = _agree(score, of_marks.get(indicator.slug))
        known.append(
            _from_marks(indicator, parts, inversion, marks)
            if marks and agrees
            else Failures(indicator=indicator, parts=parts, inversion=inversion, marked=None)
        )
    return tuple(known)


def _parts_of(edition: Edition, indicator: Indicator) -> tuple[SubIndicator, ...]:
    return tuple(p for p in edition.oit.sub_indicators if p.indicator == indicator.slug)


def _agree(score: IndicatorScore, of_marks: IndicatorScore | None) -> bool:
    return of_marks is not None and score.value == of_marks.value


def _from_marks(
    indicator: Indicator,
    parts: tuple[SubIndicator, ...],
    inversion: Inversion,
    marks: Mapping[ItemCode, int],
) -> Failures:
    marked = {p.number: tuple(code for code in p.items if marks[code] == 0) for p in parts}
    failed = tuple(
        FailedItems(sub_indicator=p.number, failed=len(marked[p.number]), of=len(p.items))
        for p in parts
        if marked[p.number]
    )
    return Failures(
        indicator=indicator,
        parts=parts,
        inversion=Inversion(
            indicator=inversion.indicator, published=inversion.published, combinations=(failed,)
        ),
        marked=marked,
    )
