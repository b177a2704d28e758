"""How are the elements of WordprocessingML walked, as the printed page shows them?

Wrappers (content controls, accepted insertions, links) are seen through, what a change removed
is not seen at all, and of two drawings of one thing only one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from prongsai.core.tree import Align

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATHEMATICS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W = f"{{{MAIN}}}"
MATH_TEXT = f"{{{_MATHEMATICS}}}t"
TEXT_BOX = f"{W}txbxContent"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"

_ALTERNATIVES = f"{{{_COMPATIBILITY}}}AlternateContent"
_CHOICES = (f"{{{_COMPATIBILITY}}}Choice", f"{{{_COMPATIBILITY}}}Fallback")
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in (
        *("ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo", "sdtContent"),
        *("sdt", "rubyBase", "ruby"),
    )
) | {f"{{{_MATHEMATICS}}}oMath", f"{{{_MATHEMATICS}}}oMathPara"}
_GONE = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "rubyPr", "customXmlPr")
)
_OFF = frozenset({"0", "false", "off", "none"})


def unwrapped(element: Element) -> Iterator[Element]:
    """The children that are printed, in order, wrappers replaced by what they hold."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag == _ALTERNATIVES:
            chosen = _chosen(child)
            if chosen is not None:
                yield from unwrapped(chosen)
        else:
            yield child


def _chosen(alternatives: Element) -> Element | None:
    """Of drawings of the same thing the first that has letters, or the first."""
    offered = [each for each in alternatives if each.tag in _CHOICES]
    telling = (each for each in offered if next(each.iter(TEXT_BOX, f"{W}t"), None) is not None)
    return next(telling, offered[0] if offered else None)


def child(element: Element | None, *names: str) -> Element | None:
    """The element that the path of names leads to."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The ``val`` of the element that the path leads to; None where either is missing."""
    found = child(element, *names)
    return None if found is None else found.get(f"{W}val")


def is_on(element: Element | None, *names: str) -> bool | None:
    """Whether a switch is on; None where it is not there."""
    found = child(element, *names)
    return None if found is None else found.get(f"{W}val", "on").lower() not in _OFF


def whole(text: str | None, default: int, *, most: int = 1_000_000) -> int:
    """The whole number of an attribute, kept within bounds; ``default`` for what is none.

    >>> whole("7.5", 0), whole("-9999999999", 0), whole("nine", 1)
    (7, -1000000, 1)
    """
    try:
        number = int(float(text or ""))
    except (ValueError, OverflowError):
        return default
    return max(-most, min(number, most))


def align_of(word: str | None) -> Align | None:
    """Where a paragraph stands by Word's name for it; justified text starts at the left."""
    if word is None:
        return None
    return {"center": Align.CENTER, "right": Align.END, "end": Align.END}.get(word, Align.START)


def is_deeper(element: Element, most: int) -> bool:
    """Whether more than ``most`` elements stand one within another."""
    return bool(element.xpath("boolean(" + "/".join(["*"] * most) + ")"))
