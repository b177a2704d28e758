"""When are two Thai texts the same, although their letters are stored differently?"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_NOTHING_TO_SEE = dict.fromkeys(
    # Zero-width signs, direction marks, BOM and the soft hyphen.
    [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
_NIKHAHIT, _SARA_AA, _SARA_AM = "\u0e4d", "า", "ำ"
# Phinthu, below, above, tone, other, ำ: as they are typed, and as Unicode orders them.
_RANKS = {
    mark: rank
    for rank, marks in enumerate(("\u0e3a", "ุู", "ัิีึื็", "่้๊๋", "์\u0e4d\u0e4e", "ำ"))
    for mark in marks
}
_MARKS = re.compile(f"[{''.join(_RANKS)}]{{2,}}")
_REPEATED = re.compile(r"([ะาเ-ไๅ])\1+")
_HARD_SPACE = re.compile("(?<![0-9๐-๙])[\u00a0\u202f]|[\u00a0\u202f](?![0-9๐-๙])")


def normal_form(text: str) -> str:
    """The text as it should have been typed: for comparing, never for printing.

    NFC; ำ as one letter; what has no width removed; a repeated vowel or tone mark made one; marks
    in typing order; two เ made แ. A hard space becomes a blank, except between two digits.
    A repeated vowel is the one thing here that a reader could see (``าา``).

    >>> normal_form("น\u0e4d\u0e49าใจ") == "น้ำใจ"
    True
    """
    text = _HARD_SPACE.sub(" ", text.translate(_NOTHING_TO_SEE))
    while (once := _ordered(text)) != text:
        text = once
    return text


def comparison_form(text: str) -> str:
    """The normal form without any white space: equal where two texts say the same letters."""
    return normal_form("".join(text.split()))


def _ordered(text: str) -> str:
    text = _MARKS.sub(_typed, unicodedata.normalize("NFC", text))
    text = text.replace(_NIKHAHIT + _SARA_AA, _SARA_AM).replace(_NIKHAHIT + _SARA_AM, _SARA_AM)
    return _REPEATED.sub(r"\1", text.replace("เเ", "แ"))


def _typed(marks: re.Match[str]) -> str:
    ordered = sorted(marks[0], key=_RANKS.__getitem__)
    return "".join(mark for mark, _ in groupby(ordered))
