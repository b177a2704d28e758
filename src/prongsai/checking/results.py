"""Do the columns of results hold results?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.measure_tables import MeasureRow, MeasureTable
from prongsai.checking.rule import Rule
from prongsai.checking.within import within
from prongsai.checking.wordings import any_of
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage
from prongsai.core.thai import comparison_form

_RESULTS = ("output", "outcome")
# Letters that two outcomes share in one stretch: a sentence, not a phrase.
_SENTENCE, _SHORTEST = 60, 15


def _measure_without_result(material: Material) -> Iterator[Finding]:
    """Knows the column of results; a measure of which a cell says "not yet" needs none.

    That nothing was reported is no result. Of a plan, knows the report that stands beside it.
    """
    yield from within(material, "measure-without-result")
    for table in material.tables:
        if not table.has("output"):
            continue
        for row in table.measures:
            if row.title and not _is_told(row) and not _is_pending(row):
                yield found(
                    row.cells["measure"],
                    Said(th="มาตรการนี้ไม่มีผลการดำเนินการ", en="The measure has no result."),
                    Said(
                        th="บันทึกสิ่งที่ทำแล้วพร้อมจำนวน หรือระบุว่ายังไม่ดำเนินการ",
                        en="Say what was done, with quantities, or that nothing was yet.",
                    ),
                    text=row.title[:60],
                )


def _is_told(row: MeasureRow) -> bool:
    text = row.text_of("output")
    return bool(text) and not any_of("unreported").fullmatch(text)


def _is_pending(row: MeasureRow) -> bool:
    cells = (row.text_of(role) for role in ("status", "outcome", "obstacles"))
    return any(any_of("nothing_yet").search(text) for text in cells)


def _outcome_copied(material: Material) -> Iterator[Finding]:
    """Knows two outcomes of one table that are equal, or share a stretch as long as a sentence."""
    for table in material.tables:
        whole: dict[str, Passage] = {}
        stretches: dict[str, Passage] = {}
        for row in table.rows:
            if row.text_of("outcome"):
                cell = row.cells["outcome"]
                yield from _shared_with(cell, whole, stretches)


def _shared_with(
    cell: Passage, whole: dict[str, Passage], stretches: dict[str, Passage]
) -> Iterator[Finding]:
    """What an outcome shares with those above it, whose texts and stretches are kept."""
    text = comparison_form(cell.text)
    if len(text) < _SHORTEST:
        return
    windows = [text[at : at + _SENTENCE] for at in range(len(text) - _SENTENCE + 1)]
    earlier = whole.setdefault(text, cell)
    if earlier is not cell:
        yield _copied(earlier, cell, text)
        return
    shared = next((each for each in windows if each in stretches), None)
    if shared is not None:
        yield _copied(stretches[shared], cell, shared)
    for each in windows:
        stretches.setdefault(each, cell)


def _copied(earlier: Passage, passage: Passage, shared: str) -> Finding:
    return found(
        passage,
        Said(
            th=f"ผลลัพธ์ซ้ำกับแถวที่ {earlier.place.row}: {quoted(shared)}",
            en=f"The outcome repeats that of row {earlier.place.row}: {quoted(shared)}.",
        ),
        Said(th="เขียนผลลัพธ์ของมาตรการนี้เอง", en="Write what this measure itself brought about."),
        text=passage.text[:60],
    )


def _plan_wording_in_result(material: Material) -> Iterator[Finding]:
    """Knows words that announce: what will be done, or reported at the end of the year.

    What was done may be followed by what comes next.
    """
    for cell in _result_cells(material, roles=_RESULTS):
        match = any_of("plan_wording").search(cell.text)
        if match and not _is_done_before(cell.text, match.start()):
            yield found(
                cell,
                Said(
                    th="ช่องผลการดำเนินการบอกสิ่งที่จะทำ ไม่ใช่สิ่งที่ทำแล้ว",
                    en="The result tells what will be done, not what was.",
                ),
                Said(th="บันทึกสิ่งที่ทำแล้ว", en="Write what was done."),
                text=match[0],
            )


def _is_done_before(text: str, at: int) -> bool:
    """Whether words before that place say that something was done: "after it is done" does not."""
    return any_of("done_words").search(any_of("done_later").sub("", text[:at])) is not None


def _target_wording_in_result(material: Material) -> Iterator[Finding]:
    """Knows words of targets: at least, not less than. One finding a cell.

    A target that is called one stands beside what was reached.
    """
    for cell in _result_cells(material, roles=_RESULTS):
        match = next(
            (
                each
                for each in any_of("target_wording").finditer(cell.arabic)
                if not any_of("called_target").search(cell.text[: each.start()])
            ),
            None,
        )
        if match:
            yield found(
                cell,
                Said(
                    th=f"ช่องผลใช้ถ้อยคำของเป้าหมาย ({_printed(cell, match)}) แทนจำนวนที่ทำได้จริง",
                    en=f"The result is worded as a target ({_printed(cell, match)}), not as what"
                    " was reached.",
                ),
                Said(th="ระบุจำนวนที่ทำได้จริง", en="Give the number that was reached."),
                text=cell.text[match.start() : match.start() + 25],
            )


def _printed(cell: Passage, match: re.Match[str]) -> str:
    return cell.text[match.start() : match.end()]


def _result_cells(material: Material, *, roles: tuple[str, ...]) -> Iterator[Passage]:
    for table in material.tables:
        for row in table.rows:
            yield from _cells(table, row, roles)


def _cells(table: MeasureTable, row: MeasureRow, roles: tuple[str, ...]) -> Iterator[Passage]:
    # A plan's column of expected results holds targets, and rightly.
    if table.has("output"):
        for role in roles:
            if row.text_of(role):
                yield row.cells[role]


RULES = (
    Rule(code="measure-without-result", severity=Severity.WARNING, find=_measure_without_result),
    Rule(code="outcome-copied", severity=Severity.WARNING, find=_outcome_copied),
    Rule(code="plan-wording-in-result", severity=Severity.WARNING, find=_plan_wording_in_result),
    Rule(
        code="target-wording-in-result", severity=Severity.WARNING, find=_target_wording_in_result
    ),
)
