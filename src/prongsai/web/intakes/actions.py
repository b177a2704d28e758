"""How is a document brought, read, and taken over?"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from prongsai.core.dates import FiscalYear
from prongsai.core.files import sha256_of
from prongsai.dossier import Dossier, to_json
from prongsai.web.audit.actions import record
from prongsai.web.intakes import queries
from prongsai.web.intakes.models import IntakeRow
from prongsai.web.intakes.records import ReadResult, Taken
from prongsai.web.intakes.taking import with_measures, with_scores
from prongsai.web.jobs import actions as jobs
from prongsai.web.people.records import Access
from prongsai.web.storage import actions as storage
from prongsai.web.storage.names import clean_name
from prongsai.web.storage.records import KeptFile
from prongsai.web.years import actions as years
from prongsai.web.years import queries as known_years


def bring(
    *, access: Access, fiscal_year: int, name: str, data: bytes, said_year: int | None
) -> int:
    """Keep a document and let the worker read it; give its number. Errors: FileRefused."""
    kept = storage.keep(authority=access.chain, by=access.person, name=name, data=data)
    return _brought(access, fiscal_year, name, kept, said_year)


@transaction.atomic
def _brought(
    access: Access, fiscal_year: int, name: str, kept: KeptFile, said_year: int | None
) -> int:
    row = IntakeRow.objects.create(
        authority_id=access.chain,
        fiscal_year=fiscal_year,
        sha256=kept.sha256,
        name=clean_name(name, kept.kind),  # as it is called today, whatever it was before
        kind=kept.kind,
        said_year=said_year,
        brought_by=access.person,
    )
    job = jobs.ask(
        access=access, fiscal_year=fiscal_year, kind=queries.READ_JOB, order={"intake": row.pk}
    )
    row.job_id = job.id
    row.save()
    return row.pk


@transaction.atomic
def keep_reading(*, authority: int, fiscal_year: int, key: int, result: ReadResult) -> None:
    """Keep what was read. Errors: DoesNotExist."""
    row = queries.row_of(authority, fiscal_year, key, lock=True)
    row.dossier = to_json(result.dossier)
    row.values = [each.to_shape() for each in result.values]
    row.problems = [each.to_shape() for each in result.problems]
    row.text = "" if row.pictures else result.text
    row.save()
    record(
        "intake.read",
        chain=authority,
        by=row.brought_by,
        target=str(key),
        digest=sha256_of(row.dossier.encode()),
    )


@transaction.atomic
def keep_picture(*, authority: int, fiscal_year: int, key: int, page: int, data: bytes) -> None:
    """Keep the picture of a page. Errors: DoesNotExist."""
    row = queries.row_of(authority, fiscal_year, key, lock=True)
    kept = storage.keep_made(
        authority=authority, by=row.brought_by, name=f"{page}.png", kind="png", data=data
    )
    row.pictures = {**row.pictures, str(page): kept.sha256}
    row.save()


@transaction.atomic
def take_over(*, access: Access, fiscal_year: int, key: int, base: str, taken: Taken) -> None:
    """Put what was ticked into the year, or into the year before. Errors: ChangedMeanwhile."""
    row = queries.row_of(access.chain, fiscal_year, key, lock=True)
    read = queries.dossier_of(row)
    is_same_year = taken.into == fiscal_year

    def change(dossier: Dossier) -> Dossier:
        has_scores = taken.scores or taken.overall is not None or taken.level
        if taken.assessed is not None and has_scores:
            dossier = with_scores(
                dossier,
                FiscalYear(taken.assessed),
                taken.scores,
                overall=taken.overall,
                level=taken.level,
            )
        if taken.measures and is_same_year:
            dossier = with_measures(dossier, read, taken.measures)
        return dossier

    years.change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=change,
        kind="intake.taken",
        by=access.person,
        base=base,
        part=part_digest,
        intake=key,
        scores={slug: str(score) for slug, score in taken.scores.items()},
        measures=list(taken.measures),
    )
    if taken.measures and not is_same_year:
        _into_the_year_before(access, taken, read, key)
    row.taken_by, row.taken_at = access.person, timezone.now()
    row.save()


def _into_the_year_before(access: Access, taken: Taken, read: Dossier, key: int) -> None:
    if not known_years.has_year(access.chain, taken.into):
        years.begin_year(access=access, fiscal_year=taken.into)
    years.change_year(
        authority=access.chain,
        fiscal_year=taken.into,
        change=lambda dossier: with_measures(dossier, read, taken.measures),
        kind="intake.taken",
        by=access.person,
        intake=key,
        measures=list(taken.measures),
    )


def part_digest(dossier: Dossier) -> str:
    """The digest of what taking over changes: the scores and the plan."""
    kept = {"fiscal_year", "agency", "assessments", "plan"}
    return sha256_of(dossier.model_dump_json(include=kept).encode())
