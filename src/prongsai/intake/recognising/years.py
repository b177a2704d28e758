"""Which year are the measures of, which year was assessed, and on which result do they rest?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.core.dates import FiscalYear, fiscal_year_of, parse_day
from prongsai.core.errors import ValueUnreadable
from prongsai.core.thai import to_arabic_digits
from prongsai.dossier import Sureness
from prongsai.editions import Edition, EditionMissing, known_years, load
from prongsai.intake.recognising.columns import TableKind
from prongsai.intake.recognising.memos import Memo
from prongsai.intake.recognising.records import Words
from prongsai.intake.recognising.tables import Sheet
from prongsai.intake.recognising.wordings import holds, pattern, words

_LONGEST_LINE = 2_000
_LONGEST_TITLE = 300
MEASURED = (TableKind.PLAN, TableKind.PROGRESS, TableKind.STATUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRead:
    """A year and the line that tells it; no line where it follows from something else."""

    year: FiscalYear
    line: Words | None
    sure: Sureness


def years_in(text: str) -> tuple[FiscalYear, ...]:
    """Every year that a text names as one."""
    plain = to_arabic_digits(text[:_LONGEST_LINE])
    return tuple(FiscalYear(int(match[1])) for match in pattern("year").finditer(plain))


def day_of(memo: Memo) -> date | None:
    """The day of a memo; None where it is absent or is no day."""
    text = memo.text_of("date")
    if not text:
        return None
    try:
        return parse_day(text)
    except ValueUnreadable:
        return None


def measures_year(
    lines: Sequence[Words], sheets: Sequence[Sheet], memos: Sequence[Memo]
) -> YearRead | None:
    """The fiscal year of the measures, from the surest words to the least sure ones."""
    titles = tuple(line for sheet in sheets if sheet.kind in MEASURED for line in sheet.title)
    if found := _first(titles, Sureness.CERTAIN):
        return found
    of_measures, of_result = words("of_measures"), words("of_result")
    subjects = tuple(
        line for memo in memos if (f := memo.fields.get("subject")) for line in f.lines
    )
    spoken = [
        line
        for line in (*subjects, *(each for each in lines if len(each.text) <= _LONGEST_TITLE))
        if holds(line.text, of_measures) and not holds(line.text, of_result)
    ]
    if found := _first(spoken, Sureness.LIKELY):
        return found
    assessed = [line for line in lines if holds(line.text, of_result)]
    others = [line for line in lines if not holds(line.text, of_result)]
    if found := _first(others, Sureness.GUESS):
        return found
    for memo in memos:
        day = day_of(memo)
        if day is not None:
            line = memo.fields["date"].lines[0]
            return YearRead(year=fiscal_year_of(day), line=line, sure=Sureness.GUESS)
    return _first(assessed, Sureness.GUESS)


def _first(lines: Iterable[Words], sure: Sureness) -> YearRead | None:
    for line in lines:
        if years := years_in(line.text):
            return YearRead(year=years[0], line=line, sure=sure)
    return None


def assessed_year(near: Sequence[Words], lines: Sequence[Words]) -> YearRead | None:
    """The year of the scores: of the lines that publish them, else of a result spoken of."""
    if found := _first(near, Sureness.CERTAIN):
        return found
    spoken = [line for line in lines if holds(line.text, words("of_result"))]
    return _first(spoken, Sureness.LIKELY)


def year_rested_on(lines: Iterable[Words]) -> YearRead | None:
    """The year of the result that the measures rest on, where it is told."""
    for line in lines:
        match = pattern("rests_on").search(to_arabic_digits(line.text[:_LONGEST_LINE]))
        if match:
            return YearRead(year=FiscalYear(int(match[1])), line=line, sure=Sureness.LIKELY)
    return None


def edition_near(year: FiscalYear) -> Edition:
    """The rules of a year, or of the nearest year that has some: names hardly change."""
    try:
        return load(year)
    except EditionMissing:
        known = known_years()
        return load(min(known, key=lambda each: abs(each.be - year.be)))
