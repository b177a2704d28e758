"""What is wrong with scores, and how is it said?"""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.scores import Computed, NotScored, NotScoredCode
from prongsai.editions import Edition, Indicator, IndicatorSlug
from prongsai.scoring.inversion import is_impossible
from prongsai.scoring.records import IndicatorScore, PublishedOverall, Scorecard

_CHECK_SOURCE = Said(
    th="ตรวจคะแนนกับประกาศผลการประเมิน", en="Compare the score with the published result."
)
_TOLD_OTHERWISE = (NotScoredCode.BLANK, NotScoredCode.UNREADABLE)
_IN_RANGE = Said(
    th="กรอกคะแนน 0 ถึง 100 หรือเว้นว่างหากยังไม่มีคะแนน",
    en="Enter a score from 0 to 100, or leave it blank.",
)


def problems_of(edition: Edition, scorecard: Scorecard) -> tuple[Problem, ...]:
    """What a scorecard itself shows: indicators without a score, an overall that does not follow
    from the indicators, an OIT score that no marks of items can give.
    """
    found = [_blank(edition, each) for each in scorecard.indicators if _is_blank(each)]
    found += [
        _not_computed(each, each.exact)
        for each in scorecard.indicators
        if isinstance(each.exact, NotScored) and each.exact.code not in _TOLD_OTHERWISE
    ]
    found += [_impossible(edition, each) for each in _impossible_scores(edition, scorecard)]
    published = scorecard.published
    if published is not None and published.difference is not None and not published.reproduced:
        found.append(_overall_mismatch(scorecard, published, published.difference))
    return tuple(found)


def score_out_of_range(indicator: Indicator, points: Decimal) -> Problem:
    """A score that is no number from 0 to 100."""
    return Problem(
        code="score-out-of-range",
        severity=Severity.ERROR,
        message=Said(
            th=f"คะแนน {points} ของตัวชี้วัดที่ {indicator.number} {indicator.name_th} อยู่นอกช่วง 0 ถึง 100",
            en=f"The score {points} of indicator {indicator.number}, {indicator.name_en}, "
            "is outside 0 to 100.",
        ),
        remedy=_IN_RANGE,
        place=Place(path=f"indicators.{indicator.slug}"),
        text=str(points),
    )


def overall_out_of_range(points: Decimal) -> Problem:
    """A published overall that is no number from 0 to 100."""
    return Problem(
        code="score-out-of-range",
        severity=Severity.ERROR,
        message=Said(
            th=f"คะแนนภาพรวม {points} อยู่นอกช่วง 0 ถึง 100",
            en=f"The overall score {points} is outside 0 to 100.",
        ),
        remedy=_IN_RANGE,
        place=Place(path="overall"),
        text=str(points),
    )


def indicator_unknown(edition: Edition, slug: IndicatorSlug) -> Problem:
    """A score for something that the edition does not have."""
    known = ", ".join(each.slug for each in edition.indicators)
    return Problem(
        code="indicator-unknown",
        severity=Severity.ERROR,
        message=Said(
            th=f"“{slug}” ไม่ใช่ตัวชี้วัดของปีงบประมาณ พ.ศ. {edition.fiscal_year}",
            en=f"“{slug}” is no indicator of fiscal year {edition.fiscal_year}.",
        ),
        remedy=Said(th=f"ใช้ชื่อใดชื่อหนึ่งใน {known}", en=f"Use one of {known}."),
        place=Place(path=f"indicators.{slug}"),
        text=slug,
    )


