"""Which memos does a document hold, and what stands in the places of their heads?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.reading import Passage, PassageKind

_TITLE = re.compile(r"[#*\s]*บันทึกข้อความ[*\s]*")
_NUMBER = re.compile(r"^ที่(?:\s+|(?=[.…])|$)(?P<value>.*?)(?=[\s.…]*วันที่|$)", re.DOTALL)
_DATE = re.compile(r"(?:^|(?<=[\s.…]))วันที่(?P<value>.*)$", re.DOTALL)
_SUBJECT = re.compile(r"^เรื่อง(?P<value>.*)$", re.DOTALL)
_SALUTATION = re.compile(r"^(?:กราบ)?เรียน(?:\s+|:|(?=[.…(])|$)(?P<value>.*)$", re.DOTALL)
_DEPARTMENT = re.compile(r"^ส่วนราชการ(?P<value>.*)$", re.DOTALL)
# Where the head ends: a letter's own sentences begin with these.
_HEAD_LENGTH = 14
_SIGNED = re.compile(
    r"ลงชื่อ|\((?:นาย|นาง|นางสาว|ว่าที่|[.…]{4,})[^()]*\)$|(?:นาย|นาง|นางสาว)\S{2,20} {1,3}\S{2,25}$"
)
# An empty place, letters alone, or one that ends at its slash, its ว or before the year's slash;
# ``/-`` is a number.
BLANK_NUMBER = re.compile(
    r"^(?:[ก-ฮ.\s]{0,8})$|/\s*(?:ว\.?)?\s*[.…\s]*$|(?:^|/)\s*[.…\s]*/\s*(?:25|๒๕)[0-9๐-๙]{2}$"
)
# What a form says in a place that nobody has filled in.
_TO_FILL_IN = re.compile(
    r"[\s.…·_–—xX:-]*|[(\[<]\s*(?:ระบุ|ใส่|กรอก|ตำแหน่ง|ผู้รับ|ชื่อ|[.…_])[^()\n]{0,40}[)\]>]"
)
_DATED = re.compile(
    r"^(?:ที่\s*)?[0-9๐-๙]{1,2}(?:\s*(?:เดือน)?\s*[^\s0-9๐-๙/.…-][^0-9๐-๙…]{1,30}[0-9๐-๙]{2,4}"
    r"|\s*[-/.]\s*(?:[0-9๐-๙]{1,2}|[ก-๎.]{3,12})\s*[-/.]\s*[0-9๐-๙]{2,4})"
)
_ACT = re.compile(
    r"(?:ประกาศ|คำสั่ง)\s*(?:ของ\s*)?(?:องค์การบริหาร|เทศบาล|เมืองพัทยา|อบต|อบจ)[^\n]{0,60}$"
)
_ACT_TITLES, _ACT_HEAD = 4, 6
_DOTS = re.compile(r"[.…·_]{3,}")
_LETTERS = re.compile(r"^(?P<letters>[ก-ฮ]\.?\s?[ก-ฮ]\.?)\s*[0-9๐-๙]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What stands in one place of a head, dotted lines taken out, and where."""

    value: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """One memo (บันทึกข้อความ): its head's fields, and its passages up to the next memo."""

    title: Passage
    passages: tuple[Passage, ...]
    department: Field | None
    number: Field | None
    date: Field | None
    subject: Field | None
    salutation: Field | None


def memos_in(passages: tuple[Passage, ...]) -> tuple[Memo, ...]:
    """Every memo, in reading order."""
    starts = [at for at, each in enumerate(passages) if _is_title(each)]
    ends = [*starts[1:], len(passages)][: len(starts)]
    return tuple(_memo(passages[start:end]) for start, end in zip(starts, ends, strict=True))


def is_registered(memo: Memo) -> bool:
    """Whether the memo's head holds a running number, or a day."""
    has_number = memo.number is not None and not BLANK_NUMBER.search(memo.number.value)
    return has_number or is_dated(memo)


def is_dated(memo: Memo) -> bool:
    """Whether a whole day stands in the date's place: its number, its month and its year."""
    return memo.date is not None and is_whole_day(memo.date.value)


def is_whole_day(words: str) -> bool:
    """Whether a day is written out; what a date lacks stands in dots, or is left out."""
    return _DATED.match(_DOTS.sub("", words).strip()) is not None


def is_unfilled(words: str) -> bool:
    """Whether a place is empty, or holds dots or a form's own words only."""
    return _TO_FILL_IN.fullmatch(words.strip()) is not None


def act_head(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The first lines of an announcement or an order; none of another document."""
    texts = [each for each in passages if each.place.table is None]
    starts = (at for at, each in enumerate(texts[:_ACT_TITLES]) if _ACT.match(each.text.strip()))
    start = next(starts, None)
    return () if start is None else tuple(texts[start : start + _ACT_HEAD])


def is_signature(passage: Passage) -> bool:
    """Whether a place to sign stands there, as the tree knows it or by its words."""
    if passage.kind is PassageKind.SIGNATURE:
        return True
    in_text = passage.kind in {PassageKind.PARAGRAPH, PassageKind.ITEM}
    return in_text and _SIGNED.match(passage.text.strip()) is not None


def _is_title(passage: Passage) -> bool:
    in_text = passage.kind not in {PassageKind.CELL, PassageKind.FURNITURE}
    return in_text and _TITLE.fullmatch(passage.text) is not None


def _memo(passages: tuple[Passage, ...]) -> Memo:
    head = passages[1 : _HEAD_LENGTH + 1]
    return Memo(
        title=passages[0],
        passages=passages[1:],
        department=_first(head, _DEPARTMENT),
        number=_first(head, _NUMBER),
        date=_first(head, _DATE),
        subject=_first(head, _SUBJECT),
        salutation=_first(head, _SALUTATION),
    )


def _first(head: tuple[Passage, ...], pattern: re.Pattern[str]) -> Field | None:
    return next(_fields(head, pattern), None)


def _fields(head: tuple[Passage, ...], pattern: re.Pattern[str]) -> Iterator[Field]:
    for passage in head:
        if passage.kind is PassageKind.CELL:
            return
        match = pattern.search(passage.text.strip())
        if match:
            yield Field(value=_DOTS.sub("", match["value"]).strip(), passage=passage)


def letters_of(memo: Memo) -> str | None:
    """The two letters that open a memo's number; None where none do."""
    match = _LETTERS.match(memo.number.value) if memo.number else None
    return re.sub(r"[\s.]", "", match["letters"]) if match else None
