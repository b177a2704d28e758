"""A page is drawn so that a person can compare it; what may not be opened is refused."""

from __future__ import annotations

import struct

import pytest

from prongsai.core.errors import FileUnusable
from prongsai.core.tree import Document, Paragraph, Section, text
from prongsai.intake import page_picture
from prongsai.reporting import render_pdf


@pytest.fixture
def pdf(tmp_path):
    document = Document(
        kind="plan",
        title="หน้าเดียว",
        agency="องค์การบริหารส่วนตำบลต้นแบบ",
        fiscal_year=2568,
        sections=(Section(blocks=(Paragraph(text=text("ข้อความ")),)),),
    )
    path = tmp_path / "หน้าเดียว.pdf"
    path.write_bytes(render_pdf(document))
    return path


def test_a_page_of_a4_is_drawn_at_110_dots_per_inch(pdf):
    picture = page_picture(pdf, 1)

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (910, 1287)  # 8.27 by 11.69 inches


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_there_is_not_is_refused(pdf, page):
    with pytest.raises(FileUnusable, match="no page"):
        page_picture(pdf, page)


def test_what_is_no_pdf_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")

    with pytest.raises(FileUnusable):
        page_picture(path, 1)
