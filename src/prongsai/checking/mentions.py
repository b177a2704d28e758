"""Which indicators does a document name, with which numbers and points?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import islice

from prongsai.checking.wordings import opening
from prongsai.core.grid import placed
from prongsai.core.reading import Origin, Passage, PassageKind, Reading
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.core.tree import Table, plain
from prongsai.editions import Edition, IndicatorMatch, MatchKind, find_indicator

_NUMBERED_NAME = re.compile(
    r"ตัวชี้วัดที่\s*(?P<number>[0-9]{1,2})\s*[.:)–-]?\s*(?P<name>(?:การ|คุณภาพ|ประสิทธิภาพ)[ก-๎]{1,60})"
)
# Another name, only where points or the end of its line follow.
_OTHER_NAME = re.compile(
    r"ตัวชี้วัดที่\s*(?P<number>[0-9]{1,2})\s*[.:)–-]?\s*(?P<name>[ก-๎]{4,60}(?: [ก-๎]{4,40})?)"
    r"(?=\s*(?:\(|:|ได้|มี(?:ผล)?คะแนน|คะแนน|เท่ากับ|[0-9]{1,3}\.[0-9]|\||$))",
    re.MULTILINE,
)
_POINTS_AFTER = re.compile(
    r"\s*(?:\(|:)?\s*(?:ได้|มี)?(?:รับ)?(?:ผล)?(?:คะแนน)?\s*(?:เท่ากับ|เฉลี่ย|:)?\s*[0-9]{1,3}(?:\.[0-9]+)?"
)
_LISTED_NAME = re.compile(
    r"^[-( ]*(?P<number>[0-9]{1,2}) *[.)]+ *(?P<name>[ก-๎]{6,60})(?=\s|$)", re.MULTILINE
)
_LONGEST_NAME = 300  # with its number and blanks
_LIST_NUMBER = re.compile(r"^(?:ตัวชี้วัดที่)?[(]?[0-9]{1,2}[).:]*")
_HALF = 5
_IS_NAME = re.compile("(?:การ|คุณภาพ|ประสิทธิภาพ)[ก-๎ ]{4,40}")
_LINE_MARK = re.compile(r"^[-•\s(]*(?:ตัวชี้วัดที่\s*)?(?:[0-9๐-๙]{1,2}\s*[.):]*)?[-\s:]*")
_NUMBER_CELL = re.compile(r"(?:ตัวชี้วัด(?:ที่)?)?\s*\(?(?P<number>[0-9]{1,2})[.)]?")
_LOWEST = re.compile(r"(?:คะแนน|ตัวชี้วัด|ผลประเมิน)[^\n]{0,20}?(?:ต่ำ|น้อย)(?:ที่)?สุด")
# The lowest of one instrument, of one question, or of another year is another thing.
_OF_A_PART = re.compile("IIT|EIT|OIT|แบบวัด|แบบตรวจ|เครื่องมือ|ข้อคำถาม|รายข้อ|ปีก่อน|ปีที่ผ่านมา|ตัวชี้วัดย่อย")
_CLAUSE = 90
_IS_NAME_BEGUN = re.compile("(?:การ|คุณภาพ|ประสิทธิภาพ)")
_SHORTEST_NAME = 6
_MOST_MENTIONS = 600  # ten indicators, many times over
_AFTER_NAME = re.compile(
    r"^\s*(?:ได้|มี)?(?:ผล)?(?:คะแนน)?\s*(?:เท่ากับ|:)?\s*(?P<score>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*คะแนน"
)
_BARE_SCORE = re.compile(r"\s+(?P<score>[0-9]{1,3}\.[0-9]{1,4})\s*")
_NAME_GOES_ON = re.compile(r"(?:ได้|มี)(?:ผล)?คะแนน|ได้$|มีคะแนน")


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


def indicators_in(passages: tuple[Passage, ...], edition: Edition) -> tuple[IndicatorMention, ...]:
    """Every indicator that is named with a number, in reading order."""
    every = (each for passage in passages for each in _named(passage, edition))
    return tuple(islice(every, _MOST_MENTIONS))


def _named(passage: Passage, edition: Edition) -> Iterator[IndicatorMention]:
    text = passage.arabic
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
            score=decimal_of(score["score"]) if score else None,
            is_listed=not text[: match.start()].strip(" -()0123456789."),
        )
    for match in _OTHER_NAME.finditer(text):
        if mention := _other(passage, text, match, edition):
            yield mention


def _other(
    passage: Passage, text: str, match: re.Match[str], edition: Edition
) -> IndicatorMention | None:
    """A name that begins like no indicator's: one that has points, or is all that its line says."""
    name = match["name"]
    cut = _NAME_GOES_ON.search(name)
    name = (name[: cut.start()] if cut else name).strip()
    if _IS_NAME_BEGUN.match(name) or name.startswith(opening("not_an_indicator")):
        return None
    end = match.start("name") + len(name)
    is_listed = not text[: match.start()].strip(" -()0123456789.")
    is_whole = is_listed and not text[end:].split("\n", 1)[0].strip()
    if len(name) < _SHORTEST_NAME or not (is_whole or _POINTS_AFTER.match(text, end)):
        return None
    score = _AFTER_NAME.match(text[end:])
    return IndicatorMention(
        passage=passage,
        printed=passage.text[match.start() : end],
        name=name,
        match=find_indicator(edition, name),
        number=int(match["number"]),
        score=decimal_of(score["score"]) if score else None,
        is_listed=is_listed,
    )


