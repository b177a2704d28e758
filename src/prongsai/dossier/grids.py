"""How does a table in CSV, XLSX or Parquet become a heading and rows of texts?

A number that a file keeps as a float becomes the shortest text that means it (95.75 is "95.75"),
so that it is exact from there on.
"""

from __future__ import annotations

import csv
import io
import math
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from prongsai.core.archives import DAMAGED, workbook_fault
from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said

MOST_BYTES = 200_000_000
MOST_BYTES_UNPACKED = 500_000_000  # an archive that swells beyond this is a bomb
MOST_MARKS = 5_000_000  # of a workbook: some fifty thousand rows; CSV and Parquet hold more
MOST_CELLS = 20_000_000
MOST_ROWS = 1_048_576  # what a sheet of Excel holds
REMEDY = Said(
    th="ใช้แฟ้ม CSV (UTF-8) XLSX หรือ Parquet ที่แถวแรกเป็นชื่อคอลัมน์ "
    "agency, fiscal_year, i1 ถึง i10, overall",
    en="Use CSV (UTF-8), XLSX or Parquet whose first row names the columns "
    "agency, fiscal_year, i1 to i10, overall.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A heading and its rows as texts, blanks as ``""``.

    A row comes with the number that its file's own program shows. Rows may be longer or shorter
    than the heading; a row without any text is left out.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str | None = None


def read_grids(path: Path, *, wants: Callable[[str], bool]) -> tuple[Grid, ...]:
    """Every table in the file (a workbook has one a sheet), with and without rows.

    ``wants``: which columns are read from a file that keeps them apart (Parquet).
    Errors: FileUnusable where the file is missing, empty, too large or not of its kind.
    """
    data = read_whole(path, limit=MOST_BYTES)
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return tuple(_xlsx(path, data))
    if kind == ".parquet":
        return (_parquet(path, data, wants),)
    if kind in (".csv", ".tsv", ".txt"):
        return (_csv(path, data),)
    raise unusable(path, "ไม่รู้จักแฟ้มชนิดนี้", "this kind of file is not known.")


def text_of(value: Any) -> str:
    """The text of a workbook's or Parquet's value; a float as the shortest decimal that means it.

    >>> text_of(95.75), text_of(1e-05), text_of(2568.0), text_of(None)
    ('95.75', '0.00001', '2568', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        return _number_text(value)
    if isinstance(value, datetime):
        has_time = (value.hour, value.minute, value.second) != (0, 0, 0)
        return value.isoformat(" ") if has_time else value.date().isoformat()
    return str(value).strip()


def _number_text(value: float | Decimal) -> str:
    if not math.isfinite(value):
        return str(value)
    # repr gives the shortest decimal that means the float; "f" writes it without an exponent.
    written = format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    return written.removesuffix(".0")


def unusable(path: Path, th: str, en: str) -> FileUnusable:
    """The error that a table cannot be read, with what would do."""
    return FileUnusable(path, Said(th=th, en=en), REMEDY)


def _csv(path: Path, data: bytes) -> Grid:
    text = _decoded(path, data)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)  # Thai and European Excel write ; or tabs
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise unusable(path, "อ่านเป็น CSV ไม่ได้", f"it cannot be read as CSV ({error}).") from error
    return _grid(([cell.strip() for cell in line] for line in lines), first_row=1)


def _decoded(path: Path, data: bytes) -> str:
    if b"\0" in data:
        raise unusable(path, "ไม่ใช่แฟ้มข้อความ CSV", "it is not a text file in CSV.")
    for encoding in ("utf-8-sig", "cp874"):  # the second is what an older Thai Excel saves
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unusable(path, "ไม่ใช่แฟ้มข้อความ CSV แบบ UTF-8", "it is not a CSV text in UTF-8.")


def damaged(path: Path) -> FileUnusable:
    """The error that a workbook cannot be read."""
    return unusable(
        path, "ไม่ใช่สมุดงาน XLSX หรือแฟ้มเสียหาย", "it is no XLSX workbook, or it is damaged."
    )


def open_workbook(
    path: Path, data: bytes, *, most_bytes: int, most_marks: int, formulas: bool
) -> Any:
    """The openpyxl workbook in ``data``. ``formulas``: as formulas, not as their last values.

    Limits as in ``core.archives.workbook_fault``. Errors: FileUnusable.
    """
    import openpyxl  # noqa: PLC0415 (a tenth of a second that a CSV need not wait for)

    fault = workbook_fault(data, most_bytes=most_bytes, most_marks=most_marks)
    if fault is not None:
        raise unusable(path, fault.th, fault.en)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drop-downs and styles that it leaves out; values need neither.
            warnings.simplefilter("ignore", UserWarning)
            return openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False
            )
    except DAMAGED as error:
        raise damaged(path) from error


def _xlsx(path: Path, data: bytes) -> Iterator[Grid]:
    book = open_workbook(
        path, data, most_bytes=MOST_BYTES_UNPACKED, most_marks=MOST_MARKS, formulas=False
    )
    try:
        for sheet in book.worksheets:
            yield _grid(_sheet_rows(path, sheet), first_row=1, sheet=sheet.title)
    except DAMAGED as error:
        raise damaged(path) from error
    finally:
        book.close()


def _sheet_rows(path: Path, sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells += len(row)
        # One cell far to the right or far below makes its reader fill in all that is between.
        if cells > MOST_CELLS or number > MOST_ROWS:
            raise unusable(
                path,
                f"แผ่นงาน {sheet.title} ใหญ่เกินไป",
                f"the sheet {sheet.title} is too large.",
            )
        yield [text_of(value) for value in row]


def _parquet(path: Path, data: bytes, wants: Callable[[str], bool]) -> Grid:
    import pyarrow as pa  # noqa: PLC0415 (a fifth of a second that a CSV need not wait for)
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        if file.metadata.num_rows > MOST_ROWS:
            raise unusable(
                path, f"มีมากกว่า {MOST_ROWS:,} แถว", f"it has more than {MOST_ROWS:,} rows."
            )
        names = [name for name in file.schema_arrow.names if wants(name)]
        table = file.read(columns=names)
        columns = [_column(pa, column) for column in table.columns]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise unusable(
            path, "ไม่ใช่แฟ้ม Parquet หรือแฟ้มเสียหาย", "it is no Parquet file, or it is damaged."
        ) from error
    rows = zip(*columns, strict=True)
    return _grid([tuple(table.column_names), *rows], first_row=0)


def _column(pa: Any, column: Any) -> list[str]:
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_float32(column.type) or pa.types.is_float16(column.type):
        # As a double, a single 95.7 would read 95.69999694824219.
        column = column.cast(pa.string())
    return [text_of(value) for value in column.to_pylist()]


def _grid(lines: Iterable[Iterable[str]], *, first_row: int, sheet: str | None = None) -> Grid:
    numbered = ((number, tuple(line)) for number, line in enumerate(lines, start=first_row))
    filled = ((number, line) for number, line in numbered if any(line))
    _, heading = next(filled, (0, ()))
    return Grid(heading=heading, rows=tuple(filled), sheet=sheet)
