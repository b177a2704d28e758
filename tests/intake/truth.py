"""What do the real cases say, and how much of it does a reading say?

Exact means: after NFC, ำ in one form, marks in typing order, white space removed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from prongsai.core.reading import Reading, passages
from prongsai.core.thai import comparison_form
from prongsai.core.tree import Table, plain

CASES = ("000", "001", "002", "004")


def truth_of(examples: Path, case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((examples / case / "truth.json").read_text("utf-8"))
    return found


def grid(table: Table) -> list[list[str]]:
    """Every place of the table; what a span covers is empty."""
    rows = (*table.header, *table.rows)
    made = [[""] * len(table.columns) for _ in rows]
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (at, column) in taken:
                column += 1
            taken |= {
                (at + down, column + across)
                for down in range(cell.rowspan)
                for across in range(cell.colspan)
            }
            made[at][column] = comparison_form("\n".join(map(plain, cell.lines)))
            column += cell.colspan
    return made


def body(table: Table) -> list[list[str]]:
    return grid(table)[len(table.header) :]


def head(table: Table) -> list[list[str]]:
    return grid(table)[: len(table.header)]


def expected_body(table: dict[str, Any]) -> list[list[str]]:
    return [[comparison_form(cell) for cell in row] for row in table["rows"]]


def expected_head(table: dict[str, Any]) -> list[list[str]]:
    rows = table.get("header_rows") or ([table["columns"]] if table["columns"] else [])
    return [[comparison_form(cell) for cell in row] for row in rows]


def cells_right(reading: Reading, truth: dict[str, Any]) -> tuple[int, int]:
    """How many cells of the truth stand in their place, and how many there are."""
    right = count = 0
    read = [body(table) for table in reading.tables] + [[]] * len(truth["tables"])
    for rows, table in zip(read, truth["tables"], strict=False):
        for at, expected in enumerate(expected_body(table)):
            found = rows[at] if at < len(rows) else []
            count += len(expected)
            right += sum(a == b for a, b in zip(found, expected, strict=False))
    return right, count


def letters(reading: Reading) -> str:
    """Everything that the reading says, furniture last."""
    return "".join(comparison_form(each.text) for each in passages(reading))
