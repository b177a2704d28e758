"""Do scores, levels, counts and the names of indicators agree with each other?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.mentions import IndicatorMention, numbered_beside
from prongsai.checking.rule import Rule
from prongsai.checking.statements import (
    Overall,
    points_in,
    years_in,
)
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.scores import Entered, NotScored
from prongsai.core.thai import to_arabic_digits
from prongsai.editions import InstrumentsMissing, Level, MatchKind, level_of
from prongsai.scoring import Scorecard, score_indicators

_SURE = frozenset({MatchKind.EXACT, MatchKind.ALIAS})
_FULL_MARKS = 100
_LONGEST_LIST = 200
_CLAUSE = 45  # letters at a line's end that can speak of the list below
_ROUNDING = Decimal("0.01")
_COMPARES = re.compile("ปีก่อน|ปีที่ผ่านมา|เพิ่มขึ้น|ลดลง|เทียบ|หากได้|จะได้|ถ้า|เป้าหมาย|ขาดอีก")
_HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
# A whole list of the ten: from here on it tells the document's own numbers.
_OWN_LIST = 8
# Of the numbers in a table; more of them are an order of its own.
_MOST_WRONG = 3


def _overall_mismatch(material: Material) -> Iterator[Finding]:
    """Knows the formula of the assessed year; asked where every indicator has a score.

    A hundredth apart is rounding: the printed indicators are rounded already.
    """
    card = _scorecard(material)
    if card is None or isinstance(card.overall, NotScored):
        return
    seen = set()
    for overall in material.overalls:
        is_of_another = _is_of_another_year(overall.passage.text, material.assessed)
        if is_of_another or abs(overall.score - card.overall) <= _ROUNDING:
            continue
        if overall.score in seen:
            continue
        seen.add(overall.score)
        yield found(
            overall.passage,
            Said(
                th=f"คะแนนภาพรวม {overall.score} ไม่ตรงกับคะแนนรายตัวชี้วัดซึ่งให้ {card.overall}",
                en=f"The overall is {overall.score}, but the indicators give {card.overall}.",
            ),
            Said(
                th="ตรวจคะแนนทั้งหมดกับประกาศผล",
                en="Compare all scores with the published result.",
            ),
            text=overall.printed,
        )


def _is_of_another_year(text: str, assessed: int | None) -> bool:
    years = years_in(text)
    return _COMPARES.search(text) is not None or bool(years and assessed not in years)


def _level_mismatch(material: Material) -> Iterator[Finding]:
    """Knows the levels of the assessed year; where they look at instruments, with all scores."""
    card = _scorecard(material)
    for overall in material.overalls:
        level = _level(material, overall, card)
        if overall.level is None or level is None or overall.level == level.slug:
            continue
        yield found(
            overall.passage,
            Said(
                th=f"คะแนน {overall.score} อยู่ในระดับ {level.slug} ไม่ใช่ {overall.level}",
                en=f"{overall.score} points are level {level.slug}, not {overall.level}.",
            ),
            Said(th="แก้ระดับให้ตรงกับคะแนน หรือตรวจคะแนน", en="Mend the level, or check the score."),
            text=overall.level,
            suggestion=level.slug,
        )


def _level(material: Material, overall: Overall, card: Scorecard | None) -> Level | None:
    if material.edition is None or overall.score > _FULL_MARKS:
        return None
    if card is not None and card.overall == overall.score:
        return card.level
    try:
        return level_of(overall.score, {}, material.edition)
    except InstrumentsMissing:
        return None


def _scorecard(material: Material) -> Scorecard | None:
    edition = material.edition
    if edition is None:
        return None
    scores = material.scores
    if len(scores) < len(edition.indicators) or any(
        not 0 <= score <= _FULL_MARKS for score, _ in scores.values()
    ):
        return None
    return score_indicators(
        edition,
        material.naming.own or "",
        {slug: score for slug, (score, _) in scores.items()},
        source=Entered(by="document"),
    )


def _score_out_of_range(material: Material) -> Iterator[Finding]:
    """Knows that a score has 0 to 100 points; full marks of another thing are named so."""
    for passage in material.passages:
        if "เต็ม" in passage.text:
            continue
        for value, printed in points_in(passage.text):
            if not 0 <= value <= _FULL_MARKS:
                yield _out_of_range(passage, printed)
    for score, passage in material.scores.values():
        if not 0 <= score <= _FULL_MARKS and "คะแนน" not in passage.text:
            yield _out_of_range(passage, passage.text)


def _out_of_range(passage: Passage, printed: str) -> Finding:
    return found(
        passage,
        Said(
            th=f"คะแนน {quoted(printed)} อยู่นอกช่วง 0 ถึง 100",
            en=f"The score {quoted(printed)} is outside 0 to 100.",
        ),
        Said(th="ตรวจคะแนนกับประกาศผล", en="Compare the score with the published result."),
        text=printed,
    )


def _indicator_misnamed(material: Material) -> Iterator[Finding]:
    """Knows the names of the indicators and their known spellings; one name must be near."""
    seen = set()
    for mention in material.indicators:
        right = mention.match.indicator
        if mention.match.kind is not MatchKind.NEAR or right is None or mention.name in seen:
            continue
        seen.add(mention.name)
        yield found(
            mention.passage,
            Said(
                th=f"ชื่อตัวชี้วัด {quoted(mention.name)} ไม่ตรงกับชื่อทางการ",
                en=f"The indicator's name {quoted(mention.name)} is not the official one.",
            ),
            Said(th=f"แก้เป็น “{right.name_th}”", en=f"Write “{right.name_th}”."),
            text=mention.printed,
            suggestion=_named_right(mention, right.name_th),
        )


def _named_right(mention: IndicatorMention, name: str) -> str | None:
    """What is quoted with the right name in it: the number in front of it stays."""
    at = to_arabic_digits(mention.printed).rfind(mention.name)
    if at < 0:
        return None
    return mention.printed[:at] + name + mention.printed[at + len(mention.name) :]


def _indicator_unknown(material: Material) -> Iterator[Finding]:
    """Knows that after ตัวชี้วัดที่ and a number an indicator's name follows; none is near it."""
    seen = set()
    for mention in material.indicators:
        if mention.match.kind is not MatchKind.NONE or mention.name in seen:
            continue
        seen.add(mention.name)
        yield found(
            mention.passage,
            Said(
                th=f"ไม่มีตัวชี้วัดชื่อ {quoted(mention.name)}",
                en=f"There is no indicator called {quoted(mention.name)}.",
            ),
            Said(
                th="ตรวจชื่อกับตัวชี้วัดทั้งสิบของปีนั้น",
                en="Compare it with the ten indicators of that year.",
            ),
            text=mention.printed,
        )


