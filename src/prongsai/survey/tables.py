"""How does a table of answers in CSV, XLSX or Parquet become a heading and rows of texts?"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.core.archives import DAMAGED, workbook_fault
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
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int
    sheet: str | None = None


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
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)  # Thai and European Excel write ; or tabs
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise _unusable(path, "อ่านเป็น CSV ไม่ได้", f"it cannot be read as CSV ({error}).") from error
    yield _table(lines, first_row=2)


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
    import openpyxl  # noqa: PLC0415 (a tenth of a second that a CSV need not wait for)

    fault = workbook_fault(data, most_bytes=MOST_BYTES_UNPACKED, most_marks=MOST_MARKS)
    if fault is not None:
        raise _unusable(path, fault.th, fault.en)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drop-downs and styles that it leaves out; answers need neither.
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [(sheet.title, list(_sheet_rows(path, sheet))) for sheet in book.worksheets]
            book.close()
    except DAMAGED as error:
        raise _unusable(
            path, "ไม่ใช่สมุดงาน XLSX หรือแฟ้มเสียหาย", "it is no XLSX workbook, or it is damaged."
        ) from error
    for title, rows in sheets:
        yield _table(rows, first_row=2, sheet=title)


def _sheet_rows(path: Path, sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells += len(row)
        # One cell far to the right or far below makes its reader fill in all that is between.
        if cells > MOST_CELLS or number > MOST_ROWS:
            raise _unusable(
                path,
                f"แผ่นงาน {sheet.title} ใหญ่เกินไป",
                f"the sheet {sheet.title} is too large.",
            )
        yield row


def _parquet_tables(path: Path, data: bytes) -> Iterator[Table]:
    import pyarrow as pa  # noqa: PLC0415 (a fifth of a second that a CSV need not wait for)
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        table = pq.read_table(io.BytesIO(data))
        columns = [table.column(at).to_pylist() for at in range(table.num_columns)]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _unusable(
            path, "ไม่ใช่แฟ้ม Parquet หรือแฟ้มเสียหาย", "it is no Parquet file, or it is damaged."
        ) from error
    rows = zip(*columns, strict=True)
    yield _table([table.column_names, *rows], first_row=1)


def _table(lines: Sequence[Iterable[Any]], *, first_row: int, sheet: str | None = None) -> Table:
    if not lines:
        return Table(heading=(), rows=(), first_row=first_row, sheet=sheet)
    heading = tuple(_text(cell) for cell in lines[0])
    width = len(heading)
    rows = []
    for line in lines[1:]:
        cells = tuple(_text(cell) for cell in line)[:width]
        rows.append(cells + ("",) * (width - len(cells)))
    while rows and not any(rows[-1]):
        rows.pop()  # sheets often end in rows that only look empty
    return Table(heading=heading, rows=tuple(rows), first_row=first_row, sheet=sheet)


def _text(cell: Any) -> str:
    if cell is None or cell != cell:  # noqa: PLR0124 (not-a-number stands for a blank in Parquet)
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _unusable(path: Path, th: str, en: str) -> FileUnusable:
    return FileUnusable(path, Said(th=th, en=en), _REMEDY)
