"""Is a file known by its first bytes, and told what it is not?"""

from __future__ import annotations

import io
import zipfile

import pytest

from prongsai.core.errors import FileUnusable
from prongsai.intake import read
from prongsai.intake.dispatch import _READERS, _REFUSALS
from prongsai.intake.kinds import Kind, kind_of


def zipped(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


SAMPLES = {
    Kind.TEXT: b"\xe0\xb8\x81",
    Kind.HTML: b"\xef\xbb\xbf <!-- a -->\n<!DOCTYPE HTML><p>a",
    Kind.XLSX: zipped("[Content_Types].xml", "xl/workbook.xml"),
    Kind.DOCX: zipped("[Content_Types].xml", "word/document.xml"),
    Kind.PDF: b"\n%PDF-1.7\n",
    Kind.PICTURE: b"\x89PNG\r\n\x1a\n",
    Kind.OLD_OFFICE: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
    Kind.RTF: b"{\\rtf1 a}",
    Kind.OPEN_DOCUMENT: zipped("mimetype", "content.xml"),
    Kind.ARCHIVE: zipped("a.txt"),
}


def test_every_kind_is_known_by_its_bytes_whatever_its_name(tmp_path):
    assert {kind: kind_of(tmp_path / "a.txt", data) for kind, data in SAMPLES.items()} == {
        kind: kind for kind in Kind
    }


def test_a_name_decides_between_texts(tmp_path):
    assert kind_of(tmp_path / "a.HTM", b"<p>a</p>") is Kind.HTML
    assert kind_of(tmp_path / "a.html", SAMPLES[Kind.PDF]) is Kind.PDF


def test_every_kind_has_a_reader_or_a_refusal():
    assert {*_READERS, *_REFUSALS} == set(Kind)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in _READERS])
def test_a_kind_without_a_reader_is_refused_with_a_remedy(tmp_path, kind):
    path = tmp_path / "document"
    path.write_bytes(SAMPLES[kind])

    with pytest.raises(FileUnusable) as stopped:
        read(path)
    assert str(path) in stopped.value.said.th
    assert stopped.value.remedy.th
    assert stopped.value.remedy.en


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileUnusable, match="no such file"):
        read(tmp_path / "none.txt")
