"""In which typeface is a document set, and how large is a point of it?

Official papers give sizes in points of TH Sarabun. The OFL Sarabun family looks larger at the
same size, so that its sizes are scaled until both have the same height.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from prongsai.core.tree import Face

# 16 pt of TH Sarabun is as tall as 11 pt of Sarabun (facts: official forms, type).
SARABUN_SCALE = Fraction(11, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A family by its name, and what a point of TH Sarabun is in it."""

    family: str
    scale: Fraction

    def half_points(self, size_pt: int) -> int:
        """The size in half points, as Word counts.

        >>> TYPEFACES[Face.SARABUN].half_points(16)
        22
        """
        return round(size_pt * self.scale * 2)

    def points(self, size_pt: int) -> str:
        """The size in points with up to two decimals, as style sheets write it.

        >>> TYPEFACES[Face.SARABUN].points(14)
        '9.62'
        """
        return f"{float(size_pt * self.scale):.2f}".rstrip("0").rstrip(".")


TYPEFACES = {
    Face.SARABUN: Typeface(family="Sarabun", scale=SARABUN_SCALE),
    Face.TH_SARABUN_NEW: Typeface(family="TH Sarabun New", scale=Fraction(1)),
}

_SARABUN = {400: "Sarabun-Regular.ttf", 700: "Sarabun-Bold.ttf"}


@cache
def sarabun_font(weight: int) -> bytes:
    """The font file of Sarabun, regular (400) or bold (700)."""
    return files("fontpkg_sarabun").joinpath("files").joinpath(_SARABUN[weight]).read_bytes()
