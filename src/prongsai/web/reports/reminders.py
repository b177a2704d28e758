"""Who is to be reminded of which reports today?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from prongsai.core.dates import fiscal_year_of
from prongsai.web.people import queries as people
from prongsai.web.people.records import Member
from prongsai.web.reports import queries
from prongsai.web.reports.records import Cell, CellState
from prongsai.web.rights import Role
from prongsai.web.years import queries as years

KIND = "reports-due"
# Days from the due day on which somebody is written to; a day on which nothing ran is made up for.
STAGES = (-7, -1, 1, 7, 14)
_LAST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One report that somebody owes, and at which stage."""

    authority: int
    authority_name: str
    cell: Cell
    key: str

    @property
    def fiscal_year(self) -> int:
        """The year of the report."""
        return self.cell.period.fiscal_year.be


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What one person is written about. ``person``: their identifier."""

    person: str
    name: str
    email: str
    dues: tuple[Due, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What they need not be told again."""
        return tuple(sorted({each.key for each in self.dues}))

    @property
    def authorities(self) -> tuple[int, ...]:
        """Where the reports are owed."""
        return tuple(sorted({each.authority for each in self.dues}))


def stage_on(day: date, due: date) -> int | None:
    """The stage that a day has come to; None: too early yet, or given up."""
    passed = (day - due).days
    if passed > _LAST:
        return None
    return max((stage for stage in STAGES if stage <= passed), default=None)


def due_on(day: date, *, told: Mapping[str, set[str]]) -> tuple[Reminder, ...]:
    """The letters of a day, to everybody of whom something new can be said.

    ``told``: what each person was reminded of before. A letter names everything that its reader
    owes now, so that one letter a day is enough.
    """
    owed: dict[str, list[Due]] = {}
    addresses: dict[str, tuple[str, str]] = {}
    for member, due in _dues(day):
        owed.setdefault(member.person, []).append(due)
        addresses[member.person] = (member.name, member.email)
    return tuple(
        Reminder(
            person=person, name=addresses[person][0], email=addresses[person][1], dues=tuple(dues)
        )
        for person, dues in owed.items()
        if not {each.key for each in dues} <= told.get(person, set())
    )


def _dues(day: date) -> Iterator[tuple[Member, Due]]:
    now = fiscal_year_of(day)
    for year in (now.previous.be, now.be):
        for line in years.planned_in(year):
            yield from _dues_in(line.authority, line.fiscal_year, day)


def _dues_in(authority: int, fiscal_year: int, day: date) -> Iterator[tuple[Member, Due]]:
    shown = queries.matrix(years.year(authority, fiscal_year), day)
    found = [(cell, key) for cell in shown.cells if (key := _key(authority, cell, day))]
    if not found:
        return
    place = people.authority(authority)
    members = [each for each in people.members(authority) if each.is_valid_on(day)]
    for cell, key in found:
        due = Due(
            authority=authority, authority_name=place.name if place else "", cell=cell, key=key
        )
        for member in _owners(cell, members):
            yield member, due


def _key(authority: int, cell: Cell, day: date) -> str:
    """What a reminder of a report is known by; empty where nobody is reminded."""
    if not cell.is_waiting:
        return ""
    place = f"{authority}/{cell.period.code}"
    if cell.state is CellState.RETURNED:
        return f"{place}/{cell.measure.key}/returned-{cell.revision}"
    stage = stage_on(day, cell.due)
    return "" if stage is None else f"{place}/{stage:+d}"


def _owners(cell: Cell, members: list[Member]) -> list[Member]:
    """The heads of the measure's units; the officers where it has none. Each person once."""
    heads = [
        each
        for each in members
        if each.role is Role.UNIT_HEAD and each.unit and each.unit.key in cell.measure.owners
    ]
    asked = heads or [each for each in members if each.role is Role.OFFICER]
    return list({each.person: each for each in asked}.values())
