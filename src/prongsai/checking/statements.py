"""Which indicators, scores, levels and years does a document state?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice

from prongsai.checking.wordings import words
from prongsai.core.dates import FiscalYear
from prongsai.core.grid import placed
from prongsai.core.reading import Origin, Passage, PassageKind, Reading
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.core.tree import Table, plain
from prongsai.editions import Edition, IndicatorMatch, MatchKind, find_indicator, known_years, load

_YEAR = re.compile(r"(?<![0-9/.])25[0-9]{2}(?![0-9])")
_NUMBERED_NAME = re.compile(
    r"ตัวชี้วัดที่\s*(?P<number>[0-9]{1,2})[.:)]?\s*(?P<name>(?:การ|คุณภาพ|ประสิทธิภาพ)[ก-๎]{1,60})"
)
_LISTED_NAME = re.compile(
    r"^[-( ]*(?P<number>[0-9]{1,2}) *[.)]+ *(?P<name>[ก-๎]{6,60})(?=\s|$)", re.MULTILINE
)
_LIST_NUMBER = re.compile(r"^(?:ตัวชี้วัดที่)?[(]?[0-9]{1,2}[).:]*")
_HALF = 5
_FULL_MARKS = 100
_IS_NAME = re.compile("(?:การ|คุณภาพ|ประสิทธิภาพ)[ก-๎ ]{4,40}")
_MOST_MENTIONS = 600  # ten indicators, many times over
_POINTS = re.compile(r"(?<![0-9.,])(?P<score>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*คะแนน")
_AFTER_NAME = re.compile(
    r"^\s*(?:ได้|มี)?(?:ผล)?(?:คะแนน)?\s*(?:เท่ากับ|:)?\s*(?P<score>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*คะแนน"
)
_BARE_SCORE = re.compile(r"\s+(?P<score>[0-9]{1,3}\.[0-9]{1,4})\s*")
_NAME_GOES_ON = re.compile(r"(?:ได้|มี)(?:ผล)?คะแนน|ได้$|มีคะแนน")
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
_MEASURES = re.compile(r"(?:จำนวน|ทั้งหมด|รวม)\s*(?P<count>[0-9]{1,2})\s*มาตรการ")
_ASSESSED = re.compile(r"(?:ผลการประเมิน|การประเมิน|วิเคราะห์)[^\n]{0,140}?(?P<year>25[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorMention:
    """An indicator by name, with the number and the score that stand beside it."""

    passage: Passage
    printed: str  # number and name as quoted
    name: str
    match: IndicatorMatch
    number: int | None
    score: Decimal | None
    is_listed: bool  # begins its line or cell


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
        match = _ASSESSED.search(to_arabic_digits(passage.text))
        if match:
            return int(match["year"])
    return None


def edition_for(year: int | None) -> Edition | None:
    """The rules of a stated year; None where there are none, or no year is stated."""
    known = {each.be for each in known_years()}
    return load(FiscalYear(year)) if year in known and year is not None else None


def indicators_in(passages: tuple[Passage, ...], edition: Edition) -> tuple[IndicatorMention, ...]:
    """Every indicator that is named with a number, in reading order."""
    every = (each for passage in passages for each in _named(passage, edition))
    return tuple(islice(every, _MOST_MENTIONS))


def _named(passage: Passage, edition: Edition) -> Iterator[IndicatorMention]:
    text = to_arabic_digits(passage.text)
    for listed in _LISTED_NAME.finditer(text):
        if mention := _listed(passage, text, listed, edition):
            yield mention
    for match in _NUMBERED_NAME.finditer(text):
        name, found = _trimmed(match["name"], edition)
        end = match.start("name") + len(name)
        score = _AFTER_NAME.match(text[end:])
        yield IndicatorMention(
            passage=passage,
            printed=passage.text[match.start() : end],
            name=name,
            match=found,
            number=int(match["number"]),
            score=_decimal(score["score"]) if score else None,
            is_listed=not text[: match.start()].strip(" -()0123456789."),
        )


def _listed(
    passage: Passage, text: str, match: re.Match[str], edition: Edition
) -> IndicatorMention | None:
    """A numbered name without the word ตัวชี้วัด: only where it is one, or bears points."""
    line = text[match.end() :].split("\n", 1)[0]
    score = _AFTER_NAME.match(line) or _BARE_SCORE.fullmatch(line)
    if score is None and _slug_of(match["name"], _slugs(edition)) is None:
        return None
    found = find_indicator(edition, match["name"])
    is_name = found.kind in {MatchKind.EXACT, MatchKind.ALIAS}
    if not is_name and not (found.kind is MatchKind.NEAR and score):
        return None
    return IndicatorMention(
        passage=passage,
        printed=passage.text[match.start("number") : match.end()],
        name=match["name"],
        match=found,
        number=int(match["number"]),
        score=_decimal(score["score"]) if score else None,
        is_listed=True,
    )


def _trimmed(name: str, edition: Edition) -> tuple[str, IndicatorMatch]:
    """The name without what follows it unparted, and what it means."""
    cut = _NAME_GOES_ON.search(name)
    name = name[: cut.start()] if cut else name
    found = find_indicator(edition, name)
    if found.kind in {MatchKind.EXACT, MatchKind.ALIAS}:
        return name, found
    known = [
        each
        for indicator in edition.indicators
        for each in (indicator.name_th, *indicator.aliases)
        if name.startswith(each)
    ]
    if known:
        longest = max(known, key=len)
        return longest, find_indicator(edition, longest)
    return name, found


def listed_in_tables(reading: Reading, edition: Edition) -> tuple[IndicatorMention, ...]:
    """Names in a column of indicators that are none of their known spellings.

    A column is one of indicators where at least half of the ten stand in it by name.
    """
    slugs = _slugs(edition)
    found = []
    for number, table, origins in reading.placed_tables():
        for column, cells in _columns_of(table).items():
            known = [slug for _, text in cells if (slug := _slug_of(text, slugs))]
            if len(set(known)) < _HALF:
                continue
            for row, text in cells:
                name = _LIST_NUMBER.sub("", to_arabic_digits(text).strip()).strip()
                if _slug_of(text, slugs) is None and _IS_NAME.fullmatch(name):
                    origin = origins[row] if row < len(origins) else Origin()
                    place = origin.place(table=number, row=row + 1, column=column + 1)
                    found.append(
                        IndicatorMention(
                            passage=Passage(text=text, kind=PassageKind.CELL, place=place),
                            printed=text,
                            name=name,
                            match=find_indicator(edition, name),
                            number=None,
                            score=None,
                            is_listed=True,
                        )
                    )
    return tuple(found[:_MOST_MENTIONS])


def _columns_of(table: Table) -> dict[int, list[tuple[int, str]]]:
    """The texts of each column below the heading, with their rows; a group's row is left out."""
    columns: dict[int, list[tuple[int, str]]] = {}
    grid = (*table.header, *table.rows)
    for at, places in enumerate(placed(grid)):
        if at < len(table.header) or grid[at].group or len(places) < 2:
            continue
        for each in places:
            text = " ".join(plain(line) for line in each.cell.lines)
            columns.setdefault(each.column, []).append((at, text))
    return columns


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
    slugs = _slugs(edition)
    for number, table, origins in reading.placed_tables():
        yield from _from_table(table, number, origins, slugs)


