"""How are the elements of WordprocessingML written?"""

from __future__ import annotations

from functools import cache

from prongsai.core.tree import Align
from prongsai.reporting.markup import NOTHING, Markup, element

NAMESPACES: dict[str, str | int] = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}

_JUSTIFIED = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def w(name: str, /, *inside: Markup, **attributes: str | int) -> Markup:
    """An element of the main namespace; its attributes are in it too.

    >>> w("jc", val="center")
    '<w:jc w:val="center"/>'
    """
    return element(
        f"w:{name}",
        *inside,
        attributes={f"w:{key}": value for key, value in attributes.items()},
    )


def twips(millimetres: float) -> int:
    """Twentieths of a point.

    >>> twips(25.4)
    1440
    """
    return round(millimetres * 1440 / 25.4)


def emu(millimetres: float) -> int:
    """English metric units, in which pictures are measured.

    >>> emu(1)
    36000
    """
    return round(millimetres * 36000)


@cache
def paragraph_properties(
    style: str,
    *,
    keep_next: bool | None = None,
    numbering: tuple[int, int] | None = None,
    middle: Markup = NOTHING,
    align: Align | None = None,
    ending: Markup = NOTHING,
) -> Markup:
    """The properties of a paragraph, in the schema's order.

    ``keep_next`` of None leaves it to the style; ``numbering`` is the level and the list;
    ``middle`` holds tabs, spacing and indents, ``ending`` what stands last (a section's end).
    """
    listed = (
        w("numPr", w("ilvl", val=numbering[0]), w("numId", val=numbering[1]))
        if numbering
        else NOTHING
    )
    return w(
        "pPr",
        w("pStyle", val=style),
        NOTHING if keep_next is None else w("keepNext", val=int(keep_next)),
        listed,
        middle,
        w("jc", val=_JUSTIFIED[align]) if align is not None else NOTHING,
        ending,
    )


def paragraph(properties: Markup, *inside: Markup) -> Markup:
    """A paragraph."""
    return element("w:p", properties, *inside)
