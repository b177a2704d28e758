"""How does a text become parts that Typst sets as data, and where may it break at need?

Typst breaks Thai by a model of its own and other scripts by Unicode's rules. What cannot be
broken by them and may be wider than its place is handed over with its pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.core.tree import Run, Text
from prongsai.reporting.letters import shown
from prongsai.reporting.pdf.whole_words import split_at_words

# Wider than nearly every letter of Sarabun Bold, in shares of the type size.
_WIDEST_LETTER = 0.75
# PDF/UA allows no byte order mark in a text.
_REFUSED = re.compile("\ufeff")
_CLUSTER = re.compile(r"[เ-ไ]?.[\u0300-\u036fัิ-ฺ็-๎ะาำ]*", re.DOTALL)
_WORD = re.compile(r"\S+|\s+")
# Thai letters and their marks; digits break no better than Latin ones.
_STRETCH = re.compile(r"[\u0e01-\u0e4e]+|[^\u0e01-\u0e4e]+")
_CLOSING = frozenset({"Pe", "Pf", "Po"})
_LATIN_WORD = re.compile(r"[A-Za-z][^\s]{2}")
_ONE_LETTER_AGAIN = re.compile(r"(.)\1{15}", re.DOTALL)
# An address may end a line after each of its signs, before it is broken inside a part.
_ADDRESS_PART = re.compile(r"[^/?&=_.-]*[/?&=_.-]+|[^/?&=_.-]+")
_WINDOW = 40
# Other letters in a row that stand for an address rather than for a word.
_LONG = 12
# In a place wider than this (points), Typst's own breaks keep Thai within it.
_NARROW = 60.0


@dataclass(frozen=True, slots=True)
class Room:
    """The place of a text: its width and the size of its letters, in points."""

    width: float
    size: float

    def may_lack(self, letters: int) -> bool:
        """Whether so many letters on one line could be wider than the place."""
        return letters * _WIDEST_LETTER * self.size > self.width


def parts_of(words: Text, room: Room) -> list[dict[str, Any]]:
    """The text as ``words.typ`` sets it: each part a text ``t``, its weight ``b``, and its breaks.

    ``keep``: in a box, or as ``within`` says where that is wider than its place. ``stretches``:
    where the text may be broken if it is wider; in a ``thai`` one at word ends first.
    ``joint``: a line may end here.
    """
    parts: list[dict[str, Any]] = []
    unbroken = 0  # letters since the last blank
    for run in words:
        text = _REFUSED.sub("", shown(run.text))
        ends = _WORD.findall(text)
        if not ends:
            continue
        if unbroken and not ends[0].isspace() and room.may_lack(unbroken + len(ends[0])):
            parts.append({"joint": True})
        parts += _of_run(run, text, room)
        last = 0 if ends[-1].isspace() else len(ends[-1])
        unbroken = unbroken + last if len(ends) == 1 and last else last
    return parts


def _of_run(run: Run, text: str, room: Room) -> list[dict[str, Any]]:
    if run.keep and not room.may_lack(len(text)):
        return [{"t": text, "b": run.bold, "keep": True}]
    if run.keep:
        within = _broken(text, run.bold, room)
        return [{"t": text, "b": run.bold, "keep": True, "within": within}]
    if room.width <= _NARROW:
        return _broken(text, run.bold, room)
    return [
        part
        for piece, is_word in split_at_words(text)
        for part in (
            [{"t": piece, "b": run.bold, "keep": True}]
            if is_word
            else _broken(piece, run.bold, room)
        )
    ]


def _broken(text: str, bold: bool, room: Room) -> list[dict[str, Any]]:  # noqa: FBT001 (a run's weight)
    parts: list[dict[str, Any]] = []
    for word in _WORD.findall(text):
        for piece, stretches in _breaks_of(word, room):
            if stretches:
                parts.append({"t": piece, "b": bold, "stretches": stretches})
            elif not piece:
                parts.append({"joint": True})
            elif parts and parts[-1].keys() == {"t", "b"}:
                parts[-1]["t"] += piece
            else:
                parts.append({"t": piece, "b": bold})
    return parts


def _breaks_of(word: str, room: Room) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The word in pieces, each with the stretches that it may be broken into, if any.

    An empty piece is a place where a line may end.
    """
    if room.width <= _NARROW and unicodedata.category(word[0]) in _CLOSING:
        # Unicode lets no line end before these, not even after a blank.
        yield "\u200b", []
    if word.isspace() or not room.may_lack(len(word)):
        yield word, []
    elif room.width <= _NARROW:
        yield word, _stretches(word)
    else:
        for stretch in _STRETCH.findall(word):
            if _LATIN_WORD.match(stretch):  # Unicode has no break between it and Thai letters
                yield "", []
            yield stretch, _stretches(stretch) if _is_unbreakable(stretch) else []


def _is_unbreakable(stretch: str) -> bool:
    """Whether Typst finds no place to break it: no Thai, or one letter again and again."""
    if _is_thai(stretch):
        return _ONE_LETTER_AGAIN.search(stretch) is not None
    return len(stretch) >= _LONG


def _stretches(text: str) -> list[dict[str, Any]]:
    return [
        {"pieces": clusters[at : at + _WINDOW], "thai": _is_thai(stretch)}
        for stretch in _STRETCH.findall(text)
        for part in ([stretch] if _is_thai(stretch) else _ADDRESS_PART.findall(stretch))
        for clusters in [_CLUSTER.findall(part)]
        for at in range(0, len(clusters), _WINDOW)
    ]


def _is_thai(stretch: str) -> bool:
    return "\u0e01" <= stretch[0] <= "\u0e4e"
