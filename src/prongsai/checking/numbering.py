"""How do the numbers of a document's lists run on?

Numbers of indicators are never looked at here: real reports number them by rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from prongsai.core.reading import Passage, PassageKind

_MARK = re.compile(
    r"(?:^|(?<=\s))(?:-\s*)?(?:(?P<both>\([0-9]{1,2}\))|(?P<half>[0-9]{1,2}\))"
    r"|(?P<dot>[0-9]{1,2}\.(?![0-9])))\s*(?P<after>\S{0,24})"
)
_INDICATOR = re.compile(
    r"^(?:ตัวชี้วัด|การ(?:ปฏิบัติหน้าที่|ใช้|แก้ไขปัญหา|ป้องกันการทุจริต|เปิดเผยข้อมูล"
    r"|ปรับปรุง)|คุณภาพ|ประสิทธิภาพ)"
)
# A number that is further off is no slip but the number of something else.
_FURTHEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number that begins an item, as it is printed."""

    number: int
    style: str
    printed: str
    after: str
    begins: bool  # its line or its cell


@dataclass(slots=True, kw_only=True)
class _Run:
    """The numbers of one list so far, and those of the lists that it stands in."""

    open: list[list[int]] = field(default_factory=list)
    told: str = ""  # the fault just found: what it drags along is the same one

    def step(self, number: int) -> str | None:
        """Take the next number: what is wrong with it, or None."""
        if number == 1:
            self.open.append([1])
            return None
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][-1] + 1 == number:
                del self.open[depth + 1 :]
                self.open[depth].append(number)
                return None
        return self._fault(number)

    def _fault(self, number: int) -> str | None:
        if not self.open:
            self.open.append([number])  # goes on from what is not before us
            return None
        run = self.open[-1]
        last, told, self.told = run[-1], self.told, ""
        if number in run:
            if number != last or told:
                return None  # the second half of one slip: 1 3 3 4
            self.told = "duplicate"
            return "duplicate"
        run.append(number)
        if told and number == last + 2:
            return None  # 1 2 2 4: the repeated number stands for the missing one
        self.told = "gap" if last + 1 < number <= last + _FURTHEST else ""
        return self.told or None


def _marks(passage: Passage) -> tuple[Mark, ...]:
    text, plain = passage.text, passage.arabic
    found_marks = []
    for match in _MARK.finditer(plain):
        style = next(name for name in ("both", "half", "dot") if match[name])
        digits = re.sub(r"[^0-9]", "", match[style])
        at = match.start(style)
        found_marks.append(
            Mark(
                number=int(digits),
                style=style,
                printed=text[at : match.end(style)],
                after=match["after"],
                begins=not plain[: match.start()].strip() or plain[match.start() - 1] == "\n",
            )
        )
    return tuple(found_marks)


def numbering_faults(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Mark, str]]:
    """Numbers that stand twice (``duplicate``) or leave some out (``gap``).

    Runs inside each cell, from cell to cell down a column, and through the paragraphs.
    """
    columns: dict[tuple[int | None, int | None, str], _Run] = {}
    prose: dict[str, _Run] = {}
    yield from _first_twice_in_prose(passages)
    for passage in passages:
        if passage.kind is PassageKind.CELL:
            key = (passage.place.table, passage.place.column)
            yield from _in_cell(passage, key, columns)
        elif passage.kind in {PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.HEADING}:
            yield from _in_prose(passage, prose)


def _in_cell(
    passage: Passage,
    key: tuple[int | None, int | None],
    columns: dict[tuple[int | None, int | None, str], _Run],
) -> Iterator[tuple[Passage, Mark, str]]:
    own: dict[str, _Run] = {}
    marks = _marks(passage)
    repeated = _repeated_first(marks)
    if repeated is not None and not _is_left_alone(repeated):
        yield passage, repeated, "duplicate"
    for at, mark in enumerate(marks):
        over_cells = columns.setdefault((*key, mark.style), _Run())
        if at == 0 and mark.begins and mark.number > 1:
            own[mark.style] = over_cells  # the run of the cells above goes on
        run = own.get(mark.style)
        if run is None:
            run = columns[*key, mark.style] = own[mark.style] = _Run()
        fault = run.step(mark.number)
        if fault and not _is_left_alone(mark):
            yield passage, mark, fault


def _repeated_first(marks: Sequence[Mark]) -> Mark | None:
    """The second 1 of a list 1 1 2; None where a list inside its first point may begin there.

    The outer list of 1 1 2 3 2 goes on with a second 2.
    """
    for at, (one, other) in enumerate(pairwise(marks)):
        is_first_twice = one.number == other.number == 1 and one.style == other.style
        if not (is_first_twice and one.begins and other.begins):
            continue
        after = [each.number for each in marks[at + 2 :] if each.style == one.style]
        if after and after == list(range(2, len(after) + 2)):
            return other
    return None


def _in_prose(passage: Passage, prose: dict[str, _Run]) -> Iterator[tuple[Passage, Mark, str]]:
    # What stands inside a paragraph is a list of its own; only its beginning goes on below.
    for mark in _marks(passage)[:1]:
        if mark.begins:
            fault = prose.setdefault(mark.style, _Run()).step(mark.number)
            if fault and not _is_left_alone(mark):
                yield passage, mark, fault


def _first_twice_in_prose(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Mark, str]]:
    """Paragraphs numbered 1 1 2, one below the other."""
    block: list[tuple[Passage, Mark]] = []
    for passage in (*passages, None):
        mark = next(iter(_marks(passage)), None) if passage and _is_line(passage) else None
        if passage is not None and mark is not None and mark.begins:
            block.append((passage, mark))
            continue
        repeated = _repeated_first([each for _, each in block])
        for stands, own in block:
            if own is repeated and not _is_left_alone(own):
                yield stands, own, "duplicate"
        block = []


def _is_line(passage: Passage) -> bool:
    return passage.kind in {PassageKind.PARAGRAPH, PassageKind.ITEM}


def _is_left_alone(mark: Mark) -> bool:
    return _INDICATOR.match(mark.after) is not None
