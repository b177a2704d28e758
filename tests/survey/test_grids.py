"""Does every cell of a table come out as the text that its owner sees?"""

from __future__ import annotations

import io
import math
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import scored

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said
from prongsai.dossier import read_scores
from prongsai.survey import grids
from prongsai.survey.grids import GridFile, read_grids, text_of

HEADING = ["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11))]
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(path: Path, *rows: list[Any], formats: str = "General") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEADING, *rows):
        sheet.append(row)
    for cell in sheet[2][2:]:
        cell.number_format = formats
    book.save(path)
    return path


def workbook_of_xml(path: Path, cells: str) -> Path:
    """A workbook whose second row is written by hand, as another program may write it."""
    heading = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADING)
    sheet = (
        f"<worksheet {NAMESPACE}><sheetData><row>{heading}</row>"
        f'<row><c t="inlineStr"><is><t>x</t></is></c><c><v>2568</v></c>{cells}</row>'
        "</sheetData></worksheet>"
    )
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as made:
        for name in source.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            made.writestr(name, sheet if is_sheet else source.read(name))
    return path


def parquet(path: Path, columns: dict[str, Any]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def scores_of(path: Path) -> list[str | None]:
    (result,), _ = scored(path)
    return [each["score"] for each in result["indicators"]]


def anything(_name: str) -> bool:
    return True


@given(
    st.integers(0, 10**15 - 1).flatmap(
        lambda digits: st.integers(0, 15).map(lambda places: Decimal(digits).scaleb(-places))
    )
)
def test_every_decimal_of_fifteen_digits_comes_back_from_a_float(number):
    assert Decimal(text_of(float(number))) == number


# 0.30 x 95 + 0.30 x 95 + 0.40 x (94.975 + 95) / 2 = 94.995, which is printed 95.00 and level AA.
NOISY = math.nextafter(94.975, 0)


def test_a_workbook_that_keeps_noise_of_its_calculating_does_not_lose_a_level(tmp_path):
    row = ["x", 2565, *[95.0] * 8, NOISY, 95.0]

    (result,), _ = scored(workbook(tmp_path / "a.xlsx", row))

    assert str(NOISY) == "94.97499999999998"
    assert (result["overall"], result["level"]) == ("95.00", "AA")


def test_parquet_that_keeps_noise_of_its_calculating_does_not_lose_a_level(tmp_path):
    columns = {"agency": ["x"], "fiscal_year": [2565]} | {f"i{n}": [95.0] for n in range(1, 11)}

    (result,), _ = scored(parquet(tmp_path / "a.parquet", columns | {"i9": [NOISY]}))

    assert (result["overall"], result["level"]) == ("95.00", "AA")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0"),
        (100.0, "100"),
        (0.1 + 0.2, "0.3"),
        (Decimal("95.7500"), "95.75"),
        (Decimal("100.000000000000000000000000"), "100"),
        (Decimal("1E+2"), "100"),
        ("ก".encode(), "ก"),
        (b"\xff", "\ufffd"),
    ],
)
def test_numbers_and_bytes_are_the_texts_that_they_stand_for(value, text):
    assert text_of(value) == text


@pytest.mark.parametrize("formats", ["0.00%", "0%", "[Red]0.00%"])
def test_a_percentage_is_no_score_of_a_hundredth(tmp_path, formats):
    path = workbook(tmp_path / "a.xlsx", ["x", 2565, *[0.9575] * 9, 1], formats=formats)

    _, problems = read_scores(path)

    assert [each.text for each in problems] == [*["95.75%"] * 9, "100%"]
    assert {each.code for each in problems} == {"score-unreadable"}


@pytest.mark.parametrize("formats", ['0.00"%"', r"0.00\%", "0.00", "General"])
def test_a_percent_sign_that_is_only_written_beside_a_number_changes_nothing(tmp_path, formats):
    path = workbook(tmp_path / "a.xlsx", ["x", 2565, *[95.75] * 10], formats=formats)

    assert scores_of(path) == ["95.75"] * 10


