"""How does a year go out, and come in?"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import IO

from django.db import transaction

from prongsai.core.thai import comparison_form
from prongsai.dossier import Dossier, to_json
from prongsai.web.audit.actions import record
from prongsai.web.exchange import queries
from prongsai.web.exchange.archives import Attachment, write_year
from prongsai.web.exchange.reading import Incoming
from prongsai.web.exchange.refusals import AgencyDiffers, ArchiveRefused
from prongsai.web.people.records import Access
from prongsai.web.storage import actions as storage
from prongsai.web.storage import queries as kept
from prongsai.web.years import queries as years
from prongsai.web.years.actions import YearExists, change_year, open_year
from prongsai.web.years.records import YearRecord

_PICTURES = frozenset({"png", "jpeg"})
_METADATA = (b"Exif\0\0", b"eXIf", b"http://ns.adobe.com/xap/", b"Photoshop 3.0\0")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """An attachment whose bytes lie in the store, without a row that tells of it yet."""

    sha256: str
    name: str
    kind: str
    size: int


def export_year(*, access: Access, year: YearRecord) -> IO[bytes]:
    """The year as a zip, in a file that is gone when it is closed."""
    going = queries.outgoing(year)
    target = tempfile.TemporaryFile(prefix="prongsai-")  # noqa: SIM115 (the answer closes it)
    write_year(
        target,
        dossier=going.dossier,
        facts={
            "agency": year.dossier.agency.name,
            "fiscal_year": year.fiscal_year,
            "missing": list(going.missing),
        },
        names={each.sha256: each.name for each in going.files},
        attachments=((each.sha256, kept.data_of(each)) for each in going.files),
    )
    record(
        "year.exported",
        chain=access.chain,
        by=access.person,
        target=str(year.fiscal_year),
        digest=year.digest,
        files=len(going.files),
    )
    target.seek(0)
    return target


def import_year(*, access: Access, brought: Incoming, is_confirmed: bool) -> YearRecord:
    """Begin a year with what somebody brings, into an empty year or one not begun.

    Errors: AgencyDiffers, YearExists, ArchiveRefused, FileRefused.
    """
    dossier = brought.dossier
    _look_at_the_name(access, dossier, is_confirmed=is_confirmed)
    before = _untouched(access.chain, dossier)
    known = queries.hashes_in(to_json(dossier))
    if not set(brought.names) <= known:
        raise ArchiveRefused(
            "มีแฟ้มแนบที่แฟ้มข้อมูลไม่ได้กล่าวถึง", "An attachment is named nowhere in the dossier."
        )
    laid = [_lay(each) for each in brought.attachments]  # one in memory at a time
    return _imported(access, dossier, laid, before)


def _lay(attachment: Attachment) -> _Laid:
    kind = storage.kind_of(attachment.data)
    if kind in _PICTURES and any(mark in attachment.data for mark in _METADATA):
        # Drawn anew it would have another hash than the one that the dossier names.
        raise ArchiveRefused(
            f"ภาพ “{attachment.name[:80]}” มีข้อมูลแฝง เช่น สถานที่ถ่าย",
            f"The picture “{attachment.name[:80]}” tells more than it shows, such as its place.",
        )
    storage.lay(attachment.data)
    return _Laid(
        sha256=attachment.sha256, name=attachment.name, kind=kind, size=len(attachment.data)
    )


@transaction.atomic
def _imported(
    access: Access,
    dossier: Dossier,
    laid: list[_Laid],
    before: YearRecord | None,
) -> YearRecord:
    for each in laid:
        storage.keep_laid(
            authority=access.chain,
            by=access.person,
            name=each.name,
            kind=each.kind,
            sha256=each.sha256,
            size=each.size,
        )
    if before is None:
        year = open_year(authority=access.chain, dossier=dossier, by=access.person)
        record(
            "year.imported",
            chain=access.chain,
            by=access.person,
            target=str(year.fiscal_year),
            digest=year.digest,
            files=len(laid),
        )
        return year
    return change_year(
        authority=access.chain,
        fiscal_year=before.fiscal_year,
        change=lambda _: dossier,
        kind="year.imported",
        by=access.person,
        base=before.digest,
        part=queries.digest_of,
        files=len(laid),
    )


def _look_at_the_name(access: Access, dossier: Dossier, *, is_confirmed: bool) -> None:
    assert access.authority is not None  # the gate has seen to it
    ours, theirs = access.authority.name, dossier.agency.name
    if comparison_form(ours) != comparison_form(theirs) and not is_confirmed:
        raise AgencyDiffers(theirs, ours)


def _untouched(authority: int, dossier: Dossier) -> YearRecord | None:
    """The year where it was opened and holds nothing yet. Errors: YearExists."""
    be = dossier.fiscal_year.be
    if not years.has_year(authority, be):
        return None
    found = years.year(authority, be)
    kept_parts = ("fiscal_year", "is_demonstration", "agency", "units", "people")
    bare = Dossier(**{name: getattr(found.dossier, name) for name in kept_parts})
    if found.dossier != bare:
        raise YearExists(be)
    return found
