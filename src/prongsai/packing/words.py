"""Where does a quoted wording stand as a whole, so that another may take its place?

Thai writes no blank between words: a quote stands whole where a blank, a sign or another script
is beside it, or a word that surely begins or ends there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from prongsai.core.thai import to_arabic_digits, to_thai_digits

_LEADING, _FOLLOWING = "เแโใไ", "ะาำๅๆ"
_THAI_LETTER = re.compile("[ก-๎]")


@cache
def load_corrections() -> dict[str, tuple[str, ...]]:
    """What ``corrections.yaml`` says."""
    source = files("prongsai.packing").joinpath("corrections.yaml")
    shape: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in shape.items()}


def in_digits_of(text: str, quote: str, suggestion: str) -> tuple[str, str] | None:
    """Quote and suggestion in the digits in which the text has the quote; None where it has not."""
    for change in (str, to_arabic_digits, to_thai_digits):
        if change(quote) in text:
            return change(quote), change(suggestion)
    return None


def places_of(quote: str, text: str) -> Iterator[int]:
    """Where the quote stands in the text as a whole word or several."""
    at = text.find(quote)
    while quote and at >= 0:
        if _begins(text, at, quote) and _ends(text, at + len(quote)):
            yield at
        at = text.find(quote, at + 1)


def replaced(text: str, quote: str, suggestion: str) -> str:
    """The text with the suggestion wherever the quote stands whole."""
    for at in reversed(list(places_of(quote, text))):
        text = text[:at] + suggestion + text[at + len(quote) :]
    return text


def _begins(text: str, at: int, quote: str) -> bool:
    if at == 0 or not _is_joined(text, at):
        return True
    words = load_corrections()
    if not _is_cut(text, at) and _THAI_LETTER.match(text[at]):
        return quote.startswith(words["openers"]) or text[:at].endswith(words["before"])
    return False


def _ends(text: str, at: int) -> bool:
    if at == len(text) or not _is_joined(text, at):
        return True
    is_thai = _THAI_LETTER.match(text[at]) is not None
    return is_thai and not _is_cut(text, at) and text.startswith(load_corrections()["after"], at)


def _is_joined(text: str, at: int) -> bool:
    """Whether the signs before and after are of one kind: both Thai letters, or both others."""
    before, after = text[at - 1], text[at]
    if _THAI_LETTER.match(before) or _THAI_LETTER.match(after):
        is_one = bool(_THAI_LETTER.match(before) and _THAI_LETTER.match(after))
        return is_one or _is_mark(after)
    digits = before.isdigit() and after.isdigit()
    return digits or (before.isalpha() and after.isalpha()) or _is_mark(after)


def _is_cut(text: str, at: int) -> bool:
    """Whether a written syllable would be cut."""
    return text[at - 1] in _LEADING or text[at] in _FOLLOWING or _is_mark(text[at])


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"
