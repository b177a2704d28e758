"""What would raise the overall, by how much exactly, and what comes first?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from prongsai.analysing import sentences
from prongsai.analysing.failures import Failures
from prongsai.analysing.records import IndicatorFinding, Rung, Step
from prongsai.core.scores import MaybeExact, NotScored, round_score
from prongsai.editions import Edition, SubIndicator
from prongsai.scoring import FailedItems, Scorecard

_FULL = Decimal("100.00")


def order_steps(
    scorecard: Scorecard,
    edition: Edition,
    findings: Sequence[IndicatorFinding],
    failures: Sequence[Failures],
) -> tuple[Step, ...]:
    """Every way to gain: what is certain first, then the largest gain, then by number.

    An OIT indicator whose failed items can be told gains by item; every other one by reaching
    the next threshold of the groups, or 100.
    """
    by_item = {each.indicator.slug: each for each in failures if each.combinations}
    steps: list[Step] = []
    for finding in findings:
        known = by_item.get(finding.indicator)
        if known is not None:
            steps += _steps_by_item(scorecard, edition, finding, known)
        elif finding.score < _FULL:
            steps.append(_step_by_score(scorecard, edition, finding))
    return tuple(sorted(steps, key=lambda step: (not step.is_certain, -step.gain)))


def _step_by_score(scorecard: Scorecard, edition: Edition, finding: IndicatorFinding) -> Step:
    exact = scorecard.of(finding.indicator).exact
    assert isinstance(exact, Fraction)  # only scored indicators have findings
    groups = edition.groups
    targets = (groups.maintain_from, groups.strength_from, _FULL)
    ladder = tuple(
        Rung(score=round_score(each), gain=(Fraction(each) - exact) * finding.gain_per_point)
        for each in sorted(set(targets))
        if each > finding.score
    )
    gain = ladder[0].gain
    return Step(
        indicator=finding.indicator,
        items=(),
        sub_indicator=None,
        gain=gain,
        sentence=sentences.say_reaching(finding, ladder[0]),
        is_certain=True,
        overall_after=_after(scorecard.overall_exact, gain),
        ladder=ladder,
    )


def _steps_by_item(
    scorecard: Scorecard, edition: Edition, finding: IndicatorFinding, failures: Failures
) -> list[Step]:
    steps: list[Step] = []
    for part in failures.parts:
        counts = [_failed_in(way, part) for way in failures.combinations]
        if not any(counts):
            continue
        gain = failures.gain_of_item(edition, part)
        marked = failures.marked.get(part.number) if failures.marked is not None else None
        steps.append(
            Step(
                indicator=finding.indicator,
                items=part.items if marked is None else marked,
                sub_indicator=part.number,
                gain=gain,
                sentence=sentences.say_mending(part, counts, gain, marked),
                # How many failed follows from the tree: no surer than the tree itself.
                is_certain=all(counts) and edition.oit.basis.verified,
                overall_after=_after(scorecard.overall_exact, gain),
            )
        )
    return steps


def _failed_in(combination: Sequence[FailedItems], part: SubIndicator) -> int:
    return sum(each.failed for each in combination if each.sub_indicator == part.number)


def _after(overall: MaybeExact, gain: Fraction) -> Decimal | None:
    return None if isinstance(overall, NotScored) else round_score(overall + gain)
