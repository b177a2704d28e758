"""Does reading what was rendered give the tree, and do all formats say the same?"""

from __future__ import annotations

from hypothesis import given, settings
from tests.readback import page, sheet, word
from tests.readback.items import expected, expected_tables
from tests.strategies import documents

from prongsai.reporting import render_docx, render_html, render_xlsx


@settings(max_examples=40)
@given(documents())
def test_a_word_document_says_what_the_tree_says(document):
    assert word.read(render_docx(document)) == expected(document)


@settings(max_examples=60)
@given(documents())
def test_a_web_page_says_what_the_tree_says(document):
    made = render_html(document)

    page.well_formed(made)
    assert page.read(made) == expected(document)


@settings(max_examples=60)
@given(documents())
def test_a_workbook_says_what_the_tables_of_the_tree_say(document):
    made = render_xlsx(document)

    assert (sheet.read(made) if made else []) == expected_tables(document)


@settings(max_examples=10)
@given(documents())
def test_the_same_tree_gives_the_same_bytes(document):
    for render in (render_docx, render_html, render_xlsx):
        assert render(document) == render(document)
