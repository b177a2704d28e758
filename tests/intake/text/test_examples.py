"""Is every cell, every paragraph and every letter of the real cases' texts read?"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.intake import truth

from prongsai.core.thai import comparison_form
from prongsai.core.tree import Table
from prongsai.intake import read

_MARKUP = re.compile(r"</?(?:p|ul|ol|li|b|br)\b[^>]*>|^#+ ", re.MULTILINE)


@pytest.fixture(scope="module", params=truth.CASES)
def case(request, examples):
    source = examples / request.param / "source.txt"
    return read(source), truth.truth_of(examples, request.param), source.read_text("utf-8")


@pytest.mark.examples
def test_at_least_99_of_100_cells_of_the_four_texts_are_exact(examples, record_property):
    counts = [
        truth.cells_right(read(examples / case / "source.txt"), truth.truth_of(examples, case))
        for case in truth.CASES
    ]
    right, count = sum(right for right, _ in counts), sum(count for _, count in counts)

    record_property("cells", f"{right} of {count}")
    assert count == 289
    assert right * 100 >= count * 99, f"{right} of {count} cells"


@pytest.mark.examples
def test_columns_rows_and_groups_are_those_of_the_truth(case):
    reading, expected, _ = case

    assert len(reading.tables) == len(expected["tables"])
    for table, each in zip(reading.tables, expected["tables"], strict=True):
        assert truth.head(table) == truth.expected_head(each)
        assert len(table.rows) == len(each["rows"])
        assert [row.group for row in table.rows] == each["group"]


@pytest.mark.examples
def test_every_text_of_the_body_is_a_block(case):
    reading, expected, _ = case
    blocks = Counter(
        comparison_form("".join(run.text for run in block.text))
        for block in reading.blocks
        if not isinstance(block, Table)
    )

    wanted = Counter(comparison_form(each["text"]) for each in expected["body"] if "text" in each)
    assert wanted - blocks == Counter()


@pytest.mark.examples
def test_every_letter_is_accounted_for(case):
    reading, _, source = case

    wanted = Counter(comparison_form(_MARKUP.sub("", source)))
    assert Counter(truth.letters(reading)) == wanted


@pytest.mark.examples
def test_every_block_and_row_names_the_line_where_it_begins(case):
    reading, _, source = case
    lines = [comparison_form(_MARKUP.sub("", line)) for line in source.split("\n")]

    for at, block in enumerate(reading.blocks):
        origin = reading.origin_of(at)
        if isinstance(block, Table):
            assert len(origin.rows) == len(block.header) + len(block.rows)
            for row, place in zip(truth.grid(block), origin.rows, strict=True):
                assert place.line is not None
                assert lines[place.line - 1] == "".join(row)
        else:
            assert origin.origin.line is not None
            assert lines[origin.origin.line - 1] == comparison_form(
                "".join(run.text for run in block.text)
            )
