"""How does a filled-in workbook become a Dossier, or the list of cells that must be mended?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, get_origin

from pydantic import BaseModel

from prongsai.core.archives import DAMAGED
from prongsai.core.files import read_whole
from prongsai.core.problems import Place, Problem, Said
from prongsai.dossier import workbook_problems as say
from prongsai.dossier.cell_texts import from_cell, from_list_cell
from prongsai.dossier.complaints import WhereIs, part_of
from prongsai.dossier.loader import schema_problem, understand
from prongsai.dossier.schema import Dossier
from prongsai.dossier.sheets import (
    HELP,
    PRESENCE,
    PRESENT,
    ROW,
    TABLE,
    Column,
    Form,
    Table,
    all_sheets,
    parent_heading,
)
from prongsai.dossier.spots import Location, path_of
from prongsai.dossier.workbook_pages import Page, Row, place_at
from prongsai.dossier.workbook_writer import CHOICES, EXPLANATION
from prongsai.survey import GridFile, open_workbook

MOST_BYTES = 20_000_000
MOST_BYTES_UNPACKED = 200_000_000
MOST_MARKS = 2_000_000  # a full year has twenty thousand
_REMEDY = Said(
    th="ใช้สมุดงานที่ได้จาก prongsai dossier template หรือ dossier to-xlsx บันทึกเป็น .xlsx",
    en="Use a workbook made by prongsai dossier template or dossier to-xlsx, saved as .xlsx.",
)
_FIRST_SHEET = "หน่วยงาน"
_PREFILLED = "indicator"  # the template names the ten; only a score makes such a row a record


def read_workbook(path: Path) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The dossier in a workbook, and everything to mend in it with its sheet and cell.

    None where it cannot be understood. Formulas are Problems; their values are not used.
    Errors: FileUnusable where the file is missing, too large, holds macros, or is no workbook of
    this program.
    """
    dossier, problems, _ = read_placed_workbook(path)
    return dossier, problems


def read_placed_workbook(path: Path) -> tuple[Dossier | None, tuple[Problem, ...], WhereIs]:
    """As ``read_workbook``, and what tells in which cell a location stands. Errors: the same."""
    file = GridFile(path=path, remedy=_REMEDY)
    data = read_whole(path, limit=MOST_BYTES)
    if path.suffix.lower() != ".xlsx":
        raise file.unusable(
            "ไม่ใช่สมุดงาน .xlsx (แฟ้มที่มีแมโครใช้ไม่ได้)",
            "it is no .xlsx workbook (macros are refused).",
        )
    book = open_workbook(
        file, data, most_bytes=MOST_BYTES_UNPACKED, most_marks=MOST_MARKS, formulas=True
    )
    try:
        pages = {sheet.title: Page(file, sheet) for sheet in book.worksheets}
    except DAMAGED as error:
        raise file.damaged() from error
    finally:
        book.close()
    if _FIRST_SHEET not in pages:
        raise file.unusable("ไม่ใช่สมุดงานของโปรแกรมนี้", "it is no workbook of this program.")
    reading = _Reading()
    dossier, problems = reading.read(pages)
    return dossier, tuple(problem.in_file(str(path)) for problem in problems), reading.where


@dataclass(slots=True)
class _Record:
    """A record and its cells; dormant until it, or one that belongs to it, holds something."""

    cells: tuple[tuple[Column, Place], ...]
    first_cell: Place
    plain: dict[str, Any] = field(default_factory=dict)
    location: tuple[str | int, ...] | None = None


@dataclass(frozen=True)
class _Entry:
    """One row of a table, not yet placed; ``headings``: columns by title, from 1."""

    table: Table
    page: Page
    row: Row
    headings: Mapping[str, int]

    @cached_property
    def columns(self) -> tuple[tuple[Column, int], ...]:
        """The table's columns that the sheet has, and where."""
        return tuple(
            (column, self.headings[column.title])
            for column in self.table.columns
            if column.title in self.headings
        )

    @cached_property
    def values(self) -> tuple[tuple[Column, Any], ...]:
        """What each column's cell means."""
        return tuple(
            (column, _value(column, self.row.texts.get(at, ""))) for column, at in self.columns
        )

    @property
    def name(self) -> str:
        """The number that other sheets name it by."""
        return self.row.text(self.headings.get(ROW, 0)) or str(self.row.number)

    @property
    def is_filled(self) -> bool:
        """Whether anything but its number stands in the row."""
        known = {at for title, at in self.headings.items() if title != ROW}
        return any(
            self.row.text(at) for at in (self.row.texts if self.table.spreads else known) if at > 1
        )

    @property
    def has_content(self) -> bool:
        """Whether something stands there that the template did not fill in."""
        return any(
            value is not None and column.path[-1] != _PREFILLED for column, value in self.values
        )

    def place(self, column: int) -> Place:
        """The place of one of its cells."""
        return place_at(self.page.title, self.row.number, column)

    def record(self) -> _Record:
        """The record that it will be."""
        cells = tuple((column, self.place(at)) for column, at in self.columns)
        return _Record(cells=cells, first_cell=self.place(1))


