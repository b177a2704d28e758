"""Do two statements about one thing give it one number?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.measure_tables import MeasureTable
from prongsai.checking.rule import Rule
from prongsai.checking.tallies import (
    Clash,
    done_against_outcome,
    statuses_miscounted,
    totals_that_do_not_add_up,
    words_against_figures,
)
from prongsai.checking.wordings import any_of, load_wordings, words
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage
from prongsai.core.thai import comparison_form

_TOLD = ("output", "outcome", "obstacles")
_LONGEST_BEFORE, _SHORTEST_BEFORE = 24, 10  # letters that name the thing before its number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """How many of a thing, with the words as printed."""

    thing: str
    number: int
    printed: str
    passage: Passage


def _quantity_contradiction(material: Material) -> Iterator[Finding]:
    """Knows how often a year holds a period, and one thing with two numbers in one measure.

    A count beside its rhythm in brackets; the same words and unit in two columns of results; a
    total and its parts, a number in words and in figures; a sentence over a table's statuses.
    """
    for passage in material.passages:
        yield from _rhythms(passage)
    for table in material.tables:
        yield from _in_results(table)
    for clash in statuses_miscounted(material):
        yield _clashing(clash)


def _rhythms(passage: Passage) -> Iterator[Finding]:
    text = passage.arabic
    for pattern in _rhythm_patterns():
        for match in pattern.finditer(text):
            stated = match["yearly"] or match["times"]
            count = load_wordings()["number_words"].get(stated) or int(stated)
            name = next(
                name for name, value in match.groupdict().items() if name[:1] == "r" and value
            )
            times = int(name[1:])
            if count != times:
                yield _rhythm_contradicted(passage, match, times)


@cache
def _rhythm_patterns() -> tuple[re.Pattern[str], ...]:
    """A count of times a year with its rhythm in brackets, and the other way round."""
    numbers = "|".join(["[0-9]{1,2}", *load_wordings()["number_words"]])
    count = (
        rf"(?:ปีละ\s*(?P<yearly>{numbers})\s*ครั้ง"
        rf"|(?P<times>{numbers})\s*ครั้ง\s*(?:ต่อ|/|ใน)\s*(?:หนึ่ง)?ปี)"
    )
    rhythm = "|".join(
        f"(?P<r{times}>{'|'.join(each)})" for times, each in load_wordings()["rhythms"].items()
    )
    return (
        re.compile(rf"{count}\s*\(\s*(?:{rhythm})\s*\)"),
        re.compile(rf"(?:{rhythm})\s*\(\s*(?:รวม)?\s*{count}\s*\)"),
    )


def _rhythm_contradicted(passage: Passage, match: re.Match[str], times: int) -> Finding:
    printed = passage.text[match.start() : match.end()]
    return found(
        passage,
        Said(
            th=f"{quoted(printed)} ขัดกันเอง: รอบเวลานี้คือปีละ {times} ครั้ง",
            en=f"{quoted(printed)} contradicts itself: that rhythm is {times} times a year.",
        ),
        Said(th="แก้จำนวนครั้งหรือรอบเวลา", en="Mend the count, or the rhythm."),
        text=printed,
    )


def _in_results(table: MeasureTable) -> Iterator[Finding]:
    for row in table.rows:
        cells = [row.cells[role] for role in _TOLD if row.text_of(role)]
        exact = list(_between(cells))
        yield from exact
        if not exact:
            clashes = (
                *(clash for cell in cells for clash in totals_that_do_not_add_up(cell)),
                *(clash for cell in cells for clash in words_against_figures(cell)),
                *done_against_outcome(cells),
            )
            yield from map(_clashing, clashes)


def _clashing(clash: Clash) -> Finding:
    return found(
        clash.passage,
        Said(
            th=f"จำนวนขัดกัน: {quoted(clash.one)} กับ {quoted(clash.other)}",
            en=f"Two numbers contradict each other: {quoted(clash.one)} and {quoted(clash.other)}.",
        ),
        Said(th="ตรวจจำนวนที่ถูกต้อง", en="Check which number is right."),
        text=clash.other,
    )


def _between(cells: list[Passage]) -> Iterator[Finding]:
    """A thing that each of two cells counts once, differently."""
    first: dict[str, _Amount] = {}
    for cell in cells:
        for amount in _counted_once(cell):
            earlier = first.setdefault(amount.thing, amount)
            if earlier.number != amount.number:
                yield found(
                    amount.passage,
                    Said(
                        th=f"จำนวนขัดกันในมาตรการเดียวกัน: {quoted(earlier.printed)}"
                        f" กับ {quoted(amount.printed)}",
                        en=f"One measure gives two numbers: {quoted(earlier.printed)} and"
                        f" {quoted(amount.printed)}.",
                    ),
                    Said(th="ตรวจจำนวนที่ถูกต้อง", en="Check which number is right."),
                    text=amount.printed,
                )


def _counted_once(cell: Passage) -> tuple[_Amount, ...]:
    """What a cell counts; a thing that it counts twice is counted by months, or by units."""
    amounts = tuple(_amounts(cell))
    things = [each.thing for each in amounts]
    return tuple(each for each in amounts if things.count(each.thing) == 1)


def _amounts(cell: Passage) -> Iterator[_Amount]:
    text = cell.arabic
    for match in _counts().finditer(text):
        before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        thing = comparison_form(re.split(r"[0-9\n]", any_of("before_a_count").sub("", before))[-1])
        if len(thing) >= _SHORTEST_BEFORE:
            start = max(0, match.start() - len(before))
            yield _Amount(
                thing=thing[-_SHORTEST_BEFORE:] + match["unit"],
                number=int(match["number"]),
                printed=cell.text[start : match.end()].strip(),
                passage=cell,
            )


@cache
def _counts() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, words("counted_units")), key=len, reverse=True))
    return re.compile(rf"(?<![0-9.,/])(?P<number>[0-9]{{1,6}})\s*(?P<unit>{units})(?!ที่)")


RULES = (
    Rule(code="quantity-contradiction", severity=Severity.WARNING, find=_quantity_contradiction),
)
