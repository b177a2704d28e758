"""Does reading what we rendered give the same tree, and agree with a reader of its own?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.intake.word.files import parts_in, write
from tests.readback import word
from tests.readback.items import expected
from tests.reporting.samples import document as sample
from tests.reporting.samples import memo_head
from tests.running import EXAMPLES
from tests.strategies import documents

from prongsai.core.reading import Reading, passages
from prongsai.core.tree import (
    Cell,
    Chart,
    Column,
    Document,
    Emblem,
    Heading,
    MemoHead,
    NumberedList,
    Numbering,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    cell,
    text,
)
from prongsai.intake.word import read_docx
from prongsai.reporting import composable, compose, gather_file, render_docx


def as_document(reading: Reading, document: Document) -> Document:
    return replace(document, sections=reading.sections, digits=reading.digits)


def rendered(folder, document: Document) -> tuple[bytes, Reading]:
    made = render_docx(document)
    path = folder / "made.docx"
    path.write_bytes(made)
    return made, read_docx(path)


def meant(node: Any) -> Any:
    """The tree without what a Word file does not hold.

    That is the data of a chart, the emblem's file, widths as weights, whose place in a cell is
    its column's, and the bounds of runs.
    """
    if isinstance(node, tuple) and node and all(isinstance(each, Run) for each in node):
        return [(run.bold, letter) for run in node for letter in run.text]
    if isinstance(node, tuple):
        return [meant(each) for each in node]
    if isinstance(node, Chart | Column):
        return type(node).__name__
    if isinstance(node, NumberedList) and node.numbering is Numbering.DASH:
        node = replace(node, start=1)
    if isinstance(node, Cell):
        node = replace(node, align=None)
    if isinstance(node, Emblem):
        node = replace(node, image=None)
    if is_dataclass(node) and not isinstance(node, type):
        return type(node).__name__, [meant(getattr(node, each.name)) for each in fields(node)]
    return node


def blocks_meant(document: Document | Reading) -> list[list[Any]]:
    """The sections' blocks; a page break at an end says nothing, and nothing is no section."""
    found = [
        [section.orientation]
        + [meant(block) for block in section.blocks if not isinstance(block, PageBreak)]
        for section in document.sections
    ]
    return [section for section in found if len(section) > 1]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_reading_what_we_rendered_gives_the_same_tree(tmp_path, document):
    made, reading = rendered(tmp_path, document)

    assert blocks_meant(reading) == blocks_meant(document)
    assert expected(as_document(reading, document)) == word.read(made)
    assert reading.title == document.title


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_every_document_of_the_examples_is_read_back(tmp_path, dossier):
    year, _ = gather_file(dossier)
    kinds = [kind for kind, why_not in composable(year) if why_not is None]

    for document in (compose(kind, year) for kind in kinds):
        made, reading = rendered(tmp_path, document)

        assert blocks_meant(reading) == blocks_meant(document)
        assert expected(as_document(reading, document)) == word.read(made) == expected(document)


def test_a_bold_line_that_was_added_to_our_file_is_a_heading(tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(render_docx(sample(Paragraph(text=text("เนื้อหา", bold=True)))))
    parts = parts_in(path)
    added = "<w:p><w:r><w:rPr><w:bCs/></w:rPr><w:t>หัวข้อใหม่</w:t></w:r></w:p><w:sectPr>"
    parts["word/document.xml"] = parts["word/document.xml"].replace("<w:sectPr>", added)

    reading = read_docx(write(path, parts))

    assert [type(block) for block in reading.blocks] == [Paragraph, Heading]


def test_a_memo_that_was_taken_apart_stays_paragraphs(tmp_path):
    document = sample(memo_head(), Paragraph(text=text("เรียน ปลัด")))
    path = tmp_path / "made.docx"
    path.write_bytes(render_docx(document))
    parts = parts_in(path)
    lines = parts["word/document.xml"].split('<w:pStyle w:val="MemoLine"/>')
    # The line of number and date is now an ordinary one.
    parts["word/document.xml"] = '<w:pStyle w:val="MemoLine"/>'.join(
        ['<w:pStyle w:val="BodyText"/>'.join(lines[:3]), *lines[3:]]
    )

    reading = read_docx(write(path, parts))

    assert not any(isinstance(block, MemoHead) for block in reading.blocks)
    told = "".join(each.text for each in passages(reading))
    assert "".join(told.split()) == "บันทึกข้อความส่วนราชการสำนักปลัดที่วันที่เรื่องขออนุมัติมาตรการเรียนปลัด"


def test_a_table_without_a_heading_is_read_without_one(tmp_path):
    rows = tuple(Row(cells=(cell(name), cell("๑๐๐"))) for name in "กขค")
    table = Table(columns=(Column(), Column()), header=(), rows=rows, summary="")
    document = replace(sample(), sections=(Section(blocks=(table,)),))

    _, found = rendered(tmp_path, document)

    assert meant(found.tables[0]) == meant(table)
