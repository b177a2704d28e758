"""Which lines stand on every page and are no part of the text: page numbers, headers, footers?"""

from __future__ import annotations

import re
from collections import defaultdict

from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.intake.pdf.lines import Line
from prongsai.intake.pdf.pages import PageRead

_EDGE = 0.13  # of a page's height
_NUMBER = re.compile(
    r"(?:หน้า(?:ที่)?|page)?[-–—(]*(\d{1,4})[-–—)]*(?:(?:/|จาก|of)\d{1,4})?", re.IGNORECASE
)


def is_furniture(pages: list[PageRead]) -> set[tuple[int, int]]:
    """(page number, ``Line.at``) of every such line."""
    found: set[tuple[int, int]] = set()
    shifts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    said: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        for line in _at_edges(page):
            form = to_arabic_digits(comparison_form(line.text))
            key = (page.number, line.at)
            if match := _NUMBER.fullmatch(form):
                shifts[int(match[1]) - page.number].append(key)
                if re.search(r"[-–—]\d+[-–—]|หน้า|page", form, re.IGNORECASE):
                    found.add(key)
            said[re.sub(r"\d+", "#", form), round(_from_edge(page, line) / 4)].append(key)
    for keys in shifts.values():
        if len({number for number, _ in keys}) > 1:
            found.update(keys)
    for keys in said.values():
        if len({number for number, _ in keys}) > max(2, len(pages) // 3):
            found.update(keys)
    return found


def _at_edges(page: PageRead) -> list[Line]:
    """The lines in the margins that stand above, or below, all the rest."""
    top = min((piece.top for piece in page.pieces), default=page.height)
    bottom = max((piece.bottom for piece in page.pieces), default=0.0)
    above = [line for line in page.lines if line.base < min(top, _EDGE * page.height)]
    below = [line for line in page.lines if line.base > max(bottom, (1 - _EDGE) * page.height)]
    return [*above[:2], *below[-2:]]


def _from_edge(page: PageRead, line: Line) -> float:
    return line.base if line.base < page.height / 2 else line.base - page.height