def _indicator_number_mismatch(material: Material) -> Iterator[Finding]:
    """Knows the document's own list of numbers; without one, the official numbers.

    A list that is numbered by rank throughout is the document's own and no fault.
    """
    official = {each.slug: each.number for each in material.names_from.indicators}
    own = _own_numbers(material)
    for mention in (*material.indicators, *_beside(material)):
        right = mention.match.indicator
        if right is None or mention.match.kind not in _SURE or mention.number is None:
            continue
        expected = own.get(right.slug) if own else official.get(right.slug)
        if expected is None or mention.number == expected:
            continue
        what = (
            ("รายการในเอกสารนี้", "this document's own list")
            if own
            else ("ลำดับทางการ", "the official order")
        )
        yield found(
            mention.passage,
            Said(
                th=f"{right.name_th} เป็นตัวชี้วัดที่ {expected} ตาม{what[0]} ไม่ใช่ {mention.number}",
                en=f"“{right.name_th}” is number {expected} in {what[1]}, not {mention.number}.",
            ),
            Said(th=f"แก้เป็นตัวชี้วัดที่ {expected}", en=f"Write number {expected}."),
            text=mention.printed,
        )


def _beside(material: Material) -> tuple[IndicatorMention, ...]:
    """The numbers beside names in tables where nearly all of the official ones stand right."""
    official = {each.slug: each.number for each in material.names_from.indicators}
    told = numbered_beside(material.reading, material.names_from)
    tables: dict[int | None, list[IndicatorMention]] = {}
    for each in told:
        tables.setdefault(each.passage.place.table, []).append(each)
    return tuple(
        each
        for group in tables.values()
        if len(group) - sum(_has_own_number(one, official) for one in group) <= _MOST_WRONG
        for each in group
        if len(group) > 2 * _MOST_WRONG
    )


def _has_own_number(mention: IndicatorMention, official: dict[str, int]) -> bool:
    right = mention.match.indicator
    return right is not None and official.get(right.slug) == mention.number


def _own_numbers(material: Material) -> dict[str, int]:
    """Each indicator's commonest number, where the document numbers nearly all of them."""
    counts: dict[str, Counter[int]] = {}
    for mention in material.indicators:
        if mention.match.indicator is not None and mention.number is not None:
            counts.setdefault(mention.match.indicator.slug, Counter())[mention.number] += 1
    if len(counts) < _OWN_LIST:
        return {}
    return {slug: numbers.most_common(1)[0][0] for slug, numbers in counts.items()}


RULES = (
    Rule(code="overall-mismatch", severity=Severity.ERROR, find=_overall_mismatch),
    Rule(code="level-mismatch", severity=Severity.ERROR, find=_level_mismatch),
    Rule(code="score-out-of-range", severity=Severity.ERROR, find=_score_out_of_range),
    Rule(code="indicator-misnamed", severity=Severity.WARNING, find=_indicator_misnamed),
    Rule(code="indicator-unknown", severity=Severity.WARNING, find=_indicator_unknown),
    Rule(
        code="indicator-number-mismatch",
        severity=Severity.WARNING,
        find=_indicator_number_mismatch,
    ),
)