def _listed(
    passage: Passage, text: str, match: re.Match[str], edition: Edition
) -> IndicatorMention | None:
    """A numbered name without the word ตัวชี้วัด: only where it is one, or bears points."""
    line = text[match.end() :].split("\n", 1)[0]
    score = _AFTER_NAME.match(line) or _BARE_SCORE.fullmatch(line)
    if score is None and slug_of(match["name"], slugs_of(edition)) is None:
        return None
    found = find_indicator(edition, match["name"])
    is_name = found.kind in {MatchKind.EXACT, MatchKind.ALIAS}
    is_among = score is not None and _stands_among(match["name"], text, edition)
    if not is_name and not (found.kind is MatchKind.NEAR and score) and not is_among:
        return None
    return IndicatorMention(
        passage=passage,
        printed=passage.text[match.start("number") : match.end()],
        name=match["name"],
        match=found,
        number=int(match["number"]),
        score=decimal_of(score["score"]) if score else None,
        is_listed=True,
    )


def _stands_among(name: str, text: str, edition: Edition) -> bool:
    """Whether the other lines of a text that bear points name indicators, and at least one does."""
    slugs = slugs_of(edition)
    others = [
        slug_of(each["name"], slugs)
        for each in _LISTED_NAME.finditer(text)
        if each["name"] != name
        and _BARE_SCORE.fullmatch(text[each.end() :].split("\n", 1)[0]) is not None
    ]
    return bool(others) and None not in others


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
    slugs = slugs_of(edition)
    found = []
    for number, table, origins in reading.placed_tables():
        for column, cells in _columns_of(table).items():
            known = [slug for _, text in cells if (slug := slug_of(text, slugs))]
            if len(set(known)) < _HALF:
                continue
            for row, text in cells:
                name = _LIST_NUMBER.sub("", to_arabic_digits(text).strip()).strip()
                if slug_of(text, slugs) is None and _IS_NAME.fullmatch(name):
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


def named_beside(cells: tuple[Passage, ...], edition: Edition) -> tuple[IndicatorMention, ...]:
    """What a column of indicators beside measures names that is none of the ten.

    Asked of a column where most cells name one of them: another holds a measure's own indicators.
    """
    known = sorted(slugs_of(edition), key=len, reverse=True)
    told = [_without_names(each.text, known) for each in cells]
    if 2 * sum(had_one for _, had_one in told) < len(cells) or not any(one for _, one in told):
        return ()
    return tuple(
        IndicatorMention(
            passage=cell,
            printed=line,
            name=line,
            match=match,
            number=None,
            score=None,
            is_listed=True,
        )
        for cell, (left, _) in zip(cells, told, strict=True)
        for line in map(_bare, cell.text.split("\n"))
        if _is_a_name(line) and comparison_form(line) in left
        if (match := find_indicator(edition, line)).kind in {MatchKind.NEAR, MatchKind.NONE}
    )


