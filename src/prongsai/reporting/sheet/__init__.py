"""The tables of a document tree as an Excel workbook (XLSX)."""

from prongsai.reporting.sheet.cells import CellTooLong
from prongsai.reporting.sheet.renderer import render_xlsx

__all__ = ["CellTooLong", "render_xlsx"]
