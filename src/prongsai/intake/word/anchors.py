"""Where in a Word file do the letters stand that a note quotes?

A place of a reading counts tables and rows as a reader sees them; the file may have parted them
otherwise. The same words are therefore looked for in reading order: the third time that the
reading says them is the third time that the file does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from prongsai.core.problems import Place
from prongsai.core.reading import Passage, PassageKind, Reading, passages
from prongsai.intake.notes import Note
from prongsai.intake.word.wordml import TEXT_BOX, Element, W, child, unwrapped

_MARK = re.compile(r"^\s*(?:[-–•*]|\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)])\s*")
_BREAKS = frozenset({f"{W}br", f"{W}cr"})
_LINE_END = "\n"
_TEXT, _CELLS = "text", "cells"
_ZONES = (_TEXT, _CELLS)


@dataclass(frozen=True, slots=True)
class Spot:
    """A letter: its run and which of the run's letters it is; None where it only hangs on it."""

    paragraph: Element
    run: Element
    at: int | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and the last letter that a note is about, in one paragraph."""

    first: Spot
    last: Spot


@dataclass(slots=True)
class _Zone:
    """The letters of all tables, or of all other text, in reading order."""

    letters: list[str] = field(default_factory=list)
    spots: list[Spot | None] = field(default_factory=list)

    def end_line(self) -> None:
        self.letters.append(_LINE_END)
        self.spots.append(None)

    @property
    def text(self) -> str:
        return "".join(self.letters)


class Anchors:
    """Finds the places of one document; ``body`` is the file's own."""

    def __init__(self, reading: Reading, body: Element) -> None:
        self._said = [each for each in passages(reading) if each.kind is not PassageKind.FURNITURE]
        self._read = {
            zone: _Told([each for each in self._said if _zone_of(each.place) == zone])
            for zone in _ZONES
        }
        self._zones = {zone: _Zone() for zone in _ZONES}
        for paragraph in _paragraphs(body):
            is_in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
            _gather(paragraph, self._zones[_CELLS if is_in_cell else _TEXT])
        self._texts = {zone: each.text for zone, each in self._zones.items()}
        self._asked: Counter[Note] = Counter()

    def find(self, note: Note) -> Anchor | None:
        """Where the note belongs; None where the file has none of its words."""
        # The same note once more is about the next place that says the same.
        turn = self._asked[note]
        self._asked[note] += 1
        own = _zone_of(note.place)
        at_place = [each.text for each in self._said if _is_at(each.place, note.place)]
        # Outside tables many paragraphs share the little that is known of their place.
        around = at_place if len(at_place) == 1 else []
        for words in _needles(note.quote, around):
            for zone in (own, *(each for each in _ZONES if each != own)):
                count = self._read[zone].count_before(note.place, words, turn)
                anchor = self._nth(zone, words, count)
                if anchor is not None:
                    return anchor
        return None

    def first(self) -> Anchor | None:
        """The whole of the first paragraph that says anything."""
        for zone in _ZONES:
            spots = [spot for spot in self._zones[zone].spots if spot is not None]
            if spots:
                same = [spot for spot in spots if spot.paragraph is spots[0].paragraph]
                return Anchor(same[0], same[-1])
        return None

    def _nth(self, zone: str, words: str, count: int) -> Anchor | None:
        text, at, found = self._texts[zone], -1, -1
        for _ in range(count + 1):
            at = text.find(words, at + 1)
            if at < 0:
                break
            found = at
        spots = self._zones[zone].spots
        first, last = (spots[found], spots[found + len(words) - 1]) if found >= 0 else (None, None)
        return Anchor(first, last) if first is not None and last is not None else None


class _Told:
    """What a reading says in one zone."""

    def __init__(self, said: Sequence[Passage]) -> None:
        self._said = said
        self._lines = [_folded_lines(each.text) for each in said]

    def count_before(self, place: Place, words: str, turn: int) -> int:
        """How often the words were said before the place says them for the ``turn``-th time."""
        candidates = [
            at
            for at, (each, lines) in enumerate(zip(self._said, self._lines, strict=True))
            if _is_at(each.place, place) and words in lines
        ]
        if not candidates:
            return 0
        chosen = candidates[min(turn, len(candidates) - 1)]
        return sum(lines.count(words) for lines in self._lines[:chosen])


def _is_at(place: Place, wanted: Place) -> bool:
    """Whether it is the place that is meant, as far as that says."""
    told = ((getattr(wanted, name), getattr(place, name)) for name in Place.__slots__)
    return all(each is None or each == here for each, here in told)


def _zone_of(place: Place) -> str:
    return _TEXT if place.table is None else _CELLS


def _needles(quote: str, around: Sequence[str]) -> Iterator[str]:
    """What to look for, the surest first: a list's number may be the program's and no letters."""
    for words in (quote, *around):
        lines = [line for line in words.split(_LINE_END) if line.strip()]
        for line in lines[:1]:
            for each in (line, _MARK.sub("", line)):
                folded = _folded_lines(each)
                if folded:
                    yield folded


def _folded_lines(text: str) -> str:
    return _LINE_END.join(
        "".join(letter for letter, _ in _folded(line)) for line in text.split(_LINE_END)
    )


def _folded(text: str) -> Iterator[tuple[str, int]]:
    """The letters that are compared, each with its place: no white space, ำ as one letter."""
    for at, letter in enumerate(text):
        if letter.isspace() or unicodedata.category(letter) == "Cf":
            continue
        if letter == "า" and at and text[at - 1] == "\u0e4d":
            continue
        yield ("ำ" if letter == "\u0e4d" and text[at + 1 : at + 2] == "า" else letter), at


def _paragraphs(body: Element) -> Iterator[Element]:
    """Every paragraph that is printed, but for those in boxes: they hang on their host."""
    for each in body.iter(f"{W}p"):
        around = list(each.iterancestors())
        is_removed = any(
            above.tag == f"{W}tr" and child(above, "trPr", "del") is not None for above in around
        )
        if not is_removed and all(above.tag != TEXT_BOX for above in around):
            yield each


def _gather(paragraph: Element, zone: _Zone) -> None:
    boxes: list[tuple[Element, str]] = []
    for run in _runs(paragraph):
        letters_before = 0
        for each in run:
            if each.tag == f"{W}t":
                text = each.text or ""
                for letter, at in _folded(text):
                    zone.letters.append(letter)
                    zone.spots.append(Spot(paragraph, run, letters_before + at))
                letters_before += len(text)
            elif each.tag in _BREAKS:
                zone.end_line()
        boxes += [(run, words) for words in _words_of_boxes(run)]
    zone.end_line()
    for run, words in boxes:
        for letter, _ in _folded(words):
            zone.letters.append(letter)
            zone.spots.append(Spot(paragraph, run, None))
        zone.end_line()


def _runs(element: Element) -> Iterator[Element]:
    for each in unwrapped(element):
        if each.tag == f"{W}r":
            yield each
        elif each.tag == f"{W}fldSimple":
            yield from _runs(each)


def _words_of_boxes(run: Element) -> Iterator[str]:
    """The paragraphs of the boxes that a run draws; of two drawings of one box only one."""
    for each in unwrapped(run):
        for box in each.iter(TEXT_BOX):
            for paragraph in box.iter(f"{W}p"):
                runs = _runs(paragraph)
                yield "".join(t.text or "" for run in runs for t in run.iter(f"{W}t"))
