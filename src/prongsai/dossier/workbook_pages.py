"""Which texts stand in the rows of a workbook's sheets, and which cells hold no value?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.dossier.sheets import CONTINUED
from prongsai.survey import GridFile, text_of_cell

MOST_CELLS = 3_000_000  # of one sheet, blanks between its cells counted


@dataclass(slots=True)
class Row:
    """A record's texts by column, from 1; ``number`` is the first of its rows."""

    number: int
    texts: dict[int, str]

    def text(self, column: int) -> str:
        """The column's text without blanks at its ends; empty where nothing stands."""
        return self.texts.get(column, "").strip()


class Page:
    """The filled rows of one sheet, those of a text too long for a cell made one again.

    ``problems``: its formulas and errors. Errors: FileUnusable for a sheet that is too large.
    """

    def __init__(self, file: GridFile, sheet: Any) -> None:
        self.title: str = sheet.title
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        seen = 0
        sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            seen += len(cells) + 1
            if seen > MOST_CELLS:
                raise file.unusable(
                    f"แผ่นงาน {self.title} ใหญ่เกินไป",
                    f"the sheet {self.title} is too large.",
                )
            self._take(Row(number, dict(self._texts(number, cells))))

    def _take(self, row: Row) -> None:
        if row.text(1) == CONTINUED and self.rows:
            before = self.rows[-1].texts
            for column, text in row.texts.items():
                if column > 1:
                    before[column] = before.get(column, "") + text
        elif any(text.strip() for text in row.texts.values()):
            self.rows.append(row)

    def _texts(self, row: int, cells: Sequence[Any]) -> Iterator[tuple[int, str]]:
        for column, cell in enumerate(cells, start=1):
            if cell.value is None:
                continue
            if cell.data_type in ("f", "e"):
                self.problems.append(_not_a_value(self.title, row, column, cell))
            else:
                # A long text's later part may begin or end with a blank: nothing is stripped here.
                text = cell.value if isinstance(cell.value, str) else text_of_cell(cell)
                yield column, text


def place_at(sheet: str, row: int, column: int) -> Place:
    """The place of a cell; counts start at 1."""
    return Place(sheet=sheet, cell=f"{get_column_letter(column)}{row}")


def _not_a_value(sheet: str, row: int, column: int, cell: Any) -> Problem:
    is_formula = cell.data_type == "f"
    return Problem(
        code="cell-formula" if is_formula else "cell-error",
        severity=Severity.ERROR,
        message=Said(
            th="ช่องนี้เป็นสูตร ซึ่งโปรแกรมไม่คำนวณให้" if is_formula else "ช่องนี้เป็นค่าผิดพลาดของ Excel",
            en="The cell holds a formula, which is not computed."
            if is_formula
            else "The cell holds an error of Excel.",
        ),
        remedy=Said(
            th="พิมพ์ค่าแทน หรือคัดลอกแล้ววางเฉพาะค่า (Paste Values)",
            en="Type the value, or copy it and paste values only.",
        ),
        place=place_at(sheet, row, column),
        text=str(cell.value)[:80],
    )
