"""How does one table lie in a sheet?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prongsai.core.grid import Place, column_letters, placed
from prongsai.core.tree import Align, Cell, Face, Table, plain
from prongsai.reporting.letters import places_of, shown
from prongsai.reporting.markup import NOTHING, Markup, element, escaped
from prongsai.reporting.sheet.cells import begins_like_formula, content_of, is_bold, text_of
from prongsai.reporting.sheet.styles import MAIN, Look, Looks

_LETTERS_ACROSS = 142  # of a landscape A4 page at the table's size
_NARROWEST = 6
_POINTS_A_LINE = 16
_HIGHEST_ROW = 409  # Excel's own limit, in points
_EMPTY = Cell()


class Sheet:
    """One table with everything that its sheet says of it."""

    def __init__(self, table: Table, title: str, looks: Looks, face: Face) -> None:
        self._table = table
        self._title = title
        self._looks = looks
        self._face = face
        self._rows = (*table.header, *table.rows)
        self._places = placed(self._rows)
        self._widths = _widths(table)

    def part(self) -> Markup:
        """The sheet's part of the workbook. Errors: CellTooLong."""
        fitting = element("pageSetUpPr", attributes={"fitToPage": 1})
        return element(
            "worksheet",
            element("sheetPr", fitting),
            element("sheetViews", self._view()),
            element("sheetFormatPr", attributes={"defaultRowHeight": _POINTS_A_LINE}),
            element("cols", *map(_column, range(len(self._widths)), self._widths)),
            element("sheetData", *self._data()),
            self._merged(),
            element("pageMargins", attributes=_MARGINS),
            element("pageSetup", attributes=_PAPER),
            element("headerFooter", element("oddHeader", self._page_header())),
            attributes={"xmlns": MAIN},
        )

    def _view(self) -> Markup:
        count = len(self._table.header)
        pane = element(
            "pane",
            attributes={
                "ySplit": count,
                "topLeftCell": f"A{count + 1}",
                "activePane": "bottomLeft",
                "state": "frozen",
            },
        )
        return element("sheetView", pane if count else NOTHING, attributes={"workbookViewId": 0})

    def _data(self) -> Iterator[Markup]:
        heights = self._heights()
        covering = {
            (row, column): place
            for places in self._places
            for place in places
            for row in range(place.row, place.row + place.cell.rowspan)
            for column in range(place.column, place.after)
        }
        for at in range(len(self._rows)):
            # A height that is not "custom": Excel fits it anew once somebody types.
            row: dict[str, str | int] = {"r": at + 1, "ht": heights[at]}
            cells = (
                self._cell(covering.get((at, column)), at, column)
                for column in range(len(self._widths))
            )
            yield element("row", *cells, attributes=row)

    def _cell(self, place: Place | None, at: int, column: int) -> Markup:
        place = place or Place(row=at, column=column, cell=_EMPTY)
        named: dict[str, str | int] = {"r": f"{column_letters(column)}{at + 1}"}
        look = self._look(place)
        is_first = (place.row, place.column) == (at, column)
        if not is_first or not text_of(place.cell):
            # Covered places need the border as well.
            return element("c", attributes={**named, "s": self._looks.number(look)})
        look = replace(look, is_quoted=begins_like_formula(text_of(place.cell)))
        named |= {"s": self._looks.number(look), "t": "inlineStr"}
        return element("c", content_of(place.cell, self._face), attributes=named)

    def _look(self, place: Place) -> Look:
        if place.row < len(self._table.header):
            return Look(align=place.cell.align or Align.CENTER, is_bold=True, fill=1)
        if self._rows[place.row].group:
            return Look(align=place.cell.align or Align.START, is_bold=True, fill=2)
        align = place.cell.align or self._table.columns[place.column].align
        return Look(align=align, is_bold=is_bold(place.cell))

    def _heights(self) -> list[int]:
        """The rows' heights in points, estimated: programs fit no row by themselves on opening."""
        lines = [max(map(self._lines_beside, row), default=1) for row in self._places]
        for place in (place for row in self._places for place in row if _is_merged(place)):
            last = place.row + place.cell.rowspan - 1
            lines[last] += max(0, self._lines(place) - sum(lines[place.row : last + 1]))
        return [min(max(count, 1) * _POINTS_A_LINE, _HIGHEST_ROW) for count in lines]

    def _lines_beside(self, place: Place) -> int:
        return 1 if _is_merged(place) else self._lines(place)

    def _lines(self, place: Place) -> int:
        width = sum(self._widths[place.column : place.after])
        return sum(1 + places_of(plain(line)) // width for line in place.cell.lines)

    def _merged(self) -> Markup:
        ranges = [
            f"{column_letters(place.column)}{place.row + 1}:"
            f"{column_letters(place.after - 1)}{place.row + place.cell.rowspan}"
            for row in self._places
            for place in row
            if _is_merged(place)
        ]
        cells = (element("mergeCell", attributes={"ref": each}) for each in ranges)
        return (
            element("mergeCells", *cells, attributes={"count": len(ranges)}) if ranges else NOTHING
        )

    def _page_header(self) -> Markup:
        """The title above each printed page; & would begin a code."""
        title = " ".join(shown(self._title).split())[:100]
        return escaped(f"&C{title.replace('&', '&&')}")


_MARGINS: dict[str, str | int] = {
    "left": "0.5",
    "right": "0.5",
    "top": "0.8",
    "bottom": "0.5",
    "header": "0.3",
    "footer": "0.3",
}
_PAPER: dict[str, str | int] = {
    "paperSize": 9,  # A4
    "orientation": "landscape",
    "fitToWidth": 1,
    "fitToHeight": 0,
}


def _is_merged(place: Place) -> bool:
    return place.cell.colspan > 1 or place.cell.rowspan > 1


def _widths(table: Table) -> tuple[int, ...]:
    total = sum(column.weight for column in table.columns)
    return tuple(
        max(_NARROWEST, round(_LETTERS_ACROSS * column.weight / total)) for column in table.columns
    )


def _column(at: int, width: int) -> Markup:
    return element(
        "col", attributes={"min": at + 1, "max": at + 1, "width": width, "customWidth": 1}
    )
