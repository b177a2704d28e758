"""Where do the links of a Word file lead?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.intake.word.package import Package
from prongsai.intake.word.wordml import RELATIONS, Element, W

_ORDER = re.compile(r'^\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_RELATION = f"{{{RELATIONS}}}id"


def addresses_in(package: Package, body: Element) -> Iterator[tuple[str, str]]:
    """The words and the address of every link, in reading order."""
    targets = package.addresses()
    open_fields: list[_Field] = []
    for each in body.iter():
        if each.tag == f"{W}hyperlink":
            yield _letters(each), targets.get(each.get(_RELATION, ""), "")
        elif each.tag == f"{W}fldSimple":
            yield _letters(each), _address(each.get(f"{W}instr", ""))
        elif each.tag == f"{W}fldChar":
            kind = each.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(_Field())
            elif kind == "end" and open_fields:
                ended = open_fields.pop()
                yield ended.words, _address(ended.order)
        elif open_fields and each.tag == f"{W}instrText":
            open_fields[-1].order += each.text or ""
        elif open_fields and each.tag == f"{W}t":
            open_fields[-1].words += each.text or ""


class _Field:
    """A field that is open."""

    def __init__(self) -> None:
        self.order = ""
        self.words = ""


def _letters(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def _address(order: str) -> str:
    match = _ORDER.match(order)
    return match[1] if match else ""