class _Reading:
    """Collects a workbook's values as a file would hold them, and where each stands."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._plain: dict[str, Any] = {}
        self._places: dict[tuple[str | int, ...], Place] = {}
        self._columns: dict[Place, Column] = {}
        self._records: dict[str, dict[str, _Record]] = {}
        self._absent: dict[str, Place] = {}

    def read(self, pages: Mapping[str, Page]) -> tuple[Dossier | None, tuple[Problem, ...]]:
        sheets = all_sheets()
        known = {EXPLANATION, CHOICES, *(sheet.title for sheet in sheets)}
        for page in pages.values():
            self._problems += page.problems if page.title in known else ()
        for sheet in (each for each in sheets if each.title in pages):
            if isinstance(sheet, Form):
                self._read_form(sheet, pages[sheet.title])
            else:
                self._read_table(sheet, pages[sheet.title])
        self._problems += (say.sheet_unknown(title) for title in pages if title not in known)
        self._problems += (
            say.part_contradicted(key, place)
            for key, place in self._absent.items()
            if key in self._plain
        )
        return self._understood()

    def where(self, location: Location) -> Place:
        """The cell of a location, or of what it belongs to, and its path in the dossier."""
        at = tuple(location)
        path = path_of(at) or None
        while at and at not in self._places:
            at = at[:-1]
        return replace(self._places.get(at, Place()), path=path)

    def _understood(self) -> tuple[Dossier | None, tuple[Problem, ...]]:
        of_schema = schema_problem(self._plain.get("schema"))
        if of_schema is not None:
            return None, (replace(of_schema, place=self.where(("schema",))),)
        self._plain.setdefault("agency", {})  # so that its blank name is told at its cell
        dossier, found = understand(_completed(self._plain, Dossier), self.where)
        is_whole = not any(problem.is_error for problem in self._problems)
        problems = (*self._problems, *map(self._in_thai_words, found))
        return (dossier if is_whole else None), problems

    def _in_thai_words(self, problem: Problem) -> Problem:
        """A wrong choice or a blank told with the workbook's words instead of the schema's."""
        column = self._columns.get(replace(problem.place, path=None))
        if column is None:
            return problem
        if problem.code == "value-not-listed" and column.labels is not None:
            return replace(problem, remedy=say.choose_one(", ".join(column.labels.values())))
        if problem.code == "key-missing":
            return replace(
                problem,
                message=Said(
                    th=f"ช่อง “{column.title}” ว่างอยู่", en=f"The cell “{column.title}” is blank."
                ),
                remedy=Said(th=f"กรอกช่องนี้ ({column.help})", en="Fill it in."),
            )
        return problem

    def _read_form(self, form: Form, page: Page) -> None:
        columns = {column.title: column for column in form.columns}
        for row in page.rows[1:]:
            title, place = row.text(1), place_at(page.title, row.number, 2)
            if title == PRESENT and form.optional is not None:
                self._read_presence(form.optional, row.text(2), place)
            elif title in columns:
                column = columns[title]
                self._remember(column, column.path, place)
                _put(self._plain, column.path, _value(column, row.texts.get(2, "")))
            elif row.text(2):
                heading = place_at(page.title, row.number, 1)
                self._problems.append(say.heading_unknown(title, heading))

    def _read_presence(self, key: str, text: str, place: Place) -> None:
        self._places[(key,)] = place
        if text == PRESENCE["true"]:
            self._plain.setdefault(key, {})
        elif text == PRESENCE["false"]:
            self._absent[key] = place
        elif text:
            self._problems.append(say.not_listed(text, PRESENCE.values(), place))

    def _read_table(self, table: Table, page: Page) -> None:
        if not page.rows:
            return
        headings = {text.strip(): at for at, text in page.rows[0].texts.items() if text.strip()}
        rows = [row for row in page.rows[1:] if row.text(1) != HELP]
        self._problems += _strange_headings(table, page, headings, rows)
        for row in rows:
            self._read_entry(_Entry(table, page, row, headings))

    def _read_entry(self, entry: _Entry) -> None:
        record = entry.record()
        named = self._records.setdefault(entry.table.title, {})
        if entry.name in named and _is_parent(entry.table):
            self._problems.append(say.row_number_duplicate(entry.name, entry.place(1)))
        named.setdefault(entry.name, record)
        if not entry.is_filled or not self._place_record(entry, record):
            return
        for column, value in entry.values:
            _put(record.plain, column.path, value)
        if entry.table.spreads:
            record.plain[entry.table.spreads] = _spread(entry.row, entry.headings)

    def _place_record(self, entry: _Entry, record: _Record) -> bool:
        """Put the record into its list; False where it belongs nowhere."""
        if entry.table.places is not None:
            return self._place_by_label(entry, entry.table.places, record)
        if entry.table.parent is not None:
            return self._place_below(entry, entry.table.parent, record)
        self._append(entry.table.at, record)
        return True

    def _append(self, at: Sequence[str], record: _Record) -> None:
        listed = _list_at(self._plain, at)
        self._settle(record, (*at, len(listed)))
        listed.append(record.plain)

    def _settle(self, record: _Record, location: tuple[str | int, ...]) -> None:
        record.location = location
        self._places[location] = record.first_cell
        for column, place in record.cells:
            self._remember(column, (*location, *column.path), place)

    def _place_by_label(
        self, entry: _Entry, places: Mapping[str, tuple[str, ...]], record: _Record
    ) -> bool:
        column = entry.headings.get(TABLE, 2)
        path = places.get(entry.row.text(column))
        if path is None:
            problem = say.not_listed(entry.row.text(column), places, entry.place(column))
            self._problems.append(problem)
            return False
        if entry.table.is_single:
            record.plain = _dict_at(self._plain, path)
            self._settle(record, path)
        else:
            self._append(path, record)
        return True

    def _place_below(self, entry: _Entry, parent_title: str, record: _Record) -> bool:
        column = entry.headings.get(parent_heading(entry.table), 2)
        name = entry.row.text(column)
        parents = self._records.get(parent_title, {})
        alive = [each for each in parents.values() if each.location is not None]
        parent = alive[0] if not name and len(alive) == 1 else parents.get(name)
        is_named = any(each.path[-1] == _PREFILLED for each, _ in entry.columns)
        if is_named and not entry.has_content and (parent is None or parent.location is None):
            return False  # the template's own row, not used
        if parent is None:
            problem = say.row_number_unknown(name, parent_title, entry.place(column))
            self._problems.append(problem)
            return False
        if parent.location is None:
            self._append(_table_named(parent_title).at, parent)
        assert parent.location is not None
        key = entry.table.at[-1]
        listed = parent.plain.setdefault(key, [])
        self._settle(record, (*parent.location, key, len(listed)))
        listed.append(record.plain)
        return True

    def _remember(self, column: Column, location: Sequence[str | int], place: Place) -> None:
        self._places[tuple(location)] = place
        self._columns[place] = column


def _tables() -> tuple[Table, ...]:
    return tuple(sheet for sheet in all_sheets() if isinstance(sheet, Table))


def _table_named(title: str) -> Table:
    return next(table for table in _tables() if table.title == title)


def _is_parent(table: Table) -> bool:
    return any(table.title == each.parent for each in _tables())


def _strange_headings(
    table: Table, page: Page, headings: Mapping[str, int], rows: Sequence[Row]
) -> Iterator[Problem]:
    """Columns that hold data and are not the template's."""
    if table.spreads:
        return
    known = {ROW, TABLE, *(column.title for column in table.columns)}
    known |= {parent_heading(table)} if table.parent else set()
    read = {at for title, at in headings.items() if title in known}
    titles = {at: title for title, at in headings.items()}
    used = {at for row in rows for at in row.texts if row.text(at)}
    for at in sorted(used - read):
        yield say.heading_unknown(titles.get(at, ""), place_at(page.title, page.rows[0].number, at))


