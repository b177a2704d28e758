"""What does a picture of a document say?

A picture is looked at before it is unpacked: a small file may hold a very large one.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path

from PIL import Image, ImageOps

from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said
from prongsai.core.reading import Reading
from prongsai.intake.ocr import Unread, Want
from prongsai.intake.pdf import (
    MOST_PICTURES,
    MOST_STORED_PIXELS,
    Looks,
    PageRead,
    assemble,
    page_seen,
    refusal_of,
    too_many_pictures,
)

_MOST_BYTES = 200_000_000
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
_PAGE_INCHES = 11.7  # the long side of A4, which a picture that tells no size is taken for
_LONGEST = 3_500  # pixels of the long side of A4 at 300 dots per inch
_MOST_ENLARGED = 3.0  # a smaller picture shows too little of its letters
# What Pillow raises for damaged pictures of the several kinds.
DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, struct.error, OverflowError, IndexError, KeyError,
    TypeError, MemoryError, ZeroDivisionError,
)  # fmt: skip


def read_picture(path: Path) -> Reading:
    """The reading of a picture of one or more pages.

    Errors: FileUnusable where it is damaged, too large, or shows no letter, and where tesseract
    is not at hand.
    """
    data = read_whole(path, limit=_MOST_BYTES)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            count = int(getattr(picture, "n_frames", 1))
            if count > MOST_PICTURES:
                raise too_many_pictures(path, count)
            looks = Looks(lambda number: _page(picture, number))
            pages = [looks.page(number) for number in range(1, count + 1)]
    except Image.DecompressionBombError as error:
        raise refusal_of(path, Want.SIZE) from error
    except DAMAGED as error:
        raise damaged(path) from error
    read = [page for page in pages if page is not None]
    if not any(page.letters for page in read):
        raise looks.refusal(path) or damaged(path)
    return assemble(read, path.name, looks.problems())


def _page(picture: Image.Image, number: int) -> PageRead:
    picture.seek(number - 1)
    if picture.width * picture.height > MOST_STORED_PIXELS:
        raise Unread(Want.SIZE)
    grey = _grey(ImageOps.exif_transpose(picture))
    fit = _scale(grey)
    if fit != 1:
        size = (max(1, round(grey.width * fit)), max(1, round(grey.height * fit)))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    return page_seen(grey, number, max(grey.size) / _PAGE_INCHES)


def _grey(picture: Image.Image) -> Image.Image:
    """In grey; what is transparent shows white paper."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        picture = paper
    return picture.convert("L")


def _scale(picture: Image.Image) -> float:
    """Up or down to the size at which letters are read best."""
    return min(_LONGEST / max(picture.size), _MOST_ENLARGED)


def damaged(path: object) -> FileUnusable:
    """The refusal of a picture that cannot be read."""
    return FileUnusable(
        path,
        Said(th="แฟ้มภาพเสียหายหรือไม่สมบูรณ์", en="the picture is damaged or incomplete."),
        Said(
            th="ขอแฟ้มต้นฉบับอีกครั้ง หรือบันทึกเป็น PNG, JPEG หรือ PDF ใหม่",
            en="Ask for the original again, or save it anew as PNG, JPEG or PDF.",
        ),
    )