def answers_contradict(
    indicator: Indicator, given: IndicatorScore, computed: IndicatorScore
) -> Problem:
    """A given score beside answers or marks that make another one; the given one is kept."""
    basis = computed.source.basis if isinstance(computed.source, Computed) else ""
    return Problem(
        code="score-contradicted",
        severity=Severity.WARNING,
        message=Said(
            th=f"คะแนนตัวชี้วัดที่ {indicator.number} {indicator.name_th} ที่ระบุคือ {given.value} "
            f"แต่คำนวณจาก {basis} ได้ {computed.value} โปรแกรมใช้คะแนนที่ระบุ",
            en=f"The score given for indicator {indicator.number}, {indicator.name_en}, is "
            f"{given.value}, but {basis} make {computed.value}; the given score is kept.",
        ),
        remedy=Said(
            th="ตรวจว่าคะแนนหรือคำตอบมาจากปีและหน่วยงานเดียวกัน แล้วลบค่าที่ผิดออก",
            en="Check that both are of the same year and authority, and remove the wrong one.",
        ),
        place=Place(path=f"indicators.{indicator.slug}"),
        text=str(given.value),
    )


def _is_blank(score: IndicatorScore) -> bool:
    return isinstance(score.exact, NotScored) and score.exact.code is NotScoredCode.BLANK


def _blank(edition: Edition, score: IndicatorScore) -> Problem:
    indicator = edition.indicator(score.indicator)
    return Problem(
        code="indicator-missing",
        severity=Severity.HINT,
        message=Said(
            th=f"ยังไม่มีคะแนนตัวชี้วัดที่ {indicator.number} {indicator.name_th} จึงยังคำนวณคะแนนภาพรวมไม่ได้",
            en=f"There is no score for indicator {indicator.number}, {indicator.name_en}, "
            "so the overall cannot be computed.",
        ),
        remedy=Said(th="กรอกคะแนนเมื่อทราบผล", en="Enter the score once it is known."),
        place=Place(path=f"indicators.{indicator.slug}"),
    )


def _not_computed(score: IndicatorScore, why: NotScored) -> Problem:
    return Problem(
        code="indicator-not-scored",
        severity=Severity.HINT,
        message=why.reason,
        remedy=Said(
            th="เติมส่วนที่ขาด หรือกรอกคะแนนตัวชี้วัดนี้เมื่อทราบผล",
            en="Supply what is missing, or enter the indicator's score once it is known.",
        ),
        place=Place(path=f"indicators.{score.indicator}"),
    )


def _impossible_scores(edition: Edition, scorecard: Scorecard) -> list[IndicatorScore]:
    inverted = {part.indicator for part in edition.oit.sub_indicators}
    return [
        each
        for each in scorecard.indicators
        if each.indicator in inverted
        and not isinstance(value := each.value, NotScored)
        and is_impossible(edition, each.indicator, value)
    ]


def _impossible(edition: Edition, score: IndicatorScore) -> Problem:
    indicator = edition.indicator(score.indicator)
    # A guess where the computation itself was not read for this year.
    is_sure = edition.formula_basis.verified and edition.oit.basis.verified
    return Problem(
        code="oit-score-impossible",
        severity=Severity.WARNING if is_sure else Severity.HINT,
        message=Said(
            th=f"คะแนน {score.value} ของตัวชี้วัดที่ {indicator.number} {indicator.name_th} "
            "เกิดจากคะแนนรายข้อ 0 หรือ 100 ไม่ได้ ไม่ว่าข้อใดจะไม่ผ่าน",
            en=f"The score {score.value} of indicator {indicator.number}, {indicator.name_en}, "
            "cannot come from items marked 0 or 100, whichever of them failed.",
        ),
        remedy=_CHECK_SOURCE,
        place=Place(path=f"indicators.{indicator.slug}"),
        text=str(score.value),
    )


def _overall_mismatch(
    scorecard: Scorecard, published: PublishedOverall, difference: Decimal
) -> Problem:
    return Problem(
        code="overall-mismatch",
        severity=Severity.ERROR,
        message=Said(
            th=f"คะแนนภาพรวมที่ระบุคือ {published.overall} แต่คำนวณจากตัวชี้วัดได้ {scorecard.overall} "
            f"ต่างกัน {abs(difference)}",
            en=f"The overall is given as {published.overall}, but the indicators make "
            f"{scorecard.overall}: a difference of {abs(difference)}.",
        ),
        remedy=_CHECK_SOURCE,
        place=Place(path="overall"),
        text=str(published.overall),
    )
