"""Which letters can be shown at all, and which of them are Thai?

One rule for every format: what no paper shows is left out, and every way of ending a line is
one line break. Nothing else of a text is changed.
"""

from __future__ import annotations

import re

# Control characters, lone surrogates and noncharacters: XML cannot hold most of them.
_NEVER_SHOWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI = re.compile("[\u0e01-\u0e5b]")


def shown(words: str) -> str:
    r"""The text as paper can show it; a line break is a newline, a tab a blank.

    >>> shown("ก\x00ข\r\nค\tง")
    'กข\nค ง'
    """
    return _NEVER_SHOWN.sub("", _LINE_ENDS.sub("\n", words)).replace("\t", " ")


def is_thai(words: str) -> bool:
    """Whether any letter, mark or digit is Thai."""
    return _THAI.search(words) is not None


def unbroken(words: str) -> str:
    """The text with no-break spaces for blanks, so that no line ends at one."""
    return words.replace(" ", "\u00a0")


def places_of(words: str) -> int:
    """How many letters stand side by side: marks above and below take no room.

    >>> places_of("ที่นี้")
    2
    """
    return len(words) - len(_MARKS.findall(words))
