"""Are the Word files of the real cases read cell by cell, with nothing lost?"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from prongsai.core.grid import placed
from prongsai.core.reading import PassageKind, Reading, passages
from prongsai.core.thai import comparison_form
from prongsai.core.tree import Orientation, Row, plain
from prongsai.intake.word import read_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = ("000", "001", "002", "004")
pytestmark = pytest.mark.examples


def case(examples, name) -> tuple[Reading, dict[str, Any]]:
    truth = json.loads((examples / name / "truth.json").read_text(encoding="utf-8"))
    return read_docx(examples / name / "document.docx"), truth


def cells(rows: tuple[Row, ...], columns: int) -> list[list[str]]:
    """The texts of a grid; a place that a span covers is empty, as in the truth."""
    grid = [[""] * columns for _ in rows]
    for places in placed(rows):
        for place in places:
            words = "".join(plain(line) for line in place.cell.lines)
            grid[place.row][place.column] = comparison_form(words)
    return grid


def compared(rows: list[list[str]]) -> list[list[str]]:
    return [[comparison_form(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("name", CASES)
def test_every_cell_is_the_truth(examples, name):
    reading, truth = case(examples, name)

    got = [cells(table.rows, len(table.columns)) for table in reading.tables]
    assert got == [compared(table["rows"]) for table in truth["tables"]]


@pytest.mark.parametrize("name", CASES)
def test_every_heading_is_the_truth(examples, name):
    reading, truth = case(examples, name)

    got = [cells(table.header, len(table.columns)) for table in reading.tables]
    headings = [
        table.get("header_rows") or ([table["columns"]] if table["columns"] else [])
        for table in truth["tables"]
    ]
    assert got == [compared(rows) for rows in headings]


@pytest.mark.parametrize("name", CASES)
def test_group_rows_and_cells_merged_downwards_are_the_truth(examples, name):
    reading, truth = case(examples, name)

    for table, true in zip(reading.tables, truth["tables"], strict=True):
        assert [row.group for row in table.rows] == true["group"]
        down = [
            {
                "column": place.column,
                "first_row": place.row,
                "last_row": place.row + place.cell.rowspan - 1,
            }
            for places in placed(table.rows)
            for place in places
            if place.cell.rowspan > 1
        ]
        by_place = sorted(down, key=lambda each: (each["column"], each["first_row"]))
        assert by_place == (true.get("merged_down") or [])


def paragraphs_as_stored(path) -> Iterator[str]:
    """Every paragraph's letters in the order of the file, by nothing but its XML."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for paragraph in root.iter(f"{W}p"):
        yield comparison_form("".join(each.text or "" for each in paragraph.iter(f"{W}t")))


@pytest.mark.parametrize("name", CASES)
def test_all_text_is_there_in_its_order(examples, name):
    reading, truth = case(examples, name)
    stored = [words for words in paragraphs_as_stored(examples / name / "document.docx") if words]
    # A heading that was typed again over a split table is furniture.
    again = [
        comparison_form(cell)
        for part in truth["docx_tables"]
        if part["rows"][0] > 0
        for row in (
            truth["tables"][part["table"]].get("header_rows")
            or [truth["tables"][part["table"]]["columns"]]
        )
        for cell in row
        if cell
    ]

    told = list(passages(reading))
    body = [each.text for each in told if each.kind is not PassageKind.FURNITURE]
    furniture = [each.text for each in told if each.kind is PassageKind.FURNITURE]
    assert sorted(map(comparison_form, furniture)) == sorted(again)
    for heading in again:
        del stored[len(stored) - 1 - stored[::-1].index(heading)]
    assert comparison_form("".join(body)) == "".join(stored)


KINDS = {"title": "title", "heading": "heading", "para": "paragraph", "list": "paragraph"}


@pytest.mark.parametrize("name", CASES)
def test_titles_headings_and_paragraphs_are_the_truth_in_their_order(examples, name):
    reading, truth = case(examples, name)

    told = iter([(str(each.kind), comparison_form(each.text)) for each in passages(reading)])
    # Memos have fields of their own in the truth; their lines stand between.
    missing = [
        block
        for block in truth["body"]
        if block["type"] in KINDS
        and (KINDS[block["type"]], comparison_form(block["text"])) not in told
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("name", "lies"),
    [
        ("000", [Orientation.PORTRAIT, Orientation.LANDSCAPE]),
        ("002", [Orientation.PORTRAIT, Orientation.LANDSCAPE]),
        ("004", [Orientation.PORTRAIT]),
    ],
)
def test_the_pages_lie_as_they_do(examples, name, lies):
    reading, _ = case(examples, name)

    assert [section.orientation for section in reading.sections] == lies
