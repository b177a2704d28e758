"""Files as other programs and scanners leave them: turned, without ruling, without mappings."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from tests.intake.pdf.files import changed, hidden, turned, without_actual_text, without_ruling
from tests.intake.pdf.readings import compared, grid_of, read_back, texts_of
from tests.reporting.pdf import trees

from prongsai.core.reading import Source
from prongsai.core.tree import Document, Orientation
from prongsai.intake.pdf import read_pdf
from prongsai.reporting import render_pdf


def document_with_table() -> Document:
    header = (trees.row("ที่", "ขั้นตอน", "ผู้รับผิดชอบ"),)
    rows = [trees.row(str(at), trees.SENTENCE * 3, "กองคลัง") for at in range(30)]
    return trees.document(
        trees.paragraph(trees.SENTENCE * 4), trees.table(*rows, header=header), landscape=True
    )


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_reads_as_an_upright_one(quarters, tmp_path):
    upright = read_back(document_with_table(), tmp_path)
    path = tmp_path / "turned.pdf"
    path.write_bytes(turned(render_pdf(document_with_table()), quarters))

    reading = read_pdf(path)

    assert texts_of(reading.blocks) == texts_of(upright.blocks)
    assert list(map(grid_of, reading.tables)) == list(map(grid_of, upright.tables))
    assert [part.orientation for part in reading.sections] == [Orientation.LANDSCAPE]
    assert [words.text for words in reading.furniture] == [w.text for w in upright.furniture]


def test_a_page_that_only_lies_on_its_side_reads_the_same(tmp_path):
    upright = read_back(document_with_table(), tmp_path)
    path = tmp_path / "lying.pdf"

    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.Rotate = 90

    path.write_bytes(changed(render_pdf(document_with_table()), turn))

    assert list(map(grid_of, read_pdf(path).tables)) == list(map(grid_of, upright.tables))


def test_a_table_inside_a_form_is_found(tmp_path):
    upright = read_back(document_with_table(), tmp_path)
    path = tmp_path / "form.pdf"
    out = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(render_pdf(document_with_table()))) as source,
        pikepdf.new() as made,
    ):
        for page in source.pages:
            blank = made.add_blank_page(
                page_size=(float(page.mediabox[2]), float(page.mediabox[3]))
            )
            blank.add_overlay(page, pikepdf.Rectangle(0, 0, *page.mediabox[2:]))
        made.save(out)
    path.write_bytes(out.getvalue())

    assert list(map(grid_of, read_pdf(path).tables)) == list(map(grid_of, upright.tables))


def test_a_small_table_without_ruling_is_found(tmp_path):
    path = tmp_path / "bare.pdf"
    rows = [trees.row(f"{at}. รายการ", trees.SENTENCE * 2, "กองคลัง") for at in range(6)]
    document = trees.document(
        trees.paragraph(trees.SENTENCE * 4), trees.table(*rows), trees.paragraph(trees.SENTENCE * 4)
    )
    path.write_bytes(without_ruling(render_pdf(document)))

    reading = read_pdf(path)

    expected = [[f"{at}.รายการ", compared(trees.SENTENCE * 2), "กองคลัง"] for at in range(6)]
    assert [grid_of(table) for table in reading.tables] == [expected]
    assert texts_of(reading.blocks) == [compared(trees.SENTENCE * 4)] * 2


@pytest.mark.examples
def test_a_vowel_without_mapping_is_told_by_its_font(examples, tmp_path):
    source = examples / "004" / "document.pdf"
    path = tmp_path / "unmapped.pdf"
    path.write_bytes(without_actual_text(source.read_bytes()))
    with pypdfium2.PdfDocument(path) as file:
        assert file[0].get_textpage().get_text_range().count("องค์กรบริหร") > 1

    reading = read_pdf(path)

    whole = read_pdf(source)
    assert list(map(grid_of, reading.tables)) == list(map(grid_of, whole.tables))
    assert texts_of(reading.blocks) == texts_of(whole.blocks)


def test_letters_hidden_under_a_picture_are_of_a_scan(tmp_path):
    path = tmp_path / "searchable.pdf"

    path.write_bytes(hidden(render_pdf(trees.document(trees.paragraph(trees.SENTENCE)))))

    reading = read_pdf(path)

    assert [origin.origin.source for origin in reading.origins] == [Source.SCAN]
