from __future__ import annotations

import io
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from prongsai.core.errors import FileUnusable
from prongsai.survey import grids
from prongsai.survey.tables import read_tables

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def book_of(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


def refused(path):
    with pytest.raises(FileUnusable) as caught:
        read_tables(path)
    error = caught.value
    assert str(path) in error.said.th
    assert error.remedy.th
    assert error.remedy.en
    return error.said.en


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet"])
def test_a_missing_file_is_unusable(tmp_path, name):
    assert "cannot be read" in refused(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet"])
def test_a_folder_is_unusable(tmp_path, name):
    (tmp_path / name).mkdir()

    assert "folder" in refused(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet"])
@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_an_empty_file_is_unusable(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)

    assert "empty" in refused(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet"])
def test_a_binary_file_is_unusable(tmp_path, name):
    (tmp_path / name).write_bytes(PNG)

    assert "it is" in refused(tmp_path / name)


def test_bytes_of_no_encoding_are_unusable(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"I1a,I2\n\xff\xfe\xfc,1\n")

    assert "UTF-8" in refused(tmp_path / "a.csv")


def test_a_cell_without_end_is_unusable(tmp_path):
    (tmp_path / "a.csv").write_text('I1a\n"' + "x" * 200_000, encoding="utf-8")

    assert "CSV" in refused(tmp_path / "a.csv")


@pytest.mark.parametrize("text", ["I1a,I2\n", "I1a,I2\n,\n,\n"])
def test_a_heading_alone_is_unusable(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")

    assert "no answers" in refused(tmp_path / "a.csv")


def test_an_empty_workbook_is_unusable(tmp_path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")

    assert "no answers" in refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["a.pdf", "a.xls", "a"])
def test_another_kind_of_file_is_unusable(tmp_path, name):
    (tmp_path / name).write_bytes(b"I1a\n1\n")

    assert "kind" in refused(tmp_path / name)


def test_a_workbook_without_its_parts_is_unusable(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("hello.txt", "x")

    assert "XLSX" in refused(tmp_path / "a.xlsx")


def test_a_workbook_of_broken_xml_is_unusable(tmp_path):
    whole = io.BytesIO()
    book_of(["I1a"]).save(whole)
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(tmp_path / "a.xlsx", "w") as broken,
    ):
        for name in source.namelist():
            data = source.read(name)
            broken.writestr(name, data[:-20] if name == "xl/worksheets/sheet1.xml" else data)

    assert "XLSX" in refused(tmp_path / "a.xlsx")


def test_an_archive_that_swells_is_unusable(tmp_path, monkeypatch):
    book_of(["I1a"], [1]).save(tmp_path / "a.xlsx")
    monkeypatch.setattr(grids, "MOST_BYTES_UNPACKED", 100)

    assert "swells beyond 100 bytes" in refused(tmp_path / "a.xlsx")


def test_a_file_beyond_the_limit_is_unusable(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_bytes(b"I1a\n1\n")
    monkeypatch.setattr(grids, "MOST_BYTES", 3)

    assert "larger than 3 bytes" in refused(tmp_path / "a.csv")


def test_short_rows_are_brought_to_the_heading_and_shifted_ones_are_told(tmp_path):
    text = "a,b,c\n1\n1,2,3,,\n1,2,3,4\n2,2,2\n3,3,3,3\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")

    (table,) = read_tables(tmp_path / "a.csv")

    blank = ("", "", "")
    assert table.rows == (("1", "", ""), ("1", "2", "3"), blank, ("2", "2", "2"), blank)
    assert (table.numbers, table.shifted) == ((2, 3, 4, 5, 6), (4, 6))


def test_a_note_beside_a_sheet_moves_nothing(tmp_path):
    book_of(["a", "b"], [1, 2, "note"]).save(tmp_path / "a.xlsx")

    (table,) = read_tables(tmp_path / "a.xlsx")

    assert (table.rows, table.shifted) == ((("1", "2"),), ())


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_blank_lines_above_the_heading_are_passed_over_and_counted(tmp_path, name):
    if name == "a.csv":
        (tmp_path / name).write_text("\n\nI1a;I2\n1;2\n", encoding="utf-8")
    else:
        book_of([], [None], ["I1a", "I2"], [1, 2]).save(tmp_path / name)

    (table,) = read_tables(tmp_path / name)

    assert (table.heading, table.rows) == (("I1a", "I2"), (("1", "2"),))
    assert (table.heading_row, table.numbers) == (3, (4,))


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CELLS"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet"])
def test_a_table_beyond_the_limits_is_unusable(tmp_path, monkeypatch, name, limit):
    rows = [[1, 2]] * 9
    if name == "a.csv":
        (tmp_path / name).write_text("a,b\n" + "1,2\n" * 9, encoding="utf-8")
    elif name == "a.xlsx":
        book_of(["a", "b"], *rows).save(tmp_path / name)
    else:
        pq.write_table(pa.table({"a": [1] * 9, "b": [2] * 9}), tmp_path / name)
    assert len(read_tables(tmp_path / name)[0].rows) == 9
    monkeypatch.setattr(grids, limit, 8)

    assert "too large" in refused(tmp_path / name)
