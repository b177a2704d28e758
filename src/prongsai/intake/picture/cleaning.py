"""What does a picture show, and nothing of who took it where?"""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said
from prongsai.intake.picture.reader import DAMAGED, damaged

_QUALITY = 92
_MOST_PIXELS = 64_000_000  # more than telephones take, less than a small server's memory


def clean_picture(data: bytes, name: str) -> bytes:
    """The PNG or JPEG anew from its pixels: upright, without anything else that it carried.

    Position, camera, comments, previews, colour profiles and whatever is hung on to the file
    stay behind; of several pictures the first is kept. ``name`` is told where it is refused.
    Errors: FileUnusable for what is no PNG or JPEG, is damaged, or has too many pixels.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise _too_large(name)
            is_png = picture.format == "PNG"
            upright = ImageOps.exif_transpose(picture)
            bare = upright.convert(_mode(upright, may_be_clear=is_png))
            bare.info.clear()
            made = io.BytesIO()
            if is_png:
                bare.save(made, "PNG")
            else:
                bare.save(made, "JPEG", quality=_QUALITY)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except DAMAGED as error:
        raise damaged(name) from error
    return made.getvalue()


def _mode(picture: Image.Image, *, may_be_clear: bool) -> str:
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    if is_clear and may_be_clear:
        return "RGBA"
    return "L" if picture.mode in ("1", "L") else "RGB"


def _too_large(name: str) -> FileUnusable:
    return FileUnusable(
        name,
        Said(th="ภาพมีจำนวนพิกเซลมากเกินไป", en="the picture has too many pixels."),
        Said(th="ย่อขนาดภาพแล้วส่งใหม่", en="Make the picture smaller and send it again."),
    )
