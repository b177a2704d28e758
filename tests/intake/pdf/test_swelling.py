"""Is a PDF that would fill the memory refused before it is opened, and no other?"""

from __future__ import annotations

import pytest
from tests.intake.pdf.files import changed
from tests.reporting.pdf import trees
from tests.soak.extremes import PDF

from prongsai.core.errors import FileUnusable
from prongsai.intake.pdf import read_pdf
from prongsai.intake.pdf.swelling import is_swollen
from prongsai.reporting import render_pdf

_SWOLLEN = [
    "stream swells to 1 GB of blanks",
    "stream swells to 5 GB, packed twice",
    "stream of 3,000,000 lines",
    "stream of 100,000,000 saved states",
    "forms that show each other, 10 levels of 10",
]
_HARMLESS = ["a form that shows itself", "dictionaries 100,000 deep", "pages in a circle"]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render_pdf(trees.document(trees.paragraph(trees.SENTENCE * 4)))


@pytest.mark.parametrize("name", _SWOLLEN)
def test_what_swells_is_refused_in_a_sentence(name, whole, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(PDF[name](whole))

    with pytest.raises(FileUnusable) as refused:
        read_pdf(path)

    assert "swells" in refused.value.said.en
    assert "ขยาย" in refused.value.said.th
    assert refused.value.remedy.th
    assert refused.value.remedy.en


@pytest.mark.parametrize("name", _HARMLESS)
def test_what_is_odd_but_small_is_not_called_swollen(name, whole):
    assert not is_swollen(PDF[name](whole))


def test_our_own_files_are_not_swollen_and_are_read(whole, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(whole)

    assert not is_swollen(whole)
    assert read_pdf(path).blocks


def test_a_page_of_many_small_streams_is_weighed_as_one(whole):
    def repeat(pdf):
        stream = pdf.make_stream(b"0 0 m 9 9 l S\n" * 50_000)  # 700,000 bytes
        pdf.pages[0].Contents = [stream] * 20

    assert is_swollen(changed(whole, repeat))
    assert not is_swollen(changed(whole, lambda pdf: pdf.pages[0].contents_add(b" " * 700_000)))


@pytest.mark.examples
def test_no_real_file_is_swollen(examples):
    for path in sorted(examples.glob("*/document.pdf")):
        assert not is_swollen(path.read_bytes())
