"""How does a table in CSV, XLSX or Parquet become a heading and rows of texts?

A number that a file keeps as a float becomes a decimal of fifteen digits (95.75 is "95.75"), so
that it is exact from there on.
"""

from __future__ import annotations

import csv
import io
import math
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

from prongsai.core.archives import DAMAGED, has_formulas, workbook_fault
from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said

MOST_BYTES = 200_000_000
MOST_BYTES_UNPACKED = 500_000_000  # an archive that swells beyond this is a bomb
MOST_MARKS = 5_000_000  # of a workbook: some fifty thousand rows; CSV and Parquet hold more
MOST_CELLS = 20_000_000
MOST_ROWS = 1_048_576  # what a sheet of Excel holds
# Every decimal of so many digits comes back from a float; what a float has beyond them is noise of
# calculating (a mean of 95.75 may be kept as 95.74999999999999), and Excel does not show it either.
DIGITS_OF_A_FLOAT = 15
_WORDS_OF_A_FORMAT = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFile:
    """A table's file, and what to say would do where it cannot be read."""

    path: Path
    remedy: Said

    def unusable(self, th: str, en: str) -> FileUnusable:
        """The error that the file cannot be used."""
        return FileUnusable(self.path, Said(th=th, en=en), self.remedy)

    def damaged(self) -> FileUnusable:
        """The error that a workbook cannot be read."""
        return self.unusable(
            "ไม่ใช่สมุดงาน XLSX หรือแฟ้มเสียหาย", "it is no XLSX workbook, or it is damaged."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A heading and its rows as texts, blanks as ``""``.

    A row comes with the number that its file's own program shows, as does the heading (0 in
    Parquet, where it is no row). Rows may be longer or shorter than the heading; a row without
    any text is left out. ``numbers``: the heading's columns as the file counts them, from 1,
    where not all of them were read.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    heading_row: int
    sheet: str | None = None
    numbers: tuple[int, ...] | None = None

    def number_of(self, index: int) -> int:
        """The column's number in the file, from 1, by its index in ``heading``, from 0."""
        return index + 1 if self.numbers is None else self.numbers[index]


def _every(_: str) -> bool:
    return True


def read_grids(file: GridFile, *, wants: Callable[[str], bool] = _every) -> tuple[Grid, ...]:
    """Every table in the file (a workbook has one a sheet), with and without rows.

    ``wants``: which columns are read from a file that keeps them apart (Parquet).
    Errors: FileUnusable where the file is missing, empty, too large or not of its kind.
    """
    data = read_whole(file.path, limit=MOST_BYTES)
    kind = file.path.suffix.lower()
    if kind == ".xlsx":
        return tuple(_xlsx(file, data))
    if kind == ".parquet":
        return (_parquet(file, data, wants),)
    if kind in (".csv", ".tsv", ".txt"):
        return (_csv(file, data),)
    raise file.unusable(f"ไม่รู้จักแฟ้มชนิด {kind}", f"files of the kind {kind} are not known.")


def text_of(value: Any) -> str:
    """The text of a workbook's or Parquet's value; a float as the decimal that it stands for.

    >>> text_of(95.75), text_of(1e-05), text_of(2568.0), text_of(95.74999999999999), text_of(None)
    ('95.75', '0.00001', '2568', '95.75', '')
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
    if isinstance(value, bytes):  # older writers of Parquet do not say that these are texts
        return value.decode("utf-8", errors="replace").strip()
    return str(value).strip()


def text_of_cell(cell: Any) -> str:
    """The text of a workbook's cell; of a percentage as it is shown, with its sign."""
    value = cell.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and "%" in _WORDS_OF_A_FORMAT.sub("", cell.number_format or ""):
        return f"{_number_text(Decimal(text_of(value)) * 100)}%"
    return text_of(value)


def _number_text(value: float | Decimal) -> str:
    if not math.isfinite(value):
        return str(value)
    if value == 0:
        return "0"  # a float has a zero below zero, too
    exact = Decimal(f"{value:.{DIGITS_OF_A_FLOAT}g}") if isinstance(value, float) else value
    written = format(exact, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _csv(file: GridFile, data: bytes) -> Grid:
    text = _decoded(file, data)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)  # Thai and European Excel write ; or tabs
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    texts = ([cell.strip() for cell in line] for line in _within_limits(file, lines))
    try:
        return _grid(texts, first_row=1)
    except csv.Error as error:
        raise file.unusable("อ่านเป็น CSV ไม่ได้", f"it cannot be read as CSV ({error}).") from error


Cells = TypeVar("Cells", bound=Sized)


