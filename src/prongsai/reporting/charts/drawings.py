"""What is a picture before it is SVG: boxes, lines and words at their places.

Units are points, from the top left corner; coordinates are exact, so that the same chart gives
the same bytes everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Fill(StrEnum):
    """How a box is filled; the five differ in lightness or pattern, so that grey print tells them.

    The first three are of one hue: colour is never the only difference.
    """

    DARK = "dark"
    MEDIUM = "medium"
    LIGHT = "light"
    HATCHED = "hatched"
    DOTTED = "dotted"


class Anchor(StrEnum):
    """Which point of a text its x is, as SVG names it."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle with a thin dark edge."""

    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    fill: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line; ``is_threshold`` draws it heavy and dashed."""

    x1: Decimal
    y1: Decimal
    x2: Decimal
    y2: Decimal
    is_threshold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A text on its base line."""

    x: Decimal
    y: Decimal
    text: str
    size: int
    anchor: Anchor = Anchor.START
    bold: bool = False
    on_dark: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture; words stand over lines, lines over boxes."""

    width: Decimal
    height: Decimal
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
