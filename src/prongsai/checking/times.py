"""Which time does a cell of a plan or of a report set?"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TypeAlias

from prongsai.checking.dates import DAY
from prongsai.checking.wordings import any_of
from prongsai.core.dates import FiscalYear, Period, PeriodKind, parse_day, parse_span
from prongsai.core.errors import ValueUnreadable
from prongsai.core.thai import to_arabic_digits

Span: TypeAlias = tuple[date, date]

_QUARTERS = re.compile(
    r"ไตรมาส(?:ที่)?\s*(?P<first>[1-4])(?:\s*(?:-|–|ถึง)\s*(?:ไตรมาส)?(?:ที่)?\s*(?P<last>[1-4]))?"
    r"(?:\s*/\s*[0-9]{2,4})?"
)


def time_set(text: str, year: FiscalYear) -> Span | None:
    """The first and last day that a whole cell sets; None where it sets none that can be read.

    A single day is one by which something must be done. ``year``: of quarters and whole years.
    """
    plain = to_arabic_digits(text).strip()
    if any_of("whole_years").fullmatch(plain):
        return year.start, year.end
    if (match := _QUARTERS.fullmatch(plain)) is not None:
        first, last = int(match["first"]), int(match["last"] or match["first"])
        return (_quarter(year, first).start, _quarter(year, last).end) if first <= last else None
    with suppress(ValueUnreadable):
        return parse_span(plain)
    opened = any_of("by_a_day").match(plain)
    if opened is not None and DAY.fullmatch(plain, opened.end()):
        with suppress(ValueUnreadable):
            day = parse_day(plain[opened.end() :])
            return day, day
    return None


def _quarter(year: FiscalYear, number: int) -> Period:
    return Period(fiscal_year=year, kind=PeriodKind.QUARTER, number=number)
