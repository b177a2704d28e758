"""Which points belong to a group or a level by the document, and do its levels leave a gap?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of, load_wordings
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage

_FULL_MARKS = 100
_ROUNDING = Decimal("0.01")
_FEWEST = 3  # bands: two ranges are a comparison, three are a scale
# What is wider is a level left out on purpose, such as those that nobody reached.
_WIDEST_GAP = 10
_REFERENCE = 20  # letters before a number that tell that it only points somewhere
_APART = 2  # passages between two bands of one list
_GOES_ON = re.compile(r"\s*(?:คะแนน|%|แต่|และ|ถึง|[–—-])*\s*(?:คะแนน)?\s*")
_LETTER = re.compile(r"(?<![A-Za-z])(?:AA|[A-F])(?![A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A group's points: ``low`` to ``high``, each with whether it belongs to the group itself."""

    low: Decimal | None
    has_low: bool
    high: Decimal | None
    has_high: bool

    @property
    def is_empty(self) -> bool:
        """Whether no score can belong to it: two groups were told in one breath."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (
            self.low == self.high and not (self.has_low and self.has_high)
        )

    def meets(self, other: Bounds) -> bool:
        """Whether some score belongs to both; an end that both have is none."""
        low = max((e for e in (self.low, other.low) if e is not None), default=None)
        high = min((e for e in (self.high, other.high) if e is not None), default=None)
        return low is None or high is None or low < high

    def hold(self, score: Decimal) -> bool:
        """Whether a score belongs to the group."""
        above = self.low is None or score > self.low or (self.has_low and score == self.low)
        below = self.high is None or score < self.high or (self.has_high and score == self.high)
        return above and below


def bounds_in(text: str, *, up_to_next: bool = True) -> Bounds | None:
    """The points that a text states; None for none, or for two that contradict each other.

    ``up_to_next``: whole numbers such as 85 – 94 are taken to reach up to 95, as they are meant.
    """
    stated: dict[str, set[Decimal]] = {}
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            stated.setdefault(kind, set()).add(Decimal(match[1]))
    for pattern in _ranges():
        for match in pattern.finditer(text):
            if _is_reference(text, match.start()):
                continue
            low, high = sorted((match[1], match[2]), key=Decimal)
            stated.setdefault("least", set()).add(Decimal(low))
            is_whole = up_to_next and "." not in high and int(high) < _FULL_MARKS
            kind, top = ("under", int(high) + 1) if is_whole else ("most", high)
            stated.setdefault(kind, set()).add(Decimal(top))
    lows = stated.get("least", set()) | stated.get("above", set())
    highs = stated.get("most", set()) | stated.get("under", set())
    if not (lows or highs) or len(lows) > 1 or len(highs) > 1:
        return None
    bounds = Bounds(
        low=next(iter(lows)) if lows else None,
        has_low="least" in stated,
        high=next(iter(highs)) if highs else None,
        has_high="most" in stated,
    )
    return None if bounds.is_empty else bounds


def _is_reference(text: str, at: int) -> bool:
    """Whether the numbers there only point somewhere: "ตัวชี้วัดที่ 1 - 5"."""
    before = text[max(0, at - _REFERENCE) : at]
    return text[at].isdigit() and any_of("references").search(before) is not None


def spans_of_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where a text states points of a group, each statement from its beginning to its end."""
    patterns = (*(pattern for _, pattern in _patterns()), *_ranges())
    found = sorted(
        match.span()
        for each in patterns
        for match in each.finditer(text)
        if not _is_reference(text, match.start())
    )
    start = end = -1
    for one, other in found:
        if start >= 0 and (one <= end or _GOES_ON.fullmatch(text[end:one])):
            end = max(end, other)
            continue
        if start >= 0:
            yield start, end
        start, end = one, other
    if start >= 0:
        yield start, end


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((each["is"], re.compile(each["pattern"])) for each in load_wordings()["bounds"])


