"""How large does a PDF become when it is opened?

PDFium unpacks whatever a file holds and draws whatever it shows, without a bound of its own: a
few kilobytes can fill any memory. So the file is looked through before, each packed part only as
far as its bound. Names of what is shown are taken together over all pages, which reckons too much
rather than too little.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

MOST_OF_PAGE = 12_000_000  # bytes of drawing; PDFium needs up to 75 times as much memory
_MOST_OF_PART = 64_000_000  # bytes of a font, or of whatever else is no picture
_MOST_IN_ALL = 1_000_000_000
_CHUNK = 1_000_000
_PACKINGS = 6  # of one part, one over the other
_SHOWING = 40  # bytes that showing a form costs, whatever the form draws
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+obj$")
_CONTENTS = re.compile(rb"/Contents\s*(?:(\d+)\s+\d+\s+R|\[([^\]]*)\])")
_ELSEWHERE = re.compile(rb"(\d+)\s+\d+\s+R")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+\d+\s+R")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_LONGEST_HEAD = 20_000  # bytes before a part that tell what it is


class Swollen(Exception):
    """A part of the file passes its bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A packed part with what the file says of it."""

    number: int
    head: bytes
    data: bytes

    @property
    def is_picture(self) -> bool:
        """Whether it is said to be one: we never unpack those."""
        return _PICTURE.search(self.head) is not None

    @property
    def is_form(self) -> bool:
        """Whether it may be shown by its name."""
        return _FORM.search(self.head) is not None


def is_swollen(data: bytes) -> bool:
    """Whether opening the PDF might need far more memory or time than a document does."""
    try:
        _Weights(data).check()
    except Swollen:
        return True
    return False


class _Weights:
    """What each part of a file costs to draw."""

    def __init__(self, data: bytes) -> None:
        parts = list(_parts_of(data))
        self._left = _MOST_IN_ALL
        unpacked = {
            at: self._unpacked(each) for at, each in enumerate(parts) if not each.is_picture
        }
        said = [data, *(unpacked[at] for at, each in enumerate(parts) if b"ObjStm" in each.head)]
        self._pages = [_numbers(found) for text in said for found in _CONTENTS.finditer(text)]
        drawn = {number for page in self._pages for number in page}
        self._content: dict[int, bytes] = {}
        for at, each in enumerate(parts):
            if each.number in drawn or each.is_form:
                self._content[each.number] = unpacked.get(at) or self._unpacked(each)
        forms = {each.number for each in parts if each.is_form}
        self._forms: dict[bytes, set[int]] = {}
        for text in said:
            for name, number in _NAMED.findall(text):
                if int(number) in forms:
                    self._forms.setdefault(name, set()).add(int(number))
        self._weights: dict[int, int] = {}

    def check(self) -> None:
        """Raise Swollen where a page, with all the forms that it shows, is too large."""
        for page in self._pages:
            if sum(self._weight(each, ()) for each in page) > MOST_OF_PAGE:
                raise Swollen

    def _weight(self, number: int, above: tuple[int, ...]) -> int:
        if number in above or len(above) > 50:  # a form within itself is not shown
            return 0
        if number not in self._weights:
            content = self._content.get(number, b"")
            weight = len(content)
            for name, times in Counter(_SHOWN.findall(content)).items():
                inner = (self._weight(each, (*above, number)) for each in self._forms.get(name, ()))
                weight += times * (_SHOWING + max(inner, default=0))
                if weight > MOST_OF_PAGE:
                    raise Swollen
            self._weights[number] = weight
        return self._weights[number]

    def _unpacked(self, part: _Part) -> bytes:
        found = _plain(part)
        for _ in range(_PACKINGS):
            if not _is_packed(found):
                break
            found = _inflated(found)
            self._left -= len(found)
            if self._left < 0:
                raise Swollen
        return found


def _parts_of(data: bytes) -> Iterator[_Part]:
    at = data.find(b"stream")
    while at >= 0:
        begun = at + len(b"stream")
        begun += 2 if data[begun : begun + 2] == b"\r\n" else 1
        end = data.find(b"endstream", begun)
        end = len(data) if end < 0 else end
        head = max(data.rfind(b"obj", at - _LONGEST_HEAD if at > _LONGEST_HEAD else 0, at), 0)
        number = _NUMBER.search(data[max(0, head - 30) : head + 3])
        yield _Part(
            number=int(number[1]) if number else -1, head=data[head:at], data=data[begun:end]
        )
        at = data.find(b"stream", end + len(b"endstream"))


def _plain(part: _Part) -> bytes:
    """The part out of the letters that it may be written in."""
    try:
        if b"ASCII85" in part.head or b"/A85" in part.head:
            return base64.a85decode(part.data.strip().removesuffix(b"~>"))
        if b"ASCIIHex" in part.head or b"/AHx" in part.head:
            return binascii.unhexlify(b"".join(part.data.split()).rstrip(b">"))
    except ValueError:
        return part.data
    return part.data


def _is_packed(data: bytes) -> bool:
    """Whether it begins as deflated bytes do."""
    return len(data) > 2 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def _inflated(data: bytes) -> bytes:
    """The bytes unpacked, as far as they are sound."""
    unpacker = zlib.decompressobj()
    made = bytearray()
    try:
        while data and not unpacker.eof:
            made += unpacker.decompress(data, _CHUNK)
            data = unpacker.unconsumed_tail
            if len(made) > _MOST_OF_PART:
                raise Swollen
    except zlib.error:
        return bytes(made)
    return bytes(made)


def _numbers(found: re.Match[bytes]) -> tuple[int, ...]:
    if found[1]:
        return (int(found[1]),)
    return tuple(int(each) for each in _ELSEWHERE.findall(found[2]))
