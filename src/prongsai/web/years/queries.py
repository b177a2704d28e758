"""Which years are there, and what stands in one?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, parse
from prongsai.web.people import queries as people
from prongsai.web.years.models import YearRow
from prongsai.web.years.records import YearLine, YearRecord


class YearMissing(ProngsaiError):
    """There is no such year in this authority."""

    def __init__(self, fiscal_year: int) -> None:
        self.fiscal_year = fiscal_year
        super().__init__(
            Said(th=f"ไม่มีปีงบประมาณ {fiscal_year}", en=f"There is no year {fiscal_year}."),
            Said(th="เปิดปีงบประมาณก่อน", en="Open the year first."),
        )


class DossierBroken(ProngsaiError):
    """What is stored is not a dossier any longer."""

    def __init__(self, year: int) -> None:
        super().__init__(
            Said(th=f"ข้อมูลปี {year} เสียหาย", en=f"The data of {year} are damaged."),
            Said(th="กู้คืนจากข้อมูลสำรอง", en="Restore a backup."),
        )


def years_of(authority: int) -> tuple[YearLine, ...]:
    """The years of an authority, newest first."""
    rows = YearRow.objects.filter(authority_id=authority).defer("dossier")
    return tuple(map(_line, rows.order_by("-fiscal_year")))


def planned_in(fiscal_year: int) -> tuple[YearLine, ...]:
    """One fiscal year of every authority that has measures in it."""
    rows = YearRow.objects.filter(fiscal_year=fiscal_year, measure_count__gt=0).defer("dossier")
    return tuple(map(_line, rows.order_by("authority_id")))


def _line(row: YearRow) -> YearLine:
    return YearLine(
        authority=row.authority_id,
        fiscal_year=row.fiscal_year,
        revision=row.revision,
        changed_at=row.changed_at,
        overall=row.overall,
        level=row.level,
        measure_count=row.measure_count,
    )


def year(authority: int, fiscal_year: int, *, lock: bool = False) -> YearRecord:
    """A year with its dossier. Errors: YearMissing, DossierBroken."""
    rows = YearRow.objects.select_for_update() if lock else YearRow.objects
    row = rows.filter(authority_id=authority, fiscal_year=fiscal_year).first()
    if row is None:
        raise YearMissing(fiscal_year)
    return YearRecord(
        id=row.pk,
        authority=row.authority_id,
        fiscal_year=row.fiscal_year,
        revision=row.revision,
        digest=row.digest,
        changed_at=row.changed_at,
        dossier=_dossier(row),
    )


def _dossier(row: YearRow) -> Dossier:
    dossier, _ = parse(row.dossier, is_json=True)
    if dossier is None:
        raise DossierBroken(row.fiscal_year)
    return dossier


def has_year(authority: int, fiscal_year: int) -> bool:
    """Whether a year was opened."""
    return YearRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year).exists()


def printed_names(person: str) -> list[dict[str, Any]]:
    """Where dossiers, which are official records, name somebody as one of their people."""
    found = []
    for authority, keys in people.memberships_of(person).items():
        for row in YearRow.objects.filter(authority_id=authority).order_by("fiscal_year"):
            found += [
                {
                    "authority": authority,
                    "fiscal_year": row.fiscal_year,
                    "name": each.name,
                    "position": each.position,
                }
                for each in _dossier(row).people
                if each.key in keys
            ]
    return found


def wholeness() -> Iterator[tuple[int, int, bool]]:
    """Authority and year of every dossier, and whether it still has its digest."""
    for row in YearRow.objects.order_by("pk").iterator(chunk_size=100):
        is_whole = sha256_of(row.dossier.encode()) == row.digest
        yield row.authority_id, row.fiscal_year, is_whole