def _within_limits(file: GridFile, rows: Iterable[Cells], *, sheet: str = "") -> Iterator[Cells]:
    """The rows, as long as they are no more than any table of scores has."""
    cells = 0
    for number, row in enumerate(rows, start=1):
        cells += len(row)
        # One cell far to the right or far below makes its reader fill in all that is between.
        if cells > MOST_CELLS or number > MOST_ROWS:
            raise file.unusable(
                f"แผ่นงาน {sheet} ใหญ่เกินไป" if sheet else "ตารางใหญ่เกินไป",
                f"the sheet {sheet} is too large." if sheet else "the table is too large.",
            )
        yield row


def _decoded(file: GridFile, data: bytes) -> str:
    if b"\0" in data:
        raise file.unusable("ไม่ใช่แฟ้มข้อความ CSV", "it is not a text file in CSV.")
    for encoding in ("utf-8-sig", "cp874"):  # the second is what an older Thai Excel saves
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise file.unusable("ไม่ใช่แฟ้มข้อความ CSV แบบ UTF-8", "it is not a CSV text in UTF-8.")


def open_workbook(
    file: GridFile, data: bytes, *, most_bytes: int, most_marks: int, formulas: bool
) -> Any:
    """The openpyxl workbook in ``data``. ``formulas``: as formulas, not as their last values.

    Limits as in ``core.archives.workbook_fault``. Errors: FileUnusable.
    """
    import openpyxl  # noqa: PLC0415 (a tenth of a second that a CSV need not wait for)

    fault = workbook_fault(data, most_bytes=most_bytes, most_marks=most_marks)
    if fault is not None:
        raise file.unusable(fault.th, fault.en)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drop-downs and styles that it leaves out; values need neither.
            warnings.simplefilter("ignore", UserWarning)
            return openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False
            )
    except DAMAGED as error:
        raise file.damaged() from error


def _xlsx(file: GridFile, data: bytes) -> Iterator[Grid]:
    books = [_opened(file, data, formulas=False)]
    try:
        if has_formulas(data):
            books.append(_opened(file, data, formulas=True))
        for sheets in zip(*(book.worksheets for book in books), strict=True):
            yield _grid(_sheet_rows(file, *sheets), first_row=1, sheet=sheets[0].title)
    except DAMAGED as error:
        raise file.damaged() from error
    finally:
        for book in books:
            book.close()


def _opened(file: GridFile, data: bytes, *, formulas: bool) -> Any:
    return open_workbook(
        file, data, most_bytes=MOST_BYTES_UNPACKED, most_marks=MOST_MARKS, formulas=formulas
    )


def _sheet_rows(file: GridFile, sheet: Any, written: Any = None) -> Iterator[list[str]]:
    """The rows' texts. ``written``: the same sheet with its formulas, if it may have any.

    A formula that no program has computed yet has no value: it stands there itself, so that
    nobody takes its cell for a blank.
    """
    formulas = repeat(()) if written is None else _cells(file, written)
    for row, of_formulas in zip(_cells(file, sheet), formulas, strict=False):
        texts = [text_of_cell(cell) for cell in row]
        for at, cell in enumerate(of_formulas):
            # One that was computed to an empty text is a blank: its kind is "str".
            if cell.data_type == "f" and row[at].value is None and row[at].data_type != "str":
                texts[at] = str(getattr(cell.value, "text", cell.value))
        yield texts


def _cells(file: GridFile, sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    return _within_limits(file, sheet.iter_rows(), sheet=sheet.title)


def _parquet(file: GridFile, data: bytes, wants: Callable[[str], bool]) -> Grid:
    import pyarrow as pa  # noqa: PLC0415 (a fifth of a second that a CSV need not wait for)
    import pyarrow.parquet as pq  # noqa: PLC0415 (likewise)

    try:
        parquet = pq.ParquetFile(io.BytesIO(data))
        names = parquet.schema_arrow.names
        wanted = list(dict.fromkeys(name for name in names if wants(name)))
        # A name that stands there twice comes twice, in the place of its first.
        at = [index for each in wanted for index, name in enumerate(names) if name == each]
        if (
            parquet.metadata.num_rows > MOST_ROWS
            or parquet.metadata.num_rows * len(at) > MOST_CELLS
        ):
            raise file.unusable("ตารางใหญ่เกินไป", "the table is too large.")
        columns = [_column(pa, column) for column in parquet.read(columns=wanted).columns]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise file.unusable(
            "ไม่ใช่แฟ้ม Parquet หรือแฟ้มเสียหาย", "it is no Parquet file, or it is damaged."
        ) from error
    ordered = sorted(zip(at, columns, strict=True))
    heading = tuple(names[index] for index, _ in ordered)
    rows = zip(*(column for _, column in ordered), strict=True)
    grid = _grid([heading, *rows], first_row=0)
    return replace(grid, numbers=tuple(index + 1 for index, _ in ordered))


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
    heading_row, heading = next(filled, (first_row, ()))
    return Grid(heading=heading, rows=tuple(filled), heading_row=heading_row, sheet=sheet)
