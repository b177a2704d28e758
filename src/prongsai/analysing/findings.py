"""What does a scorecard tell, put together?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from prongsai.analysing import sentences
from prongsai.analysing.ahead import find_next_level
from prongsai.analysing.failures import Failures, find_failures
from prongsai.analysing.mending import order_steps
from prongsai.analysing.records import Findings, Group, GroupFinding, IndicatorFinding
from prongsai.analysing.standing import (
    attention_of,
    highest_first,
    judge_indicators,
    lowest_first,
    lowest_of,
    shown_scores,
)
from prongsai.core.problems import Said
from prongsai.core.scores import NotScored
from prongsai.editions import Edition, IndicatorSlug, ItemCode, Relation, crosswalk
from prongsai.scoring import Scorecard

_FULL = Decimal(100)


def analyse(
    scorecard: Scorecard,
    edition: Edition,
    *,
    before: Scorecard | None = None,
    edition_before: Edition | None = None,
    oit_marks: Mapping[ItemCode, int] | None = None,
) -> Findings:
    """What the scorecard tells, against last year's where that is given with its edition.

    Groups, ranks and sentences go by scores as shown; gains are exact. Indicators that are not
    scored are left out of the lists and named in ``unknowns``. ``oit_marks`` of this year tell
    the failed items themselves, where they give exactly the score.
    Errors: ValueError for a scorecard of the year before without its edition.
    """
    if before is not None and edition_before is None:
        raise ValueError("last year's scorecard needs its edition")
    earlier = _earlier_scores(before, edition_before, edition)
    indicators = judge_indicators(scorecard, edition, earlier)
    failures = find_failures(scorecard, edition, oit_marks)
    below = lowest_first(each for each in indicators if each.score < edition.levels.pass_from)
    found = Findings(
        agency=scorecard.agency,
        fiscal_year=scorecard.fiscal_year,
        indicators=indicators,
        groups=tuple(_group(group, indicators, edition) for group in Group),
        lowest=lowest_of(indicators),
        attention=attention_of(indicators, edition.groups),
        next_level=find_next_level(scorecard, edition, failures),
        mend_first=order_steps(scorecard, edition, indicators, failures),
        inversions=tuple(each.inversion for each in failures),
        overall_change=_overall_change(scorecard, before),
        statements=(),
        unknowns=_unknowns(scorecard, edition, indicators, failures),
        below_pass=below,
    )
    return replace(found, statements=_statements(found, scorecard, edition, before))


def _statements(
    found: Findings, scorecard: Scorecard, edition: Edition, before: Scorecard | None
) -> tuple[Said, ...]:
    """What stands in no other sentence of the findings: groups and next level have their own."""
    said = [sentences.say_overall(scorecard, edition), sentences.say_instruments(scorecard)]
    if scorecard.passed and found.below_pass:
        line = edition.levels.pass_from
        said.append(sentences.say_pass_despite(found.below_pass, found.indicators, line))
    if found.lowest and found.lowest[0].score < _FULL:
        said.append(sentences.say_lowest(found.lowest))
    if found.attention and found.attention != found.lowest:
        said.append(sentences.say_attention(found.attention))
    if before is not None and found.overall_change is not None:
        said.append(sentences.say_overall_change(found.overall_change, before))
    if before is not None and any(each.change is not None for each in found.indicators):
        said.append(sentences.say_changes(found.indicators, before))
    return tuple(said)


def _group(group: Group, indicators: Sequence[IndicatorFinding], edition: Edition) -> GroupFinding:
    members = highest_first(each for each in indicators if each.group is group)
    sentence = sentences.say_group(group, members, edition.groups)
    return GroupFinding(group=group, members=members, sentence=sentence)


def _earlier_scores(
    before: Scorecard | None, edition_before: Edition | None, edition: Edition
) -> dict[IndicatorSlug, Decimal]:
    """Last year's scores as shown, by this year's slugs; only of what is the same indicator."""
    if before is None or edition_before is None:
        return {}
    shown = shown_scores(before)
    walk = crosswalk(edition_before, edition)
    pairs = [
        (entry.before[0], entry.after[0])
        for entry in walk.indicators
        if entry.relation in (Relation.SAME, Relation.RENUMBERED)
    ]
    return {now: shown[then] for then, now in pairs if then in shown}


def _overall_change(scorecard: Scorecard, before: Scorecard | None) -> Decimal | None:
    now, then = scorecard.overall, before.overall if before else None
    if then is None or isinstance(now, NotScored) or isinstance(then, NotScored):
        return None
    return now - then


def _unknowns(
    scorecard: Scorecard,
    edition: Edition,
    indicators: Sequence[IndicatorFinding],
    failures: Sequence[Failures],
) -> tuple[Said, ...]:
    below_full = {each.instrument for each in indicators if each.score < _FULL}
    surveyed = [each for each in ("IIT", "EIT") if each in below_full]
    found = [each.reason for each in scorecard.not_scored]
    if surveyed:
        found.append(sentences.say_unknown_questions(surveyed))
    found += [said for each in failures if (said := sentences.say_unknown_items(each)) is not None]
    if "OIT" in below_full and not edition.oit.is_for_scoring:
        found.append(sentences.say_unknown_tree(edition))
    elif "OIT" in below_full and not edition.oit.basis.verified:
        found.append(sentences.say_unverified_tree(edition))
    return tuple(found)
