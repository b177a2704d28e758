"""How is a table of the tree written so that Word repeats, merges and breaks it well?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from prongsai.core.grid import Place, placed
from prongsai.core.tree import Align, Cell, Row, Table, plain
from prongsai.reporting.letters import shown
from prongsai.reporting.markup import NOTHING, Markup
from prongsai.reporting.word.runs import runs_of
from prongsai.reporting.word.styles import align_beside
from prongsai.reporting.word.wordml import paragraph, paragraph_properties, w

# A row of more lines than this may break over pages: kept whole it would leave half a page white.
_LINES_KEPT_WHOLE = 14
# A head above this would leave too little of each page for the rows.
_LINES_REPEATED = 12
_TWIPS_A_LETTER = 105  # mean advance of Thai letters at the table's size
_TWIPS_BESIDE = 200  # a cell's margins
_EMPTY = Cell()


def table_of(table: Table, *, width: int) -> Markup:
    """The table over ``width`` twips."""
    widths = shares_of(tuple(column.weight for column in table.columns), width)
    return w(
        "tbl",
        _properties(table, width),
        w("tblGrid", *(w("gridCol", w=each) for each in widths)),
        *_Rows(table, widths).written(),
    )


def shares_of(weights: tuple[int, ...], width: int) -> tuple[int, ...]:
    """The width shared out by weights, whole twips that add up to it.

    >>> shares_of((1, 1, 1), 100)
    (33, 34, 33)
    """
    total = sum(weights)
    ends = [round(width * end / total) for end in accumulate(weights)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def _properties(table: Table, width: int) -> Markup:
    return w(
        "tblPr",
        w("tblStyle", val="ReportTable"),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        _look(has_head=bool(table.header)),
        w("tblDescription", val=shown(table.summary)) if table.summary else NOTHING,
    )


class _Rows:
    def __init__(self, table: Table, widths: tuple[int, ...]) -> None:
        self._table = table
        self._widths = widths
        self._rows = (*table.header, *table.rows)
        self._places = placed(self._rows)
        # A page break within so short a table would look like a mistake.
        self._stays_whole = self._lines_of(self._places) <= _LINES_KEPT_WHOLE
        self._covering = {
            (row, place.column): place
            for places in self._places
            for place in places
            for row in range(place.row, place.row + place.cell.rowspan)
        }

    def written(self) -> Iterator[Markup]:
        count = len(self._table.header)
        repeats = self._lines_of(self._places[:count]) <= _LINES_REPEATED
        for at, row in enumerate(self._rows):
            is_header = at < count
            properties = w(
                "trPr",
                NOTHING if self._is_long(at) else w("cantSplit"),
                w("tblHeader") if is_header and repeats else NOTHING,
            )
            yield w("tr", properties, *self._cells(at, _style_of(row, is_header=is_header)))

    def _lines_of(self, rows: tuple[tuple[Place, ...], ...]) -> int:
        return sum(max(map(self._lines_in, row), default=1) for row in rows)

    def _is_long(self, at: int) -> bool:
        return any(self._lines_in(place) > _LINES_KEPT_WHOLE for place in self._places[at])

    def _lines_in(self, place: Place) -> int:
        width = sum(self._widths[place.column : place.after])
        return sum(1 + len(plain(line)) * _TWIPS_A_LETTER // width for line in place.cell.lines)

    def _cells(self, at: int, style: str) -> Iterator[Markup]:
        column = 0
        while column < len(self._widths):
            place = self._covering.get((at, column)) or Place(row=at, column=column, cell=_EMPTY)
            yield self._cell(place, at, style)
            column = place.after

    def _cell(self, place: Place, at: int, style: str) -> Markup:
        cell, is_first = place.cell, place.row == at
        width = sum(self._widths[place.column : place.after])
        properties = w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("gridSpan", val=cell.colspan) if cell.colspan > 1 else NOTHING,
            _merged(cell, is_first=is_first),
            w("shd", val="clear", color="auto", fill=_FILLS[style]) if style in _FILLS else NOTHING,
            w("vAlign", val="center") if style == "TableHeading" else NOTHING,
        )
        paragraphs = paragraph_properties(
            style,
            keep_next=(self._stays_whole and at < len(self._rows) - 1) or None,
            align=align_beside(style, self._aligned(place, style)),
        )
        lines = (cell.lines if is_first else ()) or ((),)
        longest = (width - _TWIPS_BESIDE) // _TWIPS_A_LETTER
        return w(
            "tc",
            properties,
            *(paragraph(paragraphs, runs_of(line, longest=longest)) for line in lines),
        )

    def _aligned(self, place: Place, style: str) -> Align:
        if place.cell.align is not None:
            return place.cell.align
        if style == "TableText":
            return self._table.columns[place.column].align
        return Align.CENTER if style == "TableHeading" else Align.START


# Every header row is shaded; the table's style can shade the first alone.
def _look(*, has_head: bool) -> Markup:
    """What of the table's style is used: a first row that is no heading must not look like one."""
    val, first = ("0420", 1) if has_head else ("0400", 0)
    return w("tblLook", val=val, firstRow=first, lastRow=0, firstColumn=0, noVBand=1)


_FILLS = {"TableHeading": "E8EDF3", "TableGroup": "F5F7FA"}


def _style_of(row: Row, *, is_header: bool) -> str:
    if is_header:
        return "TableHeading"
    return "TableGroup" if row.group else "TableText"


def _merged(cell: Cell, *, is_first: bool) -> Markup:
    if cell.rowspan == 1:
        return NOTHING
    return w("vMerge", val="restart") if is_first else w("vMerge")
