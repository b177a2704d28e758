"""Do a cell's parts make its total, its words its figures, and do measures add up as told?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from prongsai.checking.material import Material
from prongsai.checking.measure_tables import MeasureTable
from prongsai.checking.wordings import any_of, load_wordings, words
from prongsai.core.reading import Passage
from prongsai.core.thai import comparison_form, to_arabic_digits

_LONGEST_BEFORE = 40  # letters that name the thing before its number
_SHORTEST_THING = 4
# So much of the shorter name stands in the other one, in stretches of so many letters.
_SHARE, _STRETCH = 0.7, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of a thing a cell tells; ``words``: the words that name it, in comparison form."""

    words: str
    unit: str
    number: int
    printed: str
    is_total: bool
    is_spelt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two statements that give one thing two numbers, as printed."""

    passage: Passage
    one: str
    other: str


def counts_in(cell: Passage) -> tuple[Count, ...]:
    """All that a cell counts, in figures or in words."""
    return tuple(
        count
        for line_start, line in _lines(cell.text)
        for count in _counts_of(cell.text, line_start, line)
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _counts_of(text: str, start: int, line: str) -> Iterator[Count]:
    arabic, end = to_arabic_digits(line), 0
    for match in _numbers().finditer(arabic):
        before = arabic[max(end, match.start() - _LONGEST_BEFORE) : match.start()]
        end = match.end()
        spelt = load_wordings()["number_words"].get(match["number"])
        number = spelt if spelt is not None else int(match["number"].replace(",", ""))
        is_total = any_of("total_words").search(before) is not None
        named = any_of("before_a_thing").sub("", any_of("total_words").sub("", before))
        yield Count(
            words=comparison_form(re.sub(r"[^ก-๎a-zA-Z]", "", named)),
            unit=match["unit"],
            number=number,
            printed=text[start + match.start() - len(before) : start + match.end()].strip(" (-:"),
            is_total=is_total,
            is_spelt=spelt is not None,
        )


@cache
def _numbers() -> re.Pattern[str]:
    spelt = sorted(load_wordings()["number_words"], key=len, reverse=True)
    units = sorted(map(re.escape, words("counted_units")), key=len, reverse=True)
    return re.compile(
        rf"(?P<number>(?<![0-9.,/])[0-9]{{1,3}}(?:,[0-9]{{3}})+|(?<![0-9.,/])[0-9]{{1,6}}"
        rf"|{'|'.join(spelt)})\s*(?P<unit>{'|'.join(units)})(?!ที่|ละ)"
    )


def totals_that_do_not_add_up(cell: Passage) -> Iterator[Clash]:
    """A total of one thing that is not the sum of what stands before it.

    Where it is the last or the greatest of them they were counted on, and where a single one is
    greater than the total it counts something else.
    """
    counts = counts_in(cell)
    for at, total in enumerate(counts):
        parts = [
            each
            for each in counts[:at]
            if each.unit == total.unit and not each.is_total and _is_one_thing(each, total)
        ]
        numbers = [each.number for each in parts]
        if total.is_total and parts and sum(numbers) != total.number:
            if len(numbers) > 1 and total.number in {numbers[-1], max(numbers)}:
                continue
            yield Clash(passage=cell, one=parts[-1].printed, other=total.printed)


def words_against_figures(cell: Passage) -> Iterator[Clash]:
    """A thing told twice in a cell, once in words and once in figures, differently."""
    counts = counts_in(cell)
    units = Counter(each.unit for each in counts)
    spelt = [each for each in counts if each.is_spelt and units[each.unit] == 2]
    for one in spelt:
        other = next(each for each in counts if each is not one and each.unit == one.unit)
        is_told_twice = not other.is_spelt and _is_one_thing(one, other)
        if is_told_twice and other.number != one.number and not other.is_total:
            yield Clash(passage=cell, one=one.printed, other=other.printed)
    text = cell.arabic
    for match in _bracketed().finditer(text):
        spelt_number = load_wordings()["number_words"][match["word"] or match["word2"]]
        if spelt_number != int(match["figure"] or match["figure2"]):
            printed = cell.text[match.start() : match.end()]
            yield Clash(passage=cell, one=printed, other=match["word"] or match["word2"])


@cache
def _bracketed() -> re.Pattern[str]:
    """A number with its word in brackets, and the other way round."""
    spelt = "|".join(sorted(load_wordings()["number_words"], key=len, reverse=True))
    return re.compile(
        rf"(?<![0-9.,])(?P<figure>[0-9]{{1,4}})\s*\((?P<word>{spelt})\)"
        rf"|(?P<word2>{spelt})\s*\((?P<figure2>[0-9]{{1,4}})\)"
    )


def done_against_outcome(cells: list[Passage]) -> Iterator[Clash]:
    """One thing that each of two cells counts with the unit once, differently.

    Fewer of them may have come, passed or answered: only more than were there is wrong.
    """
    told = [counts_in(each) for each in cells]
    for at, counts in enumerate(told):
        for later, after in zip(cells[at + 1 :], told[at + 1 :], strict=True):
            for one in counts:
                other = _only(after, one.unit)
                if other is None or _only(counts, one.unit) is not one:
                    continue
                is_less = other.number < one.number and any_of("part_of").search(other.printed)
                if one.number != other.number and not is_less and _is_one_thing(one, other):
                    yield Clash(passage=later, one=one.printed, other=other.printed)


def _only(counts: tuple[Count, ...], unit: str) -> Count | None:
    same = [each for each in counts if each.unit == unit]
    return same[0] if len(same) == 1 else None


def _is_one_thing(one: Count, other: Count) -> bool:
    """Whether most of the shorter name stands in the longer one, in whatever order."""
    short, long = sorted((one.words, other.words), key=len)
    if len(short) < _SHORTEST_THING:
        return False
    shared, left = 0, short
    while (stretch := _longest_shared(left, long)) is not None:
        shared += len(stretch)
        # What was shared once is used up: a word that comes twice is no second match.
        left, long = left.replace(stretch, "\n", 1), long.replace(stretch, "\r", 1)
    return shared / len(short) >= _SHARE


def _longest_shared(one: str, other: str) -> str | None:
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size] if match.size >= _STRETCH else None


def statuses_miscounted(material: Material) -> Iterator[Clash]:
    """A sentence over all measures that tells other numbers than the table below it shows.

    Known where the total is the table's: else the total itself is what is wrong. And where the
    sentence does not go through the year.
    """
    for passage in material.passages:
        text = passage.arabic
        total = any_of("all_measures").search(text)
        # Round by round, another number is another day's.
        if total is None or any_of("rounds_of_a_year").search(text, total.end()):
            continue
        number = int(next(each for each in total.groups() if each))
        table = next((each for each in material.tables if len(each.measures) == number), None)
        stated = dict(_stated(text[total.end() :]))
        if table is None or not stated:
            continue
        wrong = _wrong_status(table, stated, number)
        if wrong is not None:
            yield Clash(passage=passage, one=total[0], other=stated[wrong][1])


def _stated(text: str) -> Iterator[tuple[str, tuple[int, str]]]:
    for status, pattern in load_wordings()["status_words"].items():
        match = re.search(rf"(?:{pattern})(?:แล้ว)?\s*(?:จำนวน\s*)?([0-9]+)\s*มาตรการ", text)
        if match:
            yield status, (int(match[1]), match[0])


def _wrong_status(
    table: MeasureTable, stated: dict[str, tuple[int, str]], total: int
) -> str | None:
    """The status whose number is not the table's; the last one where they sum to too many."""
    shown = Counter(filter(None, (_status_of(row.text_of("status")) for row in table.measures)))
    if shown.total() == total:
        return next((each for each, (n, _) in stated.items() if n != shown[each]), None)
    told = sum(number for number, _ in stated.values())
    is_wrong = told > total or (len(stated) > 1 and told != total)
    return list(stated)[-1] if is_wrong else None


def _status_of(text: str) -> str | None:
    patterns = load_wordings()["status_words"].items()
    return next((status for status, each in patterns if re.match(each, text)), None)
