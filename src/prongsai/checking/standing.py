"""Do a dossier's scores, level and plan agree, where no document of it shows that?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.scores import NotScored
from prongsai.dossier import AssessmentPart
from prongsai.editions import Edition, EditionMissing, InstrumentsMissing, Level, level_of, load
from prongsai.planning import lowest_indicator_problems, theme_problems
from prongsai.reporting import Year
from prongsai.scoring import Scorecard

# Fewer scores are a result that is still being entered.
_NEARLY_ALL = 7
# So many themes named: the office plans by themes. One may only tell what a measure is about.
_BY_THEMES = 3


def check_standing(year: Year) -> Iterator[Problem]:
    """What a year's results and plan tell themselves, with paths inside the dossier."""
    cards = {card.fiscal_year: card for card in (year.scorecard, year.before) if card is not None}
    for at, assessment in enumerate(year.dossier.assessments):
        edition = _edition_of(assessment)
        card = cards.get(assessment.fiscal_year)
        if edition is not None and card is not None:
            yield from _left_out(card, edition, at)
            yield from _wrong_level(assessment, card, edition, at)
    if year.plan is not None:
        yield from lowest_indicator_problems(year.plan, year.findings)
        if len({each.theme for each in year.plan.measures if each.theme}) >= _BY_THEMES:
            yield from theme_problems(year.plan, year.plan_edition)


def _edition_of(assessment: AssessmentPart) -> Edition | None:
    try:
        return load(assessment.edition or assessment.fiscal_year)
    except EditionMissing:
        return None


def _left_out(card: Scorecard, edition: Edition, at: int) -> Iterator[Problem]:
    """``indicator-missing`` for a result that has nearly all of its scores."""
    blank = {each.indicator for each in card.indicators if isinstance(each.exact, NotScored)}
    if len(edition.indicators) - len(blank) < _NEARLY_ALL:
        return
    for each in edition.indicators:
        if each.slug in blank:
            yield Problem(
                code="indicator-missing",
                severity=Severity.WARNING,
                place=Place(path=f"assessments[{at}].indicators"),
                text=each.name_th,
                message=Said(
                    th=f"ผลการประเมินปี {card.fiscal_year} ขาดคะแนนตัวชี้วัดที่ {each.number}"
                    f" {each.name_th}",
                    en=f"The result of {card.fiscal_year} leaves out indicator {each.number},"
                    f" {each.name_en}.",
                ),
                remedy=Said(
                    th="เติมคะแนนของตัวชี้วัดนี้ตามประกาศผล",
                    en="Enter its score from the published result.",
                ),
            )


def _wrong_level(
    assessment: AssessmentPart, card: Scorecard, edition: Edition, at: int
) -> Iterator[Problem]:
    """``level-mismatch`` for a published level that its overall does not reach, or passes by."""
    stated = assessment.published
    level = _level(assessment, card, edition)
    if stated is None or not stated.level or level is None:
        return
    if stated.level.strip() in {level.slug, level.name_th, level.name_en}:
        return
    yield Problem(
        code="level-mismatch",
        severity=Severity.WARNING,
        place=Place(path=f"assessments[{at}].published.level"),
        text=stated.level,
        message=Said(
            th=f"ระดับที่ระบุคือ {stated.level} แต่คะแนนภาพรวมอยู่ในระดับ {level.name_th}",
            en=f"The level is given as {stated.level}, but the overall is level {level.name_en}.",
        ),
        remedy=Said(th="แก้ระดับให้ตรงกับคะแนน หรือตรวจคะแนน", en="Mend the level, or check the score."),
    )


def _level(assessment: AssessmentPart, card: Scorecard, edition: Edition) -> Level | None:
    stated = assessment.published.overall if assessment.published else None
    if stated is None or card.overall == stated:
        return card.level if isinstance(card.level, Level) else None
    try:
        return level_of(stated, {}, edition)
    except InstrumentsMissing:
        return None
