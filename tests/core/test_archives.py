"""Is a workbook that would keep its reader busy for minutes seen before it is opened?"""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from prongsai.core.archives import workbook_fault


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


def fault(data: bytes, *, most_bytes: int = 10_000_000, most_marks: int = 100) -> str | None:
    said = workbook_fault(data, most_bytes=most_bytes, most_marks=most_marks)
    return said.en if said else None


def test_an_ordinary_workbook_may_be_opened():
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append(["ก", 1, 2.5])
    book.save(stream)

    assert fault(stream.getvalue(), most_marks=1000) is None


def test_bytes_are_counted_unpacked():
    data = archive(xl__media=b"0" * 1000)

    assert fault(data, most_bytes=1000) is None
    assert "swells beyond 999 bytes" in str(fault(data, most_bytes=999))


def test_tags_and_attributes_of_cells_are_counted_over_all_sheets():
    data = archive(xl__worksheets__sheet1=b'<c r="A1"/>' * 30, xl__worksheets__sheet2=b"<c/>" * 40)

    assert fault(data, most_marks=100) is None
    assert "too many cells" in str(fault(data, most_marks=99))


@pytest.mark.parametrize("part", ["xl__styles", "xl__workbook"])
def test_styles_have_a_limit_of_their_own(part):
    data = archive(**{part: b"<font/>" * 300_001})

    assert "too many cells or styles" in str(fault(data, most_marks=10**9))


def test_macros_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("xl/vbaProject.bin", b"")

    assert "macros" in str(fault(stream.getvalue()))


def test_a_password_is_told():
    data = bytearray(archive(a=b"x"))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1

    assert "password" in str(fault(bytes(data)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"text"])
def test_what_is_no_archive_is_said_to_be_damaged(data):
    assert "no XLSX workbook, or it is damaged" in str(fault(data))


def test_an_archive_with_a_damaged_part_is_said_to_be_damaged():
    data = archive(xl__worksheets__sheet1=bytes(range(256)) * 40)
    broken = data[:60] + b"\xff" * 40 + data[100:]

    assert "damaged" in str(fault(broken, most_marks=10**9))
