"""Reading what we rendered gives the same cells and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from tests.intake.pdf.readings import (
    has_figure,
    letters_in_file,
    letters_of,
    letters_read,
    read_back,
    texts_of,
)
from tests.readback.pdf import outside
from tests.reporting.composing.years import complete_year
from tests.reporting.pdf import trees
from tests.reporting.pdf.expected import Scattered, form, items_of
from tests.reporting.test_examples import EXAMPLES, documents_of
from tests.strategies import documents

from prongsai.core.grid import placed
from prongsai.core.reading import Reading
from prongsai.core.tree import Document, Section, Table, cell, plain, tables_of
from prongsai.intake.pdf import read_pdf
from prongsai.reporting import Kind, compose, render_pdf

MARGINS = {"left": 85.04, "right": 56.7, "top": 70.87, "bottom": 56.7}
HEADER = (
    trees.row(cell("ที่", rowspan=2), cell("รายการ", colspan=2)),
    trees.row("ขั้นตอน", "ผู้รับผิดชอบ"),
)


def places(tables: tuple[Table, ...]) -> list[object]:
    """Each table: how many header rows, and its cells with their places and spans."""
    return [
        (
            len(table.header),
            [
                [
                    (
                        place.row,
                        place.column,
                        place.cell.rowspan,
                        place.cell.colspan,
                        form("".join(plain(line) for line in place.cell.lines)),
                    )
                    for place in row
                ]
                for row in placed((*table.header, *table.rows))
            ],
        )
        for table in tables
    ]


def texts(document: Document) -> list[str]:
    """The texts outside tables and pictures."""
    return [
        item for item in items_of(document) if isinstance(item, str) and type(item) is not Scattered
    ]


def assert_same(document: Document, reading: Reading) -> None:
    assert places(reading.tables) == places(tables_of(document))
    read = [form(words) for words in texts_of(reading.blocks)]
    assert [words for words in texts(document) if words not in read] == []
    if not has_figure(document):
        assert read == texts(document)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_document_reads_back(kind, tmp_path):
    document = compose(kind, complete_year())

    assert_same(document, read_back(document, tmp_path))


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_every_document_of_the_examples_reads_back(dossier, tmp_path):
    for document in documents_of(dossier):
        assert_same(document, read_back(document, tmp_path))


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(document=documents(most_sections=2))
def test_any_tree_reads_back_with_every_cell(document, tmp_path_factory):
    path = tmp_path_factory.mktemp("any") / "document.pdf"
    path.write_bytes(render_pdf(document))
    assume(letters_in_file(path))  # a page without any is refused
    assume(outside(path.read_bytes(), **MARGINS) == [])  # what runs over its cell is in no cell

    reading = read_pdf(path)

    assert places(reading.tables) == places(tables_of(document))


def test_cells_that_go_on_over_pages_are_joined_again(tmp_path):
    long = trees.SENTENCE * 150
    document = trees.document(
        trees.table(trees.row("๑", long, "ก"), trees.row("๒", "ข", long), header=HEADER)
    )

    assert_same(document, read_back(document, tmp_path))


def test_a_cell_over_several_rows_goes_on_beside_them(tmp_path):
    rows = [trees.row(cell("กลุ่ม" + trees.SENTENCE, rowspan=30), "ข ๑", "ค")]
    rows += [trees.row(f"ข {at} {trees.SENTENCE * 3}", "ค") for at in range(29)]
    document = trees.document(trees.table(*rows, header=HEADER))

    assert_same(document, read_back(document, tmp_path))


def test_two_tables_with_one_header_stay_two(tmp_path):
    rows = [trees.row(str(at), trees.SENTENCE, "ค") for at in range(40)]
    part = Section(blocks=(trees.table(*rows, header=HEADER),))
    document = trees.sections(part, part)

    assert_same(document, read_back(document, tmp_path))


def test_groups_over_many_pages_keep_every_row(tmp_path):
    rows = [
        each
        for at in range(12)
        for each in (
            trees.group(f"ด้านที่ {at}", 3),
            *(trees.row(f"{at}.{part}", cell(*"กขคงจ"), "กองคลัง") for part in range(6)),
        )
    ]
    document = trees.document(trees.table(*rows, header=HEADER), landscape=True)

    reading = read_back(document, tmp_path)

    assert_same(document, reading)
    assert [row.group for row in reading.tables[0].rows].count(True) == 12


@pytest.mark.parametrize("words", ["ก" * 900, "A" * 900, "๙๕.๗๕" * 120, "น้ำ" * 200])
def test_a_row_of_one_letter_a_line_is_joined_over_pages(words, tmp_path):
    document = trees.document(trees.table(trees.row(words, "ก", words), widths=(1, 30, 4)))

    assert_same(document, read_back(document, tmp_path))


def test_empty_cells_keep_their_places(tmp_path):
    document = trees.document(
        trees.table(trees.row("", "", ""), trees.row("", "ข", ""), header=HEADER), landscape=True
    )

    assert_same(document, read_back(document, tmp_path))


def test_only_the_repeated_header_is_read_once(tmp_path):
    document = compose(Kind.OIT_CHECKLIST, complete_year())
    (head,) = [table.header for table in tables_of(document)]
    words = "".join(plain(line) for row in head for each in row.cells for line in each.lines)

    reading = read_back(document, tmp_path)

    written, read = letters_in_file(tmp_path / "document.pdf"), letters_read(reading)
    again = len({row.page for origin in reading.origins for row in origin.rows}) - 1
    assert again > 1
    assert written - read == letters_of(words * again)
    assert read - written == {}
