"""What does a Word file of ours say? Read from its parts, without the code that wrote them."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree
from tests.readback.items import THAI_DIGITS, CellRead, Item, table_read, without_empty

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def part(data: bytes, name: str) -> etree._Element:
    """One XML part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def find(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements on an XPath with the prefixes w and wp."""
    return element.xpath(path, namespaces=_NAMES)  # type: ignore[return-value]


def read(data: bytes) -> list[Item]:
    """Every paragraph and table of the body, in order; page headers are apart."""
    body = find(part(data, "word/document.xml"), "w:body")[0]
    marks = _Marks(part(data, "word/numbering.xml"))
    return without_empty(_read(body, marks))


def read_headers(data: bytes) -> list[str]:
    """The text of each page header."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/header")]
    return ["".join(map(str, part(data, name).itertext())) for name in names]


def _read(body: etree._Element, marks: _Marks) -> Iterator[Item]:
    for child in body:
        if child.tag == f"{W}p":
            yield from _alternatives(child)
            yield marks.of(child) + _text(child)
        elif child.tag == f"{W}tbl":
            yield table_read(_cells(child))


def _alternatives(paragraph: etree._Element) -> list[str]:
    return [each.get("descr", "") for each in find(paragraph, ".//wp:docPr")]


def _text(paragraph: etree._Element) -> str:
    letters = {
        f"{W}t": lambda each: each.text or "",
        f"{W}br": lambda _: "\n",
        f"{W}tab": lambda _: "\t",
    }
    return "".join(
        letters[each.tag](each) for each in find(paragraph, "w:r/*") if each.tag in letters
    )


def _value(element: etree._Element, path: str, default: str = "") -> str:
    found = find(element, path)
    return found[0].get(f"{W}val", default) if found else default


def _cells(table: etree._Element) -> Iterator[CellRead]:
    open_spans: dict[int, CellRead] = {}
    for at, row in enumerate(find(table, "w:tr")):
        column = 0
        for cell in find(row, "w:tc"):
            across = int(_value(cell, "w:tcPr/w:gridSpan", "1"))
            merge = find(cell, "w:tcPr/w:vMerge")
            goes_on = bool(merge) and merge[0].get(f"{W}val") != "restart"
            if goes_on:
                before = open_spans[column]
                assert (before.colspan, _all_text(cell)) == (across, "")
                open_spans[column] = CellRead(
                    before.row, column, before.rowspan + 1, across, before.text
                )
            else:
                if column in open_spans:
                    yield open_spans.pop(column)
                open_spans[column] = CellRead(at, column, 1, across, _all_text(cell))
            column += across
        for ended in [key for key, each in open_spans.items() if each.row + each.rowspan <= at]:
            yield open_spans.pop(ended)
        assert column == len(find(table, "w:tblGrid/w:gridCol"))
    yield from open_spans.values()


def _all_text(cell: etree._Element) -> str:
    return "\n".join(_text(each) for each in find(cell, "w:p"))


class _Marks:
    """Counts the lists as Word does."""

    def __init__(self, numbering: etree._Element) -> None:
        self._abstract = {
            each.get(f"{W}abstractNumId"): each for each in find(numbering, "w:abstractNum")
        }
        self._numbers = {
            each.get(f"{W}numId"): _value(each, "w:abstractNumId")
            for each in find(numbering, "w:num")
        }
        self._counted: dict[tuple[str, str], int] = defaultdict(int)

    def of(self, paragraph: etree._Element) -> str:
        number = _value(paragraph, "w:pPr/w:numPr/w:numId")
        if not number:
            return ""
        level_number = _value(paragraph, "w:pPr/w:numPr/w:ilvl")
        abstract = self._numbers[number]
        level = find(self._abstract[abstract], f"w:lvl[@w:ilvl='{level_number}']")[0]
        at = int(_value(level, "w:start")) + self._counted[abstract, level_number]
        self._counted[abstract, level_number] += 1
        shown = {"decimal": str(at), "thaiNumbers": str(at).translate(THAI_DIGITS), "bullet": ""}
        return _value(level, "w:lvlText").replace(
            f"%{int(level_number) + 1}", shown[_value(level, "w:numFmt")]
        )
