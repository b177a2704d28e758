"""Where in a table's grid does each cell stand, and what does Excel call its column?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.core.tree import Cell, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell with its place in the grid; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    cell: Cell

    @property
    def after(self) -> int:
        """The first column to the right of the cell."""
        return self.column + self.cell.colspan


def placed(rows: Iterable[Row]) -> tuple[tuple[Place, ...], ...]:
    """The places of each row's own cells: a span from the left or above shifts what follows.

    Shape: n rows -> n tuples.
    """
    taken: set[tuple[int, int]] = set()
    grid = []
    for at, row in enumerate(rows):
        places = []
        column = 0
        for cell in row.cells:
            while (at, column) in taken:
                column += 1
            places.append(Place(row=at, column=column, cell=cell))
            taken.update(
                (at + down, column + across)
                for down in range(1, cell.rowspan)
                for across in range(cell.colspan)
            )
            column += cell.colspan
        grid.append(tuple(places))
    return tuple(grid)


def column_letters(column: int) -> str:
    """The letters by which Excel names a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)
