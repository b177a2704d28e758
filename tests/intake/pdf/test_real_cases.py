"""Does the reader find in the real cases what their truth files say?"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from benchmarks.intake.comparison import folded
from tests.intake.pdf.readings import (
    Cells,
    compared,
    grid_of,
    letters_in_file,
    letters_of,
    letters_read,
    texts_of,
)

from prongsai.core.reading import Reading
from prongsai.core.tree import Orientation
from prongsai.intake.pdf import read_pdf

pytestmark = pytest.mark.examples

CASES = ["000", "001", "002", "004"]


@pytest.fixture(scope="module")
def readings(examples) -> dict[str, Reading]:
    return {case: read_pdf(examples / case / "document.pdf") for case in CASES}


def truth_of(examples, case: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((examples / case / "truth.json").read_text(encoding="utf-8"))
    return truth


def grids_of_truth(truth: dict[str, Any]) -> list[Cells]:
    grids = []
    for table in truth["tables"]:
        header = table.get("header_rows") or ([table["columns"]] if table["columns"] else [])
        grids.append([[compared(cell) for cell in row] for row in (*header, *table["rows"])])
    return grids


@pytest.mark.parametrize("case", CASES)
def test_every_cell_is_exact(case, readings, examples):
    truth = grids_of_truth(truth_of(examples, case))

    read = [grid_of(table) for table in readings[case].tables]

    assert len(read) == len(truth)
    assert read == [folded(one, other) for one, other in zip(truth, read, strict=True)]


@pytest.mark.parametrize("case", CASES)
def test_header_rows_are_known_and_kept_once(case, readings, examples):
    expected = [
        len(table.get("header_rows") or ([1] if table["columns"] else []))
        for table in truth_of(examples, case)["tables"]
    ]

    assert [len(table.header) for table in readings[case].tables] == expected


@pytest.mark.parametrize("case", CASES)
def test_group_rows_are_known(case, readings, examples):
    expected = [sum(table.get("group") or []) for table in truth_of(examples, case)["tables"]]

    read = [sum(row.group for row in table.rows) for table in readings[case].tables]

    assert read == expected


def test_nearly_every_paragraph_begins_and_ends_where_it_should(readings, examples):
    truth = [
        (case, compared(block["text"]))
        for case in CASES
        for block in truth_of(examples, case)["body"]
        if block.get("text")
    ]
    read = {case: texts_of(reading.blocks) for case, reading in readings.items()}

    found = [words in read[case] for case, words in truth]

    assert len(found) > 80
    assert found.count(False) <= 2  # two lines of a cover, as wide as the page and below each other


# How often the heading of each table stands in the file again, after the first time.
AGAIN = {"000": [0, 2], "001": [4], "002": [0], "004": [0, 1, 1]}


@pytest.mark.parametrize("case", CASES)
def test_every_letter_is_read_once(case, readings, examples):
    again: Counter[str] = Counter()
    for table, times in zip(readings[case].tables, AGAIN[case], strict=True):
        head = "".join("".join(row) for row in grid_of(table)[: len(table.header)])
        again.update(letters_of(head * times))

    read = letters_read(readings[case]) + again

    assert read == letters_in_file(examples / case / "document.pdf")


def test_page_numbers_are_furniture(readings):
    said = {case: [each.text for each in reading.furniture] for case, reading in readings.items()}

    assert said["000"] == [f"- {page} -" for page in range(2, 10)]
    assert said["002"] == [f"- {page} -" for page in range(2, 6)]
    assert said["001"] == said["004"] == []


def test_pages_that_lie_otherwise_are_sections(readings):
    lies = {
        case: [part.orientation for part in reading.sections] for case, reading in readings.items()
    }

    both = [Orientation.PORTRAIT, Orientation.LANDSCAPE]
    assert lies == {"000": both, "001": both, "002": both, "004": both[:1]}


def test_rows_know_their_page(readings):
    (origin,) = [
        readings["001"].origin_of(at)
        for at, block in enumerate(readings["001"].blocks)
        if block in readings["001"].tables
    ]

    assert origin.origin.page == 2
    assert [row.page for row in origin.rows] == sorted(row.page or 0 for row in origin.rows)
    assert {row.page for row in origin.rows} == {2, 3, 4, 5, 6}
