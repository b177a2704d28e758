"""May this PDF be read, and if not, what shall the user do?

PDFium reads it, one thread at a time. Size, pages, objects and letters are limited, so that a
file made to do harm ends in a sentence.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Problem, Said
from prongsai.intake.pdf.looks import MOST_PICTURES, Looks, too_many_pictures
from prongsai.intake.pdf.mapping import Glyph
from prongsai.intake.pdf.pages import PageRead, read_page
from prongsai.intake.pdf.scans import is_picture_of_text, read_scan
from prongsai.intake.pdf.swelling import is_swollen

MOST_BYTES = 200_000_000
_MOST_PAGES = 2_000
_MOST_LETTERS = 4_000_000


def pages_of(path: Path) -> tuple[list[PageRead], tuple[Problem, ...]]:
    """Every page of the file, and which of them could not be read. Errors: FileUnusable."""
    data = read_whole(path, limit=MOST_BYTES)
    if b"%PDF-" not in data[:1024]:
        raise FileUnusable(
            path,
            Said(th="ไม่ใช่แฟ้ม PDF", en="it is no PDF file."),
            Said(
                th="เลือกแฟ้ม PDF หรือตั้งนามสกุลแฟ้มให้ตรงกับชนิด",
                en="Choose a PDF, or give the file the ending of its kind.",
            ),
        )
    if is_swollen(data):
        raise swollen(path)
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = _read(path, document)
            return _with_scans(path, document, pages)
    except pypdfium2.PdfiumError as error:
        raise refused(path, error) from error


def _with_scans(
    path: Path, document: pypdfium2.PdfDocument, pages: list[PageRead]
) -> tuple[list[PageRead], tuple[Problem, ...]]:
    """The pages with those read by their looks that are pictures of text."""
    scans = {page.number for page in pages if is_picture_of_text(page)}
    if len(scans) > MOST_PICTURES:
        raise too_many_pictures(path, len(scans))
    looks = Looks(lambda number: read_scan(document, number))
    read = [looks.page(page.number) or page if page.number in scans else page for page in pages]
    if not any(page.letters for page in read):
        raise looks.refusal(path) or _without_letters(path)
    return read, looks.problems()


def _read(path: Path, document: pypdfium2.PdfDocument) -> list[PageRead]:
    count = len(document)
    if count > _MOST_PAGES:
        raise FileUnusable(
            path,
            Said(
                th=f"มี {count:,} หน้า เกินขีดจำกัด {_MOST_PAGES:,} หน้า",
                en=f"it has {count:,} pages; the limit is {_MOST_PAGES:,}.",
            ),
            Said(th="แบ่งแฟ้มเป็นหลายแฟ้ม", en="Split the file into several."),
        )
    pages = []
    told: set[Glyph] = set()
    letters = 0
    for at in range(count):
        page = document[at]
        try:
            pages.append(read_page(page, at + 1, told))
        finally:
            page.close()
        letters += pages[-1].letters
        if letters > _MOST_LETTERS:
            raise FileUnusable(
                path,
                Said(
                    th=f"มีตัวอักษรเกิน {_MOST_LETTERS:,} ตัว",
                    en=f"it holds more than {_MOST_LETTERS:,} letters.",
                ),
                Said(th="แบ่งแฟ้มเป็นหลายแฟ้ม", en="Split the file into several."),
            )
    return pages


def refused(path: Path, error: pypdfium2.PdfiumError) -> FileUnusable:
    """Why PDFium does not open a file."""
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return FileUnusable(
            path,
            Said(th="แฟ้ม PDF มีรหัสผ่าน", en="the PDF is locked with a password."),
            Said(
                th="เปิดแฟ้มด้วยรหัสผ่านแล้วบันทึกเป็นแฟ้มใหม่ที่ไม่มีรหัสผ่าน",
                en="Open it with its password and save it anew without one.",
            ),
        )
    return FileUnusable(
        path,
        Said(th="แฟ้ม PDF เสียหายหรือไม่สมบูรณ์", en="the PDF is damaged or incomplete."),
        Said(
            th="ขอแฟ้มต้นฉบับอีกครั้ง หรือเปิดแล้วสั่งพิมพ์เป็น PDF ใหม่",
            en="Ask for the original again, or open it and print it to a new PDF.",
        ),
    )


def _without_letters(path: Path) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th="ไม่มีตัวอักษรในแฟ้ม PDF", en="no page of the PDF holds a letter."),
        Said(th="ตรวจว่าเลือกแฟ้มถูกต้อง", en="Check that it is the right file."),
    )


def swollen(path: Path) -> FileUnusable:
    """A file that swells beyond all use."""
    return FileUnusable(
        path,
        Said(
            th="แฟ้ม PDF ขยายแล้วใหญ่เกินไป",
            en="the PDF swells too much when it is opened.",
        ),
        Said(
            th="ใช้แฟ้มต้นฉบับ (Word) หรือเปิดแล้วสั่งพิมพ์เป็น PDF ใหม่ โดยย่อภาพวาดและแผนที่",
            en="Use the original (Word), or print it to a new PDF with its drawings and maps as"
            " pictures.",
        ),
    )
