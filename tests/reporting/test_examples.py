"""Do the example dossiers' documents say the same in every format?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.readback import page, sheet, word
from tests.readback.items import TableRead, expected
from tests.reporting.pdf.expected import differences

from prongsai.core.tree import Document
from prongsai.reporting import (
    composable,
    compose,
    gather_file,
    render_docx,
    render_html,
    render_pdf,
    render_xlsx,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def documents_of(dossier: Path) -> Iterator[Document]:
    """Every document that the dossier has data for."""
    year, _ = gather_file(dossier)
    for kind, why_not in composable(year):
        if why_not is None:
            yield compose(kind, year)


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_every_format_of_every_document_says_what_its_tree_says(dossier):
    for document in documents_of(dossier):
        items = expected(document)
        workbook = render_xlsx(document)

        assert word.read(render_docx(document)) == items
        assert page.read(render_html(document)) == items
        assert (sheet.read(workbook) if workbook else []) == [
            item for item in items if isinstance(item, TableRead)
        ]
        assert differences(document, render_pdf(document)) == []
