"""How does a table of the tree become what ``table.typ`` sets?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.core.grid import Place, placed
from prongsai.core.tree import Align, Table
from prongsai.reporting.pdf.columns import INSET, height_of, widths_of
from prongsai.reporting.pdf.words import Room, parts_of

# A row or table below this share of the page never breaks; a higher header never repeats.
_WHOLE_BELOW = 1 / 3
_REPEATED_BELOW = 2 / 5
_POINTS = 72 / 2540


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all cells of one table share. Units: hundredths of a mm; ``size`` in points."""

    table: Table
    widths: tuple[int, ...]
    page: int
    size: float

    def width(self, place: Place) -> int:
        """The width of a cell's text."""
        return max(sum(self.widths[place.column : place.after]) - 2 * INSET, 100)

    def height(self, places: Sequence[Place]) -> float:
        """About how high a row is; a cell over several counts with its share."""
        shares = (self.cell_height(each) / each.cell.rowspan for each in places)
        return max(shares, default=0.0)

    def cell_height(self, place: Place) -> float:
        """About how high a cell is."""
        return height_of(place.cell.lines, self.width(place), self.size)


def table_shape(table: Table, *, width: int, page: int, size: float) -> dict[str, Any]:
    """The table for ``table.typ``: its columns, and its rows as header, groups and body.

    Units: ``width`` and height of the ``page`` in hundredths of a mm, ``size`` in points.
    """
    sheet = _Sheet(table, widths_of(table.columns, width), page, size)
    rows = placed((*table.header, *table.rows))
    return {
        "kind": "table",
        "columns": sheet.widths,
        "height": len(rows),
        "whole": sum(sheet.height(row) for row in rows) < page * _WHOLE_BELOW,
        "parts": _parts(sheet, rows),
    }


def _parts(sheet: _Sheet, rows: Sequence[Sequence[Place]]) -> list[dict[str, Any]]:
    """The rows in their parts: a header that repeats, rows that name a group, and all others."""
    count = len(sheet.table.header)
    broken = _under_tall_spans(rows, sheet)
    under = _under_spans(rows)
    shapes = [
        _row(row, sheet, broken, is_head=at < count, is_alone=_is_alone(row, under))
        for at, row in enumerate(rows)
    ]
    parts = []
    if count:
        high = sum(sheet.height(row) for row in rows[:count])
        kind = "header" if high < sheet.page * _REPEATED_BELOW else "rows"
        parts.append({"kind": kind, "rows": shapes[:count]})
    for at, row in enumerate(sheet.table.rows, start=count):
        kind = "group" if row.group and at not in under else "rows"
        parts.append({"kind": kind, "rows": [shapes[at]]})
    return parts


def _under_spans(rows: Sequence[Sequence[Place]]) -> set[int]:
    """The rows that a span from above reaches: none of them can head a group."""
    return {
        place.row + down for row in rows for place in row for down in range(1, place.cell.rowspan)
    }


def _is_alone(row: Sequence[Place], under: set[int]) -> bool:
    """Whether no cell of the row goes on into another row."""
    return all(each.cell.rowspan == 1 and each.row not in under for each in row)


def _under_tall_spans(rows: Sequence[Sequence[Place]], sheet: _Sheet) -> set[int]:
    """The rows beside a cell over several that may be too high for what is left of a page."""
    return {
        place.row + down
        for row in rows
        for place in row
        if place.cell.rowspan > 1 and sheet.cell_height(place) >= sheet.page * _WHOLE_BELOW
        for down in range(place.cell.rowspan)
    }


def _row(
    places: Sequence[Place], sheet: _Sheet, broken: set[int], *, is_head: bool, is_alone: bool
) -> list[dict[str, Any]]:
    is_low = sheet.height(places) < sheet.page * _WHOLE_BELOW
    return [
        _cell(
            each,
            sheet,
            is_head=is_head,
            is_alone=is_alone,
            is_whole=is_low and each.row not in broken and each.cell.rowspan == 1,
        )
        for each in places
    ]


def _cell(
    place: Place, sheet: _Sheet, *, is_head: bool, is_alone: bool, is_whole: bool
) -> dict[str, Any]:
    width = sheet.width(place)
    room = Room(width=width * _POINTS, size=sheet.size)
    column = sheet.table.columns[min(place.column, len(sheet.widths) - 1)]
    return {
        "x": place.column,
        "y": place.row,
        "colspan": place.cell.colspan,
        "rowspan": place.cell.rowspan,
        "align": str(place.cell.align or (Align.CENTER if is_head else column.align)),
        "breakable": not is_whole,
        "sticky": is_alone,
        "head": is_head,
        "width": width,
        "lines": [parts_of(line, room) for line in place.cell.lines],
    }
