"""In which order does a Thai dictionary list words?"""

from __future__ import annotations

import re

from prongsai.core.normal_forms import normal_form
from prongsai.core.numerals import to_arabic_digits

# A vowel written before its consonant is looked up after it.
_LEADING = re.compile("([เ-ไ])([ก-ฮ])")
# Compared only where all letters are the same; in dictionary order.
_SECONDARY = {mark: chr(0x31 + rank) for rank, mark in enumerate("\u0e4e\u0e3a์\u0e4d็่้๊๋")}
_LETTER = re.compile(r"[^\W_ฯๆ]|[\u0e30-\u0e39]")


def collation_key(text: str) -> tuple[str, str, str]:
    """A key that sorts texts as a Thai dictionary does.

    Letters first (vowels after their consonant), then tone and other marks from the left, then
    the text itself. Blanks and punctuation do not count; digits and Latin stand before Thai.

    >>> sorted(["ไก่", "ก้าง", "กา", "ก่า", "เก", "แก"], key=collation_key)
    ['กา', 'ก่า', 'ก้าง', 'เก', 'แก', 'ไก่']
    """
    letters, marks = [], []
    for sign in _LEADING.sub(r"\2\1", to_arabic_digits(normal_form(text)).lower()):
        if sign in _SECONDARY:
            marks.append(_SECONDARY[sign])
        elif _LETTER.match(sign):
            letters.append(sign.replace("ๅ", "า"))
            marks.append("0")
    return "".join(letters), "".join(marks), text
