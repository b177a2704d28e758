"""What is done to a whole tree, last: one style of digits, and names kept whole.

Composers write plain words with Arabic digits; nothing else changes digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from prongsai.core.day_texts import MONTHS_TH, MONTHS_TH_SHORT
from prongsai.core.thai import digits_in_prose
from prongsai.core.tree import Cell, Digits, Document, Row, Run, Section, Table, Text
from prongsai.reporting.composing.fitting import (
    Room,
    cell_rooms,
    fitted,
    line_room,
    page_width,
    parts_of,
)

_DIGITS = "[0-9๐-๙]"
# Not within a code such as O42, nor within a longer number.
_ALONE = r"(?<![0-9A-Za-z๐-๙.,/-])"
_NUMBER = rf"{_DIGITS}+(?:[.,]{_DIGITS}+)*"
# What is counted, in words that no other word begins with.
_UNITS = (
    "คะแนน",
    "ตัวชี้วัด",
    "มาตรการ",
    "เครื่องมือ",
    "รายการ",
    "ระดับ",
    "ประเด็น",
    "ฉบับ",
    "ครั้ง",
    "ช่องทาง",
    "เดือน",
    "วันทำการ",
)
# Others begin longer words: ๑ ข้อ, but ๙.๑ ข้อมูล.
_SHORT_UNITS = ("ข้อ", "ชุด", "คน", "เรื่อง", "ราย", "แห่ง", "วัน", "ปี")
_NO_THAI_AFTER = "(?![ก-ฺเ-๎])"
_MONTHS = "|".join(MONTHS_TH)
_SHORT_MONTHS = "|".join(map(re.escape, MONTHS_TH_SHORT))
_TOGETHER = (
    rf"{_ALONE}(?:{_DIGITS}{{1,2}} )?(?:{_SHORT_MONTHS}) {_DIGITS}{{2,4}}",
    rf"{_ALONE}{_DIGITS}{{1,2}} (?:{_MONTHS}) (?:พ\.ศ\. )?{_DIGITS}{{4}}",
    rf"พ\.ศ\. {_DIGITS}{{4}}",
    rf"ร้อยละ {_NUMBER}",
)


# Digits first: Thai ones are wider, and columns are made to fit them.
_NO_ROOM = Room(width=0, size=1)


@dataclass(frozen=True, slots=True)
class _Finish:
    style: Digits
    pattern: re.Pattern[str]

    def text(self, runs: Text, room: Room) -> Text:
        return tuple(part for run in runs for part in self.run(run, room))

    def run(self, run: Run, room: Room) -> Iterable[Run]:
        if run.verbatim:
            return (run,)
        styled = replace(run, text=digits_in_prose(run.text, self.style))
        return (styled,) if run.keep else self.kept_apart(styled, room)

    def kept_apart(self, run: Run, room: Room) -> Iterable[Run]:
        at = 0
        for match in self.pattern.finditer(run.text):
            if not room.holds(match[0]):
                continue
            if match.start() > at:
                yield replace(run, text=run.text[at : match.start()])
            yield replace(run, text=match[0], keep=True)
            at = match.end()
        if at < len(run.text):
            yield replace(run, text=run.text[at:])

    def node(self, node: Any, room: Room) -> Any:
        if isinstance(node, StrEnum):
            return node
        if isinstance(node, str):
            return digits_in_prose(node, self.style)
        if isinstance(node, tuple):
            if node and all(isinstance(each, Run) for each in node):
                return self.text(node, room)
            return tuple(self.node(each, room) for each in node)
        if is_dataclass(node) and not isinstance(node, type):
            return self.record(node, room)
        return node

    def record(self, record: Any, room: Room) -> Any:
        changed = {
            field.name: self.node(getattr(record, field.name), room) for field in fields(record)
        }
        return replace(record, **changed)

    def section(self, section: Section) -> Section:
        width = page_width(section.orientation)
        room = line_room(width)
        blocks = (
            self.table(block, width) if isinstance(block, Table) else self.node(block, room)
            for block in section.blocks
        )
        return replace(section, blocks=tuple(blocks))

    def table(self, table: Table, width_mm: int) -> Table:
        styled = self.record(table, _NO_ROOM)
        wide = fitted(styled, width_mm, whole=self.pattern)
        rooms = cell_rooms(wide, width_mm)
        heads = len(wide.header)
        return replace(
            wide,
            header=tuple(map(self.header_row, wide.header, rooms[:heads])),
            rows=tuple(map(self.row, wide.rows, rooms[heads:])),
        )

    def row(self, row: Row, rooms: tuple[Room, ...]) -> Row:
        return replace(row, cells=tuple(map(self.record, row.cells, rooms)))

    def header_row(self, row: Row, rooms: tuple[Room, ...]) -> Row:
        done = self.row(row, rooms)
        return replace(done, cells=tuple(map(_unbroken, done.cells, rooms)))


def _unbroken(heading: Cell, room: Room) -> Cell:
    """The heading broken between its parts alone, as far as each has room on a line."""
    return replace(
        heading,
        lines=tuple(
            tuple(part for run in line for part in _in_parts(run, room)) for line in heading.lines
        ),
    )


def _in_parts(run: Run, room: Room) -> Iterable[Run]:
    if run.keep:
        return (run,)
    parts = parts_of(run.text)
    return (replace(run, text=part, keep=not part.isspace() and room.holds(part)) for part in parts)


def finish(document: Document, *, names: Iterable[str] = (), units: Iterable[str] = ()) -> Document:
    """The document in its own style of digits, with what must not come apart kept whole.

    Kept: ``names``, days and years, numbers with our units or ``units``, the parts of a table's
    headings; each only where it surely has room on its line. Verbatim runs stay as they are.
    """
    style = document.digits
    known = (re.escape(digits_in_prose(name, style)) for name in _longest_first(names))
    counted = (
        *(re.escape(each) for each in _UNITS),
        *(
            re.escape(digits_in_prose(each, style)) + _NO_THAI_AFTER
            for each in _longest_first((*_SHORT_UNITS, *units))
        ),
    )
    quantity = rf"{_ALONE}{_NUMBER} (?:{'|'.join(counted)})"
    work = _Finish(style, re.compile("|".join((*known, *_TOGETHER, quantity))))
    # kind and language are codes, not words.
    return replace(
        document,
        title=digits_in_prose(document.title, style),
        agency=digits_in_prose(document.agency, style),
        sections=tuple(map(work.section, document.sections)),
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted({each for each in words if each.strip()}, key=lambda each: (-len(each), each))
