"""How does an emblem's picture come into the document?"""

from __future__ import annotations

from typing import Any

from prongsai.core.tree import Emblem
from prongsai.reporting.office_pictures import EmblemUnusable

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def emblem_shape(emblem: Emblem) -> dict[str, Any]:
    """The emblem for ``document.typ``. Errors: EmblemUnusable."""
    return {
        "kind": "emblem",
        "height": emblem.height_mm,
        "align": str(emblem.align),
        # Typst takes files from memory only where they are text.
        "image": None if emblem.image is None else list(emblem.image),
        "format": None if emblem.image is None else _format_of(emblem.image),
    }


def _format_of(image: bytes) -> str:
    if image.startswith(_PNG):
        return "png"
    if image.startswith(_JPEG):
        return "jpg"
    if b"<svg" in image[:4096]:
        return "svg"
    raise EmblemUnusable
