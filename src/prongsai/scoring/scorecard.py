"""What do ten indicator scores make: instruments, overall, level, pass?

overall = sum over the instruments of weight x mean of the instrument's indicators; the edition
holds the weights and the indicators. Exact all the way; rounded once, where it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.core.scores import (
    MaybeExact,
    NotScored,
    NotScoredCode,
    Source,
    round_score,
)
from prongsai.editions import Edition, Indicator, IndicatorSlug, Level, is_pass, level_of
from prongsai.scoring.means import mean_of, part_missing, weighted_sum_of
from prongsai.scoring.records import (
    IndicatorScore,
    InstrumentScore,
    PublishedOverall,
    Scorecard,
)

_REPRODUCED_WITHIN = Decimal("0.01")
_OVERALL = Said(th="คะแนนภาพรวม", en="The overall score")


class IndicatorUnknown(ProngsaiError):
    """A score was given for something that is no indicator of the edition."""

    def __init__(self, *, slug: str, edition: Edition) -> None:
        self.slug = slug
        known = ", ".join(each.slug for each in edition.indicators)
        super().__init__(
            Said(
                th=f"“{slug}” ไม่ใช่ตัวชี้วัดของปีงบประมาณ พ.ศ. {edition.fiscal_year}",
                en=f"“{slug}” is no indicator of fiscal year {edition.fiscal_year}.",
            ),
            Said(th=f"ใช้ชื่อใดชื่อหนึ่งใน {known}", en=f"Use one of {known}."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """An overall as somebody published it, and where."""

    overall: Decimal
    url: str | None = None


def score_indicators(
    edition: Edition,
    agency: str,
    scores: Mapping[IndicatorSlug, Decimal | NotScored],
    *,
    source: Source,
    published: Decimal | PublishedFigure | None = None,
) -> Scorecard:
    """The scorecard of indicator scores that somebody gives.

    Unit of ``scores``: points, 0-100, by the indicators' slugs. An indicator without a score,
    or with one outside 0-100, is NotScored, and so is every mean that it belongs to.
    Errors: IndicatorUnknown for a slug that the edition does not have.
    """
    indicators = [
        IndicatorScore(
            indicator=each.slug, exact=exact_of(each, scores.get(each.slug)), source=source
        )
        for each in edition.indicators
    ]
    strange = scores.keys() - {each.indicator for each in indicators}
    if strange:
        raise IndicatorUnknown(slug=min(strange), edition=edition)
    return assemble(edition, agency, indicators, published=published)


def exact_of(indicator: Indicator, given: Decimal | NotScored | None) -> MaybeExact:
    """What was given for an indicator, exactly; NotScored where that is no score."""
    if given is None:
        return not_given(indicator)
    if isinstance(given, NotScored):
        return given
    if not is_score(given):
        return _out_of_range(indicator, given)
    return _fraction(given)


# A nation's scores are few different numbers: ten thousand with two places.
@lru_cache(maxsize=16_384)
def _fraction(score: Decimal) -> Fraction:
    return Fraction(*score.as_integer_ratio())


def is_score(given: Decimal) -> bool:
    """Whether the number is one that a score can be: finite, 0 to 100."""
    return given.is_finite() and 0 <= given <= 100


def not_given(indicator: Indicator) -> NotScored:
    """No score, because nobody entered one."""
    return NotScored(
        code=NotScoredCode.BLANK,
        reason=Said(
            th=f"ยังไม่มีคะแนนตัวชี้วัดที่ {indicator.number} {indicator.name_th}",
            en=f"There is no score for indicator {indicator.number}, {indicator.name_en}.",
        ),
    )


def _out_of_range(indicator: Indicator, given: Decimal) -> NotScored:
    return NotScored(
        code=NotScoredCode.UNREADABLE,
        reason=Said(
            th=f"คะแนน {given} ของตัวชี้วัดที่ {indicator.number} {indicator.name_th} อยู่นอกช่วง 0 ถึง 100",
            en=f"The score {given} of indicator {indicator.number}, {indicator.name_en}, "
            "is outside 0 to 100.",
        ),
    )


def assemble(
    edition: Edition,
    agency: str,
    indicators: Sequence[IndicatorScore],
    *,
    published: Decimal | PublishedFigure | None = None,
) -> Scorecard:
    """The scorecard of the indicators' scores, all of the edition's, in its order."""
    exact = {each.indicator: each.exact for each in indicators}
    instruments = tuple(
        InstrumentScore(
            instrument=each.slug, exact=_instrument(edition, each.slug, exact), weight=each.weight
        )
        for each in edition.instruments
    )
    overall = _overall(instruments)
    return Scorecard(
        agency=agency,
        fiscal_year=edition.fiscal_year,
        indicators=tuple(indicators),
        instruments=instruments,
        overall_exact=overall,
        level=_level(edition, overall, instruments),
        passed=_passed(edition, overall),
        published=_compared(overall, published),
    )


def _instrument(
    edition: Edition, instrument: str, exact: Mapping[IndicatorSlug, MaybeExact]
) -> MaybeExact:
    values: list[Fraction] = []
    for indicator in edition.of_instrument(instrument):
        value = exact[indicator.slug]
        if isinstance(value, NotScored):
            return _instrument_without(edition, instrument, exact)
        values.append(value)
    return mean_of(values)


def _instrument_without(
    edition: Edition, instrument: str, exact: Mapping[IndicatorSlug, MaybeExact]
) -> NotScored:
    missing = [
        str(each.number)
        for each in edition.of_instrument(instrument)
        if isinstance(exact[each.slug], NotScored)
    ]
    numbers = ", ".join(missing)
    return NotScored(
        code=NotScoredCode.PART_MISSING,
        reason=Said(
            th=f"คะแนน {instrument} คำนวณไม่ได้ เพราะไม่มีคะแนนตัวชี้วัดที่ {numbers}",
            en=f"The {instrument} cannot be computed: no score for indicator {numbers}.",
        ),
    )


def _overall(instruments: Sequence[InstrumentScore]) -> MaybeExact:
    missing = [each.instrument for each in instruments if isinstance(each.exact, NotScored)]
    if missing:
        return part_missing(_OVERALL, missing)
    return weighted_sum_of(
        [(each.weight, each.exact) for each in instruments if not isinstance(each.exact, NotScored)]
    )


def _level(
    edition: Edition, overall: MaybeExact, instruments: Sequence[InstrumentScore]
) -> Level | None:
    if isinstance(overall, NotScored):
        return None
    scored = {
        each.instrument: each.exact for each in instruments if isinstance(each.exact, Fraction)
    }
    return level_of(overall, scored, edition)


def _passed(edition: Edition, overall: MaybeExact) -> bool | None:
    return None if isinstance(overall, NotScored) else is_pass(overall, edition)


def _compared(
    overall: MaybeExact, published: Decimal | PublishedFigure | None
) -> PublishedOverall | None:
    if published is None:
        return None
    figure = PublishedFigure(overall=published) if isinstance(published, Decimal) else published
    if isinstance(overall, NotScored) or not is_score(figure.overall):
        return PublishedOverall(
            overall=figure.overall, url=figure.url, difference=None, reproduced=False, exact=False
        )
    difference = round_score(figure.overall) - round_score(overall)
    return PublishedOverall(
        overall=figure.overall,
        url=figure.url,
        difference=difference,
        reproduced=abs(difference) <= _REPRODUCED_WITHIN,
        exact=difference == 0,
    )
