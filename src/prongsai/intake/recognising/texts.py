"""How is a text taken apart: what may be kept of it, its number, the items of a run in a line?"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from prongsai.core.thai import to_arabic_digits

LONGEST = 20_000  # characters of one text of a dossier
_BLANKS = re.compile(r"[^\S\n]{9,}")
_NEVER = frozenset("\ufffe\uffff")
_NUMBER = r"(?:[(][0-9๐-๙]{1,3}[)]|[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){0,3}(?:[.)]|(?=\s)))"
_OPENING = re.compile(rf"\s*({_NUMBER})\s*(?=\S)")
_ALONE = re.compile(r"\s*([(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){0,3}[.)]?)\s*")
# A number inside a line: after a blank, and not a decimal (๒.๑) or a day (๓๐ ก.ย.).
_INSIDE = re.compile(r"(?:^|(?<=\s))([0-9๐-๙]{1,2})([.)])\s*(?=[^\s0-9๐-๙])")
_DASH = re.compile(r"\s*[-–•*]\s*(?=\S)")
_NEXT_DASH = re.compile(r"\s+[-–•]\s*(?=[^\s0-9๐-๙])")


def clean(text: str) -> str:
    """The text without the signs that no dossier can hold, and without endless blanks."""
    whole = _BLANKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if whole.replace("\n", "").replace("\t", "").isprintable():
        return whole
    return "".join(letter for letter in whole if letter in "\n\t" or not _is_refused(letter))


def _is_refused(letter: str) -> bool:
    return letter in _NEVER or unicodedata.category(letter) in ("Cc", "Cs")


def pieces(text: str) -> tuple[str, ...]:
    """The text in stretches that are short enough for a dossier."""
    return tuple(text[at : at + LONGEST] for at in range(0, len(text), LONGEST))


def numbered(text: str) -> tuple[str, str]:
    """The number that a text opens with, as printed without its full stop, and the rest.

    >>> numbered("๑.๑ การให้บริการ"), numbered("(2) การใช้จ่าย"), numbered("การเปิดเผย")
    (('๑.๑', 'การให้บริการ'), ('(2)', 'การใช้จ่าย'), ('', 'การเปิดเผย'))
    """
    match = _OPENING.match(text)
    if match is None:
        return "", text.strip()
    return bare_number(match[1]), text[match.end() :].strip()


def bare_number(text: str) -> str:
    """A number without what ends it; brackets on both sides stay."""
    plain = text.strip()
    return plain if plain.startswith("(") else plain.rstrip(".)")


def is_number(text: str) -> bool:
    """Whether a text is a running number and nothing else."""
    return _ALONE.fullmatch(text) is not None


def items(text: str) -> tuple[str, ...]:
    """The items of a text: its lines, and the numbered or dashed runs within a line.

    Numbers that run from 1 and are all there is to tell the items apart are left out; of a list
    that mixes its marks each item keeps its own.

    >>> items("๑. ประชุม ๒. สรุปผล จำนวน ๒.๕ หน้า"), items("- สำนักปลัด - กองคลัง")
    (('ประชุม', 'สรุปผล จำนวน ๒.๕ หน้า'), ('สำนักปลัด', 'กองคลัง'))
    """
    return without_marks(marked_items(text))


def marked_items(text: str) -> tuple[str, ...]:
    """The items of a text, each with its mark."""
    return tuple(item for line in text.splitlines() for item in _in_line(line.strip()) if item)


def _in_line(line: str) -> tuple[str, ...]:
    if _DASH.match(line):
        return tuple(part.strip() for part in _split(line, _dashes(line)))
    return tuple(part.strip() for part in _split(line, _numbers(line)))


def _split(line: str, cuts: list[int]) -> list[str]:
    ends = [*cuts, len(line)]
    return [line[: ends[0]], *(line[a:b] for a, b in pairwise(ends))]


def _dashes(line: str) -> list[int]:
    return [match.start() for match in _NEXT_DASH.finditer(line)]


def _numbers(line: str) -> list[int]:
    """Where the numbers of one run stand: each is one more than the one before."""
    cuts: list[int] = []
    due: int | None = None
    for match in _INSIDE.finditer(line):
        number = int(to_arabic_digits(match[1]))
        if due is None and (number == 1 or match.start() == 0):
            due = number
        if due is not None and number == 1 and due > 1:
            break  # a run within the item: what follows belongs to it
        if number == due:
            cuts.append(match.start())
            due += 1
    return cuts


def without_marks(found: tuple[str, ...]) -> tuple[str, ...]:
    """Items without their marks, where dashes or numbers from 1 on are all that the marks say."""
    if all(_DASH.match(each) for each in found):
        return tuple(_DASH.sub("", each, count=1).strip() for each in found)
    taken = [numbered(each) for each in found]
    run = [to_arabic_digits(number).strip("()") for number, _ in taken]
    if run == [str(place) for place in range(1, len(found) + 1)]:
        return tuple(rest for _, rest in taken)
    return found


def joined(before: str, after: str) -> str:
    """Two parts of one text that a page break cut: Thai needs no blank between them."""
    needs_blank = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum()
    return f"{before}{' ' if needs_blank else ''}{after}"
