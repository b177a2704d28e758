"""Which tables does the ruling of a page make, and which cells do they have?

Lines that touch are one table. Its lines cut it into small boxes; boxes with no line between
them are one cell, which may so span rows and columns. What leaves no rectangle is cut into some.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from prongsai.intake.pdf.ruling import Ruling, Stroke

_SNAP = 1.6  # points: lines nearer than this are one
_TOUCH = 2.5
_NARROW = 3.0  # no column or row is so small
_MOST_BOXES = 20_000
_MOST_PAIRS = 1_000_000
_MOST_GRIDS = 200


@dataclass(slots=True)
class Box:
    """A cell: its place in the grid (rows and columns half open) and on the page."""

    row: int
    column: int
    row_end: int
    column_end: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """A table of one page."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    is_ruled: bool = True
    _of: dict[tuple[int, int], Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for box in self.boxes:
            for row in range(box.row, box.row_end):
                for column in range(box.column, box.column_end):
                    self._of[row, column] = box

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.ys[-1]

    def box_at(self, x: float, y: float) -> Box | None:
        """The cell that holds the point."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self._of.get((row, column))


def grids_of(ruling: Ruling, width: float, height: float) -> list[Grid]:
    """The ruled tables of a page, from the top; a frame around the page is none."""
    across, down = _merged(ruling.across), _merged(ruling.down)
    made = []
    for rows, columns in _touching(across, down)[:_MOST_GRIDS]:
        grid = _grid(rows, columns)
        if grid is not None:
            made.append(grid)
    made = [grid for grid in made if not _is_frame(grid, made, width, height)]
    outer = [g for g in made if not any(_lies_in(g, other) for other in made if other is not g)]
    return sorted(outer, key=lambda grid: (grid.top, grid.xs[0]))


def _is_frame(grid: Grid, others: list[Grid], width: float, height: float) -> bool:
    if len(grid.boxes) > 1:
        return False
    wide, tall = grid.xs[-1] - grid.xs[0], grid.bottom - grid.top
    covers_page = wide > 0.75 * width and tall > 0.75 * height
    return covers_page or any(_lies_in(other, grid) for other in others if other is not grid)


def _lies_in(inner: Grid, outer: Grid) -> bool:
    return (
        outer.xs[0] - 1 < inner.xs[0]
        and inner.xs[-1] < outer.xs[-1] + 1
        and outer.top - 1 < inner.top
        and inner.bottom < outer.bottom + 1
    )


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Lines at nearly one height joined where they overlap or touch."""
    made: list[Stroke] = []
    for group in _near(sorted(strokes), _SNAP):
        at = sum(each.at for each in group) / len(group)
        parts = sorted(group, key=lambda each: each.begin)
        begin, end = parts[0].begin, parts[0].end
        for part in parts[1:]:
            if part.begin <= end + _TOUCH:
                end = max(end, part.end)
            else:
                made.append(Stroke(at, begin, end))
                begin, end = part.begin, part.end
        made.append(Stroke(at, begin, end))
    return made


def _near(strokes: Sequence[Stroke], slack: float) -> list[list[Stroke]]:
    groups: list[list[Stroke]] = []
    for each in strokes:
        if groups and each.at - groups[-1][0].at <= slack:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _touching(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Sets of lines that hang together."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    budget = _MOST_PAIRS
    for number, line in enumerate(down, start=len(across)):
        budget -= len(across)
        if budget < 0:
            break
        for other, row in enumerate(across):
            if (
                row.begin - _TOUCH <= line.at <= row.end + _TOUCH
                and line.begin - _TOUCH <= row.at <= line.end + _TOUCH
            ):
                parent[root(number)] = root(other)
    sets: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, line in enumerate([*across, *down]):
        rows, columns = sets.setdefault(root(number), ([], []))
        (rows if number < len(across) else columns).append(line)
    return [each for each in sets.values() if len(each[0]) > 1 and len(each[1]) > 1]


def _grid(across: list[Stroke], down: list[Stroke]) -> Grid | None:
    xs, ys = _edges(down), _edges(across)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_BOXES:
        return None
    walls = _walls(down, xs, ys)
    floors = _walls(across, ys, xs)
    boxes = [
        Box(row, column, row_end, column_end, xs[column], ys[row], xs[column_end], ys[row_end])
        for row, column, row_end, column_end in _cells(len(ys) - 1, len(xs) - 1, walls, floors)
    ]
    return Grid(xs, ys, boxes)


def _edges(strokes: list[Stroke]) -> list[float]:
    edges: list[float] = []
    for at in sorted({each.at for each in strokes}):
        if not edges or at - edges[-1] > _NARROW:
            edges.append(at)
    return edges


def _walls(strokes: list[Stroke], edges: list[float], along: list[float]) -> set[tuple[int, int]]:
    """(edge, step) where a line covers the middle of a small box's side."""
    middles = [(one + other) / 2 for one, other in pairwise(along)]
    found: set[tuple[int, int]] = set()
    for each in strokes:
        after = bisect_right(edges, each.at)
        near = [at for at in (after - 1, after) if 0 <= at < len(edges)]
        edge = min(near, key=lambda at: abs(edges[at] - each.at))
        steps = range(bisect_right(middles, each.begin), bisect_left(middles, each.end))
        found.update((edge, step) for step in steps)
    return found


def _cells(
    rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Rectangles without a line inside, from the top left."""
    taken: set[tuple[int, int]] = set()
    made = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            column_end = column + 1
            while (
                column_end < columns
                and (column_end, row) not in walls
                and (row, column_end) not in taken
            ):
                column_end += 1
            row_end = row + 1
            while (
                row_end < rows
                and all(
                    (row_end, at) not in floors and (row_end, at) not in taken
                    for at in range(column, column_end)
                )
                and not any((at, row_end) in walls for at in range(column + 1, column_end))
            ):
                row_end += 1
            taken.update((r, c) for r in range(row, row_end) for c in range(column, column_end))
            made.append((row, column, row_end, column_end))
    return made
