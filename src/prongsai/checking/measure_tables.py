"""Which tables list measures, and what does each of their columns hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.checking.wordings import any_of
from prongsai.core.grid import placed
from prongsai.core.problems import Place
from prongsai.core.reading import Origin, Passage, PassageKind, Reading
from prongsai.core.tree import Row, Table, plain
from prongsai.dossier import ColumnField
from prongsai.intake import field_of

_BESIDE_A_MEASURE = frozenset({"steps", "owner", "output", "outcome", "status", "period"})
_ITEM_NUMBER = re.compile(r"^[(\s]*[0-9๐-๙]+(?:\.[0-9๐-๙]+)*\s*[).]*\s*")
# Columns that the rules look at as one.
_ROLES = {
    ColumnField.NOT_STARTED: "status",
    ColumnField.IN_PROGRESS: "status",
    ColumnField.DONE: "status",
    ColumnField.FOLLOW_UP: "reporting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """One row: the passage of each column that has text, by the column's role.

    ``continues``: it goes on with the measure above. ``is_rest``: what a page break cut off the
    row above, with neither an owner nor a time of its own.
    """

    number: int  # Place.row
    cells: dict[str, Passage]
    place: Place
    continues: bool = False
    is_group: bool = False
    is_rest: bool = False

    @property
    def title(self) -> str:
        """The measure without its number."""
        cell = self.cells.get("measure")
        return _ITEM_NUMBER.sub("", cell.text).strip() if cell else ""

    def text_of(self, role: str) -> str:
        """The text of a column; empty where there is none, or what stands for none."""
        cell = self.cells.get(role)
        words = cell.text.strip() if cell else ""
        return "" if any_of("blank_cells").fullmatch(words) else words


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTable:
    """A table of measures; ``roles`` says what each column of the grid holds.

    ``titles``: of the columns, by their roles.
    """

    number: int  # Place.table
    roles: dict[int, str]
    titles: dict[str, str]
    rows: tuple[MeasureRow, ...]

    def has(self, role: str) -> bool:
        """Whether a column of that role is there."""
        return role in self.roles.values()

    @property
    def measures(self) -> tuple[MeasureRow, ...]:
        """The first row of each measure."""
        return tuple(row for row in self.rows if not (row.is_group or row.continues))


def measure_tables(reading: Reading) -> tuple[MeasureTable, ...]:
    """The tables of measures, in reading order."""
    found = []
    number = 0
    for at, block in enumerate(reading.blocks):
        if isinstance(block, Table):
            number += 1
            read = _read(block, number, reading.origin_of(at).rows)
            if read is not None:
                found.append(read)
    return tuple(found)


def _read(table: Table, number: int, origins: tuple[Origin, ...]) -> MeasureTable | None:
    grid = (*table.header, *table.rows)
    header = len(table.header) or 1
    texts = _texts(grid)
    roles = _roles(texts, header)
    if "measure" not in roles.values() or not _BESIDE_A_MEASURE & set(roles.values()):
        return None
    rows = tuple(_rows(grid, header, texts, roles, number, origins))
    titles = {role: texts.get((header - 1, column), "") for column, role in roles.items()}
    return MeasureTable(number=number, roles=roles, titles=titles, rows=rows)


def _texts(grid: tuple[Row, ...]) -> dict[tuple[int, int], str]:
    """The text at each place of the grid; a cell that goes down stands in all of its rows."""
    texts = {}
    for places in placed(grid):
        for each in places:
            words = "\n".join(plain(line) for line in each.cell.lines)
            for down in range(each.cell.rowspan):
                texts[each.row + down, each.column] = words
    return texts


def _roles(texts: dict[tuple[int, int], str], header: int) -> dict[int, str]:
    roles: dict[int, str] = {}
    for (row, column), text in sorted(texts.items()):
        if row < header and (role := role_of(text)) is not None:
            roles[column] = role  # the lower row of a heading is the nearer one
    return roles


def role_of(title: str) -> str | None:
    """What a column of that title holds; None where its title has none of the known words."""
    field = field_of(title)
    return None if field is None else _ROLES.get(field, str(field))


def _rows(
    grid: tuple[Row, ...],
    header: int,
    texts: dict[tuple[int, int], str],
    roles: dict[int, str],
    number: int,
    origins: tuple[Origin, ...],
) -> Iterator[MeasureRow]:
    begun = False
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in texts.items():
        if text.strip():
            by_row.setdefault(row, {})[column] = text
    begins = {(each.row, each.column) for places in placed(grid) for each in places}
    for at in range(header, len(grid)):
        origin = origins[at] if at < len(origins) else Origin()
        filled = by_row.get(at, {})
        cells = {
            role: _passage(filled[column], number, at, column, origin)
            for column, role in sorted(roles.items(), reverse=True)
            # A measure that goes down over rows is one; an owner beside it is the owner of each.
            if column in filled and (role != "measure" or (at, column) in begins)
        }
        is_group = grid[at].group or (len(filled) == 1 and 0 in filled and len(roles) > 1)
        has_title = "measure" in cells
        yield MeasureRow(
            number=at + 1,
            cells=cells,
            place=origin.place(table=number, row=at + 1),
            continues=begun and not has_title,
            is_group=is_group,
            is_rest=begun and not has_title and not {"owner", "due", "period"} & set(cells),
        )
        begun = begun or (has_title and not is_group)


def _passage(text: str, table: int, row: int, column: int, origin: Origin) -> Passage:
    place = origin.place(table=table, row=row + 1, column=column + 1)
    return Passage(text=text, kind=PassageKind.CELL, place=place, source=origin.source)
