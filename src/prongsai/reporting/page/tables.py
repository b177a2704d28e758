"""How is a table of the tree written so that a screen reader, a phone and a printer can use it?"""

from __future__ import annotations

from itertools import groupby

from prongsai.core.grid import Place, placed
from prongsai.core.tree import Align, Cell, Row, Table, plain
from prongsai.reporting.markup import NOTHING, Markup, escaped, joined
from prongsai.reporting.page.tags import class_of, tag, words_of

# A row of more lines than this may break over printed pages.
_LINES_KEPT_WHOLE = 14
# A break within a table of fewer lines would look like a mistake.
_LINES_OF_SHORT = 14


def table_of(table: Table, name: str, *, letters: int) -> Markup:
    """The table in a box that scrolls by itself.

    ``name`` is its id in the page, ``letters`` about how many stand side by side on its paper.
    """
    rows = placed((*table.header, *table.rows))
    count = len(table.header)
    head = joined(
        _row(row, places, table, letters=letters, is_header=True)
        for row, places in zip(table.header, rows, strict=False)
    )
    lines = sum(_most_lines(row, table, letters) for row in rows)
    drawn = tag(
        "table",
        tag("caption", escaped(table.summary), classes="unseen", id=name),
        tag("colgroup", *_widths(table)),
        tag("thead", head) if head else NOTHING,
        *_bodies(table, rows[count:], letters),
        classes="short" if lines <= _LINES_OF_SHORT else "",
        style=f"--columns: {len(table.columns)}",
    )
    # Keyboards scroll what they can reach.
    return tag("div", drawn, classes="scroll", role="region", tabindex=0, aria_labelledby=name)


def _widths(table: Table) -> list[Markup]:
    total = sum(column.weight for column in table.columns)
    return [
        tag("col", style=f"width: {column.weight * 100 / total:.4g}%") for column in table.columns
    ]


def _bodies(table: Table, rows: tuple[tuple[Place, ...], ...], letters: int) -> list[Markup]:
    """A body for the rows below each group row, with that row."""
    numbers = []
    number = 0
    for row in table.rows:
        number += row.group
        numbers.append(number)
    numbered = zip(numbers, table.rows, rows, strict=True)
    return [
        tag(
            "tbody",
            *(
                _row(row, places, table, letters=letters, is_header=False)
                for _, row, places in group
            ),
        )
        for _, group in groupby(numbered, key=lambda each: each[0])
    ]


def _row(
    row: Row, places: tuple[Place, ...], table: Table, *, letters: int, is_header: bool
) -> Markup:
    """A row; ``letters`` are the paper's width."""
    is_long = not is_header and _most_lines(places, table, letters) > _LINES_KEPT_WHOLE
    classes = "group" if row.group else "long" if is_long else ""
    cells = (
        _cell(place, table, row, wide=_wide(place, table, letters), is_header=is_header)
        for place in places
    )
    return tag("tr", *cells, classes=classes)


def _most_lines(places: tuple[Place, ...], table: Table, letters: int) -> int:
    return max((_lines(each, table, letters) for each in places), default=1)


def _lines(place: Place, table: Table, letters: int) -> int:
    wide = _wide(place, table, letters)
    return sum(1 + len(plain(line)) // wide for line in place.cell.lines)


def _wide(place: Place, table: Table, letters: int) -> int:
    """About how many letters of a cell stand side by side on paper."""
    weights = [column.weight for column in table.columns]
    return letters * sum(weights[place.column : place.after]) // sum(weights) or 1


def _cell(place: Place, table: Table, row: Row, *, wide: int, is_header: bool) -> Markup:
    cell = place.cell
    # Without marks a letter takes more room; the rest is the cell's margin.
    longest = wide * 17 // 20 - 1
    spans = {
        name: span
        for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if span > 1
    }
    lines = joined(tag("p", words_of(line, longest=longest)) for line in cell.lines)
    if is_header:
        scope = "colgroup" if cell.colspan > 1 else "col"
        return tag("th", lines, classes=_stated(cell), scope=scope, **spans)
    if row.group:
        return tag("th", lines, classes=_stated(cell), scope="rowgroup", **spans)
    align = cell.align or table.columns[place.column].align
    return tag("td", lines, classes=class_of(align), **spans)


def _stated(cell: Cell) -> str:
    """The class of a header's own alignment; style sheets know the usual one."""
    if cell.align is None:
        return ""
    return "start" if cell.align is Align.START else class_of(cell.align)
