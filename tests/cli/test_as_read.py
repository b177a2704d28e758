"""Does ``build --as-read`` print a kept table word for word, and nothing else otherwise?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.running import EXAMPLES, door

from prongsai.dossier import load

(SEVEN,) = [path for path in EXAMPLES if path.stem.startswith("05-")]
TABLES = ["--only", "plan,progress", "--format", "xlsx"]


def cells_in(path: Path) -> list[list[str]]:
    (page, *_) = openpyxl.load_workbook(path).worksheets
    return [[str(cell.value or "") for cell in row] for row in page.iter_rows()]


def kept_rows(name: str) -> Any:
    dossier = load(SEVEN)
    part = dossier.plan if name == "plan" else dossier.progress
    assert part is not None
    assert part.as_printed is not None
    return [list(row.cells) for row in part.as_printed.rows]


@pytest.mark.parametrize("name", ["plan", "progress"])
def test_every_cell_of_a_kept_table_is_printed_as_it_was(tmp_path, name):
    made = door("build", SEVEN, "--out", tmp_path, *TABLES, "--as-read")

    rows = cells_in(tmp_path / f"{name}.xlsx")
    assert made.status == 0
    assert [row for row in kept_rows(name) if row not in rows] == []


def test_without_it_the_table_is_made_from_the_measures(tmp_path):
    door("build", SEVEN, "--out", tmp_path, *TABLES)

    rows = cells_in(tmp_path / "plan.xlsx")
    assert [row for row in kept_rows("plan") if row in rows] == []
