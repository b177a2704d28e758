"""What kind of picture did the office give, and how wide is it for its height?"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from fractions import Fraction
from xml.parsers import expat

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said

_SVG_OPENING = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_VIEW_BOX = re.compile(
    rb"""\bviewBox\s*=\s*["']\s*\S+?[\s,]+\S+?[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*["']"""
)
_SIDE = rb"""\b%s\s*=\s*["']\s*([0-9.]+)"""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# Frames of a JPEG tell its size; C4, C8 and CC are other things.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class EmblemUnusable(ProngsaiError):
    """The office's picture is none that a document can hold."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="แฟ้มตราครุฑไม่ใช่ภาพที่อ่านได้", en="The emblem's file is no picture that can be read."
            ),
            Said(
                th="ใช้แฟ้มภาพชนิด PNG, JPEG หรือ SVG ที่เปิดดูได้",
                en="Use a PNG, JPEG or SVG file that opens in a viewer.",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The bytes with their media type; ``proportion`` is the width for a height of one."""

    data: bytes
    media_type: str
    proportion: Fraction

    @property
    def is_svg(self) -> bool:
        """Whether it is drawn, not made of dots."""
        return self.media_type == "image/svg+xml"


def picture_of(data: bytes) -> Picture:
    """The picture as its own head describes it, if it ends too. Errors: EmblemUnusable."""
    opening = _SVG_OPENING.search(data)
    if opening is not None:
        _check_whole(data)
        return Picture(
            data=data, media_type="image/svg+xml", proportion=_proportion_of_svg(opening[0])
        )
    try:
        if data.startswith(_PNG) and b"IEND" in data:
            kind, (width, height) = "image/png", struct.unpack_from(">II", data, 16)
        elif data.startswith(_JPEG) and b"\xff\xd9" in data:
            kind, (width, height) = "image/jpeg", _sides_of_jpeg(data)
        else:
            raise EmblemUnusable
        proportion = Fraction(width, height)
    except (struct.error, ZeroDivisionError) as error:
        raise EmblemUnusable from error
    if not proportion:
        raise EmblemUnusable
    return Picture(data=data, media_type=kind, proportion=proportion)


def _check_whole(svg: bytes) -> None:
    """See that a drawing is well-formed to its end, or a browser shows a torn one."""
    reader = expat.ParserCreate()
    try:
        reader.Parse(svg, True)  # noqa: FBT003 (expat's own sign for the last piece)
    except expat.ExpatError as error:
        raise EmblemUnusable from error


def _sides_of_jpeg(data: bytes) -> tuple[int, int]:
    """Width and height. Errors: struct.error where no frame tells them."""
    at = 2
    while True:
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF:
            raise EmblemUnusable
        if kind in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length


def _proportion_of_svg(opening: bytes) -> Fraction:
    box = _VIEW_BOX.search(opening)
    sides = (
        (box[1], box[2])
        if box
        else tuple(
            found[1]
            for side in (b"width", b"height")
            if (found := re.search(_SIDE % side, opening))
        )
    )
    try:
        width, height = (Fraction(side.decode()) for side in sides)
        proportion = width / height
    except (ValueError, ZeroDivisionError) as error:
        raise EmblemUnusable from error
    if not proportion:
        raise EmblemUnusable
    return proportion
