"""Which tables stand on a page without ruling?

Blanks that stand below each other in nearly every line part columns. A row begins where the step
from the line above is wider than inside a cell; where no step is, with the first column's text.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import inf

from prongsai.intake.pdf.boxes import Box, Grid
from prongsai.intake.pdf.lines import Line, begins_item

_NARROWEST = 0.45  # of a letter's size: the blank between two columns
_FEWEST_ROWS = 3
_FAR = 4.0  # of a letter's size: what stands further below is another thing
_HANGING = 1.35  # of the smallest step: what is nearer belongs to the cell above
_LOWER = 0.95  # of a letter's size: less is no step to another line
_MOST_LINES = 1_000
_BROAD = 0.6  # of the text's width: a line without a blank that is so wide is of a paragraph

Stretch = tuple[float, float]


def unruled_grids(lines: list[Line], drawn: list[Stretch]) -> list[Grid]:
    """The tables that stand in lines outside ruled ones; none where a picture is drawn."""
    made = []
    if lines and len(lines) < _MOST_LINES:
        for run in _runs(lines):
            grid = _grid(run)
            if grid is not None and not any(
                top < grid.bottom and bottom > grid.top for top, bottom in drawn
            ):
                made.append(grid)
    return made


def _runs(lines: list[Line]) -> list[list[Line]]:
    """Lines near each other, parted where two lines of a paragraph follow each other."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    runs: list[list[Line]] = [[]]
    for line in lines:
        is_prose = not line.gaps and line.x1 - line.x0 > _BROAD * width
        if runs[-1] and line.base - runs[-1][-1].base > _FAR * line.size:
            runs.append([])
        if is_prose and (not runs[-1] or not runs[-1][-1].gaps):
            runs.append([])
        else:
            runs[-1].append(line)
    return [trimmed for run in runs if len(trimmed := _trimmed(run)) >= _FEWEST_ROWS]


def _trimmed(run: list[Line]) -> list[Line]:
    """The lines between the first and the last that have a blank, and what hangs on them."""
    parted = [at for at, line in enumerate(run) if line.gaps]
    if not parted:
        return []
    first, last = parted[0], parted[-1]
    core = run[first : last + 1]
    gutters = _gutters(core)
    near = _HANGING * _small(_steps(core, gutters))
    starts = {round(x0) for line in core for x0, _ in _inks(line)}

    def hangs(line: Line, other: Line) -> bool:
        return (
            abs(line.base - other.base) < near
            and (
                abs(line.base - other.base) < _LOWER * line.size  # beside it, halfway
                or any(abs(line.x0 - start) < 2 for start in starts)
            )
            and not any(line.x0 < before - 1 and line.x1 > after + 1 for before, after in gutters)
        )

    while first > 0 and hangs(run[first - 1], run[first]):
        first -= 1
    while last + 1 < len(run) and hangs(run[last + 1], run[last]):
        last += 1
    return run[first : last + 1]


def _grid(run: list[Line]) -> Grid | None:
    gutters = _gutters(run)
    if not gutters:
        return None
    size = run[0].size
    rows = _rows(run, gutters)
    least = _FEWEST_ROWS + (1 if len(gutters) == 1 else -1)
    if len(rows) < least or not _looks_like_table(run, gutters):
        return None
    ys = [rows[0][0].base - 1.2 * size]
    ys += [(above[-1].base + below[0].base) / 2 - 0.25 * size for above, below in pairwise(rows)]
    ys.append(rows[-1][-1].base + 0.5 * size)
    left, right = min(line.x0 for line in run) - 2, max(line.x1 for line in run) + 2
    xs = [left, *(after - 2 for _, after in gutters), right]
    boxes = [
        Box(row, begin, row + 1, end, xs[begin], ys[row], xs[end], ys[row + 1])
        for row, lines in enumerate(rows)
        for begin, end in _cells(lines, gutters)
    ]
    return Grid(xs, ys, boxes, is_ruled=False)


def _inks(line: Line) -> list[Stretch]:
    edges = [line.x0, *(x for gap in line.gaps for x in gap), line.x1]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _gutters(run: list[Line]) -> list[Stretch]:
    """Blanks that no line with a blank lies across, with text on both sides in several."""
    parted = [line for line in run if line.gaps]
    inks = sorted(ink for line in parted for ink in _inks(line))
    found: list[Stretch] = []
    edge = inks[0][0] if inks else 0.0
    for x0, x1 in inks:
        if x0 - edge >= _NARROWEST * run[0].size:
            found.append((edge, x0))
        edge = max(edge, x1)
    kept = [gutter for gutter in found if _sides(parted, gutter) > 1]
    bands = _bands(parted)
    at = 0
    while at < len(kept):
        left = kept[at - 1][1] if at else -inf
        right = kept[at + 1][0] if at + 1 < len(kept) else inf
        before, after = kept[at]
        if any(_speaks(band, left, before) and _speaks(band, after, right) for band in bands):
            at += 1
        else:  # the same column, here centred and there not
            del kept[at]
    return kept


