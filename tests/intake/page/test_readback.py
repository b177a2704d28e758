"""Does a web page of ours read as the tree that it was rendered from?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.intake.ours import DOSSIERS, documents_of, items_of
from tests.readback.items import expected
from tests.strategies import documents

from prongsai.core.tree import PageBreak, Table, tables_of
from prongsai.intake import read
from prongsai.reporting import render_html


def read_back(document, folder):
    path = folder / "document.html"
    path.write_bytes(render_html(document))
    return read(path)


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.stem)
def test_every_document_of_the_examples_reads_as_it_was_composed(dossier, tmp_path):
    for document in documents_of(dossier):
        found = read_back(document, tmp_path)

        assert items_of(found) == expected(document)
        assert found.title == document.title
        assert found.furniture == ()
        shape = [(len(table.header), [row.group for row in table.rows]) for table in found.tables]
        assert shape == [
            (len(table.header), [row.group for row in table.rows]) for table in tables_of(document)
        ]
        orientations = [section.orientation for section in document.sections if said(section)]
        assert [section.orientation for section in found.sections] == orientations


def said(section):
    return [block for block in section.blocks if not isinstance(block, PageBreak)]


@settings(max_examples=60)
@given(document=documents())
def test_any_document_reads_as_it_was_composed(document, tmp_path_factory):
    found = read_back(document, tmp_path_factory.getbasetemp())

    assert items_of(found) == expected(document)
    assert len(found.origins) == len(found.blocks)


def test_every_block_and_row_has_a_line(tmp_path):
    document = next(documents_of(DOSSIERS[0]))
    found = read_back(document, tmp_path)

    for block, origin in zip(found.blocks, found.origins, strict=True):
        assert origin.origin.line
        if isinstance(block, Table):
            assert [bool(each.line) for each in origin.rows] == [True] * len(origin.rows)
            assert len(origin.rows) == len(block.header) + len(block.rows)
