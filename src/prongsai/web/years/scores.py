"""Which assessment does a year rest on, and how do typed scores stand in its dossier?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from prongsai.core.files import sha256_of
from prongsai.dossier import AssessmentPart, Dossier, IndicatorPart, PublishedPart
from prongsai.dossier import indicator_of as indicator_named
from prongsai.editions import Edition, EditionMissing, known_years, load


def asked(dossier: Dossier) -> tuple[Edition, AssessmentPart | None]:
    """The rules of the assessed year, and its assessment where there is one.

    The newest one in the dossier; where there is none, that of the year before the measures.
    """
    newest = max(dossier.assessments, key=lambda each: each.fiscal_year, default=None)
    year = dossier.fiscal_year.previous if newest is None else newest.edition or newest.fiscal_year
    try:
        return load(year), newest
    except EditionMissing:
        return load(known_years()[-1]), newest


def initial(assessment: AssessmentPart | None, edition: Edition) -> dict[str, Any]:
    """What the form shows before anything is typed."""
    if assessment is None:
        return {}
    scores = {
        found.slug: each.score
        for each in assessment.indicators
        if (found := indicator_named(edition, each.indicator)) is not None
    }
    published = assessment.published or PublishedPart()
    return {**scores, "overall": published.overall, "level": published.level}


def part_digest(dossier: Dossier) -> str:
    """The digest of what the form of scores shows."""
    return sha256_of(dossier.model_dump_json(include={"assessments"}).encode())


def with_scores(
    dossier: Dossier,
    scores: Mapping[str, Decimal | None],
    *,
    overall: Decimal | None,
    level: str,
) -> Dossier:
    """The dossier with the scores of its assessed year; answers and marks stay as they are."""
    edition, assessment = asked(dossier)
    if assessment is None:
        assessment = AssessmentPart(fiscal_year=edition.fiscal_year)
    published = assessment.published or PublishedPart()
    typed = assessment.model_copy(
        update={
            "indicators": tuple(
                IndicatorPart(indicator=slug, score=score) for slug, score in scores.items()
            ),
            "published": published.model_copy(update={"overall": overall, "level": level or None}),
        }
    )
    others = tuple(each for each in dossier.assessments if each.fiscal_year != typed.fiscal_year)
    ordered = sorted((*others, typed), key=lambda each: each.fiscal_year)
    return dossier.model_copy(update={"assessments": tuple(ordered)})
