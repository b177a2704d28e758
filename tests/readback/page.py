"""What does a web page of ours say? Read from the document alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from tests.readback.items import THAI_DIGITS, CellRead, Item, table_read, without_empty

_SVG = "{http://www.w3.org/2000/svg}"
_TEXTS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"}


def page(data: bytes) -> lxml.html.HtmlElement:
    """The page as an HTML parser sees it."""
    return lxml.html.document_fromstring(data.decode())


def well_formed(data: bytes) -> etree._Element:
    """The page as an XML parser sees it; fails where it is not well-formed."""
    return etree.fromstring(data)


def read(data: bytes) -> list[Item]:
    """Every paragraph, figure and table, in order."""
    document = page(data)
    style = document.findtext(".//style") or ""
    has_thai_marks = re.search(r"\.decimal \{ list-style-type: thai;", style) is not None
    return without_empty(_read(document.find(".//main"), has_thai_marks=has_thai_marks))


def _read(element: etree._Element, *, has_thai_marks: bool) -> Iterator[Item]:
    for child in element:
        name = str(child.tag)
        if name in _TEXTS:
            yield _text(child)
        elif name in {"ol", "ul"}:
            yield from _listed(child, has_thai_marks=has_thai_marks)
        elif name == "table":
            yield table_read(_cells(child))
        elif name == "svg":
            yield child.findtext("title") or ""
        else:
            yield from _read(child, has_thai_marks=has_thai_marks)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _listed(made: etree._Element, *, has_thai_marks: bool) -> Iterator[str]:
    for number, item in enumerate(made, start=int(made.get("start", "1"))):
        digits = str(number).translate(THAI_DIGITS) if has_thai_marks else str(number)
        mark = {"decimal": f"{digits}.", "parentheses": f"({digits})", "dash": "-"}
        below = [child for child in item if child.tag in {"ol", "ul"}]
        own = (item.text or "") + "".join(
            _text(child) + (child.tail or "") for child in item if child not in below
        )
        yield mark[(made.get("class") or "").split()[0]] + own
        for child in below:
            yield from _listed(child, has_thai_marks=has_thai_marks)


def _cells(table: etree._Element) -> Iterator[CellRead]:
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            down, across = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            taken |= {(at + y, column + x) for y in range(down) for x in range(across)}
            yield CellRead(at, column, down, across, _text(cell))
