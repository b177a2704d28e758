"""Scans made from PDF files: each page drawn, put in grey, and laid in a little askew."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
from PIL import Image

DOTS_PER_INCH = 200


def pictures_of(
    data: bytes, *, pages: slice = slice(None), askew: float = 0.0
) -> list[Image.Image]:
    """The pages as a scanner sees them; ``askew``: degrees, counter-clockwise."""
    made = []
    with pypdfium2.PdfDocument(data) as document:
        for at in range(len(document))[pages]:
            seen = document[at].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil()
            made.append(seen.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255))
    return made


def scan_of(pictures: list[Image.Image]) -> bytes:
    """A PDF without a letter that shows these pictures."""
    out = io.BytesIO()
    pictures[0].save(
        out, "PDF", resolution=DOTS_PER_INCH, save_all=True, append_images=pictures[1:]
    )
    return out.getvalue()


def scanned(data: bytes, *, pages: slice = slice(None), askew: float = 0.0) -> bytes:
    """The PDF as somebody's scanner would give it."""
    return scan_of(pictures_of(data, pages=pages, askew=askew))


def one_after_another(*files: bytes) -> bytes:
    """The pages of several PDF files in one."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for data in files:
            with pikepdf.open(io.BytesIO(data)) as source:
                made.pages.extend(source.pages)
        made.save(out)
    return out.getvalue()
