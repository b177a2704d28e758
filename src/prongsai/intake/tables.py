"""How do rows of cells become a table: which rows are its header, and which parts belong together?

For files that say nothing of it (text, workbooks). A row that goes on with the one above (its
first cell is blank) stays a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prongsai.core.normal_forms import comparison_form
from prongsai.core.numerals import to_arabic_digits
from prongsai.core.reading import BlockOrigin, Origin, Passage, PassageKind
from prongsai.core.tree import Cell, Column, Row, Run, Table, plain

MOST_PLACES = 1_000_000  # of a grid; what is larger is no document's table
_LONGEST_TITLE = 80  # letters of a column's title
_MOST_HEADER_ROWS = 4
_ROWS_COMPARED = 3  # below what may be a header
_ROWS_BACK = 100  # above what may be their rest: a wild file must not take all day
# What stands in a body's cell and in no title: a list number, a dash, a tick, a bare number.
_BODY_MARK = re.compile(r"\s*(?:\(?\d+[.)]|[-–•/✓✔☑√](?:\s|$)|[\d.,%\s-]+$)")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row without spans, and where it stands."""

    cells: tuple[Cell, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of one width, the header's first."""

    rows: tuple[GridRow, ...]
    header: int

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0].cells) if self.rows else 0


def letters_of(cell: Cell) -> str:
    """All that a cell says."""
    return "\n".join(plain(line) for line in cell.lines)


def grid_of(rows: Sequence[GridRow], *, header: int | None = None) -> Grid:
    """The rows made equally wide. ``header``: how many are known to be titles."""
    width = max(len(row.cells) for row in rows)
    padded = tuple(_padded(row, width) for row in rows)
    return Grid(rows=padded, header=_header_of(padded) if header is None else header)


class OpenGrid:
    """A grid that may go on: after a page break, with its header again or without it."""

    def __init__(self, grid: Grid) -> None:
        self.header, self.width = grid.header, grid.width
        self._rows = list(grid.rows)

    @property
    def grid(self) -> Grid:
        """All that was taken so far."""
        return Grid(rows=tuple(self._rows), header=self.header)

    def take(self, then: Grid) -> tuple[GridRow, ...] | None:
        """Go on with another grid, and give the header rows that it repeats.

        None where it is a table of its own: another header, or another number of columns.
        """
        repeated = self._repeated(then)
        if not repeated and (then.header and not self._is_body(then)):
            return None
        if then.width == 1 < self.width:
            return None
        if self.width * (len(self._rows) + len(then.rows)) > MOST_PLACES:
            return None
        rest = [self._fitted(row) for row in then.rows[repeated:]]
        fitting = [row for row in rest if row is not None]
        if len(fitting) < len(rest):
            return None
        self._rows += fitting
        return then.rows[:repeated]

    @property
    def _last(self) -> list[GridRow]:
        """The body's last rows."""
        return self._rows[max(self.header, len(self._rows) - _ROWS_BACK) :]

    def _repeated(self, then: Grid) -> int:
        """How many of the other grid's rows say the header again."""
        if not self.header or len(then.rows) < self.header or then.width != self.width:
            return 0
        pairs = zip(self._rows[: self.header], then.rows, strict=False)
        return self.header if all(_said(one) == _said(other) for one, other in pairs) else 0

    def _is_body(self, then: Grid) -> bool:
        """Whether what looks like a header belongs to the body: it says a cell above it again."""
        if then.width != self.width:
            return False
        first = tuple(enumerate(_said(then.rows[0])))
        above = {each for row in self._last for each in enumerate(_said(row)) if each[1]}
        return any(each in above for each in first)

    def _fitted(self, row: GridRow) -> GridRow | None:
        """A row made as wide as the grid, two neighbours made one where their column ends alike.

        ``9. name | 92.50 points | …`` below ``8. name 80.84 points | …``. None where none fits.
        """
        cells = row.cells
        while len(cells) > self.width:
            if not cells[-1].lines and len(cells) > self.width + 1:
                cells = cells[:-1]
                continue
            at = next((at for at in range(self.width) if self._ends_alike(cells, at)), None)
            if at is None:
                return None
            cells = (*cells[:at], _one(cells[at], cells[at + 1]), *cells[at + 2 :])
        return _padded(replace(row, cells=cells), self.width)

    def _ends_alike(self, cells: tuple[Cell, ...], at: int) -> bool:
        if not cells[at].lines or not cells[at + 1].lines:
            return False
        ends = {_last_word(row.cells[at]) for row in self._last if row.cells[at].lines}
        return _last_word(cells[at + 1]) in ends and _last_word(cells[at]) not in ends


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """A table, which may hold spans, with an origin for each row."""

    table: Table
    origin: BlockOrigin

    def with_rest(self, then: PlacedTable) -> PlacedTable | None:
        """The table with the rows of one that goes on with it; None where that one does not.

        It says the header again, or has none and as many columns. ``OpenGrid`` knows more where
        there are no spans.
        """
        if not _goes_on_from(self.table, then.table):
            return None
        rows = self.table.rows + then.table.rows
        origins = self.origin.rows + then.origin.rows[len(then.table.header) :]
        return PlacedTable(
            table=replace(self.table, rows=rows), origin=replace(self.origin, rows=origins)
        )

    def header_as_furniture(self) -> Iterator[Passage]:
        """Each header row as what stands on every page."""
        for row, origin in zip(self.table.header, self.origin.rows, strict=False):
            yield furniture(" ".join(filter(None, map(letters_of, row.cells))), origin)


def furniture(words: str, origin: Origin) -> Passage:
    """What stands on every page, with its place."""
    return Passage(text=words.strip(), kind=PassageKind.FURNITURE, place=origin.place())


