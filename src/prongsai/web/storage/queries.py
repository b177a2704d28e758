"""Which files are kept, and what is in one?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of
from prongsai.core.problems import Said
from prongsai.web.storage.models import FileRow
from prongsai.web.storage.records import KeptFile


class FileLost(ProngsaiError):
    """The bytes of a kept file are gone, or are others by now."""

    def __init__(self, kept: KeptFile) -> None:
        self.sha256 = kept.sha256
        super().__init__(
            Said(th=f"แฟ้ม {kept.name} ในที่เก็บเสียหาย", en=f"The stored file {kept.name} is damaged."),
            Said(th="กู้คืนจากข้อมูลสำรอง", en="Restore a backup."),
        )


def path_of(sha256: str) -> Path:
    """Where the bytes with a hash lie."""
    folder: Path = settings.CONFIGURATION.files
    return folder / sha256[:2] / sha256


def file(authority: int, sha256: str) -> KeptFile | None:
    """One file of an authority; None where it has none such."""
    row = FileRow.objects.filter(authority_id=authority, sha256=sha256).first()
    return None if row is None else record_of(row)


def files(authority: int, hashes: Iterable[str]) -> dict[str, KeptFile]:
    """Those of some files that an authority has, by hash."""
    rows = FileRow.objects.filter(authority_id=authority, sha256__in=set(hashes))
    return {row.sha256: record_of(row) for row in rows}


def files_of(authority: int, hashes: Iterable[str]) -> tuple[KeptFile, ...]:
    """Those files of an authority that are among the hashes, in the order of their hashes."""
    return tuple(each for _, each in sorted(files(authority, hashes).items()))


def record_of(row: FileRow) -> KeptFile:
    """A row as a record."""
    return KeptFile(
        authority=row.authority_id,
        sha256=row.sha256,
        name=row.name,
        kind=row.kind,
        size=row.size,
    )


def data_of(kept: KeptFile) -> bytes:
    """The bytes of a file. Errors: FileLost where they are not what was kept."""
    try:
        data = path_of(kept.sha256).read_bytes()
    except OSError as error:
        raise FileLost(kept) from error
    if sha256_of(data) != kept.sha256:
        raise FileLost(kept)
    return data


def hashes() -> tuple[str, ...]:
    """The hash of every kept file, once."""
    return tuple(FileRow.objects.order_by("sha256").values_list("sha256", flat=True).distinct())


def kept_by(person: str) -> list[dict[str, Any]]:
    """The files that somebody brought."""
    rows = FileRow.objects.filter(kept_by=person).order_by("pk")
    return [
        {
            "authority": each.authority_id,
            "name": each.name,
            "sha256": each.sha256,
            "size": each.size,
            "kept_at": each.kept_at.isoformat(),
        }
        for each in rows
    ]
