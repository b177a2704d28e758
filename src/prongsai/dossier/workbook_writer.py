"""How does a dossier become a workbook that an officer can fill in?

Every value is text, so that nothing is taken for a number, a day or a formula; the same dossier
gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.dates import thai_day
from prongsai.core.files import without_times
from prongsai.dossier.cell_texts import pieces, to_cell, to_list_cell
from prongsai.dossier.schema import SCHEMA, Dossier, to_plain
from prongsai.dossier.sheets import (
    CONTINUED,
    HELP,
    PRESENCE,
    PRESENT,
    PRESENT_HELP,
    ROW,
    ROW_HELP,
    TABLE,
    Column,
    Form,
    Path,
    Table,
    all_sheets,
    parent_heading,
)
from prongsai.editions import known_years, load

EXPLANATION = "คำอธิบาย"
CHOICES = "รายการเลือก"
_FIRST_ROW = 3  # below the heading and its help
_LAST_ROW = 500  # as far as drop-downs reach
_HEADING = PatternFill("solid", fgColor="DCE6F1")
_HELPING = PatternFill("solid", fgColor="F5F5F5")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EXPLAINED = (
    "สมุดงานแฟ้มข้อมูลหนึ่งหน่วยงานหนึ่งปี (โปร่งใส)",
    "1. กรอกแผ่นงาน “หน่วยงาน” ก่อน อย่างน้อยชื่อหน่วยงานและปีงบประมาณ",
    "2. แผ่นงานอื่นกรอกเฉพาะที่ใช้ แถวหนึ่งคือหนึ่งรายการ บางช่องมีรายการให้เลือก",
    "3. ช่องที่มีได้หลายข้อ ให้ขึ้นบรรทัดใหม่ในช่องเดียวกัน (Alt+Enter) ข้อละหนึ่งบรรทัด",
    "4. คอลัมน์ “แถวที่…ใน…” บอกว่ารายการนี้เป็นของแถวใดในแผ่นงานที่อ้าง เช่น คะแนนของการประเมินแถวที่ 1",
    "5. คะแนนใช้จุดทศนิยม เช่น 95.75 วันที่เขียนแบบ 17 มกราคม 2568 ห้ามใส่สูตร",
    "6. เมื่อกรอกเสร็จ ใช้คำสั่ง prongsai dossier from-xlsx แฟ้มนี้.xlsx --out แฟ้ม.yaml",
    "ข้อความที่มีช่องว่างหัวท้ายจะอยู่ในเครื่องหมายคำพูด เพื่อให้ช่องว่างนั้นไม่หาย",
)


def write_template() -> bytes:
    """An empty workbook (XLSX) with Thai headings, help and drop-downs, ready to be filled in."""
    indicators = [{"indicator": each.name_th} for each in load(known_years()[-1]).indicators]
    blank: dict[str, Any] = {"schema": SCHEMA, "assessments": [{"indicators": indicators}]}
    return _workbook(blank)


def write_workbook(dossier: Dossier) -> bytes:
    """The dossier as a workbook (XLSX); ``read_workbook`` gives the same dossier again."""
    return _workbook(to_plain(dossier))


def _workbook(plain: Mapping[str, Any]) -> bytes:
    book = Workbook()
    explanation = book.worksheets[0]
    explanation.title = EXPLANATION
    explanation.column_dimensions["A"].width = 110
    for number, line in enumerate(_EXPLAINED, start=1):
        _write(explanation, number, 1, line)
    choices = _Choices()
    for sheet in all_sheets():
        page = book.create_sheet(sheet.title)
        if isinstance(sheet, Form):
            _write_form(page, sheet, plain, choices)
        else:
            _write_table(page, sheet, plain, choices)
    choices.write(book.create_sheet(CHOICES))
    stream = io.BytesIO()
    book.save(stream)
    return without_times(_without_clock(stream.getvalue()))


def _without_clock(archive: bytes) -> bytes:
    """The same archive, its document made at one fixed moment."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            made.writestr(name, data)
    return target.getvalue()


