"""Are scans and pictures read, put into cells, and marked to be confirmed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from tests.intake.pdf.readings import compared, grid_of, texts_of
from tests.intake.scans.files import one_after_another, pictures_of, scan_of, scanned
from tests.reporting.pdf import trees

from prongsai.core.dates import FiscalYear
from prongsai.core.reading import Reading, Source, passages
from prongsai.core.tree import Document
from prongsai.dossier import to_plain
from prongsai.intake import read, recognise
from prongsai.packing import check_file
from prongsai.reporting import render_pdf

ROWS = 7
DAYS = [f"{10 + at} มีนาคม 2568" for at in range(ROWS)]


def document() -> Document:
    header = (trees.row("ที่", "ขั้นตอน", "กำหนดแล้วเสร็จ"),)
    rows = [trees.row(str(at + 1), trees.SENTENCE, day) for at, day in enumerate(DAYS)]
    return trees.document(trees.paragraph(trees.SENTENCE * 4), trees.table(*rows, header=header))


@pytest.fixture(scope="module")
def written() -> bytes:
    return render_pdf(document())


def read_bytes(data: bytes, folder: Path, name: str = "scan.pdf") -> Reading:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def expected_cells() -> list[list[str]]:
    rows = [[str(at + 1), compared(trees.SENTENCE), compared(day)] for at, day in enumerate(DAYS)]
    return [["ที่", "ขั้นตอน", "กำหนดแล้วเสร็จ"], *rows]


def right(read_cells: list[list[str]], expected: list[list[str]]) -> int:
    return sum(
        one == other
        for row, wanted in zip(read_cells, expected, strict=True)
        for one, other in zip(row, wanted, strict=True)
    )


def likeness(texts: list[str], expected: str) -> float:
    """From 0 to 1: how far the letters agree in their order, in text outside tables."""
    return SequenceMatcher(None, "".join(texts), compared(expected), autojunk=False).ratio()


@pytest.mark.parametrize("askew", [0.0, 1.0, -1.4])
def test_a_ruled_table_in_a_scan_is_a_table_though_laid_in_askew(askew, written, tmp_path):
    reading = read_bytes(scanned(written, askew=askew), tmp_path)

    (table,) = reading.tables
    # Measured: 24 of 24 at each angle. Another tesseract may read a letter otherwise.
    assert right(grid_of(table), expected_cells()) >= 22
    assert likeness(texts_of(reading.blocks), trees.SENTENCE * 4) > 0.97
    assert {each.source for each in passages(reading)} == {Source.SCAN}
    assert {each.place.page for each in passages(reading)} == {1}


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_a_picture_is_read_whatever_its_kind_and_name(form, tmp_path):
    page = render_pdf(trees.document(trees.paragraph(trees.SENTENCE * 2)))
    (picture,) = pictures_of(page)
    picture.save(tmp_path / "picture", form)

    reading = read(tmp_path / "picture")

    assert likeness(texts_of(reading.blocks), trees.SENTENCE * 2) > 0.97
    assert {each.source for each in passages(reading)} == {Source.SCAN}


def test_every_page_of_a_picture_of_several_is_read(tmp_path):
    words = "เอกสารฉบับนี้มีสองหน้า หน้านี้เป็นหน้าที่ "
    pages = [
        render_pdf(trees.document(trees.paragraph(trees.SENTENCE * 2 + words + number)))
        for number in ("11", "22")
    ]
    first, second = (pictures_of(page)[0] for page in pages)
    first.save(tmp_path / "fax.tif", save_all=True, append_images=[second])

    said = "".join(each.text for each in passages(read(tmp_path / "fax.tif")))

    assert 0 < said.index("11") < said.index("22")


def test_a_page_without_letters_between_others_is_read_by_its_looks(tmp_path):
    one = render_pdf(trees.document(trees.paragraph("1. หน้าแรก")))
    other = render_pdf(trees.document(trees.paragraph("2. " + trees.SENTENCE * 2)))
    last = render_pdf(trees.document(trees.paragraph("3. หน้าสุดท้าย")))

    reading = read_bytes(one_after_another(one, scanned(other), last), tmp_path)

    said = list(passages(reading))
    assert [(each.place.page, each.source) for each in said] == [
        (1, Source.TEXT),
        (2, Source.SCAN),
        (3, Source.TEXT),
    ]
    assert (said[0].text, said[2].text) == ("1. หน้าแรก", "3. หน้าสุดท้าย")
    assert likeness([compared(said[1].text)], "2. " + trees.SENTENCE * 2) > 0.95
    assert reading.problems == ()


def numbers_in(value: object, path: str = "") -> Iterator[str]:
    """The path of every text or number in a plain dossier that holds a digit."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from numbers_in(each, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from numbers_in(each, f"{path}[{at}]")
    elif re.search(r"[0-9๐-๙]", str(value)):
        yield path


def test_every_number_of_a_scan_is_marked_to_be_confirmed(written, tmp_path):
    found = recognise(
        read_bytes(scanned(written), tmp_path),
        agency="องค์การบริหารส่วนตำบลสมมติ",
        fiscal_year=FiscalYear(2568),
    )

    marked = {each.value for each in found.dossier.readings if each.confirm}
    kept = to_plain(found.dossier)
    held = [*numbers_in({"unplaced": [each["text"] for each in kept["unplaced"]]})]
    said = "".join(each["text"] for each in kept["unplaced"])
    assert len(held) >= ROWS
    assert {f"{each}.text" for each in held} <= marked
    assert {each.confirm for each in found.dossier.readings} == {True}
    assert sum(compared(day) in compared(said) for day in DAYS) >= ROWS - 1
    codes = [each.code for each in found.problems]
    assert codes.count("scan-to-confirm") == 1


def test_checking_a_scan_tells_once_how_many_numbers_to_confirm(written, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(written))

    (told,) = [each for each in check_file(path) if each.code == "scan-to-confirm"]

    # Each row holds its number, a day and a year.
    assert f"{3 * ROWS} numbers" in told.message.en
    assert "pages 1" in told.message.en
    assert not told.is_error


def test_a_written_document_has_nothing_to_confirm(written, tmp_path):
    path = tmp_path / "written.pdf"
    path.write_bytes(written)

    assert "scan-to-confirm" not in {each.code for each in check_file(path)}


def test_a_stamp_over_a_scan_does_not_hide_it(tmp_path):
    page = render_pdf(trees.document(trees.paragraph(trees.SENTENCE * 2)))
    (picture,) = pictures_of(page)
    data = scan_of([picture])
    stamped = _with_stamp(data)

    reading = read_bytes(stamped, tmp_path)

    assert likeness(texts_of(reading.blocks), trees.SENTENCE * 2 + "Received 12") > 0.95


def _with_stamp(data: bytes) -> bytes:
    import pikepdf
    from tests.intake.pdf.files import changed

    def stamp(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources.Font = pikepdf.Dictionary(F=pdf.make_indirect(font))
        page.contents_add(b"BT /F 9 Tf 20 20 Td (Received 12) Tj ET")

    return changed(data, stamp)
