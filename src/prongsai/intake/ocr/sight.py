"""What stands on a picture of a page: signs with their places, and ruled lines?"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from PIL import Image, ImageDraw

from prongsai.intake.ocr.straightening import straightened
from prongsai.intake.ocr.tesseract import Word, words_on

_POINTS = 72
_DARK = 170  # of 255: what is darker may be ink
_SHORTEST = 0.35  # inches: a shorter run of ink may be a letter's
_THICKEST = 0.045  # inches: a thicker one is a bar or a picture
_OF_SIZE = 2.15  # a letter's size by the height of ก and its like
_LIKE = 0.15  # lines whose letters differ by less are taken to be of one size
_AIR = 0.04  # of a letter's size, on both sides of its ink
_DOUBTFUL = 60  # of 100: how sure tesseract is at most of what is none of its letters
_USUAL = 16.0  # points, where no letter tells
_LEVEL = re.compile("[กคดตถนบมยรลวสหอ]")  # without head, tail or loop that leaves the line


class Sign(NamedTuple):
    """A letter in points from the upper left corner; a mark stands where its letter stands."""

    sign: str
    x0: float
    x1: float
    base: float
    size: float


class Stroke(NamedTuple):
    """A straight line in points; ``at`` is its y, or its x where it runs down."""

    at: float
    begin: float
    end: float


class Sight(NamedTuple):
    """All that is seen of one page."""

    width: float
    height: float
    signs: list[Sign]
    across: list[Stroke]
    down: list[Stroke]


def see(picture: Image.Image, dots_per_inch: float) -> Sight:
    """What a grey picture of a page shows. Errors: Unread."""
    upright = straightened(picture)
    ink = upright.point(lambda level: 0 if level < _DARK else 255)
    across = _bars(ink, dots_per_inch)
    down = _bars(ink.transpose(Image.Transpose.TRANSPOSE), dots_per_inch)
    words = words_on(_without(upright, across, down), round(dots_per_inch))
    scale = _POINTS / dots_per_inch
    return Sight(
        width=picture.width * scale,
        height=picture.height * scale,
        signs=list(_signs(words, scale)),
        across=[_stroke(bar, scale) for bar in across],
        down=[_stroke(bar, scale) for bar in down],
    )


class _Bar(NamedTuple):
    """A ruled line in pixels, half open."""

    first: int
    last: int
    begin: int
    end: int


def _stroke(bar: _Bar, scale: float) -> Stroke:
    return Stroke((bar.first + bar.last) / 2 * scale, bar.begin * scale, bar.end * scale)


def _bars(ink: Image.Image, dots_per_inch: float) -> list[_Bar]:
    """The long thin runs of ink across the picture, those that touch joined."""
    thickest = max(3, round(_THICKEST * dots_per_inch))
    open_bars: list[_Bar] = []
    made: list[_Bar] = []
    for row, begin, end in _runs(ink, round(_SHORTEST * dots_per_inch)):
        made += [bar for bar in open_bars if bar.last < row]
        open_bars = [bar for bar in open_bars if bar.last >= row]
        joined = [bar for bar in open_bars if bar.begin < end and begin < bar.end]
        open_bars = [bar for bar in open_bars if bar not in joined]
        open_bars.append(
            _Bar(
                min(row, *(bar.first for bar in joined)) if joined else row,
                row + 1,
                min([begin, *(bar.begin for bar in joined)]),
                max([end, *(bar.end for bar in joined)]),
            )
        )
    made += open_bars
    return [bar for bar in made if bar.last - bar.first <= thickest]


def _runs(ink: Image.Image, least: int) -> Iterator[tuple[int, int, int]]:
    """(row, begin, end) of every run of ink at least so long, from the top."""
    wide = ink.width
    for found in re.finditer(rb"\x00{%d,}" % least, ink.tobytes()):
        begin, end = found.span()
        while begin < end:  # a run may go on at the beginning of the next row
            row = begin // wide
            stop = min(end, (row + 1) * wide)
            if stop - begin >= least:
                yield row, begin - row * wide, stop - row * wide
            begin = stop


def _without(picture: Image.Image, across: list[_Bar], down: list[_Bar]) -> Image.Image:
    """The picture without its ruling, which tesseract would take for letters."""
    clean = picture.copy()
    draw = ImageDraw.Draw(clean)
    for bar in across:
        draw.rectangle((bar.begin - 1, bar.first - 1, bar.end, bar.last), fill=255)
    for bar in down:
        draw.rectangle((bar.first - 1, bar.begin - 1, bar.last, bar.end), fill=255)
    return clean


def _signs(words: list[Word], scale: float) -> Iterator[Sign]:
    lines: dict[tuple[str, ...], list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    usual = _size(words) or _USUAL / scale
    for line in lines.values():
        if _is_specks(line):
            continue
        own = _size(line) or usual
        size = usual if abs(own - usual) < _LIKE * usual else own
        level = [word.bottom for word in line if _LEVEL.fullmatch(word.text)]
        base = median(level or [word.bottom for word in line])
        yield from _signs_of_line(line, base, size, scale)


def _is_specks(line: list[Word]) -> bool:
    """Whether it is marks over Thai letters, taken for a line of small Latin ones."""
    is_latin = all(word.text.isascii() and word.text.isalpha() for word in line)
    return is_latin and sum(word.sure for word in line) < _DOUBTFUL * len(line)


def _size(words: list[Word]) -> float | None:
    heights = [word.bottom - word.top for word in words if _LEVEL.fullmatch(word.text)]
    return _OF_SIZE * median(heights) if heights else None


def _signs_of_line(line: list[Word], base: float, size: float, scale: float) -> Iterator[Sign]:
    """Its signs; those of one word share its box, and a mark stands where its letter stands."""
    stands: list[tuple[str, float, float]] = []
    for word in line:
        letters = [sign for sign in word.text if not _is_mark(sign)]
        step = (word.x1 - word.x0) / max(len(letters), 1)
        if not letters and stands:  # its box often holds the other half of its letter
            sign, x0, x1 = stands[-1]
            stands[-1] = (sign + word.text, x0, max(x1, word.x1))
            continue
        at = 0
        for sign in word.text:
            if _is_mark(sign) and stands:
                stands[-1] = (stands[-1][0] + sign, *stands[-1][1:])
            else:
                stands.append((sign, word.x0 + at * step, word.x0 + (at + 1) * step))
                at += 1
    air = _AIR * size
    edge = 0.0
    for signs, left, right in stands:
        x0 = edge = max(left, edge)  # boxes are often wrong, the order seldom
        x1 = max(x0, right)
        for sign in signs:
            yield Sign(sign, (x0 - air) * scale, (x1 + air) * scale, base * scale, size * scale)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"
