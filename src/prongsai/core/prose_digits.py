"""Which digits of a text follow the document's style, and which belong to a name or an address?"""

from __future__ import annotations

import re

from prongsai.core.numerals import to_arabic_digits, to_thai_digits
from prongsai.core.tree import Digits

# Whole, whatever letters it holds: a changed digit breaks a link or a file's name. A name is tried
# only where it can begin, so that a cell without blanks takes no longer than it is long.
_EDGE = r"\s\"'“”‘’,;/()"
_ADDRESS = (
    r"(?:https?|ftp)://\S+|www\.\S+"
    rf"|(?<![^{_EDGE}])[^{_EDGE}]+\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|html?|jpe?g|png|svg|zip|rar"
    r"|ya?ml|json|xml)(?![A-Za-z0-9])"
)
_OIT_CODE = r"(?<![A-Za-z])O[0-9๐-๙]{1,2}(?![0-9๐-๙A-Za-z])"
# A score after an instrument's name (IIT 95.7) is no version; ITA 2.0 is one.
_VERSION = (
    r"(?<=[A-Za-z] )(?<!IIT )(?<!EIT )(?<!OIT )[0-9]{1,2}\.[0-9](?:\.[0-9]+)*(?![0-9.%]?[0-9])"
)
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_SYMBOLS = r"=#$@<>_\\^{}|~*+&"
_WORD = rf"[!-~{_LATIN}]+"
_TOKENS = re.compile(rf"(?P<address>{_ADDRESS})|(?P<code>{_OIT_CODE})|(?P<name>{_VERSION})|{_WORD}")
_SYMBOL = re.compile(f"[{_SYMBOLS}]")
_LETTER = re.compile(f"[{_LATIN}]")
_PIECE = re.compile(r"[^()\[\],;\"']+")


def digits_in_prose(text: str, style: Digits) -> str:
    r"""The text with its digits in one style; addresses, codes and Latin names keep theirs.

    Kept: addresses of pages and mail, file names, OIT codes (always Arabic), words that hold a
    Latin letter or one of ``=#$@<>_\^{}|~*+&``, and a version number after a Latin word.

    >>> digits_in_prose("ITA 2568 ตาม O42 ใน plan68.pdf ร้อยละ 30", Digits.THAI)
    'ITA ๒๕๖๘ ตาม O42 ใน plan68.pdf ร้อยละ ๓๐'
    """
    turn = to_thai_digits if style is Digits.THAI else to_arabic_digits
    made, at = [], 0
    for match in _TOKENS.finditer(text):
        made.append(turn(text[at : match.start()]))
        made.append(_turned(match, style))
        at = match.end()
    made.append(turn(text[at:]))
    return "".join(made)


def _turned(token: re.Match[str], style: Digits) -> str:
    if token.lastgroup == "code":
        return to_arabic_digits(token[0])
    if token.lastgroup is not None or style is Digits.ARABIC or _SYMBOL.search(token[0]):
        return token[0]
    # Brackets and commas part a name from a number beside it: 2568(O42).
    return _PIECE.sub(
        lambda piece: piece[0] if _LETTER.search(piece[0]) else to_thai_digits(piece[0]), token[0]
    )
