"""What does a page say that is only a picture of text?"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from prongsai.intake.ocr import Unread, Want, see
from prongsai.intake.pdf.letters import Frame, Letter
from prongsai.intake.pdf.pages import PageRead, put_together
from prongsai.intake.pdf.ruling import Ruling, Stroke

_FEW_LETTERS = 60  # what a scanner or an office stamps on a page
_MOST_OF_PAGE = 0.5
_DOTS_PER_INCH = 300
_POINTS = 72
_MOST_PIXELS = 25_000_000  # of a picture that is read: A3 at 300 dots per inch
MOST_STORED_PIXELS = 150_000_000  # of a picture in a file


def is_picture_of_text(page: PageRead) -> bool:
    """Whether a page has to be looked at to be read."""
    if page.letters == 0:
        return page.has_picture
    return page.letters < _FEW_LETTERS and page.covered > _MOST_OF_PAGE and not page.is_scan


def read_scan(document: Any, number: int) -> PageRead:
    """A page of a PDF by how it looks; pages count from 1. Errors: Unread."""
    page = document[number - 1]
    try:
        picture, dots = _drawn(page)
    finally:
        page.close()
    return page_seen(picture, number, dots)


def _drawn(page: Any) -> tuple[Image.Image, float]:
    if stored_pixels(page) > MOST_STORED_PIXELS:
        raise Unread(Want.SIZE)
    wide, tall = page.get_size()
    dots = min(_DOTS_PER_INCH, _POINTS * (_MOST_PIXELS / max(wide * tall, 1.0)) ** 0.5)
    picture = page.render(scale=dots / _POINTS, grayscale=True).to_pil()
    return picture.convert("L"), dots


def page_seen(picture: Image.Image, number: int, dots_per_inch: float) -> PageRead:
    """The page that a grey picture shows. Errors: Unread."""
    sight = see(picture, dots_per_inch)
    ruling = Ruling(
        [Stroke(*each) for each in sight.across],
        [Stroke(*each) for each in sight.down],
        marks=[],
        pictures=[],
        has_hidden_text=True,
        has_picture=True,
        covered=1.0,
    )
    letters = [
        Letter(each.sign, each.x0, each.x1, each.base, each.size, at)
        for at, each in enumerate(sight.signs)
    ]
    frame = Frame(0, 0.0, 0.0, sight.width, sight.height)
    return put_together(number, frame, ruling, letters, lambda _: False)


def stored_pixels(page: Any) -> int:
    """How many pixels the largest picture on the page unpacks to."""
    most = 0
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=6):
        wide, tall = thing.get_px_size()
        most = max(most, wide * tall)
    return most
