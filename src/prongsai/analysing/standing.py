"""Where does each indicator stand: group, rank, change, and what a point of it is worth?

The score as shown (two places) decides, so that no list contradicts the figures beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from prongsai.analysing.records import Group, IndicatorFinding
from prongsai.core.scores import NotScored
from prongsai.editions import Edition, Groups, Indicator, IndicatorSlug
from prongsai.scoring import Scorecard


def group_of(score: Decimal, groups: Groups) -> Group:
    """The group of a score as shown. The one place where membership is decided."""
    if score >= groups.strength_from:
        return Group.STRENGTH
    return Group.MAINTAIN if score >= groups.maintain_from else Group.IMPROVE


def judge_indicators(
    scorecard: Scorecard, edition: Edition, before: Mapping[IndicatorSlug, Decimal]
) -> tuple[IndicatorFinding, ...]:
    """Every scored indicator, judged, by number. ``before`` holds last year's scores by this
    year's slugs.
    """
    shown = shown_scores(scorecard)
    ranks = _ranks(shown.values())
    ties = Counter(shown.values())
    return tuple(
        IndicatorFinding(
            indicator=each.slug,
            number=each.number,
            name_th=each.name_th,
            name_en=each.name_en,
            instrument=each.instrument,
            score=shown[each.slug],
            group=group_of(shown[each.slug], edition.groups),
            rank=ranks[shown[each.slug]],
            is_tied=ties[shown[each.slug]] > 1,
            change=_change(shown[each.slug], before.get(each.slug)),
            gain_per_point=gain_per_point(edition, each),
        )
        for each in edition.indicators
        if each.slug in shown
    )


def shown_scores(scorecard: Scorecard) -> dict[IndicatorSlug, Decimal]:
    """The scored indicators' scores as shown, two places."""
    values = ((each.indicator, each.value) for each in scorecard.indicators)
    return {slug: value for slug, value in values if not isinstance(value, NotScored)}


def gain_per_point(edition: Edition, indicator: Indicator) -> Fraction:
    """What the overall gains from one point more of the indicator, exactly."""
    weight = next(i.weight for i in edition.instruments if i.slug == indicator.instrument)
    return weight / len(edition.of_instrument(indicator.instrument))


def lowest_first(findings: Iterable[IndicatorFinding]) -> tuple[IndicatorFinding, ...]:
    """Sorted by score, the lowest first, then by number."""
    return tuple(sorted(findings, key=lambda each: (each.score, each.number)))


def highest_first(findings: Iterable[IndicatorFinding]) -> tuple[IndicatorFinding, ...]:
    """Sorted by score, the highest first, then by number."""
    return tuple(sorted(findings, key=lambda each: (-each.score, each.number)))


def lowest_of(findings: Sequence[IndicatorFinding]) -> tuple[IndicatorFinding, ...]:
    """All that share the lowest score, by number."""
    least = min((each.score for each in findings), default=None)
    return tuple(each for each in findings if each.score == least)


def attention_of(
    findings: Sequence[IndicatorFinding], groups: Groups
) -> tuple[IndicatorFinding, ...]:
    """What needs attention, the lowest first: those to improve, and those that fell out of a
    group since last year; where there are none, the lowest ones that are no strength.
    """
    chosen = [
        each for each in findings if each.group is Group.IMPROVE or _fell_a_group(each, groups)
    ]
    weakest = [each for each in lowest_of(findings) if each.group is not Group.STRENGTH]
    return lowest_first(chosen or weakest)


def _fell_a_group(finding: IndicatorFinding, groups: Groups) -> bool:
    if finding.change is None or finding.change >= 0:
        return False
    return group_of(finding.score - finding.change, groups) is not finding.group


def _ranks(scores: Iterable[Decimal]) -> dict[Decimal, int]:
    """1 for the highest; equal scores share a rank and the next ones count on behind them."""
    ordered = sorted(scores, reverse=True)
    return {score: ordered.index(score) + 1 for score in ordered}


def _change(now: Decimal, before: Decimal | None) -> Decimal | None:
    return None if before is None else now - before
