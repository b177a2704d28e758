"""Is the original never touched, and is everything refused that cannot be done?"""

from __future__ import annotations

import os

import docx
import pytest
from tests.running import EXAMPLES

from prongsai.core.errors import FileUnusable
from prongsai.packing.fixing import fix_file, is_same_file

WORDS = "องค์การบริหารส่วนตำบลนาเปิดเผย อำเภอดอนโปร่งใจ จังหวัดสมมติธานี"


def word_file(folder, name="report.docx"):
    path = folder / name
    made = docx.Document()
    made.add_paragraph(WORDS)
    made.save(str(path))
    return path


@pytest.mark.parametrize("name", ["./report.docx", "sub/../report.docx", "REPORT.docx"])
def test_another_spelling_of_the_files_name_is_the_file(tmp_path, name):
    path = word_file(tmp_path)
    (tmp_path / "sub").mkdir()

    assert is_same_file(path, tmp_path / name)
    with pytest.raises(FileUnusable):
        fix_file(path, tmp_path / name, overwrite=True)


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_the_file_is_the_file(tmp_path, link):
    path = word_file(tmp_path)
    before = path.read_bytes()
    link(path, tmp_path / "other.docx")

    with pytest.raises(FileUnusable):
        fix_file(path, tmp_path / "other.docx", overwrite=True)
    assert path.read_bytes() == before


def test_a_word_file_gets_a_copy_with_comments(tmp_path):
    path = word_file(tmp_path)
    before = path.read_bytes()

    fixed = fix_file(path, tmp_path / "out.docx")

    (found,) = docx.Document(str(tmp_path / "out.docx")).comments
    assert fixed.comments == len(fixed.problems) == 1
    assert found.author == "Prongsai"
    assert "ควรเป็น: ดอนโปร่งใส" in found.text
    assert "(district-not-in-province)" in found.text
    assert path.read_bytes() == before


def test_comments_are_in_english_where_that_is_wanted(tmp_path):
    fix_file(word_file(tmp_path), tmp_path / "out.docx", language="en")

    (found,) = docx.Document(str(tmp_path / "out.docx")).comments
    assert "Suggested: ดอนโปร่งใส" in found.text


def test_what_is_there_is_not_written_over_unless_told(tmp_path):
    path, out = word_file(tmp_path), tmp_path / "out.docx"
    out.write_bytes(b"mine")

    with pytest.raises(FileUnusable):
        fix_file(path, out)
    assert out.read_bytes() == b"mine"

    fix_file(path, out, overwrite=True)
    assert docx.Document(str(out)).paragraphs[0].text == WORDS


@pytest.mark.parametrize("name", ["report.txt", "report.html", "report.pdf", "report.xlsx"])
def test_other_formats_are_told_what_can_be_done_instead(tmp_path, name):
    path = tmp_path / name
    if name.endswith(".xlsx"):
        import openpyxl

        book = openpyxl.Workbook()
        book.create_sheet("ก", 0)["A1"] = WORDS
        book.save(path)
    elif name.endswith(".pdf"):
        from prongsai.core.tree import Document, Paragraph, Section, text
        from prongsai.reporting import render_pdf, sarabun

        tree = Document(
            kind="plan",
            title="ก",
            agency="ก",
            fiscal_year=2568,
            sections=(Section(blocks=(Paragraph(text=text(WORDS)),)),),
        )
        path.write_bytes(render_pdf(tree, fonts=sarabun()))
    else:
        path.write_text(WORDS, encoding="utf-8")

    with pytest.raises(FileUnusable) as caught:
        fix_file(path, tmp_path / f"out{path.suffix}")

    assert "--report" in caught.value.remedy.en
    assert not (tmp_path / f"out{path.suffix}").exists()


@pytest.mark.parametrize("name", ["out.docx", "out.json", "out"])
def test_the_copy_keeps_the_kind_of_the_file(tmp_path, name):
    with pytest.raises(FileUnusable):
        fix_file(EXAMPLES[0], tmp_path / name)
    assert list(tmp_path.iterdir()) == []
