"""What does a table of a web page say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from prongsai.core.grid import placed
from prongsai.core.reading import BlockOrigin, Origin
from prongsai.core.tree import Cell, Column, Row, Table, plain
from prongsai.intake.page.letters import lines_in
from prongsai.intake.page.parsing import line_of, name_of, number_in, within
from prongsai.intake.tables import MOST_PLACES, GridRow, grid_of

_MOST_ACROSS = 200
_MOST_DOWN = 10_000
_ROWS = frozenset({"tr"})
_CELLS = frozenset({"td", "th"})
_ROWS_LOOKED_AT = 6  # for a header that the page does not mark


def is_layout(table: etree._Element) -> bool:
    """Whether it only lays out a page: it holds another table, or has one cell."""
    is_outer = any(name_of(each) == "table" for each in table.iterdescendants())
    return is_outer or len(list(within(table, _CELLS))) < 2


def table_of(table: etree._Element) -> tuple[Table, BlockOrigin]:
    """The table, with an origin for each row."""
    elements = [
        each for each in within(table, _ROWS) if next(within(each, _CELLS), None) is not None
    ]
    rows = _clipped([tuple(_cell(each) for each in within(row, _CELLS)) for row in elements])
    width = max(_width(rows), 1)
    rows = [
        tuple(replace(cell, colspan=min(cell.colspan, width)) for cell in cells) for cells in rows
    ]
    head = _header_count(elements, rows, width)
    caption = next(within(table, frozenset({"caption"})), None)
    words = () if caption is None else lines_in(caption)
    made = Table(
        columns=(Column(),) * width,
        header=tuple(Row(cells=cells) for cells in rows[:head]),
        rows=tuple(Row(cells=cells, group=_is_group(cells, width)) for cells in rows[head:]),
        summary=" ".join(map(plain, words)),
    )
    origins = tuple(Origin(line=line_of(each)) for each in elements)
    return made, BlockOrigin(origin=Origin(line=line_of(table)), rows=origins)


def _cell(element: etree._Element) -> Cell:
    across = number_in(element, "colspan", most=_MOST_ACROSS)
    down = number_in(element, "rowspan", most=_MOST_DOWN)
    if down == 0:  # to the end
        down = _MOST_DOWN
    return Cell(lines=lines_in(element), colspan=across or 1, rowspan=down or 1)


def _clipped(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """No span goes beyond the last row; all are 1 where together they would fill the memory."""
    clipped = [
        tuple(replace(cell, rowspan=min(cell.rowspan, len(rows) - at)) for cell in cells)
        for at, cells in enumerate(rows)
    ]
    if sum(cell.colspan * cell.rowspan for cells in clipped for cell in cells) <= MOST_PLACES:
        return clipped
    return [tuple(replace(cell, colspan=1, rowspan=1) for cell in cells) for cells in clipped]


def _width(rows: Sequence[tuple[Cell, ...]]) -> int:
    """The columns there are; what spans more than all of them spans all."""
    places = placed(Row(cells=cells) for cells in rows)
    ends = [row[-1].after for row in places if len(row) > 1]
    return max(ends or [row[-1].after for row in places if row], default=0)


def _header_count(
    elements: Sequence[etree._Element], rows: Sequence[tuple[Cell, ...]], width: int
) -> int:
    marked = 0
    while marked < len(rows) and _is_marked(elements[marked], rows[marked], width):
        marked += 1
    if marked:  # what spans down from the header belongs to it whole
        ends = [at + cell.rowspan for at in range(marked) for cell in rows[at]]
        return max([marked, *ends])
    return _header_guessed(rows[:_ROWS_LOOKED_AT], width)


def _is_marked(element: etree._Element, cells: tuple[Cell, ...], width: int) -> bool:
    parent = element.getparent()
    if parent is not None and name_of(parent) == "thead":
        return True
    names = {name_of(each) for each in within(element, _CELLS)}
    return names == {"th"} and not _is_group(cells, width)


def _header_guessed(rows: Sequence[tuple[Cell, ...]], width: int) -> int:
    """The header of a table without marks, by what its first rows say."""
    flat = []
    for row in placed(Row(cells=cells) for cells in rows):
        cells = [Cell()] * width
        for place in row:
            if place.column < width:
                cells[place.column] = Cell(lines=place.cell.lines)
        flat.append(GridRow(cells=tuple(cells), origin=Origin()))
    count = grid_of(flat).header if flat else 0
    ends = [at + cell.rowspan for at in range(count) for cell in rows[at]]
    return count if max(ends, default=0) <= count else 0


def _is_group(cells: tuple[Cell, ...], width: int) -> bool:
    return width > 1 and len(cells) == 1 and cells[0].colspan == width and cells[0].rowspan == 1