def _value(column: Column, text: str) -> Any:
    """What a cell means: a list, a code, a text, or None where it is blank."""
    if not text.strip():
        return None
    if column.is_list:
        return from_list_cell(text)
    plain = from_cell(text)
    if column.labels is None:
        return plain
    codes = {label: value for value, label in column.labels.items()}
    return codes.get(plain, plain)


def _spread(row: Row, headings: Mapping[str, int]) -> list[str]:
    first = min((at for title, at in headings.items() if title.startswith("ช่อง ")), default=5)
    last = max((at for at in row.texts if at >= first and row.text(at)), default=first - 1)
    return [from_cell(row.texts.get(at, "")) for at in range(first, last + 1)]


def _put(plain: dict[str, Any], path: Sequence[str], value: Any) -> None:
    if value is not None:
        _dict_at(plain, path[:-1])[path[-1]] = value


def _dict_at(plain: dict[str, Any], path: Sequence[str]) -> dict[str, Any]:
    for key in path:
        plain = plain.setdefault(key, {})
    return plain


def _list_at(plain: dict[str, Any], path: Sequence[str]) -> list[Any]:
    found: list[Any] = _dict_at(plain, path[:-1]).setdefault(path[-1], [])
    return found


def _completed(plain: Mapping[str, Any], part: type[BaseModel]) -> dict[str, Any]:
    """The same values with an empty list for each list that must be there and has no row."""
    made = dict(plain)
    for name, each in part.model_fields.items():
        key = each.alias or name
        is_list = get_origin(each.annotation) is tuple
        if is_list and each.is_required():
            made.setdefault(key, [])
        below = part_of(each.annotation)
        if below is not None and key in made:
            made[key] = (
                [_completed(record, below) for record in made[key]]
                if is_list
                else _completed(made[key], below)
            )
    return made
