"""Does a Thai word hold a letter that is not Thai?

It happens in scans, in pasted text and in text that a machine wrote. Reported, never mended.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_THAI = "\u0e01-\u0e3a\u0e40-\u0e59"
_LETTERS = "\u0e01-\u0e3a\u0e40-\u0e4e"  # beside a digit, a Latin letter is a unit
# After these words a single letter is a name of its own: ข้อaและข้อb.
_NOT_NAMED = "".join(f"(?<!{word})" for word in ("ข้อ", "ค่า", "แบบ", "กลุ่ม", "ตัว", "ชุด", "จำนวน"))
_INDIC = "\u0900-\u0dff\u0e80-\u0eff\u0f00-\u109f\u1780-\u17ff"  # nobody's symbols, unlike α
_SIGNS = "ะัาำิ-ฺ็-๎"  # no word begins with them: the letter before them was meant to be Thai
_ROUND = "oOоОοΟ"  # Latin, Cyrillic, Greek
_STRAYS = "\u0400-\u06ff"  # Cyrillic to Arabic: no symbols, but foreign words end beside Thai ones
# A longer stretch is a foreign word, such as a Lao name, and nobody's slip.
_SLIPS = re.compile(
    rf"(?<![{_INDIC}])[{_INDIC}]{{1,2}}(?![{_INDIC}])|[пиш]{{1,2}}|[оОοΟ]"
    rf"|(?<=[{_THAI}])[{_STRAYS}]{{1,2}}(?=[{_THAI}])"
    rf"|(?<=[{_THAI}])[\u0400-\u04ff](?![\u0400-\u04ff])"
    rf"|(?<=[๐-๙])[oO](?![A-Za-z])|(?<![A-Za-z])o(?=[๐-๙])"
    rf"|(?<=[{_THAI}])[uwl](?=[{_THAI}])|{_NOT_NAMED}(?<=[{_LETTERS}])[svnroapm](?=[{_LETTERS}])"
    rf"|(?<=[{_THAI}]{{3}})[uws](?![A-Za-z0-9๐-๙_=-])"  # alone at a word's end
    rf"|(?<![A-Za-z])[A-Za-z](?=[{_SIGNS}])"
)
_THAI_LETTER = re.compile(f"[{_THAI}]")
_WORD = re.compile(r"[^\s()\[\]\"'“”‘’,;:!?/]+")
_DEVANAGARI = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळािीुूेोै्ंँः०१२३४५६७८९"
_DEVANAGARI_IN_THAI = "กขคฆงจฉชฌญฏฐฑฒณตถทธนปผพภมยรลวศษสหฬาิีุูเโไฺํํะ๐๑๒๓๔๕๖๗๘๙"
_THAI_FOR = {
    **dict(zip(_DEVANAGARI, _DEVANAGARI_IN_THAI, strict=True)),
    **dict.fromkeys(_ROUND, "๐"),
    "п": "ท",
    "и": "น",
    "ш": "พ",
    "u": "น",
    "w": "พ",
    "l": "เ",
    "s": "ร",
    "v": "ง",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A letter of another script inside a Thai word.

    ``position`` counts characters of the text from 0. ``looks_like`` is the Thai letter that
    it may stand for, None where we know none. ``name`` is the letter's Unicode name.
    """

    position: int
    letter: str
    name: str
    looks_like: str | None
    word: str


def lookalikes(text: str) -> tuple[Lookalike, ...]:
    """Every letter of another script inside a Thai word, in order of place.

    Latin letters count only where they look like a Thai one and stand alone (``๒o``): Latin
    names stand in Thai text without blanks.

    >>> [(each.letter, each.looks_like) for each in lookalikes("จิรเดช จ\u093f\u0930เดช")]
    [('ि', 'ิ'), ('र', 'ร')]
    """
    return tuple(
        Lookalike(
            position=word.start() + place,
            letter=word[0][place],
            name=unicodedata.name(word[0][place], "UNNAMED"),
            looks_like=_thai_for(word[0][place]),
            word=word[0],
        )
        for word in _WORD.finditer(text)
        for slip in _SLIPS.finditer(word[0])
        if _is_beside_thai(slip)
        for place in range(*slip.span())
    )


def _is_beside_thai(slip: re.Match[str]) -> bool:
    before, after = slip.string[max(0, slip.start() - 1)], slip.string[slip.end() : slip.end() + 1]
    return any(_THAI_LETTER.match(beside) for beside in (before, after))


def _thai_for(letter: str) -> str | None:
    if "\u0e81" <= letter <= "\u0ed9":  # the Lao block runs parallel to the Thai one
        beside = chr(ord(letter) - 0x80)
        return beside if unicodedata.name(beside, "") else None
    return _THAI_FOR.get(letter)