def _bands(run: list[Line]) -> list[list[Line]]:
    """Lines that stand beside each other, some of them halfway between two others."""
    bands: list[list[Line]] = []
    for line in run:
        if bands and line.base - bands[-1][-1].base < _LOWER * line.size:
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _speaks(band: list[Line], left: float, right: float) -> bool:
    return any(x0 > left - 1 and x1 < right + 1 for line in band for x0, x1 in _inks(line))


def _sides(run: list[Line], gutter: Stretch) -> int:
    """How many blanks have the lines with text on both sides: one line may be a whole header."""
    before, after = gutter
    return sum(len(line.gaps) for line in run if line.x0 < before + 1 and line.x1 > after - 1)


def _cells(lines: list[Line], gutters: list[Stretch]) -> list[tuple[int, int]]:
    """The columns of each cell of a row: text across a blank spans its columns."""
    crossed = {
        at
        for at, (before, after) in enumerate(gutters)
        for line in lines
        for x0, x1 in _inks(line)
        if x0 < before - 1 and x1 > after + 1
    }
    cells = []
    begin = 0
    for at in range(len(gutters) + 1):
        if at not in crossed:
            cells.append((begin, at + 1))
            begin = at + 1
    return cells


def _steps(run: list[Line], gutters: list[Stretch]) -> list[float]:
    """From line to line inside each column."""
    edges = [-inf, *((before + after) / 2 for before, after in gutters), inf]
    steps = []
    for left, right in pairwise(edges):
        bases = [line.base for line in run if any(left < x0 < right for x0, _ in _inks(line))]
        steps += [after - before for before, after in pairwise(bases)]
    return [step for step in steps if step > _LOWER * run[0].size]


def _small(steps: list[float]) -> float:
    counts = Counter(map(round, steps))
    return min((step for step in steps if counts[round(step)] > 1), default=0.0)


def _rows(run: list[Line], gutters: list[Stretch]) -> list[list[Line]]:
    wide = _wide_step(_steps(run, gutters))
    middle = gutters[0][0]
    rows = [[run[0]]]
    for before, line in pairwise(run):
        step = line.base - before.base
        if wide is not None:
            begins = step > wide
        else:
            # Where a first column breaks its own lines, only a mark or a short line tells.
            is_short = _first_end(before, middle) - before.x0 < 0.6 * (middle - before.x0)
            told = line.gaps or begins_item(line.text) or is_short
            begins = line.x0 < middle and bool(told) and step > _LOWER * line.size
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _wide_step(steps: list[float]) -> float | None:
    """The step above which a row begins; None where all steps are alike."""
    small = _small(steps)
    ordered = sorted(step for step in steps if step > small - 1)
    jumps = [
        (before + after) / 2
        for before, after in pairwise(ordered)
        if after > 1.05 * before and before < 1.18 * small
    ]
    return jumps[-1] if jumps else None


def _first_end(line: Line, middle: float) -> float:
    return max((x1 for _, x1 in _inks(line) if x1 < middle + 1), default=line.x1)


def _looks_like_table(run: list[Line], gutters: list[Stretch]) -> bool:
    """Whether columns keep an edge (of two, both), and the first is no list's marks."""
    inks = [ink for line in run for ink in _inks(line)]
    edges = [0.0, *(after - 1 for _, after in gutters), inf]
    kept = 0
    for left, right in pairwise(edges):
        own = [ink for ink in inks if left <= ink[0] < right]
        kept += any(_keep_edge([ink[side] for ink in own]) for side in (0, 1))
    if kept < (2 if len(gutters) == 1 else 1):
        return False
    if len(gutters) == 1:
        first = [line for line in run if line.x0 < gutters[0][0]]
        widest = max((_first_end(line, gutters[0][0]) - line.x0 for line in first), default=0.0)
        if widest < 3 * run[0].size and all(begins_item(f"{line.text} ") for line in first):
            return False
    return True


def _keep_edge(xs: list[float]) -> bool:
    places = Counter(round(x / 3) for x in xs)
    most = max((places[at] + places[at + 1] for at in list(places)), default=0)
    return most >= max(3, 0.5 * len(xs))