def _without_names(text: str, known: list[str]) -> tuple[str, bool]:
    """A text without the names of indicators in it, and whether there was one."""
    left = whole = comparison_form(to_arabic_digits(text))
    for name in known:
        left = left.replace(name, "|")
    return left, left != whole


def _bare(line: str) -> str:
    """A line without the mark or the number before its name."""
    return _LINE_MARK.sub("", line).strip(" ,;")


def _is_a_name(line: str) -> bool:
    is_words = re.fullmatch(r"[ก-๎][ก-๎ ]+", line) is not None
    return (
        is_words
        and len(line) >= _SHORTEST_NAME
        and not line.startswith(opening("not_an_indicator"))
    )


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


def numbered_beside(reading: Reading, edition: Edition) -> tuple[IndicatorMention, ...]:
    """The indicators of tables whose number stands in a cell of its own before the name.

    Numbers that only count the rows from one on are left out: they are no indicators' numbers.
    """
    slugs = slugs_of(edition)
    found = []
    for number, table, origins in reading.placed_tables():
        told = []
        for at, places in enumerate(placed((*table.header, *table.rows))):
            texts = [" ".join(plain(line) for line in each.cell.lines) for each in places]
            named = [where for where, text in enumerate(texts) if slug_of(text, slugs)]
            if len(named) != 1 or not named[0]:
                continue
            before = texts[named[0] - 1].strip()
            match = _NUMBER_CELL.fullmatch(to_arabic_digits(before))
            if match:
                origin = origins[at] if at < len(origins) else Origin()
                column = places[named[0] - 1].column + 1
                place = origin.place(table=number, row=at + 1, column=column)
                passage = Passage(text=before, kind=PassageKind.CELL, place=place)
                name = texts[named[0]].strip()
                told.append(
                    IndicatorMention(
                        passage=passage,
                        printed=before,
                        name=name,
                        match=find_indicator(edition, name),
                        number=int(match["number"]),
                        score=None,
                        is_listed=True,
                    )
                )
        if [each.number for each in told] != list(range(1, len(told) + 1)):
            found += told
    return tuple(found)


def lowest_in(passages: tuple[Passage, ...], edition: Edition) -> tuple[str, Passage] | None:
    """The indicator that a text calls the lowest; None for several of them."""
    names = {
        name: each.slug for each in edition.indicators for name in (each.name_th, *each.aliases)
    }
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found: dict[str, Passage] = {}
    for passage in passages:
        text = passage.arabic
        for match in _LOWEST.finditer(text):
            clause = text[match.end() : match.end() + _CLAUSE].split("\n")[0]
            lead = text[max(0, match.start() - _CLAUSE) : match.start()].split("\n")[-1]
            name = pattern.search(clause)
            if name is not None:
                between = clause[: name.start()]
            else:
                name = next(reversed(list(pattern.finditer(lead))), None)
                between = "" if name is None else lead[name.end() :]
            if name is not None and not _OF_A_PART.search(f"{lead[-30:]}{match.group()}{between}"):
                found.setdefault(names[name.group()], passage)
    return next(iter(found.items())) if len(found) == 1 else None


def slugs_in_table(table: Table, edition: Edition) -> frozenset[str]:
    """The indicators that stand in cells of their own in a table."""
    slugs = slugs_of(edition)
    return frozenset(
        slug
        for cells in _columns_of(table).values()
        for _, text in cells
        if (slug := slug_of(text, slugs)) is not None
    )


def slug_of(text: str, slugs: dict[str, str]) -> str | None:
    """The indicator whose name a text is, with or without a number in front."""
    return slugs.get(_name_alone(text)) if 0 < len(text) <= _LONGEST_NAME else None


@lru_cache(maxsize=4_000)
def _name_alone(text: str) -> str:
    # Many rules ask the same of the same cells.
    return _LIST_NUMBER.sub("", comparison_form(to_arabic_digits(text)))


def slugs_of(edition: Edition) -> dict[str, str]:
    """The slug of each known name of an indicator."""
    return {
        comparison_form(name): each.slug
        for each in edition.indicators
        for name in (each.name_th, *each.aliases)
    }


def decimal_of(text: str) -> Decimal | None:
    """The number that a text is; None for another text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
