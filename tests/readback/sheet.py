"""What does a workbook of ours say? Read by openpyxl, with escapes as Excel shows them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from tests.readback.items import CellRead, TableRead, table_read

# Excel shows _x0041_ as A; openpyxl hands it on.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def read(data: bytes) -> list[TableRead]:
    """The table of every sheet, in order."""
    return [table_read(_cells(sheet)) for sheet in workbook(data).worksheets]


def _cells(sheet: Worksheet) -> Iterator[CellRead]:
    spans = {
        (each.min_row, each.min_col): (each.size["rows"], each.size["columns"])
        for each in sheet.merged_cells.ranges
    }
    covered = {
        place
        for each in sheet.merged_cells.ranges
        for place in each.cells
        if place != (each.min_row, each.min_col)
    }
    for y, row in enumerate(sheet.iter_rows(), start=1):
        for x, cell in enumerate(row, start=1):
            place = (y, x)
            if place in covered:
                assert cell.value is None
                continue
            assert cell.value is None or cell.data_type == "s", "a text, never a formula"
            down, across = spans.get(place, (1, 1))
            text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(cell.value or ""))
            yield CellRead(y - 1, x - 1, down, across, text)
