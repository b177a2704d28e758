"""Do scores, levels, counts and the names of indicators agree with each other?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from prongsai.checking.findings import Finding, found
from prongsai.checking.groups import missing_indicators
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.statements import (
    IndicatorMention,
    Overall,
    overalls_in,
    points_in,
    stated_measures,
    years_in,
)
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.scores import Entered, NotScored
from prongsai.core.thai import to_arabic_digits
from prongsai.editions import InstrumentsMissing, Level, MatchKind, level_of
from prongsai.scoring import Scorecard, score_indicators

_SURE = frozenset({MatchKind.EXACT, MatchKind.ALIAS})
_BAND = re.compile(
    r"(?<![0-9.])(?P<low>[0-9]{1,3}(?:\.[0-9]+)?)\s*[–—-]\s*(?P<high>[0-9]{1,3}(?:\.[0-9]+)?)"
    r"\s*(?:คะแนน)?[^0-9\n]{0,25}(?:ระดับ|(?<![A-Za-z])(?:AA|[A-F])(?![A-Za-z]))"
)
_COUNT = re.compile(
    r"(?<![0-9.])(?P<count>[0-9]{1,2})\s*(?P<unit>ตัวชี้วัด|เครื่องมือ|ระดับ|ประเด็น|มาตรการ|ข้อ|ด้าน|ช่องทาง|กลุ่ม|ขั้นตอน)"
    r"\s*(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย|:)?\s*$"
)
_COUNTS = re.compile(
    r"(?<![0-9./])(?P<count>[0-9]{1,2})\s*"
    r"(?P<unit>ตัวชี้วัด|เครื่องมือ|ระดับ|ประเด็น|มาตรการ|ข้อ|ด้าน|ช่องทาง|กลุ่ม|ขั้นตอน)"
)
_CELLS = frozenset({PassageKind.CELL, PassageKind.HEADER_CELL})
_LEVELS = re.compile(r"(?<![0-9])(?P<count>[0-9]{1,2})\s*ระดับ")
_ITEM = re.compile(
    r"^(?P<mark>-\s*(?:[0-9]{1,2}\))?|\([0-9]{1,2}\)|[0-9]{1,2}\)|[0-9]{1,2}\.(?![0-9]))\s*\S"
)
_FULL_MARKS = 100
_LONGEST_LIST = 200
_CLAUSE = 45  # letters at a line's end that can speak of the list below
_ROUNDING = Decimal("0.01")
_COMPARES = re.compile("ปีก่อน|ปีที่ผ่านมา|เพิ่มขึ้น|ลดลง|เทียบ|หากได้|จะได้|ถ้า|เป้าหมาย|ขาดอีก")
_HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
# A whole list of the ten: from here on it tells the document's own numbers.
_OWN_LIST = 8


def _overall_mismatch(material: Material) -> Iterator[Finding]:
    """Knows the formula of the assessed year; asked where every indicator has a score.

    A hundredth apart is rounding: the printed indicators are rounded already.
    """
    card = _scorecard(material)
    if card is None or isinstance(card.overall, NotScored):
        return
    seen = set()
    for overall in overalls_in(material.passages):
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
    for overall in overalls_in(material.passages):
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
    if len(scores) < len(edition.indicators) or any(s > _FULL_MARKS for s, _ in scores.values()):
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
            if value > _FULL_MARKS:
                yield _out_of_range(passage, printed)
    for score, passage in material.scores.values():
        if score > _FULL_MARKS and "คะแนน" not in passage.text:
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


def _level_bands_gap(material: Material) -> Iterator[Finding]:
    """Knows bands of points with their levels; between 94 and 95 lies 94.50. One finding a list."""
    bands: list[tuple[Decimal, Decimal, Passage]] = []
    for passage in material.passages:
        bands += [
            (Decimal(match["low"]), Decimal(match["high"]), passage)
            for match in _BAND.finditer(to_arabic_digits(passage.text))
        ]
    ordered = sorted(bands, key=lambda band: -band[0])
    for above, below in pairwise(ordered):
        if len(bands) >= 3 and _ROUNDING < above[0] - below[1] <= 1:
            yield found(
                below[2],
                Said(
                    th=f"ช่วงคะแนนไม่ต่อเนื่อง: คะแนนระหว่าง {below[1]} กับ {above[0]} ไม่อยู่ในระดับใด",
                    en=f"The bands leave a gap: a score between {below[1]} and {above[0]}"
                    " has no level.",
                ),
                Said(
                    th="เขียนช่วงเป็นทศนิยม 2 ตำแหน่ง เช่น 85.00 – 94.99",
                    en="Write the bands with two decimals, such as 85.00 – 94.99.",
                ),
                text=below[2].text[:80],
            )
            return


def _count_mismatch(material: Material) -> Iterator[Finding]:
    """Knows a count that ends its line and the list below it, and measures in a table below."""
    passages = material.passages
    missing = {len(slugs) for slugs in missing_indicators(material).values()}
    for at, passage in enumerate(passages):
        text = to_arabic_digits(passage.text).rstrip(" )")
        if passage.kind in _CELLS or not (_COUNT.search(text) or text.endswith("ดังนี้")):
            continue
        below = _items_below(passage, passages[at + 1 : at + _LONGEST_LIST])
        counted = next(iter(below.values()), 0)
        possible = {*below.values(), sum(below.values())}
        match = next(
            (
                m
                for m in _COUNTS.finditer(text, max(0, len(text) - _CLAUSE))
                if int(m["count"]) not in possible
            ),
            None,
        )
        if counted < 2 or match is None:
            continue
        stated = int(match["count"])
        if match["unit"] == "ตัวชี้วัด" and stated - counted in missing:
            continue  # indicator-missing names them
        printed = passage.text[match.start() : match.end("unit")]
        yield _miscounted(passage, printed, stated, counted)
    yield from _measures_stated(material)
    yield from _levels_stated(material)


def _measures_stated(material: Material) -> Iterator[Finding]:
    """A stated number of measures and the table of measures that comes next."""
    counts = {table.number: len(table.measures) for table in material.tables}
    last: tuple[int, Passage, str] | None = None
    for passage in material.passages:
        number = passage.place.table
        if number is None:
            stated = stated_measures(passage)
            if stated is not None:
                last = (stated[0], passage, stated[1])
        elif last is not None:
            count, above, printed = last
            last = None
            counted = counts.get(number, count)
            if counted != count and counted > 1:
                yield _miscounted(above, printed, count, counted)


def _levels_stated(material: Material) -> Iterator[Finding]:
    """A stated number of levels and the table of levels right below."""
    tables = material.reading.tables
    for passage, after in pairwise(material.passages):
        text = to_arabic_digits(passage.text).rstrip()
        match = _LEVELS.search(text) if text.endswith("ดังนี้") else None
        if match is None or passage.place.table is not None or after.place.table is None:
            continue
        counted = sum(not row.group for row in tables[after.place.table - 1].rows)
        if counted > 1 and counted != int(match["count"]):
            printed = passage.text[match.start() : match.end()]
            yield _miscounted(passage, printed, int(match["count"]), counted)


def _miscounted(passage: Passage, printed: str, stated: int, counted: int) -> Finding:
    return found(
        passage,
        Said(
            th=f"ระบุ {printed} แต่ตารางหรือรายการข้างล่างมี {counted}",
            en=f"The text says {stated}, but the table or list below has {counted}.",
        ),
        Said(th="แก้จำนวนหรือรายการให้ตรงกัน", en="Mend the count, or the list."),
        text=printed,
    )


def _items_below(above: Passage, passages: tuple[Passage, ...]) -> Counter[str]:
    """How many items of each kind of marks follow, up to what is no part of the list."""
    own = _style_of(to_arabic_digits(above.text))[0]
    counts: Counter[str] = Counter()
    first, last = "", 0
    for passage in passages:
        text = to_arabic_digits(passage.text)
        style, number = _style_of(text)
        if passage.place.table is not None or (counts and passage.kind in _HEADS):
            break
        if not style and (not counts or first == "-" or _COUNT.search(text)):
            break
        first = first or style
        if style and style == own:
            break  # the list that the line itself is an item of
        if style == first and number is not None and number <= last:
            break
        if style:
            counts[style] += 1
            last = number if style == first and number is not None else last
    return counts


def _style_of(text: str) -> tuple[str, int | None]:
    """The kind of marks that a line begins with, empty for none, and its number."""
    match = _ITEM.match(text)
    if match is None:
        return "", None
    mark = match["mark"]
    digits = re.sub("[^0-9]", "", mark)
    # "- ๑)" is the item ๑), whatever a reader made of its dash.
    return (re.sub("[0-9 ]|-(?=[^0-9]*[0-9])", "", mark) or "-", int(digits) if digits else None)


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
    for mention in material.indicators:
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
    Rule(code="level-bands-gap", severity=Severity.WARNING, find=_level_bands_gap),
    Rule(code="count-mismatch", severity=Severity.WARNING, find=_count_mismatch),
    Rule(code="indicator-misnamed", severity=Severity.WARNING, find=_indicator_misnamed),
    Rule(code="indicator-unknown", severity=Severity.WARNING, find=_indicator_unknown),
    Rule(
        code="indicator-number-mismatch",
        severity=Severity.WARNING,
        find=_indicator_number_mismatch,
    ),
)
