"""Is what a memo proposes followed up after the memo's own day?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from prongsai.checking.dates import DAY, day_of
from prongsai.checking.findings import Finding, found
from prongsai.checking.letters import Memo
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of
from prongsai.core.day_texts import thai_day
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage
from prongsai.core.thai import to_arabic_digits

_FOLLOW_UP = frozenset({"reporting", "due"})
_BEFORE, _AFTER = 110, 12  # letters beside a day
_SPAN_BEFORE = re.compile(r"(?:ช่วง|ระหว่าง|ตั้งแต่|รอบ|ถึง|[–-])\s*(?:วันที่)?\s*$")
_SPAN_AFTER = re.compile(r"\s*(?:ถึง|[–-])")


def _memo_of_table(material: Material, number: int) -> Memo | None:
    return next(
        (
            memo
            for memo in material.memos
            if any(each.place.table == number for each in memo.passages)
        ),
        None,
    )


def _follow_up_not_after_memo(material: Material) -> Iterator[Finding]:
    """Knows the memo's day, and the days on which its tables and sentences set a follow-up.

    In sentences a word of following up goes before the day, and none of what has been done. In a
    memo that reports results the sentence must also order it. One finding for each day in a table,
    however many rows repeat it.
    """
    yield from _in_sentences(material)
    for table in material.tables:
        memo = _memo_of_table(material, table.number)
        written = day_of(memo.date.value) if memo and memo.date else None
        if written is None or table.has("output"):
            continue
        late: dict[date, list[Passage]] = {}
        for row in table.rows:
            for role in _FOLLOW_UP & set(row.cells):
                day = day_of(row.cells[role].text)
                if day is not None and day <= written:
                    late.setdefault(day, []).append(row.cells[role])
        for day, cells in late.items():
            match = DAY.search(cells[0].arabic)
            assert match is not None
            yield not_after(cells[0], match.span(), day, written, rows=len(cells))


def not_after(
    passage: Passage, span: tuple[int, int], day: date, written: date, *, rows: int = 0
) -> Finding:
    """What is said of a day of follow-up that is not after the memo's. ``rows``: of a table."""
    return found(
        passage,
        Said(
            th=f"วันติดตามผลไม่อยู่หลังวันที่ของบันทึกข้อความ ({thai_day(written)})"
            + (f" รวม {rows} แถว" if rows else ""),
            en=f"The follow-up day {day} is not after the memo's own, {written}"
            + (f" ({rows} rows)." if rows else "."),
        ),
        Said(
            th="แก้วันติดตามผลให้อยู่หลังวันที่ของบันทึกข้อความ",
            en="Set the follow-up after the memo's date.",
        ),
        text=passage.text[slice(*span)],
    )


def _in_sentences(material: Material) -> Iterator[Finding]:
    for memo in material.memos:
        written = day_of(memo.date.value) if memo.date else None
        if written is None:
            continue
        reports = memo.subject is not None and any_of("result_subjects").search(memo.subject.value)
        for passage in memo.passages:
            if passage.place.table is not None or passage is (memo.date and memo.date.passage):
                continue
            for span in days_set(passage.text, is_ordered=bool(reports)):
                day = day_of(passage.text[slice(*span)])
                if day is not None and day <= written:
                    yield not_after(passage, span, day, written)


def days_set(text: str, *, is_ordered: bool) -> Iterator[tuple[int, int]]:
    """Where a text sets a day for following up. ``is_ordered``: only where it orders it."""
    plain = to_arabic_digits(text)
    start = 0
    for match in DAY.finditer(plain):
        before = plain[max(start, match.start() - _BEFORE) : match.start()]
        start = match.end()
        is_span = _SPAN_BEFORE.search(before) or _SPAN_AFTER.match(plain, match.end())
        follows_up = any_of("follow_up_words").search(before)
        is_past = any_of("done_already").search(before)
        is_set = not is_ordered or any_of("orders").search(before)
        if follows_up and is_set and not is_past and not is_span:
            yield match.span()


RULES = (
    Rule(code="follow-up-not-after-memo", severity=Severity.ERROR, find=_follow_up_not_after_memo),
)
