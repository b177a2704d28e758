"""How is a file kept?"""

from __future__ import annotations

from django.db import transaction

from prongsai.core.errors import FileUnusable
from prongsai.core.files import sha256_of
from prongsai.core.problems import Said
from prongsai.intake import clean_picture
from prongsai.web.audit.actions import record
from prongsai.web.storage import disk, queries
from prongsai.web.storage.kinds import LARGEST, FileRefused, kind_of
from prongsai.web.storage.models import FileRow
from prongsai.web.storage.names import clean_name
from prongsai.web.storage.records import KeptFile

__all__ = ["LARGEST", "FileRefused", "keep", "keep_laid", "keep_made", "kind_of", "lay"]


def keep(*, authority: int, by: str, name: str, data: bytes) -> KeptFile:
    """Keep a file under its hash; the same content twice is one file. Errors: FileRefused.

    Pictures are kept without what they tell of who took them where. The bytes are written
    before the row, so that a row never lacks them.
    """
    kind = kind_of(data)
    if kind in ("png", "jpeg"):
        data = _drawn_anew(data)
    row = FileRow(
        authority_id=authority,
        sha256=lay(data),
        name=clean_name(name, kind),
        kind=kind,
        size=len(data),
        kept_by=by,
    )
    return _kept(row)


@transaction.atomic
def _kept(row: FileRow) -> KeptFile:
    told = {"name": row.name, "kind": row.kind, "size": row.size, "kept_by": row.kept_by}
    found, is_new = FileRow.objects.get_or_create(
        authority_id=row.authority_id, sha256=row.sha256, defaults=told
    )
    if is_new:
        record(
            "file.kept",
            chain=row.authority_id,
            by=row.kept_by,
            target=row.sha256,
            name=row.name,
            size=row.size,
        )
    return queries.record_of(found)


def _drawn_anew(data: bytes) -> bytes:
    try:
        return clean_picture(data, "")
    except FileUnusable as error:
        raise FileRefused(
            Said(th="แฟ้มภาพเสียหายหรือใหญ่เกินไป", en="The picture is damaged or has too many pixels.")
        ) from error


def lay(data: bytes) -> str:
    """Write bytes under their hash, before any row tells of them; give the hash."""
    sha256 = sha256_of(data)
    path = queries.path_of(sha256)
    if not disk.holds(path, sha256):
        disk.write(path, data)
    return sha256


def keep_laid(*, authority: int, by: str, name: str, kind: str, sha256: str, size: int) -> KeptFile:
    """Keep a file whose bytes were laid before, byte for byte, under the hash that others name.

    Who calls this has seen to its kind: it is one of ours, or ``kind_of`` let it pass.
    """
    row = FileRow(
        authority_id=authority, sha256=sha256, name=name[:200], kind=kind, size=size, kept_by=by
    )
    return _kept(row)


def keep_made(*, authority: int, by: str, name: str, kind: str, data: bytes) -> KeptFile:
    """Keep a file that this program made, of whatever kind and size."""
    return keep_laid(
        authority=authority, by=by, name=name, kind=kind, sha256=lay(data), size=len(data)
    )
