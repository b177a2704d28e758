"""How does a workbook become headings, paragraphs and tables?

Each sheet that is shown is a heading with what stands in it. Blank rows part a sheet; what covers
several places when merged stands in the first of them. Formulas are read as their last values.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.core.archives import DAMAGED
from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.normal_forms import comparison_form
from prongsai.core.problems import Said
from prongsai.core.reading import BlockOrigin, Origin, Passage, Reading
from prongsai.core.tree import DRAFT_STATUS, Block, Cell, Heading, Paragraph, Section, text
from prongsai.intake.sheet.values import shown
from prongsai.intake.tables import Grid, GridRow, OpenGrid, furniture, grid_of, letters_of, table_of
from prongsai.survey import GridFile, open_workbook

MOST_BYTES = 20_000_000
MOST_BYTES_UNPACKED = 200_000_000
MOST_MARKS = 2_000_000
MOST_CELLS = 2_000_000  # with the empty ones between: one far away makes its reader fill them in
MOST_ROWS = 1_048_576
MOST_SHEETS = 200
_CUT_FROM = 28  # letters: a mark is not cut off from its letter, which costs up to three
_REMEDY = Said(
    th="เปิดใน Excel เอารหัสผ่าน แมโคร และแถวที่ไม่ใช้ออก แล้วบันทึกเป็น .xlsx ใหม่",
    en="Open it in Excel, take off password, macros and unused rows, and save it as .xlsx.",
)


def read_sheet(path: Path) -> Reading:
    """What a workbook says; ``line`` is a row's number in its sheet.

    A sheet's name is its heading. Excel ends it after 31 letters, maybe inside a word: such a
    name is made whole where the workbook's title begins so, is left out where the sheet does,
    and is furniture otherwise.

    Errors: FileUnusable where the file is missing, damaged, locked, holds macros or passes a limit.
    """
    data = read_whole(path, limit=MOST_BYTES)
    file = GridFile(path=path, remedy=_REMEDY)
    blocks: list[tuple[Block, BlockOrigin]] = []
    cut: tuple[Passage, ...] = ()
    try:
        with _opened(file, data) as book:
            is_draft = (book.properties.contentStatus or "").lower() == DRAFT_STATUS
            whole = str(book.properties.title or "")
            for name, rows in _sheets(file, book):
                if not rows:
                    continue
                title = whole if _begins(whole, name) else name
                if title == name and len(name) >= _CUT_FROM:
                    is_told = _begins(letters_of(rows[0].cells[min(rows[0].cells)]), name)
                    cut += () if is_told else (furniture(name, rows[0].origin()),)
                else:
                    heading = Heading(level=1, text=text(title))
                    blocks.append((heading, BlockOrigin(origin=rows[0].origin())))
                blocks += _blocks_of(rows)
    except DAMAGED as error:
        raise file.damaged() from error
    if not blocks:
        raise file.unusable("ไม่มีข้อความในสมุดงาน", "there is no text in the workbook.")
    return Reading(
        sections=(Section(blocks=tuple(block for block, _ in blocks)),),
        origins=tuple(origin for _, origin in blocks),
        furniture=cut,
        file=str(path),
        is_draft=is_draft,
    )


def _begins(words: str, name: str) -> bool:
    return len(name) >= _CUT_FROM and comparison_form(words).startswith(comparison_form(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row's cells that hold letters, by column, from 0."""

    sheet: str
    number: int
    cells: dict[int, Cell]

    def grid_row(self, first: int, after: int) -> GridRow:
        """The cells of these columns."""
        cells = tuple(self.cells.get(column, Cell()) for column in range(first, after))
        return GridRow(cells=cells, origin=self.origin(first))

    def origin(self, first: int | None = None) -> Origin:
        """Where it stands, or what begins in that column of it."""
        column = min(self.cells) if first is None else first
        return Origin(line=self.number, sheet=self.sheet, first_column=column + 1)


@contextmanager
def _opened(file: GridFile, data: bytes) -> Iterator[Any]:
    """The workbook, closed afterwards."""
    with warnings.catch_warnings():
        # openpyxl warns of drop-downs and styles that it leaves out; letters need neither.
        warnings.simplefilter("ignore")
        book = open_workbook(
            file, data, most_bytes=MOST_BYTES_UNPACKED, most_marks=MOST_MARKS, formulas=False
        )
        try:
            yield book
        finally:
            book.close()


def _sheets(file: GridFile, book: Any) -> Iterator[tuple[str, list[_Row]]]:
    shown_sheets = [each for each in book.worksheets if each.sheet_state == "visible"]
    if len(shown_sheets) > MOST_SHEETS:
        raise _too_large(file)
    count = 0
    for sheet in shown_sheets:
        title = str(sheet.title)
        rows = []
        for number, places in enumerate(sheet.iter_rows(), start=1):
            count += len(places)
            if count > MOST_CELLS or number > MOST_ROWS:
                raise _too_large(file)
            cells = {at: cell for at, place in enumerate(places) if (cell := _cell(place))}
            if cells:
                rows.append(_Row(sheet=title, number=number, cells=cells))
        yield title, rows


def _cell(place: Any) -> Cell | None:
    """The cell with its lines; None where it holds no letter."""
    if place.value is None:
        return None
    letters = shown(place.value, place.number_format or "")
    lines = [line.strip() for line in letters.split("\n") if line.strip()]
    if not lines:
        return None
    is_bold = bool(place.font is not None and place.font.b)
    return Cell(lines=tuple(text(line, bold=is_bold) for line in lines))


def _blocks_of(rows: Sequence[_Row]) -> Iterator[tuple[Block, BlockOrigin]]:
    """Paragraphs of what stands alone, tables of what stands side by side."""
    first = min((at for row in rows if len(row.cells) > 1 for at in row.cells), default=1)
    open_grid: OpenGrid | None = None
    for part in _parts(rows):
        start = next((at for at, row in enumerate(part) if len(row.cells) > 1), len(part))
        side_by_side = part[start:]
        if not start and open_grid is not None and _goes_on(open_grid, side_by_side, first):
            continue
        if open_grid is not None:
            yield table_of(open_grid.grid)
        is_table = len(side_by_side) > 1
        open_grid = OpenGrid(_grid(side_by_side, first)) if is_table else None
        for row in part[:start] if is_table else part:
            yield from _paragraphs(row)
    if open_grid is not None:
        yield table_of(open_grid.grid)


def _goes_on(open_grid: OpenGrid, rows: Sequence[_Row], first: int) -> bool:
    return open_grid.take(_grid(rows, first)) is not None


def _grid(rows: Sequence[_Row], first: int) -> Grid:
    after = 1 + max(max(row.cells) for row in rows)
    return grid_of([row.grid_row(first, after) for row in rows])


def _parts(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The rows between blank ones."""
    part: list[_Row] = []
    for row in rows:
        if part and row.number > part[-1].number + 1:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _paragraphs(row: _Row) -> Iterator[tuple[Block, BlockOrigin]]:
    for column, cell in sorted(row.cells.items()):
        for line in cell.lines:
            yield Paragraph(text=line), BlockOrigin(origin=row.origin(column))


def _too_large(file: GridFile) -> FileUnusable:
    return file.unusable("สมุดงานใหญ่เกินไป", "the workbook is too large.")
