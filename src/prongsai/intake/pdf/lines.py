"""How do letters become lines, and lines paragraphs?

A line is what stands on one height, from the left. A paragraph ends where the next line is set
in, begins with the mark of an item, stands further below, or would have fitted on the line before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from prongsai.intake.pdf.letters import MARKS, Letter, clusters, repaired

_SAME_LINE = 0.35  # of the size of the letters
_BLANK = 0.17
_TAB = 3.0
_GAP = 0.5
_MOST_LINES = 1_000
_ITEM = re.compile(
    r"\s*(?:[-–—•●▪■□○✓✔*\uf0b7]\s*\S"
    r"|\(?[0-9๐-๙]{1,3}\s*[.)](?![0-9๐-๙])"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙])+[.)]?(?:\s|$|[^0-9๐-๙.])"
    r"|\([ก-ฮ]\)|[ก-ฮ][.)]\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text with its box; ``at``: the place of its first letter in the file."""

    text: str
    x0: float
    x1: float
    base: float
    size: float  # of its largest letter
    word: float  # how wide its first word is, up to a blank
    head: float  # of its first letter
    tail: float  # of its last one
    head_bold: bool
    tail_bold: bool
    at: int
    gaps: tuple[tuple[float, float], ...]  # wide blanks inside it

    @property
    def bold(self) -> bool:
        """Whether it begins and ends in bold."""
        return self.head_bold and self.tail_bold


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph: its text and its lines."""

    text: str
    lines: tuple[Line, ...]


def lines_of(letters: Iterable[Letter], is_bold: Callable[[int], bool]) -> list[Line]:
    """The lines, from the top; ``is_bold`` tells it of a letter's place in the file."""
    heaps: list[list[list[Letter]]] = []
    for cluster in sorted(clusters(letters), key=lambda each: each[0].base):
        first = cluster[0]
        if heaps and abs(heaps[-1][0][0].base - first.base) < _SAME_LINE * max(
            first.size, heaps[-1][0][0].size
        ):
            heaps[-1].append(cluster)
        else:
            heaps.append([cluster])
    made = [_line(heap, is_bold) for heap in heaps]
    return [line for line in made if line is not None]


def _line(heap: list[list[Letter]], is_bold: Callable[[int], bool]) -> Line | None:
    heap.sort(key=lambda cluster: cluster[0].at)
    backwards = any(
        after[0].x0 < before[0].x0 - 0.6 * before[0].size for before, after in pairwise(heap)
    )
    if backwards:
        heap = sorted(heap, key=lambda cluster: (round(cluster[0].x0, 1), cluster[0].at))
    inked = [cluster for cluster in heap if cluster[0].sign.strip()]
    if not inked:
        return None
    text = _spaced(heap)
    size = max(cluster[0].size for cluster in inked)
    return Line(
        text=text,
        x0=min(cluster[0].x0 for cluster in inked),
        x1=max(cluster[0].x1 for cluster in inked),
        base=median(cluster[0].base for cluster in inked),
        size=size,
        word=_first_word(heap),
        head=inked[0][0].size,
        tail=inked[-1][0].size,
        head_bold=is_bold(inked[0][0].at),
        tail_bold=is_bold(inked[-1][0].at),
        at=inked[0][0].at,
        gaps=_gaps(inked),
    )


def _gaps(inked: list[list[Letter]]) -> tuple[tuple[float, float], ...]:
    found = []
    edge = inked[0][0].x0
    for cluster in inked:
        first = cluster[0]
        if first.x0 - edge > _GAP * first.size:
            found.append((edge, first.x0))
        edge = max(edge, *(letter.x1 for letter in cluster))
    return tuple(found)


def _first_word(heap: list[list[Letter]]) -> float:
    begun: list[list[Letter]] = []
    for cluster in heap:
        if cluster[0].sign.strip():
            begun.append(cluster)
        elif begun:
            break
    return begun[-1][0].x1 - begun[0][0].x0


def _spaced(heap: list[list[Letter]]) -> str:
    parts: list[str] = []
    edge: float | None = None
    for cluster in heap:
        first = cluster[0]
        gap = 0.0 if edge is None else first.x0 - edge
        if gap > _TAB * first.size and first.sign.strip():
            parts.append("\t")
        elif gap > _BLANK * first.size and first.sign not in MARKS:
            parts.append(" ")
        parts.append("".join(letter.sign for letter in cluster))
        # A glyph with ActualText has one box, which PDFium shares out among its letters.
        edge = max(edge or 0.0, *(letter.x1 for letter in cluster))
    text = re.sub(r" *\t *", "\t", repaired("".join(parts)))
    return re.sub(" {2,}", " ", text).lstrip()


def paragraphs_of(
    lines: list[Line], left: float, right: float, *, step: float = 0, in_cell: bool = False
) -> list[Words]:
    """The paragraphs of lines that stand between two edges.

    ``step``: from line to line inside a paragraph, in sizes of its letters; 0: not known.
    """
    made: list[list[Line]] = []
    for line in lines:
        if made and not _begins(made[-1], line, _Edges(left, right, step, in_cell)):
            made[-1].append(line)
        else:
            made.append([line])
    return [Words(text=_joined(part), lines=tuple(part)) for part in made]


