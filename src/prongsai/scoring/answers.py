"""What do the respondents' answers make of an instrument's indicators?

A part is the mean over its respondents, an item the mean of its parts, an indicator the mean of
its items. How the official system treats missing answers was found in no source (unverified):
here an answer that is missing is left out of its own item's mean, and of nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from prongsai.core.problems import Said
from prongsai.core.scores import Computed, MaybeExact, NotScored, NotScoredCode
from prongsai.editions import Edition, Indicator, Questionnaire, SurveyItem
from prongsai.scoring.means import mean_of, part_missing
from prongsai.scoring.records import IndicatorScore
from prongsai.survey import AnswerSet

HIGHEST = 100


def score_answers(
    edition: Edition, instrument: str, answers: AnswerSet
) -> tuple[IndicatorScore, ...]:
    """The instrument's indicators, by number, from one authority's answers.

    Missing answers are left out of their item's mean (no source tells the official treatment;
    unverified). NotScored: every indicator where the edition has no questionnaire that is for
    scoring or nobody answered; one indicator where an item's scale or reversal is not known
    or an item has no answer at all.
    Errors: ValueError for answers to another instrument or outside an item's scale.
    """
    if answers.instrument != instrument:
        raise ValueError(f"answers to the {answers.instrument}, not to the {instrument}")
    means = _means_by_column(edition, answers)
    return tuple(
        IndicatorScore(
            indicator=each.slug,
            exact=_indicator(edition, each, means, has_answers=bool(answers.rows)),
            source=Computed(basis=f"{instrument.lower()}-answers"),
        )
        for each in edition.of_instrument(instrument)
    )


def _means_by_column(edition: Edition, answers: AnswerSet) -> dict[str, Fraction]:
    """The mean points of every column that somebody answered and whose scale is known."""
    questionnaire = edition.questionnaire(answers.instrument)
    items = {item.column: item for item in questionnaire.items} if questionnaire else {}
    columns = zip(*answers.rows, strict=True) if answers.rows else ()
    means: dict[str, Fraction] = {}
    for column, cells in zip(answers.columns, columns, strict=False):
        item = items.get(column)
        points = _points(edition, item) if item else None
        counts = Counter(cells)
        del counts[None]
        if points is not None and counts:
            means[column] = _mean(counts, points)
    return means


def _mean(counts: Mapping[int | None, int], points: Mapping[int | None, int]) -> Fraction:
    if not counts.keys() <= points.keys():
        raise ValueError(f"answers {sorted(map(str, counts.keys() - points.keys()))} on no scale")
    total = sum(points[code] * count for code, count in counts.items())
    return Fraction(total, sum(counts.values()))


def _points(edition: Edition, item: SurveyItem) -> dict[int | None, int] | None:
    """The points of each choice of the item, reversal done; None where they are not known."""
    scale = next((each for each in edition.scales if each.slug == item.scale), None)
    if scale is None or scale.points is None or item.is_reversed is None:
        return None
    worth = (HIGHEST - each if item.is_reversed else each for each in scale.points)
    return dict(enumerate(worth, start=1))


def _indicator(
    edition: Edition, indicator: Indicator, means: Mapping[str, Fraction], *, has_answers: bool
) -> MaybeExact:
    questionnaire = edition.questionnaire(indicator.instrument)
    items = _items_of(questionnaire, indicator) if questionnaire else ()
    unknown = [item.column for item in items if _points(edition, item) is None]
    if unknown:
        return _scale_unknown(indicator, unknown)
    if questionnaire is None or not questionnaire.is_for_scoring or not items:
        return _no_questionnaire(edition, indicator)
    if not has_answers:
        return _no_answers(indicator)
    missing = [item.column for item in items if item.column not in means]
    if missing:
        return part_missing(_named(indicator), missing)
    parts: dict[str, list[Fraction]] = {}
    for item in items:
        parts.setdefault(item.item, []).append(means[item.column])
    return mean_of([mean_of(each) for each in parts.values()])


def _items_of(questionnaire: Questionnaire, indicator: Indicator) -> tuple[SurveyItem, ...]:
    return tuple(item for item in questionnaire.items if item.indicator == indicator.slug)


def _named(indicator: Indicator) -> Said:
    return Said(
        th=f"ตัวชี้วัดที่ {indicator.number} {indicator.name_th} ",
        en=f"Indicator {indicator.number}, {indicator.name_en},",
    )


def _scale_unknown(indicator: Indicator, columns: Iterable[str]) -> NotScored:
    name = _named(indicator)
    listed = ", ".join(columns)
    return NotScored(
        code=NotScoredCode.SCALE_UNKNOWN,
        reason=Said(
            th=f"{name.th}คำนวณจากคำตอบไม่ได้ เพราะไม่ทราบค่าคะแนนของตัวเลือกในข้อ {listed}",
            en=f"{name.en} cannot be computed from answers: what the choices of {listed} "
            "are worth is not known.",
        ),
    )


def _no_questionnaire(edition: Edition, indicator: Indicator) -> NotScored:
    name = _named(indicator)
    year = edition.fiscal_year
    return NotScored(
        code=NotScoredCode.NO_QUESTIONNAIRE,
        reason=Said(
            th=f"{name.th}คำนวณจากคำตอบไม่ได้ เพราะข้อคำถามของแบบวัด {indicator.instrument} "
            f"ปีงบประมาณ พ.ศ. {year} ยังไม่ทราบครบถ้วนแน่ชัด",
            en=f"{name.en} cannot be computed from answers: the questionnaire of the "
            f"{indicator.instrument} of fiscal year {year} is not known well enough.",
        ),
    )


def _no_answers(indicator: Indicator) -> NotScored:
    name = _named(indicator)
    return NotScored(
        code=NotScoredCode.NO_ANSWERS,
        reason=Said(
            th=f"{name.th}ไม่มีคะแนน เพราะไม่มีผู้ตอบแบบวัด {indicator.instrument}",
            en=f"{name.en} is not scored: nobody answered the {indicator.instrument}.",
        ),
    )
