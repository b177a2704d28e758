"""What of a reading and of its dossier is as the truth says?

A cell is exact after NFC, ำ in one form, marks in typing order and without white space; parts of
a cell that a page break cut may come back joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from tests.intake.recognising.papers import lost
from tests.intake.truth import expected_body, expected_head, grid

from prongsai.core.dates import thai_day
from prongsai.core.reading import Reading, passages
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.dossier import Dossier
from prongsai.editions import find_indicator, load

Cells = list[list[str]]
_NEARLY = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many are right, and of how many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(right=self.right + other.right, of=self.of + other.of)

    def __str__(self) -> str:
        return f"{self.right} of {self.of}" if self.of else "-"

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0


def counted(pairs: Iterator[tuple[object, object]]) -> Count:
    """How many pairs are equal."""
    same = [one == other for one, other in pairs]
    return Count(right=sum(same), of=len(same))


def cells_exact(reading: Reading, truth: dict[str, Any]) -> Count:
    """Cells of body and heading that stand exactly in their place."""
    total = Count()
    for wanted, found in _tables(reading, truth):
        rows = folded(wanted, found)
        total += counted(
            (cell, _at(found, at, column))
            for at, row in enumerate(rows)
            for column, cell in enumerate(row)
        )
    return total


def cells_alike(reading: Reading, truth: dict[str, Any]) -> Count:
    """Filled cells that stand somewhere in the tables with at least 95 % of their letters."""
    found = {cell for table in reading.tables for row in grid(table) for cell in row if cell}
    wanted = [cell for table, _ in _tables(reading, truth) for row in table for cell in row if cell]
    return Count(right=sum(_is_alike(cell, found) for cell in wanted), of=len(wanted))


def _is_alike(cell: str, found: set[str]) -> bool:
    near = (other for other in found if abs(len(other) - len(cell)) <= 0.1 * len(cell))
    return any(likeness(cell, other) >= _NEARLY for other in near)


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _tables(reading: Reading, truth: dict[str, Any]) -> Iterator[tuple[Cells, Cells]]:
    read = [grid(table) for table in reading.tables]
    for at, table in enumerate(truth["tables"]):
        wanted = [*expected_head(table), *expected_body(table)]
        yield wanted, read[at] if at < len(read) else []


def _at(rows: Cells, row: int, column: int) -> str | None:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def folded(truth: Cells, read: Cells) -> Cells:
    """The truth with a row joined to the one above it, where the reader joined what a page cut."""
    rows: Cells = []
    for row in truth:
        at = len(rows) - 1
        joined = [one + more for one, more in zip(rows[at], row, strict=True)] if rows else []
        if rows and at < len(read) and rows[at] != read[at] == joined:
            rows[at] = joined
        else:
            rows.append(row)
    return rows


def scores_right(dossier: Dossier, truth: dict[str, Any]) -> Count:
    """Every indicator's score, then the overall score and the level."""
    if not truth["indicators"]:
        return Count()
    edition = load(truth.get("assessment_year_be", truth["fiscal_year_be"]))
    read: dict[str, object] = {}
    told: dict[str, object] = {}
    for assessment in dossier.assessments:
        read |= {each.indicator: each.score for each in assessment.indicators}
        if assessment.published is not None:
            told = {"overall": assessment.published.overall, "level": assessment.published.level}
    wanted: dict[str, object] = {}
    for each in truth["indicators"]:
        found = find_indicator(edition, each["name"]).indicator
        # One name of case 004 is no indicator's: by its place it is the third.
        slug = found.slug if found else edition.indicators[each["number_in_report"] - 1].slug
        wanted[slug] = Decimal(str(each["score"]))
    wanted |= {"overall": Decimal(str(truth["overall"])), "level": truth["grade"]}
    read |= told
    return counted((value, read.get(key)) for key, value in wanted.items())


def memo_fields_right(dossier: Dossier, truth: dict[str, Any]) -> Count:
    """Department, number, date, subject, addressee and paragraphs of every memo."""
    return counted(
        (_compared(wanted), _compared(found))
        for memo, told in _memos(dossier, truth)
        for wanted, found in zip(_told_fields(told), _read_fields(memo), strict=True)
    )


def _told_fields(told: dict[str, Any]) -> list[Any]:
    *before, last = told["paragraphs"]
    date = to_arabic_digits(told["date"])
    fields = [told[key] for key in ("department", "number", "subject", "to")]
    return [*fields, date, "".join(before), last]


def _read_fields(memo: Any) -> list[Any]:
    if memo is None:
        return [None] * 7
    date = thai_day(memo.date) if memo.date else None
    fields = [memo.department, memo.number, memo.subject, memo.to]
    return [*fields, date, "".join(memo.paragraphs), memo.closing]


def signers_right(dossier: Dossier, truth: dict[str, Any]) -> Count:
    """Name, position with capacity, and opinion of everybody who signs a memo."""
    people = {person.key: person for person in dossier.people}

    def read(memo: Any, at: int) -> Iterator[Any]:
        step = memo.chain[at] if memo and at < len(memo.chain) else None
        person = people.get(step.person) if step else None
        if step is None or person is None:
            yield from (None, None, None)
            return
        capacity = person.capacity
        acting = f"{capacity.words}{capacity.office}" if capacity else ""
        yield from (person.name, f"{person.position or ''}{acting}", step.opinion)

    return counted(
        (_compared(wanted), _compared(found))
        for memo, told in _memos(dossier, truth)
        for at, signer in enumerate(told["signers"])
        for wanted, found in zip(
            (signer["name"], signer["position"], signer["opinion"]), read(memo, at), strict=True
        )
    )


def _memos(dossier: Dossier, truth: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    told = truth.get("memos") or [truth["memo"]]
    for at, each in enumerate(each for each in told if each["subject"]):
        yield dossier.memos[at] if at < len(dossier.memos) else None, each


def _compared(words: str | None) -> str | None:
    return None if words is None else comparison_form(words)


def letters_kept(reading: Reading, dossier: Dossier) -> Count:
    """Letters of the reading that the dossier holds, placed or unplaced."""
    count = sum(len(comparison_form(each.text)) for each in passages(reading))
    missing = sum(len(text) * times for text, times in lost(reading, dossier).items())
    return Count(right=count - missing, of=count)
