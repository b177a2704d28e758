"""Is what is no score told wherever somebody may write one, and never guessed?"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.running import EXAMPLES, Ran, door, has_thai, prongsai, stopped_sentences

BAD = ["100.01", "-1", "๙๕.๗๕.", "9.5.5", "95,75", "ดีมาก", "nan", "inf", "-inf", "1e3"]
BAD += ["\u22121", "\u20131", "1e-3", "95.75\u200b", "=95", "+95", "0x5F", "95.75%", "९५", "1_0"]
BAD += ["95 75", "95.", ".5", "--", "1000", "๑๐๐.๐๑", "∞"]
HEADING = ["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11)), "overall"]
GOOD: list[Any] = ["อบต.ก", "2565", *["90"] * 10, ""]


def csv_of(path: Path, *rows: list[Any]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADING, *rows])
    return path


def xlsx_of(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in (HEADING, *rows):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def with_score(score: Any, *, at: int = 4) -> list[Any]:
    return [*GOOD[:at], score, *GOOD[at + 1 :]]


def check_listed(ran: Ran, *, text: str) -> None:
    """One error, in both languages, at its cell; and the row keeps its place without a result."""
    errors = [each for each in ran.json["problems"] if each["severity"] == "error"]
    assert ran.status == 1
    assert [each["text"] for each in errors] == [text]
    assert errors[0]["code"] in ("score-unreadable", "score-out-of-range", "cell-formula")
    assert has_thai(errors[0]["message_th"])
    assert not has_thai(errors[0]["message_en"].replace(text, ""))
    assert has_thai(errors[0]["remedy_th"])
    bad, good = ran.json["results"]
    assert (bad["overall"], bad["level"], bad["passed"]) == (None, None, None)
    assert bad["indicators"][2]["score"] is None
    assert len(bad["not_scored"]) == 1
    assert good["overall"] == "90.00"


@pytest.mark.parametrize("text", BAD)
def test_in_csv(tmp_path, text):
    ran = door("score", csv_of(tmp_path / "a.csv", with_score(text), GOOD), "--json")

    check_listed(ran, text=text)
    assert ran.json["problems"][0]["place"] == {"row": 2, "column": 5}


@pytest.mark.parametrize("text", BAD)
def test_in_a_text_cell_of_a_workbook(tmp_path, text):
    ran = door("score", xlsx_of(tmp_path / "a.xlsx", with_score(text), GOOD), "--json")

    check_listed(ran, text=text)
    assert ran.json["problems"][0]["place"]["sheet"] == "Sheet"


@pytest.mark.parametrize(
    ("number", "text"),
    [(100.01, "100.01"), (-1, "-1"), (1e3, "1000"), (-0.5, "-0.5"), (True, "true")],
)
def test_in_a_number_cell_of_a_workbook(tmp_path, number, text):
    ran = door("score", xlsx_of(tmp_path / "a.xlsx", with_score(number), GOOD), "--json")

    check_listed(ran, text=text)


@pytest.mark.parametrize("number", [100.01, -1.0, float("nan"), float("inf"), 1e3])
def test_in_a_number_of_parquet(tmp_path, number):
    rows = [with_score("90"), GOOD]
    columns: dict[str, Any] = {name: [row[at] for row in rows] for at, name in enumerate(HEADING)}
    columns["i3"] = [number, 90.0]
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")

    ran = door("score", tmp_path / "a.parquet", "--json")

    assert ran.status == 1
    assert ran.json["results"][0]["overall"] is None
    assert ran.json["results"][1]["overall"] == "90.00"
    assert has_thai(ran.json["problems"][0]["message_th"])


@pytest.mark.parametrize("text", BAD)
def test_in_a_published_overall(tmp_path, text):
    ran = door("score", csv_of(tmp_path / "a.csv", [*GOOD[:-1], text]), "--json")

    errors = [each for each in ran.json["problems"] if each["severity"] == "error"]
    assert ran.status == 1
    assert [each["text"] for each in errors] == [text]
    assert ran.json["results"][0]["overall"] == "90.00"
    assert ran.json["results"][0]["published"] is None


def dossier_with(path: Path, score: str) -> Path:
    path.write_text(
        "schema: prongsai/dossier/1\nfiscal_year: 2566\nagency: {name: อบต.ก}\n"
        "assessments:\n- fiscal_year: 2565\n  indicators:\n"
        f"  - indicator: budget-use\n    score: {score}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("form", ["{}", '"{}"'], ids=["plain", "quoted"])
@pytest.mark.parametrize("text", BAD)
def test_in_a_dossier(tmp_path, text, form):
    path = dossier_with(tmp_path / "year.yaml", form.format(text))

    ran = door("dossier", "validate", path, "--json")

    (problem,) = ran.json["problems"]
    assert ran.status == 1
    assert problem["text"] == text
    assert problem["code"] in ("score-unreadable", "score-out-of-range")
    assert problem["place"] == {"line": 8, "path": "assessments[0].indicators[0].score"}
    assert has_thai(problem["message_th"])


@pytest.mark.parametrize("text", ["100.01", "95,75", "nan"])
@pytest.mark.parametrize(
    "command", [["analyse"], ["plan", "suggest"], ["build", "--out", "{}"], ["score"]], ids=" ".join
)
def test_no_command_goes_on_with_such_a_dossier(tmp_path, command, text):
    path = dossier_with(tmp_path / "year.yaml", text)

    ran = door(*(word.format(tmp_path / "out") for word in command), path)

    if command == ["score"]:
        assert ran.status == 1
        assert text in ran.err
    else:
        thai, english = stopped_sentences(ran)
        assert text in thai
        assert text in english
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", BAD)
def test_in_the_workbook_of_a_dossier(tmp_path, text):
    source, out = tmp_path / "year.xlsx", tmp_path / "year.yaml"
    if not (tmp_path / "year.xlsx").exists():
        door("dossier", "to-xlsx", EXAMPLES[0], "--out", source)
    book = openpyxl.load_workbook(source)
    cells = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in ("68.27", 68.27)
    ]
    assert len(cells) == 1
    cells[0].value = text
    cells[0].data_type = "s"
    book.save(source)

    ran = door("dossier", "from-xlsx", source, "--out", out, "--json")

    assert ran.status in (1, 2)
    assert [each["text"] for each in ran.json["problems"]] == [text]
    assert ran.json["problems"][0]["place"]["cell"] == cells[0].coordinate
    assert not out.exists()


def test_a_decimal_comma_without_quotes_is_told_and_its_row_is_not_scored(tmp_path):
    path = tmp_path / "a.csv"
    row = ",".join(["ก", "2565", "95,75", *["90"] * 9])
    path.write_text(f"{','.join(HEADING)}\n{row},90.00\n", encoding="utf-8")

    ran = prongsai("score", path, "--json")

    assert ran.status == 1
    assert ran.codes == ["row-too-long"]
    assert ran.json["results"][0]["overall"] is None
