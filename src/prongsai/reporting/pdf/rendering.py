"""How does a document tree become a PDF with the same bytes on every run?"""

from __future__ import annotations

import re

from prongsai.core.problems import Said
from prongsai.core.tree import Document, Face
from prongsai.reporting.fonts import FontMissing, Fonts, sarabun
from prongsai.reporting.office_pictures import EmblemUnusable
from prongsai.reporting.pdf.shapes import document_shape
from prongsai.reporting.typesetting import SettingFailed, set_pdf

_PAGE_TREE = re.compile(rb"/Type/Pages/Count (\d+)")


def render_pdf(document: Document, *, fonts: Fonts | None = None) -> bytes:
    """The document as a tagged PDF (PDF/UA-1), every font embedded, without a date.

    ``fonts``: of the document's face; Sarabun needs none to be given.
    Errors: FontMissing, EmblemUnusable.
    """
    fonts = _fonts_for(document, fonts)
    shape = document_shape(document, fonts)
    try:
        return set_pdf(shape, fonts)
    except SettingFailed as error:
        if _is_about_a_picture(error):
            raise EmblemUnusable from error
        raise


def _fonts_for(document: Document, fonts: Fonts | None) -> Fonts:
    if fonts is None and document.face is Face.SARABUN:
        return sarabun()
    if fonts is None or fonts.face is not document.face:
        raise FontMissing(
            document.face,
            Said(
                th="เอกสารกำหนดให้ใช้ TH Sarabun New แต่ไม่มีแฟ้มฟอนต์",
                en="The document asks for TH Sarabun New, and no font file of it was given.",
            ),
        )
    return fonts


def _is_about_a_picture(error: SettingFailed) -> bool:
    """Whether Typst could not read a picture: of ours it reads every one, so it is the office's."""
    return "failed to decode image" in error.reason or "failed to parse SVG" in error.reason


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has that ``render_pdf`` made (its page tree is not compressed)."""
    return max(int(count) for count in _PAGE_TREE.findall(pdf))
