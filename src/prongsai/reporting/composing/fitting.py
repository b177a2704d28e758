"""How wide is each column, and what stands in a cell on one line?

Thai has no blanks between words, and renderers break inside compounds: a heading such as
``ผลผลิต`` comes apart in a narrow column. Columns are made wide enough for their headings here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from prongsai.core.grid import Place, placed
from prongsai.core.tree import Column, Orientation, Table, plain
from prongsai.reporting.forms import PageForm, load_forms
from prongsai.reporting.typefaces import SARABUN_SCALE

_POINTS_OF_MM = 72 / 25.4
_SHORT_SIDE, _LONG_SIDE = 210, 297  # millimetres of A4
# Left and right of a cell's text together, in the renderer that leaves most.
_INSET_MM = 4
_NARROWEST_MM = 13
# How far the deepest list of a document is set in.
_LIST_MM = 40
# No letter is wider in Sarabun, regular or bold, than these shares of its size; those of TH
# Sarabun New are narrower. Letters of other scripts may be as wide as the type is high, and more.
_WIDTHS = {
    letter: width
    for width, letters in (
        (0.3, " !',.:;ij|"),
        (0.4, "()-I[\\]_flr{}เๅ‘’"),
        (0.5, '"*/?J`cstzงรโใไ'),
        (0.55, "$aekvxyวะาำ–"),
        (0.6, "0123456789EFLPRSTZ^bdghnopquกจฉฐถธยฤฮฯ“”"),
        (0.65, "+<=>ABCDVY~ขคฅฎฏดตผฝภมลฦศสหอ฿แ๏"),
        (0.7, "&GHKNOQUXฃฆชซทนบปๆ๐๑๔๕๖๘"),
        (0.8, "#wฑพฟษฬ๒๓๗๙"),
        (0.9, "@MWmฌญฒณ๚"),
        (1.06, "%๛"),
    )
    for letter in letters
}
_FOREIGN_WIDTH = 1.3
# Where a heading may be broken: at blanks, after a stroke, before a bracket.
_PARTS = re.compile(r"\s+|\(?[^\s/(]+[/]?|[(/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A place for text: its width and the size of its letters, in points."""

    width: float
    size: float

    def holds(self, words: str) -> bool:
        """Whether the words surely stand on one line."""
        return most_width_of(words) * self.size <= self.width


def most_width_of(words: str) -> float:
    """What the words take at the most, bold, in shares of the type size."""
    return sum(map(_most_width, words))


def _most_width(letter: str) -> float:
    takes_none = unicodedata.category(letter) in {"Mn", "Cf"}
    return 0.0 if takes_none else _WIDTHS.get(letter, _FOREIGN_WIDTH)


def page_width(orientation: Orientation) -> int:
    """The width of the text on a page that lies that way. Unit: mm."""
    page: PageForm = load_forms().page
    across = _SHORT_SIDE if orientation is Orientation.PORTRAIT else _LONG_SIDE
    return across - page.left_mm - page.right_mm


def line_room(width_mm: int) -> Room:
    """The room of a line of running text, in the deepest list."""
    return Room(width=(width_mm - _LIST_MM) * _POINTS_OF_MM, size=_size(load_forms().type.body_pt))


def cell_rooms(table: Table, width_mm: int) -> tuple[tuple[Room, ...], ...]:
    """The room of each cell, row by row, the header's rows first."""
    weights = [column.weight for column in table.columns]
    total = sum(weights) or 1
    return tuple(
        tuple(
            _room(width_mm * sum(weights[place.column : place.after]) / total) for place in places
        )
        for places in placed((*table.header, *table.rows))
    )


def parts_of(heading: str) -> tuple[str, ...]:
    """A heading in the parts that it is not broken within, blanks among them.

    >>> parts_of("มาตรการ/กิจกรรม (ย่อ)")
    ('มาตรการ/', 'กิจกรรม', ' ', '(ย่อ)')
    """
    return tuple(_PARTS.findall(heading))


def fitted(table: Table, width_mm: int, *, whole: re.Pattern[str]) -> Table:
    """The table with columns in millimetres, each as wide as what must not come apart in it.

    That is each part of its heading, up to a quarter of the table, and what ``whole`` finds in
    its cells, up to a third more than an equal share. What the wider ones take, the others give by
    their weights; where there is no room for all the weights alone decide.
    """
    needs = _needs(table, whole, width_mm)
    if not needs or sum(needs) > width_mm:
        return table
    widths = _shared(table.columns, needs, width_mm)
    columns = zip(table.columns, widths, strict=True)
    return replace(table, columns=tuple(replace(column, weight=width) for column, width in columns))


def _shared(columns: Sequence[Column], needs: Sequence[int], total: int) -> list[int]:
    widths = [0] * len(columns)
    free = set(range(len(columns)))
    while free:
        left = total - sum(widths)
        weights = sum(max(columns[at].weight, 1) for at in free)
        shares = {at: left * max(columns[at].weight, 1) // weights for at in free}
        short = {at for at in free if shares[at] < needs[at]}
        for at in short or free:
            widths[at] = needs[at] if short else shares[at]
        free = free - short if short else set()
    return widths


def _needs(table: Table, whole: re.Pattern[str], width_mm: int) -> list[int]:
    needs = [_NARROWEST_MM] * len(table.columns)
    for place in _in_one_column(table):
        is_heading = place.row < len(table.header)
        most = width_mm // 4 if is_heading else width_mm * 4 // (3 * len(needs))
        for line in place.cell.lines:
            words = parts_of(plain(line)) if is_heading else _found(whole, plain(line))
            fit = (need for need in map(_need, words) if need <= most)
            needs[place.column] = max(needs[place.column], *fit, 0)
    return needs


def _in_one_column(table: Table) -> Iterator[Place]:
    for places in placed((*table.header, *table.rows)):
        yield from (place for place in places if place.cell.colspan == 1)


def _found(whole: re.Pattern[str], words: str) -> tuple[str, ...]:
    return tuple(match[0] for match in whole.finditer(words))


def _need(words: str) -> int:
    """The width of a column that surely holds the words on one line. Unit: mm."""
    width = most_width_of(words) * _size(load_forms().type.table_pt) / _POINTS_OF_MM
    return ceil(width) + _INSET_MM


def _room(width_mm: float) -> Room:
    width = (width_mm - _INSET_MM) * _POINTS_OF_MM
    return Room(width=width, size=_size(load_forms().type.table_pt))


def _size(pt: int) -> float:
    """The size in points of Sarabun."""
    return float(pt * SARABUN_SCALE)
