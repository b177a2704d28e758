"""How does a web page become a tree of elements, without anything from outside it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from lxml import etree, html

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said

MOST_ELEMENTS = 500_000
DEEPEST = 150  # levels; what Word saves as a page has sixty at most
# Not letters in XML, and a declaration's encoding would contradict what was decoded.
_NO_LETTERS = re.compile(r"[\0-\x08\x0b\x0e-\x1f]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_OVER_LIMIT = ("มีส่วนที่ซ้อนกันลึกหรือยาวเกินไป", "a part of it is nested too deeply or too long.")
_TOO_DEEP = ("มีชั้นซ้อนกันลึกเกินไป", "its parts are nested too deeply.")
_TOO_MANY = ("มีส่วนย่อยมากเกินไป", "it has too many parts.")


def parse(path: Path, text: str) -> etree._Element:
    """The root of a page. Errors: FileUnusable where it says nothing, or passes a limit."""
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    cleaned = _NO_LETTERS.sub("", _DECLARATION.sub("", text, count=1))
    try:
        root = html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise _unusable(path, "ไม่มีข้อความในแฟ้ม", "there is no text in it.") from error
    # The parser leaves out, without a word, what passes its own limits.
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise _unusable(path, *_OVER_LIMIT)
    _check(path, root)
    return root


def name_of(element: etree._Element) -> str:
    """The element's name; "" for what is none (an entity, an instruction)."""
    tag = cast("object", element.tag)
    return tag.lower().rpartition("}")[2] if isinstance(tag, str) else ""


def classes_of(element: etree._Element) -> frozenset[str]:
    """The element's classes."""
    return frozenset((element.get("class") or "").split())


def number_in(element: etree._Element, name: str, *, most: int) -> int | None:
    """The whole number of an attribute, no larger than ``most``; None where there is none."""
    words = (element.get(name) or "").strip()
    return min(int(words), most) if re.fullmatch(r"[0-9]{1,6}", words) else None


def within(element: etree._Element, names: frozenset[str]) -> Iterator[etree._Element]:
    """The elements of those names inside, none of them inside another table."""
    for child in element:
        if name_of(child) in names:
            yield child
        elif name_of(child) != "table":
            yield from within(child, names)


def line_of(element: etree._Element) -> int | None:
    """The line where the element begins in its file."""
    return cast("int | None", element.sourceline)


def _check(path: Path, root: etree._Element) -> None:
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST:
            raise _unusable(path, *_TOO_DEEP)
        if count > MOST_ELEMENTS:
            raise _unusable(path, *_TOO_MANY)


def _unusable(path: Path, th: str, en: str) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th=th, en=en),
        Said(
            th="เปิดหน้าเว็บในเบราว์เซอร์ คัดลอกข้อความลง Word แล้วบันทึกเป็น .docx",
            en="Open the page in a browser, copy its text into Word, and save it as .docx.",
        ),
    )