def _from_table(
    table: Table, number: int, origins: tuple[Origin, ...], slugs: dict[str, str]
) -> Iterator[tuple[str, Decimal, Passage]]:
    """Rows with one indicator and one cell that is nothing but points."""
    for at, places in enumerate(placed((*table.header, *table.rows))):
        texts = ["\n".join(plain(line) for line in each.cell.lines) for each in places]
        named = {slug for text in texts if (slug := _slug_of(text, slugs)) is not None}
        scores = [
            (score, each, text)
            for each, text in zip(places, texts, strict=True)
            if (score := _only_score(text)) is not None
        ]
        # Beside last year's score nothing tells which is which, but for one that cannot be.
        told = scores if len(scores) == 1 else [each for each in scores if each[0] > _FULL_MARKS]
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
    slugs = _slugs(edition)
    titled = {
        each.column
        for places in placed(table.header)
        for each in places
        if comparison_form(" ".join(plain(line) for line in each.cell.lines)) in _score_titles()
    }
    found = []
    for at, places in enumerate(placed((*table.header, *table.rows))):
        cells = [
            Passage(
                text="\n".join(plain(line) for line in each.cell.lines),
                kind=PassageKind.CELL,
                place=(origins[at] if at < len(origins) else Origin()).place(
                    table=number, row=at + 1, column=each.column + 1
                ),
            )
            for each in places
        ]
        named = {slug for each in cells if (slug := _slug_of(each.text, slugs)) is not None}
        scores = {
            each.place.column: score
            for each in cells
            if (score := _only_score(each.text)) is not None
        }
        own = {column: score for column, score in scores.items() if (column or 0) - 1 in titled}
        told = scores if len(scores) == 1 else own
        if len(named) == 1 and len(told) == 1:
            found.append(
                TableScore(slug=named.pop(), score=next(iter(told.values())), beside=tuple(cells))
            )
    return tuple(found)


def slugs_in_table(table: Table, edition: Edition) -> frozenset[str]:
    """The indicators that stand in cells of their own in a table."""
    slugs = _slugs(edition)
    return frozenset(
        slug
        for cells in _columns_of(table).values()
        for _, text in cells
        if (slug := _slug_of(text, slugs)) is not None
    )


@cache
def _score_titles() -> frozenset[str]:
    return frozenset(comparison_form(each) for each in words("score_columns"))


def _slug_of(text: str, slugs: dict[str, str]) -> str | None:
    return slugs.get(_LIST_NUMBER.sub("", comparison_form(to_arabic_digits(text))))


def _slugs(edition: Edition) -> dict[str, str]:
    """The slug of each known name of an indicator."""
    return {
        comparison_form(name): each.slug
        for each in edition.indicators
        for name in (each.name_th, *each.aliases)
    }


def _only_score(text: str) -> Decimal | None:
    plain_words = to_arabic_digits(text).replace("คะแนน", "").replace("ได้", "").strip()
    # A whole number alone may be a rank or a number in a list.
    is_score = re.fullmatch(r"[0-9]{1,3}\.[0-9]{1,4}|100", plain_words)
    return _decimal(plain_words) if is_score else None


def overalls_in(passages: tuple[Passage, ...]) -> tuple[Overall, ...]:
    """The overall scores that are stated as points, in reading order."""
    found = []
    for at, passage in enumerate(passages):
        text = to_arabic_digits(passage.text)
        below = passages[at + 1].text.strip() if at + 1 < len(passages) else ""
        for match in _OVERALL.finditer(text):
            score = _decimal(match["score"])
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


def stated_measures(passage: Passage) -> tuple[int, str] | None:
    """How many measures a text says that there are, with the words as printed."""
    match = _MEASURES.search(to_arabic_digits(passage.text))
    return (
        (int(match["count"]), passage.text[match.start("count") : match.end()]) if match else None
    )


def points_in(text: str) -> Iterator[tuple[Decimal, str]]:
    """Every number of points that a text states, with the words as printed."""
    for match in _POINTS.finditer(to_arabic_digits(text)):
        value = _decimal(match["score"])
        if value is not None:
            yield value, text[match.start() : match.end()]


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