def _goes_on_from(first: Table, then: Table) -> bool:
    if len(first.columns) != len(then.columns):
        return False
    return not then.header or _titles(first.header) == _titles(then.header)


def _titles(header: tuple[Row, ...]) -> list[list[tuple[str, int, int]]]:
    return [
        [(comparison_form(letters_of(each)), each.colspan, each.rowspan) for each in row.cells]
        for row in header
    ]


def table_of(grid: Grid, *, summary: str = "") -> tuple[Table, BlockOrigin]:
    """The table of a grid, with an origin for each row."""
    head, body = grid.rows[: grid.header], grid.rows[grid.header :]
    table = Table(
        columns=(Column(),) * grid.width,
        header=_header_rows(head),
        rows=tuple(
            _body_row(row, body[at + 1] if at + 1 < len(body) else None)
            for at, row in enumerate(body)
        ),
        summary=summary,
    )
    origins = tuple(row.origin for row in grid.rows)
    return table, BlockOrigin(origin=origins[0], rows=origins)


def _padded(row: GridRow, width: int) -> GridRow:
    return replace(row, cells=row.cells + (Cell(),) * (width - len(row.cells)))


def _header_of(rows: tuple[GridRow, ...]) -> int:
    """How many rows are titles: none, one, or two where titles stand below a common one."""
    if len(rows) < 2 or len(rows[0].cells) < 2:
        return 0
    filled = [bool(cell.lines) for cell in rows[0].cells]
    if bold := _bold_rows(rows):
        return bold
    if not all(_is_title(cell) for cell in rows[0].cells if cell.lines):
        return 0
    if any(_goes_on(rows[0].cells, row.cells) for row in rows[1 : 1 + _ROWS_COMPARED]):
        return 0
    if _is_second(filled, rows[1].cells):
        return 2 if len(rows) > 2 else 0
    blank = filled.count(False)
    return 1 if blank == 0 or (blank == 1 and not filled[0] and len(filled) > 2) else 0


def _bold_rows(rows: tuple[GridRow, ...]) -> int:
    """How many rows of titles in bold letters stand above others; all bold says nothing."""
    cells = [[cell for cell in row.cells if cell.lines] for row in rows[:_ROWS_BACK]]
    is_title = [len(filled) > 1 and all(map(is_bold, filled)) for filled in cells]
    count = is_title.index(False) if False in is_title else 0
    has_plain = any(not is_bold(cell) for filled in cells[count:] for cell in filled)
    return count if has_plain and count <= _MOST_HEADER_ROWS else 0


def is_bold(cell: Cell) -> bool:
    """Whether all letters are bold."""
    return all(run.bold for line in cell.lines for run in line if run.text.strip())


def _is_title(cell: Cell) -> bool:
    words = to_arabic_digits(letters_of(cell))
    is_short = len(words) <= _LONGEST_TITLE and not words.rstrip().endswith(":")
    return is_short and not _BODY_MARK.match(words)


def _goes_on(first: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether the rows count on in a column: ``ตัวชี้วัดที่ 1 …`` above ``ตัวชี้วัดที่ 2 …``."""
    return any(
        (shape := _shape(one)) is not None and shape == _shape(other)
        for one, other in zip(first, below, strict=True)
    )


def _shape(cell: Cell) -> str | None:
    """What stands before the first number; None where there is no number."""
    words = to_arabic_digits(letters_of(cell))
    number = _DIGITS.search(words)
    return words[: number.start()] if number else None


def _is_second(filled: list[bool], below: tuple[Cell, ...]) -> bool:
    """Whether the row below holds titles just where the first has a title over several columns."""
    if all(filled) or not filled[0]:
        return False
    covered = [
        not here or (at + 1 < len(filled) and not filled[at + 1]) for at, here in enumerate(filled)
    ]
    return all(
        bool(cell.lines) == under and (not under or _is_title(cell))
        for cell, under in zip(below, covered, strict=True)
    )


def _said(row: GridRow) -> tuple[str, ...]:
    return tuple(comparison_form(letters_of(cell)) for cell in row.cells)


def _last_word(cell: Cell) -> str:
    return (letters_of(cell).split() or [""])[-1]


def _one(left: Cell, right: Cell) -> Cell:
    middle = (*left.lines[-1], Run(text=" "), *right.lines[0])
    return replace(left, lines=(*left.lines[:-1], middle, *right.lines[1:]))


def _header_rows(head: tuple[GridRow, ...]) -> tuple[Row, ...]:
    if len(head) != 2 or not _is_second([bool(c.lines) for c in head[0].cells], head[1].cells):
        return tuple(Row(cells=row.cells) for row in head)
    top, below = head[0].cells, head[1].cells
    over: list[Cell] = []
    for cell, under in zip(top, below, strict=True):
        if cell.lines:
            over.append(cell if under.lines else replace(cell, rowspan=2))
        else:
            over[-1] = replace(over[-1], colspan=over[-1].colspan + 1)
    return Row(cells=tuple(over)), Row(cells=tuple(cell for cell in below if cell.lines))


def _body_row(row: GridRow, following: GridRow | None) -> Row:
    """A group row where only the first cell is filled and nothing goes on with it."""
    first, *others = row.cells
    is_alone = bool(first.lines) and others and not any(cell.lines for cell in others)
    goes_on = following is not None and not following.cells[0].lines
    if is_alone and not goes_on and (is_bold(first) or len(others) > 1):
        return Row(cells=(replace(first, colspan=len(row.cells)),), group=True)
    return Row(cells=row.cells)
