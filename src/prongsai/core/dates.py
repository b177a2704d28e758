"""Which day, fiscal year or period does a text mean, and how is it printed?

A fiscal year runs 1 October to 30 September and is named by the Buddhist-era year it ends in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.core.day_texts import (
    BUDDHIST_ERA_OFFSET,
    ERA,
    MONTHS_EN,
    MONTHS_TH,
    DayImpossible,
    common_year,
    english_day,
    parse_day,
    parse_month,
    parse_span,
    thai_day,
    thai_day_short,
    thai_month,
)
from prongsai.core.errors import ValueUnreadable
from prongsai.core.normal_forms import normal_form
from prongsai.core.numerals import to_arabic_digits
from prongsai.core.problems import Said, quoted

__all__ = [
    "BUDDHIST_ERA_OFFSET",
    "DayImpossible",
    "FiscalYear",
    "Period",
    "PeriodKind",
    "english_day",
    "fiscal_year_of",
    "half_of",
    "parse_day",
    "parse_fiscal_year",
    "parse_month",
    "parse_span",
    "period_name",
    "quarter_of",
    "thai_day",
    "thai_day_short",
    "thai_month",
]

_PERIOD = re.compile(r"(2[4-6][0-9]{2})(?:-(?:Q([1-4])|H([12])))?")
_YEAR_TEXT = re.compile(
    rf"(?:(?:ประจำ)?ปี\s*(?:งบประมาณ|งบ)?\s*|FY\s*)?{ERA}\s*(?P<year>[0-9]{{4}}|[4-9][0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A fiscal year by its Buddhist-era number: FY2568 = 1 Oct 2024 - 30 Sep 2025.

    >>> FiscalYear(2568).start, FiscalYear(2568).end
    (datetime.date(2024, 10, 1), datetime.date(2025, 9, 30))
    """

    be: int

    def __post_init__(self) -> None:
        if not BUDDHIST_ERA_OFFSET + 2 <= self.be <= BUDDHIST_ERA_OFFSET + 9999:
            message = f"{self.be} is no fiscal year of the Buddhist era"
            raise ValueError(message)

    def __str__(self) -> str:
        return str(self.be)

    @property
    def start(self) -> date:
        """1 October of the year before."""
        return date(self.be - BUDDHIST_ERA_OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        """30 September."""
        return date(self.be - BUDDHIST_ERA_OFFSET, 9, 30)

    @property
    def previous(self) -> FiscalYear:
        """The fiscal year before."""
        return FiscalYear(self.be - 1)

    @property
    def next(self) -> FiscalYear:
        """The fiscal year after."""
        return FiscalYear(self.be + 1)


class PeriodKind(StrEnum):
    """How long a reporting period is."""

    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


_MONTHS = {PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Period:
    """A quarter, a half or the whole of a fiscal year; ``number`` counts from 1.

    >>> Period.parse("2568-Q2").start
    datetime.date(2025, 1, 1)
    """

    fiscal_year: FiscalYear
    kind: PeriodKind
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 // _MONTHS[self.kind]:
            message = f"there is no {self.kind} {self.number}"
            raise ValueError(message)

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period that ``2568``, ``2568-H1`` or ``2568-Q3`` names. Errors: ValueUnreadable."""
        match = _PERIOD.fullmatch(to_arabic_digits(code).strip().upper())
        if match is None:
            raise ValueUnreadable(
                code,
                Said(
                    th=f"{quoted(code)} ไม่ใช่รอบการรายงาน",
                    en=f"{quoted(code)} is not a reporting period.",
                ),
                Said(
                    th="ใช้รูปแบบ 2568 (ทั้งปี) 2568-H1 (ครึ่งปีแรก) หรือ 2568-Q3 (ไตรมาสที่ 3)",
                    en="Use 2568 (the year), 2568-H1 (first half) or 2568-Q3 (third quarter).",
                ),
            )
        year = FiscalYear(int(match[1]))
        if match[2]:
            return cls(fiscal_year=year, kind=PeriodKind.QUARTER, number=int(match[2]))
        if match[3]:
            return cls(fiscal_year=year, kind=PeriodKind.HALF_YEAR, number=int(match[3]))
        return cls(fiscal_year=year, kind=PeriodKind.YEAR)

    @property
    def code(self) -> str:
        """The code that ``parse`` reads."""
        mark = {PeriodKind.QUARTER: f"-Q{self.number}", PeriodKind.HALF_YEAR: f"-H{self.number}"}
        return f"{self.fiscal_year}{mark.get(self.kind, '')}"

    @property
    def start(self) -> date:
        """The first day."""
        return _months_after(self.fiscal_year.start, _MONTHS[self.kind] * (self.number - 1))

    @property
    def end(self) -> date:
        """The last day."""
        after = _months_after(self.fiscal_year.start, _MONTHS[self.kind] * self.number)
        return date.fromordinal(after.toordinal() - 1)


def parse_fiscal_year(text: str) -> FiscalYear:
    """The fiscal year that a text means: Buddhist or common era, four digits or two Buddhist ones.

    Errors: ValueUnreadable.

    >>> parse_fiscal_year("ปีงบประมาณ พ.ศ. ๒๕๖๘"), parse_fiscal_year("2025")
    (FiscalYear(be=2568), FiscalYear(be=2568))
    """
    match = _YEAR_TEXT.fullmatch(to_arabic_digits(normal_form(text)).strip())
    year = common_year(int(match["year"]), match["era"]) if match else None
    if year is None:
        raise ValueUnreadable(
            text,
            Said(th=f"{quoted(text)} ไม่ใช่ปีงบประมาณ", en=f"{quoted(text)} is not a fiscal year."),
            Said(
                th="ระบุปีงบประมาณเป็นพุทธศักราชสี่หลัก เช่น 2568",
                en="Give the fiscal year as four digits of the Buddhist era, such as 2568.",
            ),
        )
    return FiscalYear(year + BUDDHIST_ERA_OFFSET)


def fiscal_year_of(day: date) -> FiscalYear:
    """The fiscal year that a day lies in.

    >>> fiscal_year_of(date(2024, 10, 1))
    FiscalYear(be=2568)
    """
    return FiscalYear(day.year + BUDDHIST_ERA_OFFSET + (day.month >= 10))


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in; October to December is the first."""
    number = (day.month + 2) % 12 // 3 + 1
    return Period(fiscal_year=fiscal_year_of(day), kind=PeriodKind.QUARTER, number=number)


def half_of(day: date) -> Period:
    """The half-year that a day lies in; October to March is the first."""
    number = (day.month + 2) % 12 // 6 + 1
    return Period(fiscal_year=fiscal_year_of(day), kind=PeriodKind.HALF_YEAR, number=number)


def period_name(period: Period) -> Said:
    """What a period is called, with its months. Digits are Arabic.

    >>> period_name(Period.parse("2568-Q1")).th
    'ไตรมาสที่ 1 (ตุลาคม – ธันวาคม 2567)'
    """
    first, last = period.start, period.end
    same = first.year == last.year
    th = "" if same else f" {first.year + BUDDHIST_ERA_OFFSET}"
    en = "" if same else f" {first.year}"
    names = _PERIOD_NAMES[period.kind, period.number]
    months_en = f"{MONTHS_EN[first.month - 1]}{en} – {MONTHS_EN[last.month - 1]} {last.year}"
    return Said(
        th=f"{names.th} ({MONTHS_TH[first.month - 1]}{th} – {thai_month(last)})",
        en=f"{names.en} ({months_en})",
    )


_PERIOD_NAMES = {
    **{
        (PeriodKind.QUARTER, number): Said(th=f"ไตรมาสที่ {number}", en=f"Quarter {number}")
        for number in range(1, 5)
    },
    (PeriodKind.HALF_YEAR, 1): Said(th="รอบ 6 เดือนแรก", en="First half-year"),
    (PeriodKind.HALF_YEAR, 2): Said(th="รอบ 6 เดือนหลัง", en="Second half-year"),
    (PeriodKind.YEAR, 1): Said(th="ทั้งปี", en="Whole year"),
}


def _months_after(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)
