"""How does a table of answers in CSV, XLSX or Parquet become a heading and rows of texts?"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

from prongsai.core.archives import DAMAGED, has_formulas, workbook_fault
from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said

MOST_BYTES = 200_000_000
MOST_BYTES_UNPACKED = 500_000_000  # an archive that swells beyond this is a bomb
MOST_MARKS = (
    5_000_000  # of a workbook: some seven hundred thousand answers; CSV and Parquet hold more
)
MOST_CELLS = 20_000_000
MOST_ROWS = 1_048_576  # what a sheet of Excel holds
_REMEDY = Said(
    th="ใช้แฟ้ม CSV XLSX หรือ Parquet ที่แถวแรกเป็นชื่อข้อคำถาม เช่น I1a และแต่ละแถวถัดไปเป็นผู้ตอบหนึ่งคน",
    en="Use a CSV, XLSX or Parquet file whose first row names the items, such as I1a, "
    "and whose every further row is one respondent.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading and its rows as texts, blanks as ``""``; rows are as long as the heading.

    ``first_row`` is the number that the file's own program shows for the first of ``rows``.
    ``shifted``: the numbers of rows that stand here as blanks, since they had more cells than the
    heading: a comma without quotes moves every later answer to a wrong column.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int
    sheet: str | None = None
    shifted: tuple[int, ...] = ()


def read_tables(path: Path) -> tuple[Table, ...]:
    """Every table in the file (a workbook has one a sheet); those without rows are left out.

    Errors: FileUnusable where the file is missing, empty, not of its kind or only a heading.
    """
    data = read_whole(path, limit=MOST_BYTES)
    readers = {".csv": _csv_tables, ".xlsx": _xlsx_tables, ".parquet": _parquet_tables}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise _unusable(path, "ไม่รู้จักแฟ้มชนิดนี้", "this kind of file is not known.")
    found = tuple(table for table in reader(path, data) if table.rows)
    if not found:
        raise _unusable(path, "มีแต่หัวตาราง ไม่มีคำตอบ", "there is a heading at most, and no answers.")
    return found


def _csv_tables(path: Path, data: bytes) -> Iterator[Table]:
    text = _decoded(path, data)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)  # Thai and European Excel write ; or tabs
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(_within_limits(path, lines))
    except csv.Error as error:
        raise _unusable(path, "อ่านเป็น CSV ไม่ได้", f"it cannot be read as CSV ({error}).") from error
    yield _table(rows, may_shift=True)


Cells = TypeVar("Cells", bound=Sized)


def _within_limits(path: Path, rows: Iterable[Cells], *, sheet: str = "") -> Iterator[Cells]:
    """The rows, as long as they are no more than any table of answers has."""
    cells = 0
    for number, row in enumerate(rows, start=1):
        cells += len(row)
        # One cell far to the right or far below makes its reader fill in all that is between.
        if cells > MOST_CELLS or number > MOST_ROWS:
            raise _too_large(path, sheet)
        yield row


def _too_large(path: Path, sheet: str = "") -> FileUnusable:
    return _unusable(
        path,
        f"แผ่นงาน {sheet} ใหญ่เกินไป" if sheet else "ตารางใหญ่เกินไป",
        f"the sheet {sheet} is too large." if sheet else "the table is too large.",
    )


def _decoded(path: Path, data: bytes) -> str:
    if b"\0" in data:
        raise _unusable(path, "ไม่ใช่แฟ้มข้อความ CSV", "it is not a text file in CSV.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp874")  # what an older Thai Excel saves
    except UnicodeDecodeError as error:
        raise _unusable(
            path, "ไม่ใช่แฟ้มข้อความ CSV แบบ UTF-8", "it is not a CSV text in UTF-8."
        ) from error


def _xlsx_tables(path: Path, data: bytes) -> Iterator[Table]:
    fault = workbook_fault(data, most_bytes=MOST_BYTES_UNPACKED, most_marks=MOST_MARKS)
    if fault is not None:
        raise _unusable(path, fault.th, fault.en)
    try:
        books = [_opened(data, formulas=False)]
        if has_formulas(data):
            books.append(_opened(data, formulas=True))
        found = [
            (sheets[0].title, list(_sheet_rows(path, *sheets)))
            for sheets in zip(*(book.worksheets for book in books), strict=True)
        ]
        for book in books:
            book.close()
    except DAMAGED as error:
        raise _unusable(
            path, "ไม่ใช่สมุดงาน XLSX หรือแฟ้มเสียหาย", "it is no XLSX workbook, or it is damaged."
        ) from error
    for title, rows in found:
        yield _table(rows, sheet=title)


def _opened(data: bytes, *, formulas: bool) -> Any:
    import openpyxl  # noqa: PLC0415 (a tenth of a second that a CSV need not wait for)

    with warnings.catch_warnings():
        # openpyxl warns of drop-downs and styles that it leaves out; answers need neither.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas)


def _sheet_rows(path: Path, sheet: Any, written: Any = None) -> Iterator[list[Any]]:
    """The rows' values. ``written``: the same sheet with its formulas, if it may have any.

    A formula that no program has computed yet has no value: it stands there itself, so that
    nobody takes its cell for an answer left out.
    """
    formulas = repeat(()) if written is None else _cells(path, written)
    for row, of_formulas in zip(_cells(path, sheet), formulas, strict=False):
        values = [cell.value for cell in row]
        for at, cell in enumerate(of_formulas):
            # One that was computed to an empty text is a blank: its kind is "str".
            if cell.data_type == "f" and values[at] is None and row[at].data_type != "str":
                values[at] = str(getattr(cell.value, "text", cell.value))
        yield values


def _cells(path: Path, sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    return _within_limits(path, sheet.iter_rows(), sheet=sheet.title)


def _parquet_tables(path: Path, data: bytes) -> Iterator[Table]:
    import pyarrow as pa  # noqa: PLC0415 (a fifth of a second that a CSV need not wait for)
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        size = file.metadata.num_rows * len(file.schema_arrow.names)
        if size > MOST_CELLS or file.metadata.num_rows > MOST_ROWS:
            raise _too_large(path)
        table = file.read()
        columns = [table.column(at).to_pylist() for at in range(table.num_columns)]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _unusable(
            path, "ไม่ใช่แฟ้ม Parquet หรือแฟ้มเสียหาย", "it is no Parquet file, or it is damaged."
        ) from error
    rows = zip(*columns, strict=True)
    yield _table([table.column_names, *rows], number_of_heading=0)


def _table(
    lines: Sequence[Iterable[Any]],
    *,
    number_of_heading: int = 1,
    sheet: str | None = None,
    may_shift: bool = False,
) -> Table:
    above = 0  # blank lines
    while above < len(lines) and not any(map(_text, lines[above])):
        above += 1
    first_row = number_of_heading + above + 1
    heading = tuple(_text(cell) for cell in lines[above]) if above < len(lines) else ()
    width = len(heading)
    rows: list[tuple[str, ...]] = []
    shifted: list[int] = []
    for number, line in enumerate(lines[above + 1 :], start=first_row):
        cells = tuple(_text(cell) for cell in line)
        if may_shift and any(cells[width:]):
            shifted.append(number)
            cells = ()
        rows.append(cells[:width] + ("",) * (width - len(cells)))
    while rows and not any(rows[-1]) and len(rows) + first_row - 1 not in shifted:
        rows.pop()  # sheets often end in rows that only look empty
    return Table(
        heading=heading,
        rows=tuple(rows),
        first_row=first_row,
        sheet=sheet,
        shifted=tuple(shifted),
    )


def _text(cell: Any) -> str:
    if cell is None or cell != cell:  # noqa: PLR0124 (not-a-number stands for a blank in Parquet)
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _unusable(path: Path, th: str, en: str) -> FileUnusable:
    return FileUnusable(path, Said(th=th, en=en), _REMEDY)
