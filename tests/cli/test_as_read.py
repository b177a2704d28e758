"""Does ``build --as-read`` print a kept table word for word, and nothing else otherwise?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.intake.truth import CASES, body, expected_body, truth_of
from tests.running import EXAMPLES, door

from prongsai.dossier import load
from prongsai.intake import read

(SEVEN,) = [path for path in EXAMPLES if path.stem.startswith("05-")]
# Not the PDF of 000: there a row that a page break cuts in two comes back as one.
REAL = [
    (case, source)
    for case in CASES
    for source in ("source.txt", "document.docx", "document.pdf")
    if (case, source) != ("000", "document.pdf")
]
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


@pytest.mark.examples
@pytest.mark.parametrize(("case", "source"), REAL)
def test_a_real_document_comes_out_again_with_every_cell_of_its_tables(
    examples, case, source, tmp_path
):
    truth, dossier = truth_of(examples, case), tmp_path / "dossier.yaml"
    words = ["--as-read", "--allow-problems", "--format", "pdf,docx"]

    read_in = door("intake", examples / case / source, "--out", dossier)
    made = door("build", dossier, "--out", tmp_path / "pack", *words)

    assert read_in.status == 0
    assert made.status == 1  # each of them has mistakes
    listed = json.loads((tmp_path / "pack" / "problems.json").read_text("utf-8"))["problems"]
    assert "error" in {each["severity"] for each in listed}
    for form in ("pdf", "docx"):
        files = sorted((tmp_path / "pack").glob(f"*.{form}"))
        tables = [body(table) for path in files for table in read(path).tables]
        for each in truth["tables"]:
            assert expected_body(each) in tables, (form, each["title"])


@pytest.mark.examples
@pytest.mark.parametrize("case", CASES)
def test_a_real_document_is_refused_unless_its_problems_are_allowed(examples, case, tmp_path):
    dossier = tmp_path / "dossier.yaml"
    door("intake", examples / case / "source.txt", "--out", dossier)

    made = door("build", dossier, "--out", tmp_path / "pack", "--as-read", "--format", "html")

    assert made.status == 1
    assert made.out.startswith(f"{tmp_path / 'pack'}: ไม่ได้จัดทำ ")
    assert not (tmp_path / "pack").exists()
