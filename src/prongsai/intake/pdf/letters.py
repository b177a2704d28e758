"""Which letters stand on a page of a PDF, and where?

PDFium gives them in the order of the file, with ActualText in the place of glyphs that lack a
mapping. Here the page is turned until its text stands upright; y counts down from the top.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# Above and below a consonant; a mark goes where its consonant goes.
MARKS = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_HYPHEN_AT_LINE_END = 2  # what PDFium says for it
_LEAST_SIZE = 4.0  # points: below it a matrix does the scaling, and the box tells the size
_FARTHEST = 20_000.0  # points: no page is so large
UNKNOWN = "\ufffd"
# Old Thai typefaces keep shifted forms of letters in the private area.
_SHIFTED = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญั\u0e4d็่้๊๋์ุู\u0e3a", strict=True))
# LibreOffice gives the ring of ำ the whole letter, and its other half once more.
_SPLIT_AM = re.compile("[\u0e4dำ]([่้๊๋]?)า|([่้๊๋])\u0e4dา")
_TONE_FIRST = re.compile("([่้๊๋์])([ัิีึืฺุู็])")


class Letter(NamedTuple):
    """A letter with its box; ``base`` is the height of the line that it stands on."""

    sign: str
    x0: float
    x1: float
    base: float
    size: float
    at: int  # its place in the file's order

    @property
    def x(self) -> float:
        """Its middle."""
        return (self.x0 + self.x1) / 2


class Frame(NamedTuple):
    """How a page is turned: quarter turns of its text to the left, and its box."""

    turns: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """The width of the upright page."""
        wide, tall = self.right - self.left, self.top - self.bottom
        return tall if self.turns % 2 else wide

    @property
    def height(self) -> float:
        """The height of the upright page."""
        wide, tall = self.right - self.left, self.top - self.bottom
        return wide if self.turns % 2 else tall

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file on the upright page."""
        match self.turns:
            case 1:
                across, down = y - self.bottom, x - self.left
            case 2:
                across, down = self.right - x, y - self.bottom
            case 3:
                across, down = self.top - y, self.right - x
            case _:
                across, down = x - self.left, self.top - y
        return _tamed(across), _tamed(down)


def _tamed(value: float) -> float:
    """The value, near enough to a page to be reckoned with; 0 for what is no number."""
    if -_FARTHEST < value < _FARTHEST:
        return value
    return _FARTHEST if value > 0 else -_FARTHEST if value < 0 else 0.0


class Signs(NamedTuple):
    """The letters of one page, and how it is turned."""

    frame: Frame
    letters: list[Letter]


def letters_of(page: Any, text: Any) -> Signs:
    """Every letter of the page in the file's order; generated blanks are left out."""
    count = text.count_chars()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    raw = []
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        is_known = code > 31 or pdfium.FPDFText_HasUnicodeMapError(text, at) != 1
        if is_known and code in {0, 10, 13}:
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        points = pdfium.FPDFText_GetFontSize(text, at)
        raw.append(
            (
                _sign(code) if is_known else UNKNOWN,
                box.left,
                box.bottom,
                box.right,
                box.top,
                x.value,
                y.value,
                points,
                at,
            )
        )
    frame = Frame(_turns(page, raw), *page.get_bbox())
    made = []
    for sign, left, bottom, right, top, origin_x, origin_y, points, at in raw:
        one, other = frame.upright(left, bottom), frame.upright(right, top)
        x0, x1 = sorted((one[0], other[0]))
        base = frame.upright(origin_x, origin_y)[1]
        is_size = _LEAST_SIZE < points < _FARTHEST
        size = points if is_size else max(abs(one[1] - other[1]), 1.0)
        made.append(Letter(sign, x0, x1, base, size, at))
    return Signs(frame, made)


def _sign(code: int) -> str:
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    if code in _SHIFTED:
        return _SHIFTED[code]
    sign = chr(code)
    if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} and code != 9:
        return UNKNOWN
    return " " if code in {9, 0xA0} else sign


def _turns(page: Any, raw: list[Any]) -> int:
    """Where most steps from a letter to the next lead, which is where its lines run."""
    steps: Counter[int] = Counter()
    for before, after in pairwise(raw):
        across, up = after[5] - before[5], after[6] - before[6]
        if max(abs(across), abs(up)) > 40:
            continue
        if abs(across) > 4 * abs(up):
            steps[0 if across > 0 else 2] += 1
        elif abs(up) > 4 * abs(across):
            steps[1 if up > 0 else 3] += 1
    if steps:
        return steps.most_common(1)[0][0]
    return int(page.get_rotation()) // 90 % 4


def repaired(text: str) -> str:
    """The text with ำ as one letter and a tone mark after the vowel that it stands on."""
    text = _SPLIT_AM.sub(lambda am: f"{am[1] or am[2] or ''}ำ", text)
    return unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\2\1", text))


def clusters(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters with the marks that stand on them, in the file's order."""
    made: list[list[Letter]] = []
    for letter in letters:
        if letter.sign in MARKS and made and _stands_on(letter, made[-1][0]):
            made[-1].append(letter)
        else:
            made.append([letter])
    return made


def _stands_on(mark: Letter, base: Letter) -> bool:
    near = base.x0 - base.size < mark.x < base.x1 + base.size
    return near and abs(mark.base - base.base) < base.size
