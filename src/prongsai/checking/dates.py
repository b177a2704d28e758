"""Do the days and years of a document agree with each other and with the calendar?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from prongsai.checking.findings import Finding, found
from prongsai.checking.letters import act_head, is_dated, is_signature, is_whole_day
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.statements import years_in
from prongsai.core.dates import FiscalYear
from prongsai.core.day_texts import (
    MONTHS_TH,
    MONTHS_TH_SHORT,
    DayImpossible,
    parse_day,
    parse_span,
    thai_day,
)
from prongsai.core.errors import ValueUnreadable
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.thai import to_arabic_digits

_MONTHS = "|".join(re.escape(each) for each in (*MONTHS_TH, *MONTHS_TH_SHORT))
DAY = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}\s*(?:{_MONTHS})\s*(?:พ\.?\s?ศ\.?\s*)?(?:25[0-9]{{2}}|[0-9]{{2}}(?![0-9]))"
)
_SPAN = re.compile(rf"(?:ช่วง|ระหว่าง|รอบ)[^\n]{{0,40}}?({DAY.pattern}\s*(?:ถึง|–|-)\s*{DAY.pattern})")
_GIVEN = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)\s*ณ\s*วันที่(?P<value>[^\n]*)$")
_END = 10
_REPORTS = re.compile("ผลการดำเนิน|รายงานผล|รวบรวมผล")


def _date_missing(material: Material) -> Iterator[Finding]:
    """Knows the date's place in a memo, an announcement and an order. Not in a draft.

    Of reports that go with no memo, one that holds both the scores and the measures stands alone;
    one of them is enclosed with a dated memo and needs no day of its own.
    """
    if material.is_draft:
        return
    for memo in material.memos:
        if not is_dated(memo):
            yield _no_date(memo.date.passage if memo.date else memo.title)
    yield from _not_given(material)
    if material.memos:
        return
    signed = [each for each in material.passages if is_signature(each)]
    stands_alone = len({each.name for each in material.indicators}) >= 8 and material.tables
    has_day = any(DAY.search(each.arabic) for each in material.passages)
    if signed and stands_alone and not has_day:
        yield _no_date(signed[-1])


def _not_given(material: Material) -> Iterator[Finding]:
    """Announcements and orders: the line that says on which day they were given."""
    texts = [each for each in material.passages if each.place.table is None]
    lines = [(at, match) for at, each in enumerate(texts) if (match := _GIVEN.search(each.text))]
    for at, match in lines:
        below = texts[at + 1].text if at + 1 < len(texts) else ""
        value = match["value"].strip()
        if not (is_whole_day(value) or is_whole_day(f"{value} {below}")):
            yield _no_date(texts[at])
    signed = [each for each in texts if is_signature(each)]
    is_act = bool(act_head(material.passages))
    has_day = any(DAY.search(each.arabic) for each in texts[-_END:])
    if is_act and signed and not lines and not has_day and not material.memos:
        yield _no_date(signed[-1])


def _no_date(passage: Passage) -> Finding:
    return found(
        passage,
        Said(th="เอกสารไม่ได้ลงวันที่", en="The document bears no date."),
        Said(th="ลงวันที่ของเอกสาร", en="Enter the document's date."),
    )


def _date_impossible(material: Material) -> Iterator[Finding]:
    """Knows the calendar: a day of the month that the month does not have."""
    for passage in material.passages:
        for match in DAY.finditer(passage.arabic):
            try:
                parse_day(match[0])
            except DayImpossible as error:
                printed = passage.text[match.start() : match.end()]
                yield found(passage, error.said, error.remedy, text=printed)
            except ValueUnreadable:
                continue


def day_of(text: str) -> date | None:
    """The first day that a text names; None where none can be read."""
    match = DAY.search(to_arabic_digits(text))
    if match is not None:
        with suppress(ValueUnreadable):
            return parse_day(match[0])
    return None


def _report_before_period_end(material: Material) -> Iterator[Finding]:
    """Knows a memo's day and the reporting period that its text states; half-years are periods."""
    for memo in material.memos:
        written = day_of(memo.date.value) if memo.date else None
        if written is None or memo.subject is None or not _REPORTS.search(memo.subject.value):
            continue
        for passage in memo.passages:
            span = _SPAN.search(passage.arabic)
            if passage.kind is PassageKind.CELL or span is None:
                continue
            with suppress(ValueUnreadable):
                _, end = parse_span(span[1])
                if written < end:
                    yield _too_early(passage, span, written, end)


def _too_early(passage: Passage, span: re.Match[str], written: date, end: date) -> Finding:
    return found(
        passage,
        Said(
            th=f"บันทึกลงวันที่ {thai_day(written)} ก่อนสิ้นรอบที่รายงาน ({thai_day(end)})",
            en=f"The report is dated {written}, before its period ends on {end}.",
        ),
        Said(th="ตรวจวันที่หรือรอบที่รายงาน", en="Check the date, or the period reported on."),
        text=passage.text[span.start(1) : span.end(1)],
    )


def _period_outside_year(material: Material) -> Iterator[Finding]:
    """Knows the fiscal year that the table's own title or the document names first of its measures.

    Asked in the columns that say when; one finding for each text.
    """
    for table in material.tables:
        year = year_of_table(material, table.number)
        if year is None:
            continue
        seen = set()
        for row in table.rows:
            for role in ("period", "due"):
                cell = row.cells.get(role)
                if cell is None or cell.text in seen:
                    continue
                with suppress(ValueUnreadable):
                    start, end = parse_span(cell.text)
                    if start < year.start or end > year.end:
                        seen.add(cell.text)
                        yield _outside(cell, year)


def year_of_table(material: Material, number: int) -> FiscalYear | None:
    """The year of the last title, heading or sentence about measures above a table."""
    above: list[Passage] = []
    for passage in material.passages:
        if passage.place.table == number:
            break
        above.append(passage)
    for passage in reversed(above):
        if passage.kind is not PassageKind.CELL and "มาตรการ" in passage.text:
            years = years_in(passage.text)
            if years:
                return FiscalYear(max(years))
    titles = [each for each in above if each.kind is PassageKind.TITLE and years_in(each.text)]
    return FiscalYear(max(years_in(titles[-1].text))) if titles else None


def _outside(cell: Passage, year: FiscalYear) -> Finding:
    return found(
        cell,
        Said(
            th=f"ระยะเวลาอยู่นอกปีงบประมาณ {year} ({thai_day(year.start)} ถึง {thai_day(year.end)})",
            en=f"The period lies outside fiscal year {year} ({year.start} to {year.end}).",
        ),
        Said(th="แก้ระยะเวลาหรือปีงบประมาณ", en="Mend the period, or the fiscal year."),
    )


RULES = (
    Rule(code="date-missing", severity=Severity.WARNING, find=_date_missing),
    Rule(code="date-impossible", severity=Severity.ERROR, find=_date_impossible),
    Rule(
        code="report-before-period-end", severity=Severity.WARNING, find=_report_before_period_end
    ),
    Rule(code="period-outside-year", severity=Severity.WARNING, find=_period_outside_year),
)
