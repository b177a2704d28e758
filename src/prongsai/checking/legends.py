"""Which points does a document set for a group that it names, and where does it say so?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice

from prongsai.checking.bands import Bounds, bounds_in, spans_of_bounds
from prongsai.checking.material import Material
from prongsai.checking.members import HEADS, Division, Group
from prongsai.checking.mentions import slug_of, slugs_of
from prongsai.checking.wordings import any_of, load_wordings
from prongsai.core.reading import Passage
from prongsai.core.thai import comparison_form

_LONGEST_TEXT = 700
_LONGEST_GAP = 90  # letters between a group's name and its points
_SHORT = 4  # letters: such a name must stand by itself
_BEFORE, _BEHIND = 20, 14  # letters around both that tell whose points they are
_LONGEST_ENTRY = 50  # of a name and its points, with nothing else
_FULL_MARKS = 100
_MOST_STATEMENTS = 200
_NUMBER = r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]+)?)(?![0-9.])"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of a table that says the points of a group: its other cells, and the points."""

    cells: tuple[str, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """A text that sets points, and where in it they stand."""

    text: str
    points: tuple[tuple[int, int, Bounds], ...]


class Legends:
    """All that a document says of points, outside the lists of scored indicators."""

    def __init__(self, material: Material, spoken_for: set[int]) -> None:
        """``spoken_for``: the passages (by id) that hold the scored indicators themselves."""
        texts = dict.fromkeys(
            each.arabic
            for each in material.passages
            if each.place.table is None
            and id(each) not in spoken_for
            and len(each.text) <= _LONGEST_TEXT
        )
        stated = (each for text in texts if (each := _statement(text)) is not None)
        lines = (each for each in texts if any_of("dividing_lines").search(each))
        self._statements = tuple(islice(stated, _MOST_STATEMENTS))
        self._lines = tuple(islice(lines, _MOST_STATEMENTS))
        self._rows = tuple(_rows(material))

    def of(self, labels: Iterable[str], rivals: Iterable[str]) -> list[Bounds]:
        """What the points of a group can be; ``rivals``: the names of the groups beside it."""
        others = [each for each in rivals if each]
        for label in labels:
            for pattern in _as_printed(label):
                told = [*self._in_rows(pattern), *self._in_texts(pattern, others)]
                if told:
                    return list(dict.fromkeys(told))
        return []

    def of_kind(self, labels: Iterable[str], rivals: Iterable[str]) -> list[Bounds]:
        """What the points of its kind of group can be, by whatever name the document calls that."""
        others = [each for each in rivals if each]
        for label in labels:
            kind = _kind_of(label)
            if kind is not None and not any(kind.search(each) for each in others):
                told = [*self._in_rows(kind), *self._in_texts(kind, others)]
                if told:
                    return list(dict.fromkeys(told))
        return []

    def name_both(self, division: Division) -> bool:
        """Whether a text that sets points names every group of a division."""
        return any(
            all(_names_one(each.text, list(group.labels)) for group in division.groups)
            for each in self._statements
        )

    def lines_between(self, division: Division) -> Iterator[Decimal]:
        """The points that divide two groups: said of them by name, or over them."""
        labels = [label for group in division.groups for label in group.labels[:1]]
        by_rule = any(any_of("by_a_line").search(each) for each in (*labels, *division.about))
        if division.line is not None:
            yield division.line
        over = [each for each in (*division.about, *labels) if any_of("by_a_line").search(each)]
        below = [each for each in self._lines if by_rule or _names_one(each, labels)]
        for text in (*over, *below):
            if not _is_of_another(text):
                yield from _only_number(text)

    def _in_rows(self, pattern: re.Pattern[str]) -> Iterator[Bounds]:
        for row in self._rows:
            if any(_is_whole(pattern, each) for each in row.cells):
                yield row.bounds

    def _in_texts(self, pattern: re.Pattern[str], rivals: list[str]) -> Iterator[Bounds]:
        for stated in self._statements:
            named = [match.span() for match in pattern.finditer(stated.text)]
            if not named:
                continue
            other = [
                match.span()
                for rival in rivals
                for each in _as_printed(rival)[:1]
                for match in each.finditer(stated.text)
            ]
            yield from _linked(stated, named, other)


def _statement(text: str) -> _Statement | None:
    """The points that a text sets for indicators: it says that it does, or says little else."""
    spans = [(start, end, bounds_in(text[start:end])) for start, end in spans_of_bounds(text)]
    is_short = len(text) <= len(spans) * _LONGEST_ENTRY
    if not spans or not (is_short or any_of("points_of_indicators").search(text)):
        return None
    return _Statement(text=text, points=tuple((a, b, c) for a, b, c in spans if c is not None))


def _rows(material: Material) -> Iterator[_Row]:
    """The rows of tables without indicators in which one cell tells points."""
    slugs = slugs_of(material.names_from)
    rows: dict[tuple[int, int], list[Passage]] = {}
    for each in material.passages:
        table, row = each.place.table, each.place.row
        if table is not None and row is not None:
            rows.setdefault((table, row), []).append(each)
    by_table: dict[int, list[_Row]] = {}
    for (table, _), cells in rows.items():
        told = [(cell, bounds) for cell in cells if (bounds := bounds_in(cell.arabic))]
        is_other = any(slug_of(cell.text, slugs) or _is_of_another(cell.arabic) for cell in cells)
        if len(told) == 1 and len(cells) > 1 and not is_other:
            names = tuple(cell.arabic.strip() for cell in cells if cell is not told[0][0])
            by_table.setdefault(table, []).append(_Row(cells=names, bounds=told[0][1]))
    for found in by_table.values():
        # One row alone is anything; several of them are a scale.
        yield from found if len(found) > 1 else ()


def _is_whole(pattern: re.Pattern[str], cell: str) -> bool:
    """Whether a cell holds a group's name and nothing else, but for "กลุ่ม" or "ระดับ" before it."""
    found = pattern.search(cell)
    return (
        found is not None and not cell[found.end() :].strip() and _is_opening(cell[: found.start()])
    )


def _is_opening(text: str) -> bool:
    return not any_of("group_openings").sub("", text.strip(" ().0123456789"))


def _linked(
    stated: _Statement, named: list[tuple[int, int]], other: list[tuple[int, int]]
) -> Iterator[Bounds]:
    """The points before and behind a name, where no other name or points stand between."""
    text = stated.text
    borders = [*((start, end) for start, end, _ in stated.points), *other]
    for start, end in named:
        for one, last, bounds in stated.points:
            gap = (end, one) if one >= end else (last, start)
            is_near = 0 <= gap[1] - gap[0] <= _LONGEST_GAP
            is_parted = any(gap[0] <= a and b <= gap[1] for a, b in borders)
            if is_near and not is_parted and any_of("turns").search(text, *gap) is None:
                said = text[max(0, min(start, one) - _BEFORE) : max(end, last) + _BEHIND]
                earlier = any_of("of_another_year").search(text[:start])
                if earlier is None and any_of("points_of_another").search(said) is None:
                    yield bounds


def _only_number(text: str) -> Iterator[Decimal]:
    """The one number of points that a text tells, full marks left out."""
    told = {Decimal(each) for each in re.findall(_NUMBER, text)}
    told = {each for each in told if _SHORT < each < _FULL_MARKS}
    if len(told) == 1:
        yield told.pop()


@cache
def _patterns_of_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = load_wordings()["group_kinds"]
    return tuple((kind, re.compile("|".join(patterns))) for kind, patterns in kinds.items())


def _kind_of(text: str) -> re.Pattern[str] | None:
    """Strengths, what to keep up or what to improve; None where a text names none, or two."""
    kinds = [pattern for _, pattern in _patterns_of_kinds() if pattern.search(text)]
    return kinds[0] if len(kinds) == 1 else None


def _names_one(text: str, labels: list[str]) -> bool:
    """Whether a text speaks of one of the groups."""
    kinds = [kind for label in labels if (kind := _kind_of(label)) is not None]
    printed = [pattern for label in labels for pattern in _as_printed(label)]
    return any(pattern.search(text) for pattern in (*printed, *kinds))


def _is_of_another(text: str) -> bool:
    """Whether points are those of the whole, of another year, or of something else than scores."""
    is_other = any_of("points_of_another").search(text) or any_of("of_another_year").search(text)
    return is_other is not None


@lru_cache(maxsize=4_000)
def _as_printed(label: str) -> tuple[re.Pattern[str], ...]:
    plain = re.sub(r"\([^)]*\)?", " ", label)
    for start, end in reversed(list(spans_of_bounds(plain))):
        plain = plain[:start] + plain[end:]
    plain = re.sub(r"^[\s(0-9.)•:-]+|[\s:;=-]+$", "", plain).strip()
    names = [plain]
    while names[-1] != (shorter := any_of("group_openings").sub("", names[-1], count=1)):
        names.append(shorter)
    # "เป็นจุดแข็ง ให้รักษาไว้": what is done about it follows the name.
    first = [each.split(" ")[0] for each in names]
    names += [e for e in first if len(e) >= _SHORT and any_of("group_openings").sub("", e)]
    names += [any_of("group_endings").sub("", each).strip() for each in names]
    # A bare number is no name: it stands everywhere.
    own = [each for each in dict.fromkeys(names) if each.strip("0123456789. ")]
    return tuple(map(_spelt, own))


def _spelt(words: str) -> re.Pattern[str]:
    letters = r"\s*".join(re.escape(each) for each in words if not each.isspace())
    if re.fullmatch(r"[^ก-๎A-Za-z0-9]+", words):
        return re.compile(letters)
    # Neither "ผ่าน" in "ไม่ผ่าน" nor "ดี" in "ดีมาก".
    before = r"(?<!ไม่)(?<!ไม่ )"
    if len(words) <= _SHORT:
        before += rf"(?:(?<![ก-๎A-Za-z])|{_openers()})"
        letters += f"(?:(?![ก-๎A-Za-z])|(?={'|'.join(load_wordings()['behind_a_group'])}))"
    return re.compile(before + letters)


@cache
def _openers() -> str:
    return "|".join(f"(?<={each})" for each in load_wordings()["before_a_group"])


def own_bounds(group: Group) -> Bounds | None:
    """The points that the nearest line over a group tells."""
    line = group.lines[-1].text if group.lines else ""
    return None if _is_of_another(line) else bounds_in(line)


def further_bounds(group: Group) -> list[Bounds]:
    """What the headings before the nearest line tell, and the lines that name a group."""
    heads = [e.text for e in group.lines[:-1] if e.kind in HEADS or names_a_group(e.text)]
    told = [bounds_in(each) for each in heads if not _is_of_another(each)]
    return [each for each in told if each is not None]


def names_a_group(text: str) -> bool:
    """Whether a text names a group, and states no points that are only aimed at."""
    return any_of("group_words").search(text) is not None and not is_aim(text)


def is_aim(text: str) -> bool:
    """Whether points in a text are only aimed at."""
    return any_of("group_aims").search(text) is not None


def complement(known: list[Bounds]) -> Bounds | None:
    """What is left by groups that reach the top, or the bottom; None for what lies between."""
    lows = [each for each in known if each.low is None]
    highs = [each for each in known if each.high is None or each.high >= _FULL_MARKS]
    if highs and not lows:
        lowest = min(known, key=lambda each: each.low or Decimal(0))
        return Bounds(low=None, has_low=False, high=lowest.low, has_high=not lowest.has_low)
    if lows and not highs:
        highest = max(known, key=lambda each: each.high or Decimal(0))
        return Bounds(low=highest.high, has_low=not highest.has_high, high=None, has_high=False)
    return None


def beside_a_line(line: Decimal, *, is_upper: bool) -> Bounds:
    """The side of a line: what stands on it belongs to either."""
    if is_upper:
        return Bounds(low=line, has_low=True, high=None, has_high=False)
    return Bounds(low=None, has_low=False, high=line, has_high=True)


def is_lower(labels: Iterable[str]) -> bool:
    """Whether a group's name says that its points are not enough."""
    return any(any_of("lower_groups").search(comparison_form(each)) for each in labels)
