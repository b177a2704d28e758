"""How does a file of answers become a heading and rows that are as long as it?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prongsai.core.problems import Said
from prongsai.survey.grids import Grid, GridFile, read_grids

_REMEDY = Said(
    th="ใช้แฟ้ม CSV XLSX หรือ Parquet ที่แถวแรกเป็นชื่อข้อคำถาม เช่น I1a และแต่ละแถวถัดไปเป็นผู้ตอบหนึ่งคน",
    en="Use a CSV, XLSX or Parquet file whose first row names the items, such as I1a, "
    "and whose every further row is one respondent.",
)
# How a missing number is kept in a column of floats.
_MISSING_IN = {".parquet": "nan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading and its rows as texts, blanks as ``""``; rows are as long as the heading.

    ``numbers``: of each row, as the file's own program shows it, and ``heading_row`` of the
    heading (0 where it is no row). ``shifted``: the numbers of rows that stand here as blanks,
    since they had more cells than the heading: a comma without quotes moves every later answer
    to a wrong column.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    heading_row: int
    sheet: str | None = None
    shifted: tuple[int, ...] = ()


def read_tables(path: Path) -> tuple[Table, ...]:
    """Every table in the file (a workbook has one a sheet); those without rows are left out.

    Errors: FileUnusable where the file is missing, empty, not of its kind or only a heading.
    """
    file = GridFile(path=path, remedy=_REMEDY)
    kind = path.suffix.lower()
    grids = read_grids(file)
    found = tuple(
        _table(grid, may_shift=kind not in (".xlsx", ".parquet"), missing=_MISSING_IN.get(kind))
        for grid in grids
        if grid.rows
    )
    if not found:
        raise file.unusable("มีแต่หัวตาราง ไม่มีคำตอบ", "there is a heading at most, and no answers.")
    return found


def _table(grid: Grid, *, may_shift: bool, missing: str | None) -> Table:
    width = len(grid.heading)
    shifted = frozenset(number for number, cells in grid.rows if may_shift and any(cells[width:]))
    rows = (() if number in shifted else cells[:width] for number, cells in grid.rows)
    return Table(
        heading=grid.heading,
        rows=tuple(
            tuple("" if cell == missing else cell for cell in cells) + ("",) * (width - len(cells))
            for cells in rows
        ),
        numbers=tuple(number for number, _ in grid.rows),
        heading_row=grid.heading_row,
        sheet=grid.sheet,
        shifted=tuple(sorted(shifted)),
    )
