"""Does a stated count agree with the list or the table that it announces?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from prongsai.checking.findings import Finding, found
from prongsai.checking.groups import missing_indicators
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.statements import stated_measures
from prongsai.checking.wordings import any_of, words
from prongsai.core.grid import placed
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.tree import Table, plain

_CELLS = frozenset({PassageKind.CELL, PassageKind.HEADER_CELL})
_HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
_ITEM = re.compile(
    r"^(?P<mark>-\s*(?:[0-9]{1,2}\))?|\([0-9]{1,2}\)|[0-9]{1,2}\)|[0-9]{1,2}\.(?![0-9]))\s*\S"
)
# Items that go on in the line itself: "ได้แก่ 1) … 2) …".
_INLINE = re.compile(r"(?:(?<=\s)|(?<=\())(?P<number>[0-9]{1,2})\)\s*(?=[^\s0-9])")
_TOTAL = re.compile(r"รวม|คะแนนภาพรวม|เฉลี่ย")
_LONGEST_LIST = 200
_LONGEST_LABEL = 60
_CLAUSE = 45  # letters at a line's end that can speak of the list below


@cache
def _counts() -> re.Pattern[str]:
    units = "|".join(words("listed_units"))
    # "fewer than 90 items" is a bound, no count.
    bounds = "".join(rf"(?<!{each})(?<!{each} )" for each in ("ไม่ถึง", "กว่า", "เกิน", "อย่างน้อย"))
    return re.compile(rf"(?<![0-9./]){bounds}(?P<count>[0-9]{{1,2}})\s*(?P<unit>{units})")


_OF_MEASURES = re.compile(r"([0-9]{1,2})\s*มาตรการ")


@cache
def _announces() -> re.Pattern[str]:
    """What ends a line that announces a list."""
    return re.compile(rf"(?:{any_of('announcing').pattern})\s*$")


@cache
def _ends_with_count() -> re.Pattern[str]:
    return re.compile(rf"{_counts().pattern}\s*(?:{any_of('announcing').pattern})?\s*$")


def _count_mismatch(material: Material) -> Iterator[Finding]:
    """Knows a count that ends its line and the list below it, and measures in a table below."""
    passages = material.passages
    missing = {len(slugs) for slugs in missing_indicators(material).values()}
    for at, passage in enumerate(passages):
        if passage.kind in _CELLS:
            lines = _lines_of(passage)
            for number, line in enumerate(lines):
                yield from _miscounted_below(line, lines[number + 1 :], missing)
        else:
            below = passages[at + 1 : at + _LONGEST_LIST]
            yield from _miscounted_below(passage, below, missing)
        yield from _miscounted_inside(passage)
    yield from _measures_stated(material)
    yield from _rows_stated(material)


def _lines_of(cell: Passage) -> tuple[Passage, ...]:
    """A cell's lines, each as a passage that stands in no table."""
    place = replace(cell.place, table=None)
    return tuple(replace(cell, text=line, place=place) for line in cell.text.split("\n"))


def _miscounted_below(
    passage: Passage, after: tuple[Passage, ...], missing: set[int]
) -> Iterator[Finding]:
    """A line that ends with its count, or announces a list, and the items below it."""
    text = passage.arabic.rstrip(" )")
    if not (_ends_with_count().search(text) or _announces().search(text)):
        return
    below = _items_below(passage, after)
    counted = next(iter(below.values()), 0)
    possible = {*below.values(), sum(below.values())}
    match = next(
        (
            each
            for each in _counts().finditer(text, max(0, len(text) - _CLAUSE))
            if int(each["count"]) not in possible
        ),
        None,
    )
    if counted < 2 or match is None:
        return
    stated = int(match["count"])
    if match["unit"] == "ตัวชี้วัด" and stated - counted in missing:
        return  # indicator-missing names them
    yield _miscounted(passage, passage.text[match.start() : match.end("unit")], stated, counted)


