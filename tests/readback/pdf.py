"""What does a PDF of ours say, read by geometry alone, without the code that wrote it?

Cells are the boxes of the ruling (pdfplumber), letters come from PDFium. A table goes on
overleaf until a cell of its last row begins with a long dot; shaded rows at the top of a page
repeat the header, and a cell without a dot in its top left corner goes on from the page before.
"""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium

_TOP_MARGIN = 62.0  # points; page numbers stand above
_NEAR = 1.5
_SLACK = 3.0


@dataclass
class Line:
    """A line of text outside tables, in reading order."""

    page: int
    top: float
    text: str


@dataclass
class Cell:
    """A cell with its text, joined where it goes on overleaf."""

    x0: float
    x1: float
    top: float
    bottom: float
    begins: bool = True
    is_last: bool = False
    shaded: bool = False
    text: str = ""

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass
class Table:
    """A table: the own cells of each row, from the left."""

    page: int
    top: float
    rows: list[list[Cell]]
    ends: bool
    header: list[list[str]] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row]

    @property
    def texts(self) -> list[list[str]]:
        return [[cell.text for cell in row] for row in self.rows]


@dataclass(frozen=True)
class Letter:
    text: str
    x: float
    y: float  # of the middle, from the top
    base: float


def read(data: bytes) -> list[Line | Table]:
    """Every line and table of the document, in order."""
    items: list[Line | Table] = []
    with pdfplumber.open(io.BytesIO(data)) as drawn, pypdfium2.PdfDocument(data) as written:
        for number, page in enumerate(drawn.pages, start=1):
            tables = _tables(page, number)
            lines = _fill(tables, _letters(written[number - 1], float(page.height)), number)
            for item in _in_order(lines, tables):
                _append(items, item)
            page.close()
    return items


def _in_order(lines: list[Line], tables: list[Table]) -> list[Line | Table]:
    order: list[Line | Table] = []
    for table in tables:
        while lines and lines[0].top < table.top:
            order.append(lines.pop(0))
        order.append(table)
    return [*order, *lines]


def _append(items: list[Line | Table], item: Line | Table) -> None:
    before = items[-1] if items else None
    if isinstance(item, Table) and isinstance(before, Table) and _goes_on(before, item):
        _join(before, item)
    else:
        if isinstance(item, Table):
            item.header = _head_of(item)
        items.append(item)


def _goes_on(table: Table, more: Table) -> bool:
    is_cut = any(not cell.begins for cell in more.cells)
    return table.page == more.page - 1 and (not table.ends or is_cut)


def _head_of(table: Table) -> list[list[str]]:
    head = []
    for row in table.rows:
        if not all(cell.shaded for cell in row):
            break
        head.append([cell.text for cell in row])
    return head


def _join(table: Table, more: Table) -> None:
    rows = more.rows
    texts = [[cell.text for cell in row] for row in rows[: len(table.header)]]
    if table.header and texts == table.header and all(c.begins for r in rows[:1] for c in r):
        rows = rows[len(table.header) :]
    for row in rows:
        for cell in row:
            if not cell.begins:
                _last_at(table, cell).text += cell.text
        if begun := [cell for cell in row if cell.begins]:
            table.rows.append(begun)
    table.page, table.ends = more.page, table.ends or more.ends


def _last_at(table: Table, cell: Cell) -> Cell:
    return next(
        each
        for row in reversed(table.rows)
        for each in row
        if abs(each.x0 - cell.x0) < _NEAR and abs(each.x1 - cell.x1) < _NEAR
    )


def _tables(page: Any, number: int) -> list[Table]:
    ruled = page.filter(_is_ruling)
    dots = [rect for rect in page.rects if rect["width"] < 3 and rect["height"] < 1]
    shades = [rect for rect in page.rects if rect["width"] > 5 and _is_shade(rect)]
    made = []
    for found in ruled.find_tables({"snap_tolerance": 0.6, "join_tolerance": 1.2}):
        rows: dict[float, list[Cell]] = {}
        for x0, top, x1, bottom in sorted(found.cells, key=lambda box: (box[1], box[0])):
            cell = Cell(x0, x1, top, bottom)
            own = [dot for dot in dots if abs(dot["x0"] - x0) < 1 and abs(dot["top"] - top) < 1]
            cell.begins, cell.is_last = bool(own), any(dot["width"] > 1 for dot in own)
            cell.shaded = any(_covers(shade, cell) for shade in shades)
            near = next((y for y in rows if abs(y - top) < _NEAR), top)
            rows.setdefault(near, []).append(cell)
        ordered = [sorted(row, key=lambda cell: cell.x0) for row in rows.values()]
        ends = any(cell.is_last for row in ordered for cell in row)
        made.append(Table(number, found.bbox[1], ordered, ends))
    return sorted(made, key=lambda table: table.top)


def _is_ruling(thing: dict[str, Any]) -> bool:
    kind = thing["object_type"]
    return kind == "line" and _is_black(thing["stroking_color"])


def _is_black(colour: Any) -> bool:
    return set(_parts(colour)) == {0}


def _is_shade(rect: dict[str, Any]) -> bool:
    parts = set(_parts(rect["non_stroking_color"]))
    grey = parts.pop() if len(parts) == 1 else None
    return bool(rect["fill"]) and isinstance(grey, float) and 0.5 < grey < 1


def _parts(colour: Any) -> tuple[float, ...]:
    return tuple(colour) if isinstance(colour, tuple | list) else (colour,)


def _covers(shade: dict[str, Any], cell: Cell) -> bool:
    x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
    return bool(shade["x0"] <= x <= shade["x1"] and shade["top"] <= y <= shade["bottom"])


def _letters(page: Any, height: float) -> list[Letter]:
    text = page.get_textpage()
    letters = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        # PDFium says U+0002 for a hyphen at the end of a line.
        sign = chr(pdfium.FPDFText_GetUnicode(text, at)).replace("\x02", "-")
        left, bottom, right, top = text.get_charbox(at, loose=True)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        letters.append(
            Letter(sign, (left + right) / 2, height - (top + bottom) / 2, height - y.value)
        )
    return letters


def _fill(tables: list[Table], letters: list[Letter], number: int) -> list[Line]:
    """Put each letter in its cell; what is in none becomes lines."""
    lines: list[Line] = []
    base = None
    for letter in letters:
        if letter.y < _TOP_MARGIN:
            continue
        cell = next(
            (c for table in tables for c in table.cells if c.holds(letter.x, letter.y)), None
        )
        if cell is not None:
            cell.text += letter.text
            continue
        if base is None or abs(letter.base - base) > 2:
            lines.append(Line(number, letter.y, ""))
        lines[-1].text += letter.text
        base = letter.base
    return lines


def outside(data: bytes, *, left: float, right: float, top: float, bottom: float) -> list[str]:
    """What of the text and ruling lies outside the margins, given in points; page numbers do not count."""
    wrong = []
    with pdfplumber.open(io.BytesIO(data)) as drawn:
        for number, page in enumerate(drawn.pages, start=1):
            for thing in [*page.chars, *page.lines, *page.rects]:
                is_number = thing["bottom"] < top - _SLACK
                if is_number or not str(thing.get("text", "x")).strip():
                    continue
                inside = (
                    thing["x0"] > left - _SLACK
                    and thing["x1"] < page.width - right + _SLACK
                    and thing["bottom"] < page.height - bottom + _SLACK
                )
                if not inside:
                    wrong.append(
                        f"page {number}: {thing.get('text', 'a line')!r} at {thing['x0']:.0f}–{thing['x1']:.0f}, {thing['bottom']:.0f}"
                    )
            page.close()
    return wrong
