"""Which indicators, scores, levels and years does a document state?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from prongsai.checking.mentions import IndicatorMention, decimal_of, slug_of, slugs_of
from prongsai.checking.wordings import any_of, words
from prongsai.core.dates import FiscalYear
from prongsai.core.grid import placed
from prongsai.core.reading import Origin, Passage, PassageKind, Reading
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.core.tree import Table, plain
from prongsai.editions import Edition, known_years, load

_YEAR = re.compile(r"(?<![0-9/.])25[0-9]{2}(?![0-9])")
_FULL_MARKS = 100
_POINTS = re.compile(r"(?<![0-9.,])(?P<score>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*คะแนน")
# A sign is one only right after the word for what was got: elsewhere it is a dash or a change.
_BELOW_NOTHING = re.compile(
    r"(?:ได้|ได้รับ|มี|เท่ากับ|ได้คะแนน(?:ภาพรวม|รวม)?|มีคะแนน)\s*(?P<score>[-−–][0-9]{1,3}(?:\.[0-9]{1,4})?)\s*คะแนน"
)
_OVERALL = re.compile(
    r"(?:ภาพรวม|คะแนนรวม|ผลการประเมิน\s*ITA|ผลคะแนน)[^\n]{0,90}?"
    r"(?<![0-9.])(?P<score>[0-9]{1,3}\.[0-9]{2}|100)\s*คะแนน(?P<after>[^\n]{0,40})"
)
# Points of an indicator, of a weight, of a pass mark or of a threshold.
_NOT_AN_OVERALL = re.compile(
    "ตัวชี้วัด|น้ำหนัก|ตั้งแต่|ต่ำกว่า|น้อยกว่า|มากกว่า|ต้อง|เกณฑ์|ถึง|เพิ่ม|ลด|แบบวัด|แบบตรวจ|IIT|EIT|OIT"
    "|[0-9] ?[–—-] ?$"
)
_LEVEL = re.compile(r"ระดับ\s*(?P<level>AA|[A-F])(?![A-Za-z])")
_LEVEL_ALONE = re.compile(r"(?:ระดับ)?ผลการประเมิน\s*(?:อยู่ใน)?(?:ระดับ)?\s*:?\s*(?P<level>AA|[A-F])")
_LEVEL_CELL = re.compile(r"(?:ระดับ)?\s*(?P<level>AA|[A-F])")
_MEASURES = re.compile(r"(?:จำนวน|ทั้งหมด|รวม)\s*(?P<count>[0-9]{1,2})\s*มาตรการ")
_ASSESSED = re.compile(r"(?:ผลการประเมิน|การประเมิน|วิเคราะห์)[^\n]{0,140}?(?P<year>25[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """A stated overall score, with its level where one stands beside it."""

    passage: Passage
    score: Decimal
    printed: str
    level: str | None


def years_in(text: str) -> tuple[int, ...]:
    """The Buddhist-era years of four digits, in order of place."""
    return tuple(int(year) for year in _YEAR.findall(to_arabic_digits(text)))


def assessed_year(passages: tuple[Passage, ...]) -> int | None:
    """The year whose result the document is about, as first said."""
    for passage in passages:
        match = _ASSESSED.search(passage.arabic)
        if match:
            return int(match["year"])
    return None


def edition_for(year: int | None) -> Edition | None:
    """The rules of a stated year; None where there are none, or no year is stated."""
    known = {each.be for each in known_years()}
    return load(FiscalYear(year)) if year in known and year is not None else None


def scores_in(
    reading: Reading, mentions: tuple[IndicatorMention, ...], edition: Edition
) -> dict[str, tuple[Decimal, Passage]]:
    """Each indicator's first stated score, by its slug."""
    found: dict[str, tuple[Decimal, Passage]] = {}
    for slug, score, passage in (*_from_tables(reading, edition), *_from_mentions(mentions)):
        found.setdefault(slug, (score, passage))
    return found


def _from_mentions(
    mentions: tuple[IndicatorMention, ...],
) -> Iterator[tuple[str, Decimal, Passage]]:
    for each in mentions:
        if each.score is not None and each.match.indicator is not None:
            yield each.match.indicator.slug, each.score, each.passage


def _from_tables(reading: Reading, edition: Edition) -> Iterator[tuple[str, Decimal, Passage]]:
    slugs = slugs_of(edition)
    for number, table, origins in reading.placed_tables():
        yield from _from_table(table, number, origins, slugs)


def _from_table(
    table: Table, number: int, origins: tuple[Origin, ...], slugs: dict[str, str]
) -> Iterator[tuple[str, Decimal, Passage]]:
    """Rows with one indicator and one cell that is nothing but points.

    Of several such cells, the one in the table's only column titled as the year's own scores.
    """
    titled = _titled_columns(table)
    for at, places in enumerate(placed((*table.header, *table.rows))):
        texts = ["\n".join(plain(line) for line in each.cell.lines) for each in places]
        named = {slug for text in texts if (slug := slug_of(text, slugs)) is not None}
        scores = [
            (score, each, text)
            for each, text in zip(places, texts, strict=True)
            if (score := _only_score(text, is_titled=each.column in titled)) is not None
        ]
        own = [each for each in scores if each[1].column in titled]
        scores = own if len(titled) == 1 and len(own) == 1 else scores
        # Beside last year's score nothing tells which is which, but for one that cannot be.
        told = scores if len(scores) == 1 else [each for each in scores if _is_no_score(each[0])]
        if len(named) != 1 or not told:
            continue
        score, each, text = told[0]
        origin = origins[at] if at < len(origins) else Origin()
        place = origin.place(table=number, row=at + 1, column=each.column + 1)
        passage = Passage(text=text, kind=PassageKind.CELL, place=place, source=origin.source)
        yield named.pop(), score, passage


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScore:
    """An indicator's score in a table's row, and the other texts of that row."""

    slug: str
    score: Decimal
    beside: tuple[Passage, ...]


