"""What is said where a scan cannot be read, and is every such reading bounded?"""

from __future__ import annotations

import io
import random
import shutil
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.intake.scans.files import one_after_another, pictures_of, scanned
from tests.reporting.pdf import trees

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable
from prongsai.core.reading import Reading, passages
from prongsai.intake import read, recognise
from prongsai.intake.ocr import tesseract
from prongsai.packing import check_file
from prongsai.reporting import render_pdf

PLACES = ("Windows", "tesseract-ocr-tha", "brew install tesseract tesseract-lang")


@pytest.fixture(scope="module")
def written() -> bytes:
    return render_pdf(trees.document(trees.paragraph(trees.SENTENCE)))


def refusal_of(data: bytes, folder: Path, name: str = "scan.pdf") -> FileUnusable:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(FileUnusable) as refused:
        read(path)
    return refused.value


def picture(data: bytes, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    pictures_of(data)[0].save(out, form)
    return out.getvalue()


@pytest.fixture
def without_tesseract(monkeypatch):
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def without_thai(monkeypatch, tmp_path):
    """The real program with an empty folder of languages but for a stand-in of English."""
    folder = tmp_path / "tessdata"
    folder.mkdir()
    (folder / "eng.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(folder))


@pytest.mark.parametrize("form", ["scan.pdf", "scan.png"])
def test_without_tesseract_it_is_said_how_to_get_it(form, written, without_tesseract, tmp_path):
    data = scanned(written) if form == "scan.pdf" else picture(written)

    refusal = refusal_of(data, tmp_path, form)

    assert "tesseract" in refusal.said.th
    assert "lacks tesseract" in refusal.said.en
    assert all(each in refusal.remedy.th for each in PLACES)
    assert all(each in refusal.remedy.en for each in PLACES)


def test_without_thai_it_is_said_how_to_get_it(written, without_thai, tmp_path):
    refusal = refusal_of(scanned(written), tmp_path)

    assert "ไม่มีภาษาไทย" in refusal.said.th
    assert "Thai data" in refusal.said.en
    assert all(each in refusal.remedy.en for each in PLACES)


def test_pages_with_letters_are_read_without_tesseract_and_the_others_named(
    written, without_tesseract, tmp_path
):
    path = tmp_path / "mixed.pdf"
    path.write_bytes(one_after_another(written, scanned(written), written, scanned(written)))

    reading = read(path)

    assert {each.place.page for each in passages(reading)} == {1, 3}
    (problem,) = reading.problems
    assert problem.code == "pages-not-read"
    assert problem.place.page == 2
    assert "2, 4" in problem.message.th
    assert "2, 4" in problem.message.en
    assert all(each in problem.remedy.th for each in PLACES)


def test_pages_not_read_are_told_by_recognising_and_checking(written, without_tesseract, tmp_path):
    path = tmp_path / "mixed.pdf"
    path.write_bytes(one_after_another(written, scanned(written)))

    found = recognise(read(path), agency="อบต.สมมติ", fiscal_year=FiscalYear(2568))
    checked = check_file(path)

    assert [each.code for each in found.problems].count("pages-not-read") == 1
    assert [each.code for each in checked].count("pages-not-read") == 1
    assert {each.file for each in checked} == {str(path)}


def test_a_page_that_takes_too_long_is_given_up(written, monkeypatch, tmp_path):
    monkeypatch.setattr(tesseract, "_SECONDS_A_PAGE", 0.01)

    refusal = refusal_of(scanned(written), tmp_path)

    assert "too long" in refusal.said.en


def test_a_picture_without_letters_says_so(tmp_path):
    out = io.BytesIO()
    Image.new("L", (600, 800), 200).save(out, "PDF")

    assert "no letters" in refusal_of(out.getvalue(), tmp_path).said.en


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 999))


def test_a_small_file_with_a_vast_picture_is_not_unpacked(tmp_path):
    assert "too large" in refusal_of(png_header(60_000, 60_000), tmp_path, "x.png").said.en


def test_a_pdf_with_a_vast_picture_is_not_unpacked(tmp_path):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 800))
        vast = pdf.make_stream(
            zlib.compress(b"\0" * 100_000), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image
        )
        vast.Width = vast.Height = 60_000
        vast.BitsPerComponent, vast.ColorSpace = 1, pikepdf.Name.DeviceGray
        vast.Filter = pikepdf.Name.FlateDecode
        page.Resources.XObject = pikepdf.Dictionary(V=vast)
        page.contents_add(b"q 600 0 0 800 0 0 cm /V Do Q")
        pdf.save(out)

    assert "too large" in refusal_of(out.getvalue(), tmp_path).said.en


def test_too_many_pictures_are_refused(tmp_path):
    out = io.BytesIO()
    dot = Image.new("1", (2, 2))
    dot.save(out, "TIFF", save_all=True, append_images=[dot] * 300)

    assert "301" in refusal_of(out.getvalue(), tmp_path, "x.tif").said.en


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
@pytest.mark.parametrize("seed", range(6))
def test_damage_gives_a_reading_or_a_sentence(form, seed, tmp_path):
    chance = random.Random(f"{form}{seed}")
    out = io.BytesIO()
    Image.effect_noise((60, 40), 90).save(out, form)
    data = bytearray(out.getvalue())
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(12, len(data))] = chance.randrange(256)
    if chance.random() < 0.4:
        del data[chance.randrange(16, len(data)) :]
    path = tmp_path / "picture"
    path.write_bytes(bytes(data))

    assert isinstance(outcome(path), Reading | FileUnusable)


def outcome(path: Path) -> Reading | FileUnusable:
    try:
        return read(path)
    except FileUnusable as refused:
        return refused


def test_tesseract_is_the_real_one():
    assert shutil.which("tesseract")
    assert tesseract.is_at_hand() is None
