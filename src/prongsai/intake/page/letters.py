"""Which lines of letters stand inside an element?"""

from __future__ import annotations

from lxml import etree

from prongsai.core.tree import Text
from prongsai.intake.inline import Lines
from prongsai.intake.page.parsing import classes_of, name_of, number_in

# What is never shown as letters.
SILENT = frozenset(
    {"script", "style", "template", "head", "noscript", "colgroup", "datalist", "iframe", "object"}
)
MOST_NUMBER = 999_999
_UNSEEN = frozenset({"unseen", "sr-only", "visually-hidden"})
# A row of a table inside a cell is a line, its cells parted by blanks.
_AS_BLOCK = dict.fromkeys(
    (
        *("tr", "table", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre"),
        *("article", "section", "header", "footer", "main", "nav", "aside", "address"),
        *("blockquote", "figure", "figcaption", "hr", "form", "fieldset", "legend", "dl"),
    ),
    "div",
)


def lines_in(element: etree._Element) -> tuple[Text, ...]:
    """The lines inside an element; list items begin with their number or a dash."""
    lines = Lines()
    collect(element, lines)
    return lines.ended()


def collect(element: etree._Element, lines: Lines) -> None:
    """Add what stands inside an element to lines that are open."""
    lines.add(element.text or "")
    for child in element:
        name = name_of(child)
        if name in {"td", "th"} and child.getprevious() is not None:
            lines.add(" ")
        if name == "svg":
            lines.add(svg_title(child))
        elif name and name not in SILENT:
            inner = _AS_BLOCK.get(name, name)
            lines.open(inner, start=start_of(child, "value" if name == "li" else "start"))
            collect(child, lines)
            lines.close(inner)
        lines.add(child.tail or "")


def start_of(element: etree._Element, attribute: str = "start") -> int | None:
    """The number that a list or an item states."""
    return number_in(element, attribute, most=MOST_NUMBER)


def svg_title(drawing: etree._Element) -> str:
    """What a drawing says of itself, or else its letters."""
    title = next((each for each in drawing.iter() if name_of(each) == "title"), None)
    words = drawing.itertext() if title is None else title.itertext()
    return " ".join("".join(map(str, words)).split())


def is_unseen(element: etree._Element) -> bool:
    """Whether it speaks only to screen readers."""
    return bool(classes_of(element) & _UNSEEN)
