"""What is the scorecard when some indicators are given and others come from answers or marks?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from prongsai.core.problems import Problem
from prongsai.core.scores import Entered, NotScored, Source, round_score
from prongsai.editions import Edition, Indicator, IndicatorSlug, ItemCode
from prongsai.scoring import problems as say
from prongsai.scoring.answers import score_answers
from prongsai.scoring.marks import problems_of_marks, score_marks
from prongsai.scoring.records import IndicatorScore, Scorecard
from prongsai.scoring.scorecard import (
    PublishedFigure,
    assemble,
    exact_of,
    is_score,
    not_given,
)
from prongsai.survey import AnswerSet

_BY_USER = Entered(by="user")


def score(
    edition: Edition,
    agency: str,
    *,
    indicators: Mapping[IndicatorSlug, Decimal | NotScored] | None = None,
    source: Source = _BY_USER,
    iit_answers: AnswerSet | None = None,
    eit_answers: AnswerSet | None = None,
    oit_marks: Mapping[ItemCode, int] | None = None,
    published: Decimal | PublishedFigure | None = None,
) -> tuple[Scorecard, tuple[Problem, ...]]:
    """The scorecard of whatever is known, each indicator with its origin, and what is wrong.

    An indicator's given score (``indicators``, from ``source``) is kept where there is one, since
    it is what was published or decided; answers or marks that make another one are a warning.
    An indicator with neither is NotScored.
    """
    given = indicators or {}
    computed = _computed(edition, iit_answers, eit_answers, oit_marks)
    problems = list(problems_of_marks(edition, oit_marks)) if oit_marks else []
    problems += _problems_of_given(edition, given)
    chosen: list[IndicatorScore] = []
    for indicator in edition.indicators:
        of_answers = computed.get(indicator.slug)
        of_given = _given(indicator, given, source)
        chosen.append(_chosen(indicator, of_given, of_answers))
        if of_given and of_answers and _contradict(of_given, of_answers):
            problems.append(say.answers_contradict(indicator, of_given, of_answers))
    card = assemble(edition, agency, chosen, published=_usable(published, problems))
    return card, (*problems, *say.problems_of(edition, card))


def _computed(
    edition: Edition,
    iit_answers: AnswerSet | None,
    eit_answers: AnswerSet | None,
    oit_marks: Mapping[ItemCode, int] | None,
) -> dict[IndicatorSlug, IndicatorScore]:
    scores: list[IndicatorScore] = []
    if iit_answers is not None:
        scores += score_answers(edition, "IIT", iit_answers)
    if eit_answers is not None:
        scores += score_answers(edition, "EIT", eit_answers)
    if oit_marks:
        scores += score_marks(edition, oit_marks)
    return {each.indicator: each for each in scores}


def _given(
    indicator: Indicator,
    given: Mapping[IndicatorSlug, Decimal | NotScored],
    source: Source,
) -> IndicatorScore | None:
    if indicator.slug not in given:
        return None
    exact = exact_of(indicator, given[indicator.slug])
    return IndicatorScore(indicator=indicator.slug, exact=exact, source=source)


def _chosen(
    indicator: Indicator, given: IndicatorScore | None, computed: IndicatorScore | None
) -> IndicatorScore:
    for each in (given, computed):
        if each is not None and not isinstance(each.exact, NotScored):
            return each
    # Neither is a score: the computed reason says more than a blank does.
    return (
        computed
        or given
        or IndicatorScore(indicator=indicator.slug, exact=not_given(indicator), source=_BY_USER)
    )


def _contradict(given: IndicatorScore, computed: IndicatorScore) -> bool:
    if isinstance(given.exact, NotScored) or isinstance(computed.exact, NotScored):
        return False
    return round_score(given.exact) != round_score(computed.exact)


def _problems_of_given(
    edition: Edition, given: Mapping[IndicatorSlug, Decimal | NotScored]
) -> list[Problem]:
    known = {each.slug for each in edition.indicators}
    problems = [say.indicator_unknown(edition, slug) for slug in given if slug not in known]
    for slug, points in given.items():
        if slug in known and isinstance(points, Decimal) and not is_score(points):
            problems.append(say.score_out_of_range(edition.indicator(slug), points))
    return problems


def _usable(
    published: Decimal | PublishedFigure | None, problems: list[Problem]
) -> Decimal | PublishedFigure | None:
    """The published overall, or None with a problem where it is no score."""
    overall = published.overall if isinstance(published, PublishedFigure) else published
    if overall is None or is_score(overall):
        return published
    problems.append(say.overall_out_of_range(overall))
    return None