def _miscounted_inside(passage: Passage) -> Iterator[Finding]:
    """A count and the numbered items that follow in the same line."""
    if _counts().search(passage.arabic) is None:
        return
    for line in _lines_of(passage):
        text = line.arabic
        for match in _counts().finditer(text):
            lead = re.match(rf"\s*(?:{any_of('announcing').pattern})\s", text[match.end() :])
            if lead is None:
                continue
            numbers = [int(each["number"]) for each in _INLINE.finditer(text, match.end())]
            run = (
                next((at for at, each in enumerate(numbers, 1) if each != at), len(numbers) + 1) - 1
            )
            if run > 1 and run != int(match["count"]):
                printed = line.text[match.start() : match.end("unit")]
                yield _miscounted(passage, printed, int(match["count"]), run)
                break


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
            # A sentence may tell the parts of the whole: six each quarter and two each half-year.
            parts = [int(each) for each in _OF_MEASURES.findall(above.arabic)]
            if counted > 1 and counted not in {count, *parts, sum(parts)}:
                yield _miscounted(above, printed, count, counted)


def _rows_stated(material: Material) -> Iterator[Finding]:
    """A stated number of levels, items and the like, and the table right below."""
    tables = material.reading.tables
    for passage, after in pairwise(material.passages):
        text = passage.arabic.rstrip(" )")
        if passage.place.table is not None or after.place.table is None:
            continue
        if not (_announces().search(text) or _ends_with_count().search(text)):
            continue
        stated = list(_counts().finditer(text))
        possible = _rows_of(tables[after.place.table - 1])
        told = [each for each in stated if each["unit"] != "มาตรการ"]
        # Of several counts one may be of rows and another of groups; one that fits is enough.
        if not told or any(int(each["count"]) in possible for each in told) or not possible:
            continue
        match = told[-1]
        if possible[0] > 1:
            printed = passage.text[match.start() : match.end()]
            yield _miscounted(passage, printed, int(match["count"]), possible[0])


def _rows_of(table: Table) -> tuple[int, ...]:
    """How many rows a table lists: all, those with a number, those of no total; and its groups."""
    rows = [
        (row, places)
        for row, places in zip(table.rows, placed(table.rows), strict=True)
        if not row.group
    ]
    # A cell that goes down over rows is one thing with several rows.
    firsts = [
        "\n".join(plain(line) for line in each.cell.lines)
        for _, places in rows
        for each in places
        if each.column == 0
    ]
    begun = [each for each in firsts if each.strip()]
    numbered = [each for each in begun if re.match(r"\s*\(?[0-9๐-๙]", each)]
    totals = [each for each in begun if _TOTAL.match(each.strip())]
    groups = len(table.rows) - len(rows)
    every = (len(rows) - len(totals), len(rows), len(begun), len(numbered), groups)
    return tuple(each for each in every if each)


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
    """How many items of each kind of marks follow, up to what is no part of the list.

    A list whose numbers go on below labels of their own is one.
    """
    own = _style_of(above.arabic)[0]
    counts: Counter[str] = Counter()
    first, last = "", 0
    for at, passage in enumerate(passages):
        text = passage.arabic
        style, number = _style_of(text)
        is_label = _labels(passage, passages[at + 1 :], first, last)
        if passage.place.table is not None or (counts and passage.kind in _HEADS and not is_label):
            break
        if is_label:
            continue
        if not style and (not counts or first == "-" or _ends_with_count().search(text)):
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


def _labels(passage: Passage, after: tuple[Passage, ...], first: str, last: int) -> bool:
    """Whether a line without a mark only heads the next numbers of the list."""
    text = passage.arabic
    if _style_of(text)[0] or len(text) > _LONGEST_LABEL or not after:
        return False
    style, number = _style_of(after[0].arabic)
    goes_on = number == last + 1 and (not first or style == first)
    return goes_on and not _counts().search(text) and not _announces().search(text)


def _style_of(text: str) -> tuple[str, int | None]:
    """The kind of marks that a line begins with, empty for none, and its number."""
    match = _ITEM.match(text)
    if match is None:
        return "", None
    mark = match["mark"]
    digits = re.sub("[^0-9]", "", mark)
    # "- ๑)" is the item ๑), whatever a reader made of its dash.
    return (re.sub("[0-9 ]|-(?=[^0-9]*[0-9])", "", mark) or "-", int(digits) if digits else None)


RULES = (Rule(code="count-mismatch", severity=Severity.WARNING, find=_count_mismatch),)
