"""Which known name was meant by one that is written a little differently?

An edit distance that knows what goes wrong in Thai: tone marks are dropped, short and long vowels
and letters of one shape are taken for each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.core.normal_forms import comparison_form

# Costs in tenths of a letter.
_LETTER, _TONE, _VOWEL_LENGTH, _SHAPE, _VOWEL = 10, 2, 3, 4, 6
_CARRIER = 5  # อ as a vowel: ตอง and ตง
# A name with more than a quarter of its letters wrong is another name.
_LETTERS_FOR_ONE_WRONG = 4
# Two names about as near as each other: neither is certain.
_APART = 4

_TONES = frozenset("่้๊๋์็")
_VOWELS = frozenset("ะัาำิีึืุูเแโใไๅ①②")
_LONG_AND_SHORT = ("ะา", "ัา", "ิี", "ึื", "ุู", "ใไ", "เแ", "ีื", "ิึ", "ะั")
_SHAPES = (
    *("ดต", "ดค", "ตค", "บป", "ผฝ", "พฟ", "ผพ", "ฝฟ", "ชซ", "ขช", "ขฃ", "คศ", "ถภ", "กถ", "กภ"),
    *("ฎฏ", "ฐฏ", "ฑท", "ทธ", "ทฒ", "ธฐ", "นม", "นณ", "ณฌ", "ญย", "รล", "สศ", "สษ", "ษบ", "ลส"),
    *("อฮ", "ปษ", "พภ", "ฟฬ", "วง", "รธ", "จง"),
)
_CHEAP = {
    **{frozenset(pair): _SHAPE for pair in _SHAPES},
    **{frozenset(pair): _VOWEL_LENGTH for pair in _LONG_AND_SHORT},
}
# เ-ีย and เ-ือ are one vowel each.
_DIPHTHONG = re.compile("เ([ก-ฮ])(?:ี([่-๋]?)ย|ื([่-๋]?)อ)")
_LEADING = re.compile("([เ-ไ])([ก-ฮ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A known name and how far it is. Unit: tenths of a letter."""

    name: str
    distance: int


def distance(one: str, other: str) -> int:
    """How far two names are from each other. Unit: tenths of a letter; 0 for the same letters.

    >>> distance("แม่ตง", "แม่ดง"), distance("แม่ดง", "แม่ดง")
    (4, 0)
    """
    left, right = _sounds(one), _sounds(other)
    above = [0]
    for sign in right:
        above.append(above[-1] + _alone(sign))
    for sign in left:
        row = [above[0] + _alone(sign)]
        for at, against in enumerate(right, 1):
            row.append(
                min(
                    above[at] + _alone(sign),
                    row[-1] + _alone(against),
                    above[at - 1] + _instead(sign, against),
                )
            )
        above = row
    return above[-1]


def near(name: str, known: Iterable[str]) -> tuple[Near, ...]:
    """The known names that may have been meant, nearest first.

    >>> [each.name for each in near("แม่ตอง", ("แว้ง", "แม่ดง", "เอราวัณ"))]
    ['แม่ดง']
    """
    length = len(_sounds(name))
    found = ((each, distance(name, each), len(_sounds(each))) for each in known)
    close = [
        Near(name=each, distance=far)
        for each, far, other in found
        if far * _LETTERS_FOR_ONE_WRONG <= _LETTER * max(length, other)
    ]
    return tuple(sorted(close, key=lambda each: (each.distance, each.name)))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one known name that must have been meant; None where none or several may be."""
    match near(name, known):
        case (only,):
            return only.name
        case (first, second, *_) if second.distance - first.distance >= _APART:
            return first.name
    return None


def _sounds(name: str) -> str:
    """The letters with each vowel after its consonant."""
    plain = comparison_form(name)
    plain = _DIPHTHONG.sub(_diphthong, plain)
    return _LEADING.sub(r"\2\1", plain)


def _diphthong(match: re.Match[str]) -> str:
    tone = match[2] or match[3] or ""
    return f"{match[1]}{'①' if 'ี' in match[0] else '②'}{tone}"


def _alone(sign: str) -> int:
    if sign in _TONES:
        return _TONE
    if sign == "อ":
        return _CARRIER
    return _VOWEL if sign in _VOWELS else _LETTER


def _instead(one: str, other: str) -> int:
    if one == other:
        return 0
    if one in _TONES and other in _TONES:
        return _TONE
    if cheap := _CHEAP.get(frozenset((one, other))):
        return cheap
    return _VOWEL if one in _VOWELS and other in _VOWELS else _LETTER