class _Choices:
    """The lists behind the drop-downs, each in a column of a hidden sheet."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, ...], str] = {}

    def reference(self, words: Iterable[str]) -> str:
        """The cells that hold these words."""
        listed = tuple(words)
        letter = get_column_letter(len(self._lists) + 1)
        made = f"{quote_sheetname(CHOICES)}!${letter}$1:${letter}${len(listed)}"
        return self._lists.setdefault(listed, made)

    def write(self, page: Worksheet) -> None:
        """Fill the hidden sheet."""
        for column, words in enumerate(self._lists, start=1):
            for row, word in enumerate(words, start=1):
                _write(page, row, column, word)
        page.sheet_state = "hidden"


def _write(page: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = text
    cell.data_type = "s"  # never a formula, whatever it begins with
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True  # Excel keeps it text when somebody edits the cell
    cell.number_format = "@"
    cell.alignment = _WRAPPED
    if bold:
        cell.font = Font(bold=True)
        cell.fill = _HEADING


def _help(page: Worksheet, row: int, column: int, text: str) -> None:
    _write(page, row, column, text)
    cell = page.cell(row, column)
    cell.font = Font(italic=True, color="595959")
    cell.fill = _HELPING


def _write_form(page: Worksheet, form: Form, plain: Mapping[str, Any], choices: _Choices) -> None:
    for at, (title, width) in enumerate((("หัวข้อ", 32), ("ค่า", 70), (HELP, 60)), start=1):
        _write(page, 1, at, title, bold=True)
        _ready(page, at, width)
    page.freeze_panes = "A2"
    row = 2
    for title, text, helping, words in _form_rows(form, plain):
        _write(page, row, 1, title, bold=True)
        _help(page, row, 3, helping)
        if words is not None:
            _offer(page, f"B{row}", choices.reference(words), strict=True)
        for number, piece in enumerate(pieces(text)):
            if number:
                row += 1
                _write(page, row, 1, CONTINUED)
            if piece:
                _write(page, row, 2, piece)
        row += 1
    for column in form.columns:
        if column.chosen_from in _KEYED:
            at = 2 + [each[0] for each in _form_rows(form, {})].index(column.title)
            _offer(page, f"B{at}", _keys_of(column.chosen_from), strict=False)


def _form_rows(
    form: Form, plain: Mapping[str, Any]
) -> Iterator[tuple[str, str, str, Iterable[str] | None]]:
    if form.optional is not None:
        shown = PRESENCE["true"] if form.optional in plain else ""
        yield PRESENT, shown, PRESENT_HELP, PRESENCE.values()
    for column in form.columns:
        words = column.labels.values() if column.labels and column.path != ("schema",) else None
        yield column.title, _text(column, _value_at(plain, column.path)), column.help, words


def _write_table(
    page: Worksheet, table: Table, plain: Mapping[str, Any], choices: _Choices
) -> None:
    records = list(_records(table, plain))
    headings = [(ROW, ROW_HELP), *_before(table)]
    headings += [(column.title, column.help) for column in table.columns]
    spread = max([6, *(len(record.get(table.spreads or "", ())) for _, record in records)])
    if table.spreads:
        headings += [(f"ช่อง {number}", "") for number in range(1, spread + 1)]
    for column, (title, helping) in enumerate(headings, start=1):
        _write(page, 1, column, title, bold=True)
        _help(page, 2, column, HELP if column == 1 else helping)
        _ready(page, column, 9 if column == 1 else _width(title))
    page.freeze_panes = f"B{_FIRST_ROW}"
    _offer_choices(page, table, choices)
    row = _FIRST_ROW
    for number, (before, record) in enumerate(records, start=1):
        row = _write_record(page, row, [str(number), *before, *_texts(table, record)])


def _width(title: str) -> int:
    # Thai marks above and below take no room of their own.
    letters = sum(1 for letter in title if letter not in "ัิีึืฺุู็่้๊๋์ํ๎")
    return min(40, max(16, letters + 4))


def _before(table: Table) -> list[tuple[str, str]]:
    if table.parent is not None:
        return [(parent_heading(table), f"เลขในคอลัมน์ “{ROW}” ของแผ่นงาน {table.parent}")]
    if table.places is not None:
        return [(TABLE, "รายการนี้อยู่ในตารางใด")]
    return []


def _records(
    table: Table, plain: Mapping[str, Any]
) -> Iterator[tuple[list[str], Mapping[str, Any]]]:
    """Each record, and what stands before it: its parent's row or its table's label."""
    if table.places is not None:
        for label, path in table.places.items():
            found = _value_at(plain, path)
            listed = [found] if table.is_single and found is not None else found or []
            yield from (([label], record) for record in listed)
    elif table.parent is not None:
        parents = _value_at(plain, table.at[:-1]) or []
        for number, parent in enumerate(parents, start=1):
            for record in parent.get(table.at[-1], ()):
                yield [str(number)], record
    else:
        yield from (([], record) for record in _value_at(plain, table.at) or [])


def _texts(table: Table, record: Mapping[str, Any]) -> Iterator[str]:
    for column in table.columns:
        yield _text(column, _value_at(record, column.path))
    if table.spreads:
        cells = record.get(table.spreads, [])
        # An empty text is shown only where nothing else tells that the row goes so far.
        yield from (to_cell(text) if text else "" for text in cells[:-1])
        yield from (to_cell(text) for text in cells[-1:])


def _write_record(page: Worksheet, row: int, texts: list[str]) -> int:
    """Write one record, over several rows where a text is too long for a cell; the next row."""
    cut = [pieces(text) for text in texts]
    for depth in range(max(map(len, cut))):
        if depth:
            _write(page, row, 1, CONTINUED)
        for column, parts in enumerate(cut, start=1):
            if depth < len(parts) and parts[depth]:
                _write(page, row, column, parts[depth])
        row += 1
    return row


def _text(column: Column, value: Any) -> str:
    """A value as its cell shows it; empty where there is none."""
    if value is None:
        return ""
    if column.is_list:
        return to_list_cell(value)
    if column.labels is not None:
        return column.labels[str(value).lower() if isinstance(value, bool) else str(value)]
    if column.is_day:
        return thai_day(date.fromisoformat(value))
    return to_cell(str(value))


def _value_at(plain: Any, path: Path) -> Any:
    for key in path:
        plain = plain.get(key) if isinstance(plain, Mapping) else None
    return plain


def _ready(page: Worksheet, column: int, width: int) -> None:
    """A column that keeps what is typed as text: a telephone number keeps its first 0."""
    dimension = page.column_dimensions[get_column_letter(column)]
    dimension.width = width
    dimension.number_format = "@"
    dimension.alignment = _WRAPPED


_KEYED = frozenset(("บุคคล", "หน่วยงานภายใน", "มาตรการ"))


def _offer_choices(page: Worksheet, table: Table, choices: _Choices) -> None:
    first = 2 + len(_before(table))
    if table.places is not None:
        _offer(page, _down(2), choices.reference(table.places), strict=True)
    for at, column in enumerate(table.columns, start=first):
        if column.labels is not None:
            _offer(page, _down(at), choices.reference(column.labels.values()), strict=True)
        elif column.chosen_from == "indicators":
            names = [each.name_th for each in load(known_years()[-1]).indicators]
            page.column_dimensions[get_column_letter(at)].width = max(map(_width, names))
            _offer(page, _down(at), choices.reference(names), strict=False)
        elif column.chosen_from in _KEYED:
            _offer(page, _down(at), _keys_of(column.chosen_from), strict=False)


def _down(column: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{_FIRST_ROW}:{letter}{_LAST_ROW}"


def _keys_of(sheet: str | None) -> str:
    return f"{quote_sheetname(sheet or '')}!$B${_FIRST_ROW}:$B${_LAST_ROW}"


def _offer(page: Worksheet, cells: str, reference: str, *, strict: bool) -> None:
    """A drop-down; one that is not strict lets several lines or an older name stand."""
    validation = DataValidation(
        type="list",
        formula1=reference,
        allow_blank=True,
        showErrorMessage=strict,
        errorTitle="เลือกจากรายการ",
        error="เลือกค่าใดค่าหนึ่งจากรายการ",
    )
    validation.add(cells)
    page.add_data_validation(validation)