@cache
def _ranges() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in load_wordings()["ranges"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    """One level's points, and where they are written."""

    bounds: Bounds
    passage: Passage
    printed: str


def _level_bands_gap(material: Material) -> Iterator[Finding]:
    """Knows the points of levels in one table or run of lines; between 94 and 95 lies 94.50.

    One finding for the first gap of the document's lists: the same list stands there again.
    """
    for bands in (*_in_tables(material), *_in_lines(material)):
        gap = _first_gap(bands)
        if gap is not None:
            yield _gap(*gap)
            return


def _first_gap(bands: list[_Band]) -> tuple[_Band, _Band] | None:
    """The highest two neighbours with points between them that belong to neither."""
    if len({each.bounds for each in bands}) < _FEWEST:
        return None
    lowest = Decimal(-1)
    ordered = sorted(
        bands, key=lambda each: lowest if each.bounds.low is None else each.bounds.low, reverse=True
    )
    return next((pair for pair in pairwise(ordered) if _leaves_a_gap(*pair)), None)


def _leaves_a_gap(above: _Band, below: _Band) -> bool:
    start, end = above.bounds.low, below.bounds.high
    if start is None or end is None:
        return False
    if start == end:
        return not (above.bounds.has_low or below.bounds.has_high)
    allowed = _ROUNDING if below.bounds.has_high else Decimal(0)
    return allowed < start - end <= _WIDEST_GAP


def _gap(above: _Band, below: _Band) -> Finding:
    start, end = above.bounds.low, below.bounds.high
    return found(
        below.passage,
        Said(
            th=f"ช่วงคะแนนไม่ต่อเนื่อง: คะแนนระหว่าง {end} กับ {start} ไม่อยู่ในระดับใด",
            en=f"The bands leave a gap: a score between {end} and {start} has no level.",
        ),
        Said(
            th="เขียนช่วงเป็นทศนิยม 2 ตำแหน่ง เช่น 85.00 – 94.99",
            en="Write the bands with two decimals, such as 85.00 – 94.99.",
        ),
        text=below.printed[:80],
    )


def _in_tables(material: Material) -> Iterator[list[_Band]]:
    """The bands of each table whose rows hold a level and its points."""
    rows: dict[int, dict[int, list[Passage]]] = {}
    for passage in material.passages:
        table, row = passage.place.table, passage.place.row
        if table is not None and row is not None:
            rows.setdefault(table, {}).setdefault(row, []).append(passage)
    for by_row in rows.values():
        yield [band for cells in by_row.values() if (band := _band_of_row(cells)) is not None]
        # A whole scale in one cell stands there line by line.
        for cells in by_row.values():
            for cell in cells:
                yield list(_bands_of(cell))


def _band_of_row(cells: list[Passage]) -> _Band | None:
    told = [
        (bounds, each)
        for each in cells
        if (bounds := bounds_in(each.arabic, up_to_next=False)) is not None
    ]
    has_level = any(_names_a_level(each.text) for each in cells)
    if len(told) != 1 or not has_level:
        return None
    bounds, passage = told[0]
    return _Band(bounds=bounds, passage=passage, printed=passage.text)


def _in_lines(material: Material) -> Iterator[list[_Band]]:
    """The bands of each run of lines that hold a level and its points."""
    run: list[_Band] = []
    last = 0
    for at, passage in enumerate(material.passages):
        if passage.place.table is not None:
            continue
        bands = list(_bands_of(passage))
        if not bands:
            continue
        if run and at - last > _APART:
            yield run
            run = []
        run += bands
        last = at
    yield run


def _bands_of(passage: Passage) -> Iterator[_Band]:
    """The bands that a text tells, level after level."""
    text = passage.arabic
    for start, end in _stretches(text):
        words = text[start:end]
        bounds = bounds_in(words, up_to_next=False)
        if bounds is not None and _names_a_level(words):
            yield _Band(bounds=bounds, passage=passage, printed=passage.text[start:end].strip())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text with one level each: its lines, or where a line holds several, those."""
    start = 0
    for line in text.split("\n"):
        marks = [match.span() for match in _LETTER.finditer(line)]
        if len(marks) < _FEWEST:
            yield start, start + len(line)
        else:
            # The points stand after the levels, or before them: as the first one does.
            leads = bounds_in(line[: marks[0][0]], up_to_next=False) is None
            edges = (
                [at for at, _ in marks] + [len(line)] if leads else [0] + [to for _, to in marks]
            )
            yield from ((start + one, start + other) for one, other in pairwise(edges))
        start += len(line) + 1


def _names_a_level(text: str) -> bool:
    return _LETTER.search(text) is not None or any_of("level_words").search(text) is not None


RULES = (Rule(code="level-bands-gap", severity=Severity.WARNING, find=_level_bands_gap),)
