"""How does a drawing become SVG: real text, no script, nothing from outside, the same bytes?"""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from xml.etree import ElementTree as ET

from prongsai.reporting.charts.drawings import Box, Drawing, Fill, Line, Word
from prongsai.reporting.letters import shown

_FAMILY = "Sarabun, 'TH Sarabun New', 'TH SarabunPSK', sans-serif"
_INK = "#1a1a1a"
_PAPER = "#ffffff"
_RULE = "#d0d0d0"
# Lightness of about 23, 47 and 82 of 100: apart in grey print and for every kind of eye.
_COLOURS = {
    Fill.DARK: "#1b3a5c",
    Fill.MEDIUM: "#44729c",
    Fill.LIGHT: "#b9cfe3",
}


def svg_of(drawing: Drawing, *, with_words: bool = True, title: str = "") -> str:
    """The drawing as an SVG document; ``title`` is its text alternative.

    Without words it is what Typst sets its own text over.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{width}pt",
            "height": f"{height}pt",
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
        },
    )
    if title:
        ET.SubElement(root, "title").text = shown(title)
    # Several pictures may lie in one page: their patterns need names of their own.
    mark = sha256(repr(drawing).encode()).hexdigest()[:8]
    _define(root, {box.fill for box in drawing.boxes}, mark)
    for line in (line for line in drawing.lines if not line.is_threshold):
        _draw_line(root, line)
    for box in drawing.boxes:
        _draw_box(root, box, mark)
    for line in (line for line in drawing.lines if line.is_threshold):
        _draw_line(root, line)
    if with_words:
        for word in drawing.words:
            _write(root, word)
    return ET.tostring(root, encoding="unicode")


def _number(value: Decimal) -> str:
    """The coordinate as written: no exponent, no idle zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _define(root: ET.Element, fills: set[Fill], mark: str) -> None:
    if Fill.HATCHED in fills:
        pattern = _pattern(root, f"{Fill.HATCHED}-{mark}", "6")
        ET.SubElement(
            pattern,
            "path",
            {
                "d": "M-1.5,1.5 l3,-3 M0,6 l6,-6 M4.5,7.5 l3,-3",
                "stroke": _COLOURS[Fill.MEDIUM],
                "stroke-width": "1.6",
            },
        )
    if Fill.DOTTED in fills:
        pattern = _pattern(root, f"{Fill.DOTTED}-{mark}", "5")
        ET.SubElement(
            pattern, "circle", {"cx": "2.5", "cy": "2.5", "r": "0.7", "fill": _COLOURS[Fill.DARK]}
        )


def _pattern(root: ET.Element, name: str, side: str) -> ET.Element:
    pattern = ET.SubElement(
        root,
        "pattern",
        {"id": name, "width": side, "height": side, "patternUnits": "userSpaceOnUse"},
    )
    ET.SubElement(pattern, "rect", {"width": side, "height": side, "fill": _PAPER})
    return pattern


def _draw_box(root: ET.Element, box: Box, mark: str) -> None:
    ET.SubElement(
        root,
        "rect",
        {
            "x": _number(box.x),
            "y": _number(box.y),
            "width": _number(box.width),
            "height": _number(box.height),
            "fill": _COLOURS.get(box.fill, f"url(#{box.fill}-{mark})"),
            "stroke": _COLOURS[Fill.DARK],
            "stroke-width": "0.6",
        },
    )


def _draw_line(root: ET.Element, line: Line) -> None:
    if not line.is_threshold:
        _stroke(root, line, {"stroke": _RULE, "stroke-width": "0.6"})
        return
    # White under the dashes: a dark line is seen on dark bars as well.
    _stroke(root, line, {"stroke": _PAPER, "stroke-width": "2.2"})
    _stroke(root, line, {"stroke": _INK, "stroke-width": "1", "stroke-dasharray": "4 2"})


def _stroke(root: ET.Element, line: Line, style: dict[str, str]) -> None:
    ends = {"x1": line.x1, "y1": line.y1, "x2": line.x2, "y2": line.y2}
    placed = {name: _number(value) for name, value in ends.items()}
    ET.SubElement(root, "line", {**placed, **style})


def _write(root: ET.Element, word: Word) -> None:
    style = {
        "x": _number(word.x),
        "y": _number(word.y),
        "font-family": _FAMILY,
        "font-size": str(word.size),
        "text-anchor": word.anchor.value,
        "fill": _PAPER if word.on_dark else _INK,
    }
    if word.bold:
        style["font-weight"] = "bold"
    ET.SubElement(root, "text", style).text = shown(word.text)
