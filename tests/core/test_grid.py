from __future__ import annotations

from hypothesis import given
from tests.readback.items import expected_tables
from tests.reporting import samples
from tests.strategies import tables

from prongsai.core.grid import placed
from prongsai.core.tree import Cell, Row, cell


def test_spans_from_above_and_from_the_left_shift_the_cells():
    rows = samples.two_row_header()

    places = placed((*rows.header, *rows.rows))

    assert [[each.column for each in row] for row in places] == [
        [0, 1],
        [1, 2],
        [0],
        [0, 1, 2],
        [1, 2],
    ]
    assert [each.after for each in places[0]] == [1, 3]


def test_a_row_that_is_covered_wholly_has_no_place():
    assert placed((Row(cells=(Cell(rowspan=2),)), Row(cells=()))) == (
        placed((Row(cells=(Cell(rowspan=2),)),))[0],
        (),
    )


@given(tables())
def test_every_place_is_where_an_independent_count_finds_it(table):
    read = expected_tables(samples.document(table))[0]

    places = [each for row in placed((*table.header, *table.rows)) for each in row]

    assert [(each.row, each.column) for each in places] == [
        (each.row, each.column) for each in read.cells
    ]


def test_a_plain_cell_is_one_column_wide():
    assert placed((Row(cells=(cell("ก"),)),))[0][0].after == 1
