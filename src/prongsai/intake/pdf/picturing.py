"""How does a page look, so that a person can compare what was read of it?"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said
from prongsai.intake.pdf.opening import MOST_BYTES, refused, swollen
from prongsai.intake.pdf.scans import MOST_STORED_PIXELS, stored_pixels
from prongsai.intake.pdf.swelling import is_swollen

_POINTS = 72
_DOTS_PER_INCH = 110  # small print can be read, and a page is about a hundred kilobytes
_MOST_PIXELS = 4_000_000


def page_picture(path: Path, page: int) -> bytes:
    """The PNG of a page of a PDF; pages count from 1.

    Errors: FileUnusable where the file is no PDF that may be opened or has no such page.
    """
    data = read_whole(path, limit=MOST_BYTES)
    if is_swollen(data):
        raise swollen(path)
    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 1 <= page <= len(document):
                raise _no_page(path, page)
            picture = _drawn(document, page)
    except pypdfium2.PdfiumError as error:
        raise refused(path, error) from error
    if picture is None:
        raise _too_large(path, page)
    return picture


def _drawn(document: pypdfium2.PdfDocument, number: int) -> bytes | None:
    page = document[number - 1]
    try:
        if stored_pixels(page) > MOST_STORED_PIXELS:
            return None
        wide, tall = page.get_size()
        most = (_MOST_PIXELS / max(wide * tall, 1.0)) ** 0.5
        picture = page.render(scale=min(_DOTS_PER_INCH / _POINTS, most)).to_pil()
    finally:
        page.close()
    target = io.BytesIO()
    picture.convert("RGB").save(target, "PNG", optimize=True)
    return target.getvalue()


def _no_page(path: Path, page: int) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th=f"ไม่มีหน้า {page}", en=f"there is no page {page}."),
        Said(th="เลือกหน้าที่มีในแฟ้ม", en="Choose a page of the file."),
    )


def _too_large(path: Path, page: int) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th=f"ภาพในหน้า {page} ใหญ่เกินไป", en=f"the picture on page {page} is too large."),
        Said(th="ย่อภาพในแฟ้มแล้วบันทึกใหม่", en="Make the picture smaller and save the file again."),
    )
