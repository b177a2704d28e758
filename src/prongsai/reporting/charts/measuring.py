"""About how wide is a text, and where may a label be broken?

An estimate on the wide side, without reading a font: places are kept free by it, no text is cut.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

# The mean width of Sarabun's letters is 0.58 of their size; bold and Thai digits reach 0.68.
_WIDTH_OF_A_LETTER = Decimal("0.66")
_CLUSTER = re.compile(r"[เ-ไ]?.[\u0300-\u036fัิ-ฺ็-๎ะาำ]*", re.DOTALL)


def width_of(text: str, size: int) -> Decimal:
    """About how many points the text takes on one line; marks above and below take none."""
    letters = sum(unicodedata.category(each) not in {"Mn", "Cf"} for each in text)
    return _WIDTH_OF_A_LETTER * letters * size


def clusters_of(text: str) -> tuple[str, ...]:
    """The text in pieces that must not be parted: a letter with its vowels and marks.

    >>> clusters_of("น้ำใจ")
    ('น้ำ', 'ใจ')
    """
    return tuple(_CLUSTER.findall(text))


def lines_within(text: str, size: int, width: Decimal) -> tuple[str, ...]:
    """The text in lines of about ``width`` points, broken at blanks where there are any."""
    lines: list[str] = []
    for piece in _pieces(text, size, width):
        if lines and width_of(lines[-1] + piece, size) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(stripped for line in lines if (stripped := line.strip()))


def _pieces(text: str, size: int, width: Decimal) -> tuple[str, ...]:
    return tuple(
        part
        for word in re.findall(r"\S+\s*|\s+", text)
        for part in ((word,) if width_of(word, size) <= width else clusters_of(word))
    )
