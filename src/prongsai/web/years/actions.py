"""How does a year come to be, and how does its dossier change?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of
from prongsai.core.problems import Said
from prongsai.dossier import AgencyPart, CapacityPart, Dossier, PersonPart, UnitPart, to_json
from prongsai.web.audit.actions import record
from prongsai.web.people import queries as people
from prongsai.web.people.records import Access, Member
from prongsai.web.years import queries
from prongsai.web.years.models import YearRow
from prongsai.web.years.records import YearRecord
from prongsai.web.years.scores import part_digest, with_scores


class YearExists(ProngsaiError):
    """The year is there already."""

    def __init__(self, fiscal_year: int) -> None:
        super().__init__(
            Said(th=f"เปิดปี {fiscal_year} ไว้แล้ว", en=f"The year {fiscal_year} is open already."),
            Said(th="ทำงานต่อในปีนั้น", en="Go on in that year."),
        )


class ChangedMeanwhile(ProngsaiError):
    """Somebody else changed the same thing while a form was open."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="มีผู้แก้ไขข้อมูลนี้ระหว่างที่ท่านเปิดหน้าอยู่",
                en="Somebody changed this while your page was open.",
            ),
            Said(
                th="ตรวจข้อมูลล่าสุดด้านล่างแล้วบันทึกอีกครั้ง",
                en="Look at what stands there now, and save again.",
            ),
        )


@transaction.atomic
def open_year(*, authority: int, dossier: Dossier, by: str) -> YearRecord:
    """Begin a year with a dossier. Errors: YearExists."""
    if queries.has_year(authority, dossier.fiscal_year.be):
        raise YearExists(dossier.fiscal_year.be)
    row = YearRow(authority_id=authority, fiscal_year=dossier.fiscal_year.be, revision=0)
    _store(row, dossier)
    record(
        "year.opened",
        chain=authority,
        by=by,
        target=str(dossier.fiscal_year.be),
        digest=row.digest,
    )
    return queries.year(authority, dossier.fiscal_year.be)


@transaction.atomic
def change_year(
    *,
    authority: int,
    fiscal_year: int,
    change: Callable[[Dossier], Dossier],
    kind: str,
    by: str,
    base: str | None = None,
    part: Callable[[Dossier], str] | None = None,
    **told: Any,
) -> YearRecord:
    """Change a year's dossier: read it locked, change it, store it and tell of it.

    ``base`` is the digest of the ``part`` that a form was filled in for.
    Errors: YearMissing; ChangedMeanwhile where that part is another one by now; those of
    ``change``.
    """
    before = queries.year(authority, fiscal_year, lock=True)
    if base is not None and part is not None and part(before.dossier) != base:
        raise ChangedMeanwhile
    after = change(before.dossier)
    if after == before.dossier:
        return before
    row = YearRow.objects.get(pk=before.id)
    _store(row, after)
    record(
        kind,
        chain=authority,
        by=by,
        target=str(fiscal_year),
        before=before.digest,
        after=row.digest,
        **told,
    )
    return queries.year(authority, fiscal_year)


def _store(row: YearRow, dossier: Dossier) -> None:
    row.dossier = to_json(dossier)
    row.digest = sha256_of(row.dossier.encode())
    row.revision += 1
    row.changed_at = timezone.now()
    row.measure_count = len(dossier.plan.measures) if dossier.plan else 0
    row.overall, row.level = _result(dossier)
    row.save()


def _result(dossier: Dossier) -> tuple[str, str]:
    """The overall score and the level that the plan rests on, as lists show them."""
    newest = max(dossier.assessments, key=lambda each: each.fiscal_year, default=None)
    if newest is None or newest.published is None:
        return "", ""
    overall = newest.published.overall
    return "" if overall is None else str(overall), newest.published.level or ""


@transaction.atomic
def begin_year(*, access: Access, fiscal_year: int) -> YearRecord:
    """Open a year with the authority's own units and people. Errors: YearExists."""
    authority = access.authority
    assert authority is not None  # the gate has seen to it
    dossier = Dossier(
        fiscal_year=FiscalYear(fiscal_year),
        is_demonstration=authority.is_demonstration,
        agency=AgencyPart(
            name=authority.name,
            subdistrict=authority.subdistrict or None,
            district=authority.district or None,
            province=authority.province or None,
        ),
    )
    return open_year(
        authority=authority.id, dossier=with_office(dossier, authority.id), by=access.person
    )


def with_office(dossier: Dossier, authority: int) -> Dossier:
    """The dossier with the units and the people of today; those it names already stay."""
    units = {each.key: each for each in dossier.units}
    for unit in people.units(authority):
        units[unit.key] = UnitPart(key=unit.key, name=unit.name)
    persons = {each.key: each for each in dossier.people}
    for member in people.members(authority):
        if member.is_valid_on(timezone.localdate()):
            persons[member.key] = _person(member)
    return dossier.model_copy(
        update={"units": tuple(units.values()), "people": tuple(persons.values())}
    )


def _person(member: Member) -> PersonPart:
    acting = member.capacity
    return PersonPart(
        key=member.key,
        name=member.name,
        position=member.position,
        capacity=CapacityPart(words=acting.words, office=acting.office) if acting else None,
    )


def enter_scores(
    *,
    access: Access,
    fiscal_year: int,
    base: str,
    scores: Mapping[str, Decimal | None],
    overall: Decimal | None,
    level: str,
) -> YearRecord:
    """Enter the indicators' scores. Errors: ChangedMeanwhile."""
    return change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=lambda dossier: with_scores(dossier, scores, overall=overall, level=level),
        kind="scores.entered",
        by=access.person,
        base=base,
        part=part_digest,
        scores={slug: str(score) for slug, score in scores.items()},
    )
