"""Which looks do the cells of a workbook have?"""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.tree import Align, Face
from prongsai.reporting.forms import load_forms
from prongsai.reporting.markup import NOTHING, Markup, element
from prongsai.reporting.typefaces import TYPEFACES

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HORIZONTAL = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_FILLS = ("E8EDF3", "F5F7FA")  # header, group row


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one cell looks. ``fill``: 0 none, 1 of headers, 2 of group rows.

    ``is_quoted``: begins like a formula and is none.
    """

    align: Align = Align.START
    is_bold: bool = False
    is_quoted: bool = False
    fill: int = 0


class Looks:
    """The looks in use, numbered as they come; number 0 is Excel's own."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._numbers: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """The number by which a cell names its look."""
        return self._numbers.setdefault(look, len(self._numbers) + 1)

    def part(self) -> Markup:
        """The part of the workbook that describes them."""
        plain = _x("xf", numFmtId=0, fontId=0, fillId=0, borderId=0)
        formats = [_x("xf", numFmtId=0, fontId=0, fillId=0, borderId=0, xfId=0)]
        formats += [_format(look) for look in self._numbers]
        style = _x("cellStyle", name="Normal", xfId=0, builtinId=0)
        return element(
            "styleSheet",
            _counted("fonts", _x("font", *font_of(self._face)), _bold_font(self._face)),
            _counted("fills", _fill("none"), _fill("gray125"), *map(_solid, _FILLS)),
            _counted("borders", _border(None), _border("thin")),
            _counted("cellStyleXfs", plain),
            _counted("cellXfs", *formats),
            _counted("cellStyles", style),
            attributes={"xmlns": MAIN},
        )


def font_of(face: Face, *, name: str = "name") -> tuple[Markup, Markup]:
    """Size and family; rich text calls the family ``rFont``."""
    typeface = TYPEFACES[face]
    size = typeface.points(load_forms().type.table_pt)
    return _x("sz", val=size), _x(name, val=typeface.family)


def _bold_font(face: Face) -> Markup:
    return _x("font", _x("b"), *font_of(face))


def _format(look: Look) -> Markup:
    alignment = _x(
        "alignment",
        horizontal=_HORIZONTAL[look.align],
        vertical="center" if look.fill == 1 else "top",
        wrapText=1,
    )
    quoted: dict[str, str | int] = {"quotePrefix": 1} if look.is_quoted else {}
    return _x(
        "xf",
        alignment,
        numFmtId=49,  # text, so that what is typed over stays text too
        fontId=int(look.is_bold),
        fillId=look.fill + 1 if look.fill else 0,
        borderId=1,
        xfId=0,
        **quoted,
        applyNumberFormat=1,
        applyFont=1,
        applyFill=1,
        applyBorder=1,
        applyAlignment=1,
    )


def _border(line: str | None) -> Markup:
    edges = ("left", "right", "top", "bottom")
    return _x("border", *(_x(e, style=line) if line else _x(e) for e in edges), _x("diagonal"))


def _fill(pattern: str) -> Markup:
    return _x("fill", _x("patternFill", patternType=pattern))


def _solid(colour: str) -> Markup:
    return _x("fill", _x("patternFill", _x("fgColor", rgb=f"FF{colour}"), patternType="solid"))


def _counted(name: str, *parts: Markup) -> Markup:
    return element(name, *parts, attributes={"count": len(parts)}) if parts else NOTHING


def _x(name: str, /, *inside: Markup, **attributes: str | int) -> Markup:
    return element(name, *inside, attributes=attributes)
