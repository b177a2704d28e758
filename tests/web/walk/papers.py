"""What does a downloaded document say? Read by its geometry, without the code that wrote it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.readback import pdf

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BLANK = re.compile(r"[\s\u200b\u00ad]+")


def bare(words: str) -> str:
    """Words without what a line of print may add or take: blanks, and the kind of digits."""
    return _BLANK.sub("", words).translate(_ARABIC)


def said(path: Path) -> str:
    """Everything that a PDF says, in one line of bare words; cells one after the other."""
    items = pdf.read(path.read_bytes())
    return bare(" ".join(_texts(items)))


def _texts(items: list[pdf.Line | pdf.Table]) -> list[str]:
    found = []
    for each in items:
        if isinstance(each, pdf.Line):
            found.append(each.text)
        else:
            found.extend(text for row in [*each.header, *each.texts] for text in row)
    return found


def lacking(path: Path, *wanted: str) -> list[str]:
    """What of the wanted a PDF does not say."""
    words = said(path)
    return [each for each in wanted if bare(each) not in words]