@pytest.mark.parametrize("formula", ["<f>1+1</f>", "<f>1+1</f><v></v>", '<f t="array">1+1</f>'])
def test_a_formula_that_was_never_computed_is_no_blank(tmp_path, formula):
    path = workbook_of_xml(tmp_path / "a.xlsx", f"<c>{formula}</c>" + "<c><v>90</v></c>" * 9)

    (result,), (problem,) = scored(path)

    assert (problem.code, problem.is_error, problem.text) == ("cell-formula", True, "=1+1")
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("Sheet", 2, 3)
    assert result["overall"] is None


def test_a_formula_with_its_value_is_its_value(tmp_path):
    cells = "<c><f>45+45</f><v>90</v></c>" * 10

    assert scores_of(workbook_of_xml(tmp_path / "a.xlsx", cells)) == ["90.00"] * 10


def test_a_formula_that_came_to_an_empty_text_is_a_blank(tmp_path):
    cells = '<c t="str"><f>IF(1,"","")</f><v></v></c>' + "<c><v>90</v></c>" * 9

    (result,), (problem,) = scored(workbook_of_xml(tmp_path / "a.xlsx", cells))

    assert (problem.code, str(problem.severity)) == ("indicator-missing", "hint")
    assert result["overall"] is None


def test_rows_of_every_sheet_with_the_columns_come_in_their_order(tmp_path):
    book = openpyxl.Workbook()
    for title, agency, year in (("2568", "หนึ่ง", 2568), ("2569", "สอง", 2569)):
        sheet = book.create_sheet(title)
        sheet.append(HEADING)
        sheet.append([agency, year, *[90] * 10])
    book.worksheets[0].append(["คำอธิบาย"])
    book.worksheets[2].append(["สาม", 2569, *[90] * 9, "เก้าสิบ"])
    book.save(tmp_path / "a.xlsx")

    results, (problem,) = scored(tmp_path / "a.xlsx")

    assert [each["agency"] for each in results] == ["หนึ่ง", "สอง", "สาม"]
    assert (problem.place.sheet, problem.place.row) == ("2569", 3)


def test_columns_of_parquet_are_counted_as_the_file_has_them(tmp_path):
    columns = {"note": ["x"], "agency": ["ก"], "fiscal_year": [2565], "more": [1]}
    columns |= {f"i{n}": ["90"] for n in range(1, 11)}

    _, (problem,) = read_scores(parquet(tmp_path / "a.parquet", columns | {"i2": ["x"]}))

    assert (problem.place.row, problem.place.column) == (1, 6)


def test_a_name_that_stands_twice_in_parquet_is_told_and_the_first_counts(tmp_path):
    arrays = [pa.array(["ก"]), pa.array([2568]), *(pa.array([90.0]) for _ in range(10))]
    table = pa.table([*arrays, pa.array([1.0])], names=[*HEADING, "i1"])
    pq.write_table(table, tmp_path / "a.parquet")

    (result,), problems = scored(tmp_path / "a.parquet")

    assert result["overall"] == "90.00"
    assert [(each.code, each.place.column) for each in problems] == [("column-duplicate", 13)]


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CELLS"])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_a_table_beyond_the_limits_is_refused(tmp_path, monkeypatch, kind, limit):
    row: list[Any] = ["x", 2565, *[90] * 10]
    path = tmp_path / f"a.{kind}"
    if kind == "csv":
        path.write_text("\n".join(",".join(map(str, each)) for each in [HEADING, *[row] * 9]))
    elif kind == "xlsx":
        workbook(path, *[row] * 9)
    else:
        parquet(path, dict(zip(HEADING, ([each] * 9 for each in row), strict=True)))
    file = GridFile(path=path, remedy=Said(th="ก", en="a"))
    assert len(read_grids(file)[0].rows) == 9
    monkeypatch.setattr(grids, limit, 8)

    with pytest.raises(FileUnusable, match="too large") as stopped:
        read_grids(file)

    assert "ใหญ่เกินไป" in stopped.value.said.th