def table_scores(
    table: Table, number: int, origins: tuple[Origin, ...], edition: Edition
) -> tuple[TableScore, ...]:
    """The indicators of a table with their scores; of two scores that of the column titled so."""
    slugs = slugs_of(edition)
    titled = _titled_columns(table)
    found = []
    for at, places in enumerate(placed((*table.header, *table.rows))):
        texts = [(each.column, "\n".join(map(plain, each.cell.lines))) for each in places]
        texts = [each for each in texts if each[1]]
        named = {slug for _, text in texts if (slug := slug_of(text, slugs)) is not None}
        if len(named) != 1:
            continue
        scores = {
            column: score
            for column, text in texts
            if (score := _only_score(text, is_titled=column in titled)) is not None
        }
        own = {column: score for column, score in scores.items() if column in titled}
        told = scores if len(scores) == 1 else own
        if len(told) == 1:
            origin = origins[at] if at < len(origins) else Origin()
            cells = (
                Passage(
                    text=text,
                    kind=PassageKind.CELL,
                    place=origin.place(table=number, row=at + 1, column=column + 1),
                )
                for column, text in texts
            )
            found.append(
                TableScore(slug=named.pop(), score=next(iter(told.values())), beside=tuple(cells))
            )
    return tuple(found)


@cache
def _score_titles() -> frozenset[str]:
    return frozenset(comparison_form(each) for each in words("score_columns"))


def _titled_columns(table: Table) -> frozenset[int]:
    """The columns whose title says that they hold the year's own scores."""
    header = table.header or table.rows[:1]
    return frozenset(
        each.column
        for places in placed(header)
        for each in places
        if comparison_form(" ".join(plain(line) for line in each.cell.lines)) in _score_titles()
    )


def _is_no_score(score: Decimal) -> bool:
    return not 0 <= score <= _FULL_MARKS


def _only_score(text: str, *, is_titled: bool = False) -> Decimal | None:
    """The points of a cell that holds nothing else.

    ``is_titled``: in a column of scores a sign or a lost point is a mistake; elsewhere it is a
    change, a rank or a count.
    """
    plain_words = to_arabic_digits(text).replace("คะแนน", "").replace("ได้", "").strip()
    # A whole number alone may be a rank or a number in a list.
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{1,4}|100", plain_words):
        return decimal_of(plain_words)
    if is_titled and re.fullmatch(
        r"[-−–][0-9]{1,3}(?:\.[0-9]{1,4})?|[0-9]{4,6}(?:\.[0-9]{1,4})?", plain_words
    ):
        return decimal_of(re.sub("[−–]", "-", plain_words))
    return None


def overalls_in(passages: tuple[Passage, ...]) -> tuple[Overall, ...]:
    """The overall scores that are stated as points, in reading order."""
    found = []
    for at, passage in enumerate(passages):
        text = passage.arabic
        below = passages[at + 1].text.strip() if at + 1 < len(passages) else ""
        for match in _OVERALL.finditer(text):
            score = decimal_of(match["score"])
            before = text[match.start() : match.start("score")]
            if score is None or _NOT_AN_OVERALL.search(before):
                continue
            level = _LEVEL.search(match["after"]) or _LEVEL_ALONE.fullmatch(below)
            found.append(
                Overall(
                    passage=passage,
                    score=score,
                    printed=passage.text[match.start("score") : match.end("score")],
                    level=level["level"] if level else None,
                )
            )
    return tuple(found)


def totals_in(reading: Reading) -> tuple[Overall, ...]:
    """The overalls that stand in a row of their own in a table of scores, with their levels."""
    found = []
    for number, table, origins in reading.placed_tables():
        grid = (*table.header, *table.rows)
        for at, places in enumerate(placed(grid)):
            cells = [("\n".join(plain(line) for line in each.cell.lines), each) for each in places]
            is_total = cells and any_of("total_rows").fullmatch(comparison_form(cells[0][0]))
            scores = [
                (score, text, each)
                for text, each in cells[1:]
                if "." in to_arabic_digits(text) and (score := _only_score(text)) is not None
            ]
            if not is_total or len(scores) != 1 or at < len(table.header):
                continue
            score, text, each = scores[0]
            levels = [
                m["level"] for words, _ in cells if (m := _LEVEL_CELL.fullmatch(words.strip()))
            ]
            origin = origins[at] if at < len(origins) else Origin()
            place = origin.place(table=number, row=at + 1, column=each.column + 1)
            found.append(
                Overall(
                    passage=Passage(text=text, kind=PassageKind.CELL, place=place),
                    score=score,
                    printed=text,
                    level=levels[0] if len(levels) == 1 else None,
                )
            )
    return tuple(found)


def stated_measures(passage: Passage) -> tuple[int, str] | None:
    """How many measures a text says that there are, with the words as printed."""
    match = _MEASURES.search(passage.arabic)
    return (
        (int(match["count"]), passage.text[match.start("count") : match.end()]) if match else None
    )


def points_in(text: str) -> Iterator[tuple[Decimal, str]]:
    """Every number of points that a text states, with the words as printed."""
    for pattern in (_POINTS, _BELOW_NOTHING):
        for match in pattern.finditer(to_arabic_digits(text)):
            value = decimal_of(re.sub("[−–]", "-", match["score"]))
            if value is not None:
                yield value, text[match.start("score") : match.end()]
