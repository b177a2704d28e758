"""Of documents that are given together: whose is each, of which year, and what does it list?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from prongsai.checking.dates import year_of_table
from prongsai.checking.findings import Finding
from prongsai.checking.material import Material, prepare
from prongsai.checking.measure_tables import MeasureRow, MeasureTable
from prongsai.checking.naming import all_names
from prongsai.core.agencies import AgencyKind
from prongsai.core.nearness import distance
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.reading import Passage, Reading
from prongsai.core.thai import comparison_form, to_arabic_digits

# Tenths of a letter for each letter of the longer name.
_MISSPELT = 2.5
_MOST_MEASURES = 300
_SEVERITIES = {
    "measure-without-result": Severity.WARNING,
    "report-measure-unknown": Severity.WARNING,
    "owner-mismatch": Severity.WARNING,
    "period-mismatch": Severity.WARNING,
    "outcome-copied": Severity.WARNING,
    "scores-copied": Severity.WARNING,
    "copied-from-other-agency": Severity.ERROR,
    "count-mismatch": Severity.WARNING,
    "overall-mismatch": Severity.WARNING,
    "foreign-website": Severity.WARNING,
}
_NEAR = 0.55  # of two titles' pairs of four letters, those that are in both


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document with its file and what was made out in it."""

    file: str
    material: Material

    @property
    def own(self) -> str | None:
        """The own name as it stands most often."""
        return self.material.naming.own

    @property
    def kind(self) -> AgencyKind:
        """What type of authority it is of."""
        return self.material.naming.kind

    def where(self, place: Place) -> Said:
        """The file and a place in it, in words."""
        name = PurePath(self.file).name
        return Said(
            th=f"{name} {place.described()}".strip(), en=f"{name} {place.described('en')}".strip()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table of measures of one fiscal year; a report tells results or how far they are."""

    paper: Paper
    table: MeasureTable
    year: int
    is_report: bool

    @property
    def measures(self) -> tuple[MeasureRow, ...]:
        """The first row of each measure; of a table beyond all plans the first ones."""
        return self.table.measures[:_MOST_MEASURES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What was found between two documents, said of the one where it must be mended."""

    code: str
    paper: Paper
    finding: Finding

    def to_problem(self) -> Problem:
        """The problem, of no file yet."""
        return Problem(
            code=self.code,
            severity=self.finding.severity or _SEVERITIES[self.code],
            message=self.finding.message,
            remedy=self.finding.remedy,
            place=self.finding.place,
            text=self.finding.text,
        )


def paper_of(file: str, reading: Reading) -> Paper:
    """A reading as one of the documents that are compared."""
    return Paper(file=file, material=prepare(reading, is_draft=True))


def are_of_one_agency(one: Paper, other: Paper) -> bool:
    """Whether two documents are of the same authority, its name misspelt or not."""
    if one.own is None or other.own is None or one.kind is not other.kind:
        return False
    if _stand_apart(one, other):
        return False
    if set(one.material.naming.forms) & set(other.material.naming.forms):
        return True
    names = all_names(one.material.gazetteer)
    longest = max(len(one.own), len(other.own))
    is_near = distance(one.own, other.own) <= _MISSPELT * longest
    return is_near and not (one.own in names and other.own in names)


def are_of_two_agencies(one: Paper, other: Paper) -> bool:
    """Whether two documents are certainly of different authorities."""
    if one.own is None or other.own is None or are_of_one_agency(one, other):
        return False
    longest = max(len(one.own), len(other.own))
    return (
        one.kind is not other.kind
        or _stand_apart(one, other)
        or distance(one.own, other.own) > 2 * _MISSPELT * longest
    )


def _stand_apart(one: Paper, other: Paper) -> bool:
    here, there = one.material.naming, other.material.naming
    both_named = here.is_province_named and there.is_province_named
    return both_named and here.province != there.province


def listings_of(paper: Paper) -> tuple[Listing, ...]:
    """The tables of measures of a paper whose year is known.

    Measures whose own year is not stated are those of the year after the assessed one.
    """
    found = []
    assessed = paper.material.assessed
    for table in paper.material.tables:
        stated = year_of_table(paper.material, table.number)
        year = stated.be if stated else assessed + 1 if assessed else None
        if year is not None and table.measures:
            found.append(Listing(paper=paper, table=table, year=year, is_report=is_report(table)))
    return tuple(found)


def is_report(table: MeasureTable) -> bool:
    """Whether a table tells results, or how far the measures are."""
    return table.has("output") or table.has("status")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text for comparing: letters and Arabic digits alone."""
    return re.sub(r"[^0-9a-zก-๎]", "", comparison_form(to_arabic_digits(text)).lower())


def cells_of(table: MeasureTable, *roles: str) -> tuple[Passage, ...]:
    """The cells of these columns that hold text."""
    return tuple(row.cells[role] for row in table.rows for role in roles if row.text_of(role))


def are_near(one: str, other: str) -> bool:
    """Whether two folded titles name one measure."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 12 and shorter in longer:
        return True
    here, there = _fours(one), _fours(other)
    return bool(here and there) and 2 * len(here & there) / (len(here) + len(there)) >= _NEAR


@lru_cache(maxsize=4096)
def _fours(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 4] for at in range(len(text) - 3))


def title_of(row: MeasureRow) -> str:
    """A measure's title for comparing."""
    return folded(row.title)
