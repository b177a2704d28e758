"""Which documents can be made of a year, which were, and what is said of them?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from prongsai.core.dates import Period
from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said
from prongsai.dossier import Dossier
from prongsai.reporting import Kind, Year, composable, gather, periods_of
from prongsai.web.documents.models import VersionFileRow, VersionRow
from prongsai.web.documents.records import (
    PACK,
    Change,
    DocumentLine,
    DocumentState,
    Version,
    VersionFile,
    VersionPage,
)
from prongsai.web.jobs import queries as jobs
from prongsai.web.pages.findings import Finding
from prongsai.web.people import queries as people
from prongsai.web.years.gathering import NOWHERE
from prongsai.web.years.records import YearRecord

DOCUMENTS_JOB, PACK_JOB = "documents.build", "documents.pack"
_TIMED = frozenset({Kind.PROGRESS, Kind.STATUS, Kind.MEMO_PROGRESS})
_KEYS = re.compile(r" ?\([^()]*[a-z]{3}[^()]*\)$")  # such as (progress.reports)
_HEAVY = ("passages", "changes", "problems")


def document_lines(year: YearRecord) -> tuple[DocumentLine, ...]:
    """Every document of a year in the order of a pack, one a period where it has periods."""
    dossier = year.dossier
    of = _gathered(dossier)
    newest = _newest(year)
    reasons: dict[Period | None, dict[Kind, Said | None]] = {}
    lines = []
    for kind in Kind:
        for period in _periods(dossier, kind):
            if period not in reasons:
                reasons[period] = dict(composable(of, period=period))
            code = period.code if period else ""
            lines.append(
                DocumentLine(
                    kind=kind,
                    period=code,
                    reason=_in_words(reasons[period][kind]),
                    version=newest.get((kind, code)),
                )
            )
    return tuple(lines)


def _in_words(reason: Said | None) -> Said | None:
    """The reason without the keys of a file that nobody here has before them."""
    if reason is None:
        return None
    return Said(th=_KEYS.sub("", reason.th), en=_KEYS.sub("", reason.en))


def pack_version(year: YearRecord) -> Version | None:
    """The newest pack of a year, of whatever period."""
    packs = [each for (kind, _), each in _newest(year).items() if kind == PACK]
    return max(packs, key=lambda each: each.id, default=None)


def _gathered(dossier: Dossier) -> Year | Dossier:
    """The year; where a file beside the dossier is missing, what the dossier alone tells."""
    try:
        return gather(dossier, NOWHERE)[0]
    except FileUnusable:
        return dossier


def _periods(dossier: Dossier, kind: Kind) -> tuple[Period | None, ...]:
    """The periods of a kind: those of its own documents, those reported, those with a memo.

    A memo on the whole year proposes the annual report, though all reports be of quarters.
    """
    own = periods_of(dossier, kind)
    if kind not in _TIMED:
        return own
    reported: Iterable[Period] = ()
    if dossier.progress is not None and kind is not Kind.MEMO_PROGRESS:
        reported = (each.period for each in dossier.progress.reports)
    told = periods_of(dossier, Kind.MEMO_PROGRESS)
    periods = {each for each in (*own, *reported, *told) if each is not None}
    return tuple(sorted(periods, key=lambda each: (each.end, each.start))) or (None,)


def _newest(year: YearRecord) -> dict[tuple[str, str], Version]:
    """The newest version of each document."""
    newer = VersionRow.objects.filter(
        authority_id=OuterRef("authority_id"),
        fiscal_year=OuterRef("fiscal_year"),
        kind=OuterRef("kind"),
        period=OuterRef("period"),
        number__gt=OuterRef("number"),
    )
    own = VersionRow.objects.filter(authority_id=year.authority, fiscal_year=year.fiscal_year)
    rows = own.filter(~Exists(newer)).defer(*_HEAVY).prefetch_related("files")
    return {(each.kind, each.period): _version(each, year.digest) for each in rows}


def version_page(year: YearRecord, key: int) -> VersionPage:
    """A version with its findings and changes, and its siblings. Errors: DoesNotExist."""
    rows = VersionRow.objects.filter(authority_id=year.authority, fiscal_year=year.fiscal_year)
    row = rows.defer("passages").prefetch_related("files").get(pk=key)
    others = (
        rows.filter(kind=row.kind, period=row.period)
        .exclude(pk=key)
        .defer(*_HEAVY)
        .prefetch_related("files")
    )
    return VersionPage(
        version=_version(row, year.digest),
        builder=people.names(year.authority).get(row.built_by, ""),
        findings=tuple(Finding.from_shape(each) for each in row.problems),
        changes=tuple(Change(**each) for each in row.changes),
        others=tuple(_version(each, year.digest) for each in others.order_by("-number")),
    )


def _version(row: VersionRow, digest: str) -> Version:
    return Version(
        id=row.pk,
        kind=row.kind,
        period=row.period,
        number=row.number,
        built_at=row.built_at,
        built_by=row.built_by,
        errors=row.errors,
        warnings=row.warnings,
        hints=row.hints,
        change_count=row.change_count,
        is_current=row.dossier_digest == digest,
        files=tuple(
            sorted((_file(each) for each in row.files.all()), key=lambda each: each.format)
        ),
    )


def _file(row: VersionFileRow) -> VersionFile:
    return VersionFile(
        id=row.pk, format=row.format, sha256=row.sha256, size=row.size, pages=row.pages
    )


def file_of(authority: int, fiscal_year: int, key: int) -> tuple[Version, VersionFile]:
    """One file with the version that it is of. Errors: DoesNotExist."""
    row = VersionFileRow.objects.select_related("version").get(
        pk=key, version__authority_id=authority, version__fiscal_year=fiscal_year
    )
    return _version(row.version, ""), _file(row)


def newest_row(authority: int, fiscal_year: int, kind: str, period: str) -> VersionRow | None:
    """The newest version of a document as a row, for the action that adds to it."""
    rows = VersionRow.objects.filter(
        authority_id=authority, fiscal_year=fiscal_year, kind=kind, period=period
    )
    return rows.select_for_update().order_by("-number").first()


def document_state(year: YearRecord) -> DocumentState:
    """How far the documents of a year are."""
    lines = [each for each in document_lines(year) if each.reason is None]
    made = [each.version for each in lines if each.version is not None]
    newest = jobs.jobs_of(year.authority, year.fiscal_year, (DOCUMENTS_JOB, PACK_JOB), most=20)
    return DocumentState(
        can_be_made=len(lines),
        made=len(made),
        outdated=sum(not each.is_current for each in made),
        errors=sum(each.errors for each in made),
        is_building=any(each.is_open for each in newest),
    )
