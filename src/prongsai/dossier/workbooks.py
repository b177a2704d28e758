"""Which way do a dossier and a workbook become each other?

The one door to the modules that do it: they need openpyxl, whose import takes longer than most
commands that need no workbook.
"""

# ruff: noqa: PLC0415 (see above)

from __future__ import annotations

import zipfile
from pathlib import Path

from prongsai.core.archives import DAMAGED
from prongsai.core.problems import Problem
from prongsai.dossier.complaints import WhereIs
from prongsai.dossier.schema import Dossier

_LONGEST_INDEX = 1_000_000  # bytes


def template() -> bytes:
    """An empty workbook (XLSX) with Thai headings, help and drop-downs, ready to be filled in."""
    from prongsai.dossier.workbook_writer import write_template

    return write_template()


def to_workbook(dossier: Dossier) -> bytes:
    """The dossier as a workbook (XLSX); ``from_workbook`` gives the same dossier again."""
    from prongsai.dossier.workbook_writer import write_workbook

    return write_workbook(dossier)


def from_workbook(path: Path) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The dossier in a workbook, and everything to mend in it with its sheet and cell.

    None where it cannot be understood. Formulas are Problems; their values are not used.
    Errors: FileUnusable where the file is missing, too large, holds macros, or is no workbook of
    this program.
    """
    from prongsai.dossier.workbook_reader import read_workbook

    return read_workbook(path)


def read_placed_workbook(path: Path) -> tuple[Dossier | None, tuple[Problem, ...], WhereIs]:
    """As ``from_workbook``, and what tells in which cell a location stands. Errors: the same."""
    from prongsai.dossier.workbook_reader import read_placed_workbook

    return read_placed_workbook(path)


def is_workbook_of_a_dossier(path: Path) -> bool:
    """Whether the file is a workbook with the template's sheets, and so no plain table."""
    from prongsai.dossier.sheets import all_sheets

    if not path.is_file():  # a pipe would never end
        return False
    try:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open("xl/workbook.xml") as index,
        ):
            names = index.read(_LONGEST_INDEX).decode("utf-8", errors="replace")
    except DAMAGED:
        return False  # whoever reads the file says what is wrong with it
    return all(f'name="{sheet.title}"' in names for sheet in all_sheets()[:4])
