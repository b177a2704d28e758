"""Which letter is a glyph whose font does not say it?

LibreOffice leaves out the mapping of า where ำ stands in the same font, and names the letter in
ActualText, which PDFium reads. Where that was lost on the way, the font itself tells: Thai that
never shows its commonest vowel has it in the code that stands in about every twelfth place.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.intake.pdf.letters import UNKNOWN, Letter

_COMMONEST = "า"
Glyph = tuple[str, int]  # a font and a code in it

_FEWEST = 100  # Thai letters of one font, to be sure of what is missing
_SHARE = (0.03, 0.16)


def mapped(letters: list[Letter], text: Any, told: set[Glyph]) -> list[Letter]:
    """The letters, an unknown one named where its font leaves no doubt.

    ``told`` holds what earlier pages told, and takes what this one tells.
    """
    if not any(letter.sign == UNKNOWN for letter in letters):
        return letters
    fonts = [_font(text, letter.at) for letter in letters]
    thai: Counter[str] = Counter()
    spoken: set[str] = set()
    unknown: dict[str, Counter[int]] = {}
    for letter, font in zip(letters, fonts, strict=True):
        if letter.sign == UNKNOWN:
            unknown.setdefault(font, Counter())[pdfium.FPDFText_GetUnicode(text, letter.at)] += 1
        elif "\u0e01" <= letter.sign <= "\u0e4e":
            thai[font] += 1
            if letter.sign == _COMMONEST:
                spoken.add(font)
    told |= {
        (font, code)
        for font, codes in unknown.items()
        for code, count in codes.most_common(1)
        if font not in spoken
        and thai[font] >= _FEWEST
        and _SHARE[0] < count / (thai[font] + count) < _SHARE[1]
    }
    return [
        letter._replace(sign=_COMMONEST)
        if letter.sign == UNKNOWN and (font, pdfium.FPDFText_GetUnicode(text, letter.at)) in told
        else letter
        for letter, font in zip(letters, fonts, strict=True)
    ]


def _font(text: Any, at: int) -> str:
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, at, name, 256, flags)
    return bytes(name.raw[: min(length, 256)]).decode("utf-8", "replace")