def goes_on(before: Words, after: Words, left: float, right: float) -> bool:
    """Whether a paragraph at the top of a page goes on from the one at the foot of another."""
    if len(before.lines) > _MOST_LINES:  # joined page by page, it would take ever longer
        return False
    return not _begins(list(before.lines), after.lines[0], _Edges(left, right, 0, in_cell=False))


def joined(before: Words, after: Words) -> Words:
    """Two parts of a paragraph as one."""
    lines = (*before.lines, *after.lines)
    return Words(text=_joined(list(lines)), lines=lines)


def begins_item(text: str) -> bool:
    """Whether the text begins with the number or mark of an item."""
    return _ITEM.match(text) is not None


def is_full(words: Words, left: float, right: float) -> bool:
    """Whether its last line leaves no room for many more letters: it may go on elsewhere."""
    return len(words.lines) < _MOST_LINES and right - words.lines[-1].x1 < 0.4 * (right - left)


def is_centred(line: Line, left: float, right: float) -> bool:
    """Whether as much is left free before the line as after it."""
    before, after = line.x0 - left, right - line.x1
    return before > 0.5 * line.size and abs(before - after) < 0.08 * (right - left)


class _Edges(NamedTuple):
    left: float
    right: float
    step: float
    in_cell: bool

    @property
    def width(self) -> float:
        return self.right - self.left


def usual_step(columns: Iterable[list[Line]]) -> float:
    """The smallest common step from a line to the next, in sizes of letters; 0 for none."""
    steps: Counter[int] = Counter()
    for before, after in (pair for lines in columns for pair in pairwise(lines)):
        if abs(after.size - before.size) < 0.1 * after.size:
            steps[round((after.base - before.base) / after.size * 20)] += 1
    told = {step: count for step, count in steps.items() if 14 < step < 60}
    common = [step for step, count in told.items() if count > 0.15 * sum(told.values())]
    return min(common) / 20 if common else 0


def _begins(part: list[Line], line: Line, edges: _Edges) -> bool:
    before = part[-1]
    if _ITEM.match(line.text) or "\t" in line.text:
        return True
    if abs(line.head - before.tail) > 0.08 * line.head or before.tail_bold != line.head_bold:
        return True
    gap = line.base - before.base
    if edges.step and gap > max(1.12 * edges.step, edges.step + 0.1) * line.size:
        return True
    if _share_an_axis(before, line) and line.x0 > edges.left + 0.4 * line.size:
        return not edges.in_cell and _begins_centred(before, line, edges)
    return _begins_at_left(part, line, edges)


def _begins_centred(before: Line, line: Line, edges: _Edges) -> bool:
    middle = (line.x0 + line.x1) / 2
    room = 2 * min(middle - edges.left, edges.right - middle)
    is_wider = line.x1 - line.x0 > before.x1 - before.x0 + 0.5 * line.size
    return is_wider or room - (before.x1 - before.x0) > max(0.14 * edges.width, 2.5 * line.size)


def _begins_at_left(part: list[Line], line: Line, edges: _Edges) -> bool:
    before = part[-1]
    is_item = begins_item(part[0].text)
    reach = (3 if is_item and len(part) == 1 else 1.2) * line.size
    if not edges.in_cell and line.x0 > before.x0 + reach:
        return True
    hangs = is_item and line.x0 > part[0].x0 + 0.8 * line.size
    is_below = hangs or part[0].x0 > line.x0 + 1.2 * line.size
    room = _room_for_a_word(line, edges)
    if is_below and not edges.in_cell:  # what begins with an indent ends with the next one
        room = max(0.35 * edges.width, 1.1 * room)
    return edges.right - before.x1 > room


def _share_an_axis(before: Line, line: Line) -> bool:
    middles = abs(before.x0 + before.x1 - line.x0 - line.x1) / 2
    return middles < 0.5 * line.size and abs(before.x0 - line.x0) > 0.4 * line.size


def _room_for_a_word(line: Line, edges: _Edges) -> float:
    """How much may stay empty on a line because the first word of the next has no room there."""
    most = (0.6 if edges.in_cell else 0.4) * edges.width
    least = max(2.5 * line.size, (0.4 if edges.in_cell else 0.12) * edges.width)
    return max(min(line.word + 0.3 * line.size, most), least)


def _joined(part: list[Line]) -> str:
    text = part[0].text
    for line in part[1:]:
        text += f"{_between(text, line.text)}{line.text}"
    return text.strip()


def _between(before: str, after: str) -> str:
    """Thai runs on without a blank; other letters do not."""
    one, other = before[-1:], after[:1]
    if not one or one.isspace():
        return ""
    is_thai = "\u0e01" <= one <= "\u0e4e" and "\u0e01" <= other <= "\u0e4e"
    if is_thai or one in "-/(\u201c" or other in ")\u201d,":
        return ""
    return " "
