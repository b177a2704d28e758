"""How does a Word document bring its typeface along?

Hardly an office has Sarabun installed, and what Word takes instead has other widths and sizes.
TH Sarabun New is what offices have: it is only named.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from prongsai.core.tree import Face
from prongsai.reporting.typefaces import sarabun_font

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_HIDDEN = 32  # so many bytes at a font's beginning are masked
_WEIGHTS = {"embedRegular": 400, "embedBold": 700}


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFont:
    """One font as Word keeps it; ``key`` unmasks it and ``element`` says which weight it is."""

    element: str
    key: str
    data: bytes


@cache
def embedded_fonts(face: Face) -> tuple[EmbeddedFont, ...]:
    """The fonts that go into the file: regular and bold Sarabun, or none."""
    if face is not Face.SARABUN:
        return ()
    return tuple(_masked(name, sarabun_font(weight)) for name, weight in _WEIGHTS.items())


def _masked(name: str, font: bytes) -> EmbeddedFont:
    """The font with its beginning masked by a key of its own (ECMA-376 part 4, 17.8.1)."""
    digits = hashlib.sha256(font).hexdigest()[:32].upper()
    mask = bytes.fromhex(digits)[::-1] * 2
    beginning = bytes(letter ^ hidden for letter, hidden in zip(font, mask, strict=False))
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return EmbeddedFont(element=name, key=f"{{{'-'.join(parts)}}}", data=beginning + font[_HIDDEN:])
