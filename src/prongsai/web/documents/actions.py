"""How is a document asked for, and how is a version of it kept?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from prongsai.core.files import sha256_of
from prongsai.web.audit.actions import record
from prongsai.web.documents import queries
from prongsai.web.documents.comparing import changes_between
from prongsai.web.documents.models import VersionFileRow, VersionRow
from prongsai.web.documents.naming import file_name
from prongsai.web.documents.records import Built
from prongsai.web.jobs import actions as jobs
from prongsai.web.jobs.records import Job
from prongsai.web.people.records import Access
from prongsai.web.storage import actions as storage
from prongsai.web.years.records import YearRecord


def ask_for_documents(
    *,
    access: Access,
    fiscal_year: int,
    documents: Iterable[tuple[str, str]],
    formats: Iterable[str],
    allow: bool,
) -> Job:
    """Let the worker build documents, each a kind and a period."""
    wanted = [list(each) for each in documents]
    order = {
        "documents": wanted,
        "formats": list(formats),
        "allow": allow,
    }
    return jobs.ask(
        access=access,
        fiscal_year=fiscal_year,
        kind=queries.DOCUMENTS_JOB,
        order=order,
        of=len(wanted),
    )


def ask_for_pack(
    *, access: Access, fiscal_year: int, period: str, formats: Iterable[str], allow: bool
) -> Job:
    """Let the worker build the pack."""
    order = {"period": period, "formats": list(formats), "allow": allow}
    return jobs.ask(access=access, fiscal_year=fiscal_year, kind=queries.PACK_JOB, order=order)


def keep_version(*, year: YearRecord, built: Built, by: str) -> bool:
    """Keep what was built; whether it is new. The same content is the same version.

    A format that the newest version lacks joins it; anything else begins another version.
    """
    for each in built.files:
        storage.lay(each.data)  # before any row, and outside the transaction
    with transaction.atomic():
        return _keep(year, built, by)


def _keep(year: YearRecord, built: Built, by: str) -> bool:
    newest = queries.newest_row(year.authority, year.fiscal_year, built.kind, built.period)
    known = {} if newest is None else {each.format: each.sha256 for each in newest.files.all()}
    is_same = newest is not None and _is_same(newest, known, built)
    row = newest if newest is not None and is_same else _begun(year, built, by, newest)
    if is_same:
        _refresh(row, year, built)
    added = [each for each in built.files if not is_same or each.format not in known]
    for each in added:
        name = file_name(
            built.kind,
            built.period,
            year=year.fiscal_year,
            number=row.number,
            form=each.format,
        )
        kept = storage.keep_made(
            authority=year.authority, by=by, name=name, kind=each.format, data=each.data
        )
        VersionFileRow.objects.create(
            version=row, format=each.format, sha256=kept.sha256, size=kept.size, pages=each.pages
        )
    if added:
        record(
            "document.built",
            chain=year.authority,
            by=by,
            target=str(row.pk),
            document=built.kind,
            period=built.period,
            number=row.number,
            files={each.format: sha256_of(each.data) for each in added},
        )
    return bool(added)


def _is_same(newest: VersionRow, known: dict[str, str], built: Built) -> bool:
    made = {each.format: sha256_of(each.data) for each in built.files}
    return newest.tree_digest == built.tree_digest and all(
        known.get(form, sha256) == sha256 for form, sha256 in made.items()
    )


def _begun(year: YearRecord, built: Built, by: str, before: VersionRow | None) -> VersionRow:
    changes = changes_between(before.passages, built.passages) if before is not None else ()
    return VersionRow.objects.create(
        authority_id=year.authority,
        fiscal_year=year.fiscal_year,
        kind=built.kind,
        period=built.period,
        number=1 if before is None else before.number + 1,
        dossier_digest=year.digest,
        tree_digest=built.tree_digest,
        passages=list(built.passages),
        changes=[{"was": each.was, "now": each.now} for each in changes],
        change_count=len(changes),
        built_by=by,
        **_told(built),
    )


def _refresh(row: VersionRow, year: YearRecord, built: Built) -> None:
    """The version is that of the present dossier too, and the checker may say more today."""
    row.dossier_digest = year.digest
    for name, value in _told(built).items():
        setattr(row, name, value)
    row.save()


def _told(built: Built) -> dict[str, object]:
    counts = [each.severity for each in built.findings]
    return {
        "problems": [each.to_shape() for each in built.findings],
        "errors": counts.count("error"),
        "warnings": counts.count("warning"),
        "hints": counts.count("hint"),
    }
