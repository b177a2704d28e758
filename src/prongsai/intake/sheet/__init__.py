"""A workbook in; what it says out."""

from prongsai.intake.sheet.reader import read_sheet

__all__ = ["read_sheet"]
