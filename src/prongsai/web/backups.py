"""How does a whole installation become one file, and come back from it with the same bytes?

A backup is a zip: the database's rows as JSON lines (the same from SQLite and PostgreSQL), every
kept file under its hash, and a manifest that names all of them by their SHA-256.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.files import write_whole
from prongsai.core.problems import Said
from prongsai.web.people import queries as people

_ROWS, _MANIFEST, _FILES = "rows.jsonl", "manifest.json", "files/"
# What a restored installation makes anew: who is signed in, what is cached, names of tables.
_LEFT_OUT = frozenset({"sessions.session", "contenttypes.contenttype", "auth.permission"})


class BackupUnusable(FileUnusable):
    """A file that is no backup, a damaged one, or one of a newer program."""

    def __init__(self, path: Path, said: Said) -> None:
        remedy = Said(th="ใช้แฟ้มสำรองอื่น", en="Use another backup.")
        super().__init__(path, said, remedy)


class InstallationNotEmpty(ProngsaiError):
    """A backup is to be restored where there are data already."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ที่นี่มีข้อมูลอยู่แล้ว", en="There are data here already."),
            Said(th="กู้คืนลงในโฟลเดอร์เปล่า", en="Restore into an empty folder."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup holds."""

    rows: int
    files: int
    sha256: str  # of the backup itself


def back_up(target: Path) -> BackedUp:
    """Write one whole backup; the installation goes on working meanwhile.

    The rows are those of one moment. Files are never changed once they are kept, so what those
    rows name is still there when it is copied. Errors: FileUnusable.
    """
    if target.exists():
        raise FileUnusable(
            target,
            Said(th="มีแฟ้มนี้อยู่แล้ว", en="this file is there already."),
            Said(th="ตั้งชื่ออื่น", en="Give it another name."),
        )
    partial = target.with_name(f"{target.name}.partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            rows, hashed = _write_rows(archive)
            names = _write_files(archive)
            manifest = {
                "program": version("prongsai"),
                "migrations": _migrations(),
                "rows": {"count": rows, "sha256": hashed},
                "files": names,
            }
            archive.writestr(_MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
        partial.replace(target)
    except OSError as error:
        raise FileUnusable(
            target,
            Said(th="เขียนแฟ้มสำรองไม่ได้", en=f"the backup cannot be written: {error}"),
            Said(th="ตรวจพื้นที่และสิทธิ์", en="Check space and permissions."),
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    with target.open("rb") as file:
        return BackedUp(rows=rows, files=len(names), sha256=_sha256(file))


def restore(source: Path) -> BackedUp:
    """Bring an empty, prepared installation to what a backup holds.

    Every hash is compared before the rows become visible. Errors: InstallationNotEmpty,
    BackupUnusable.
    """
    if people.authorities() or people.has_people():
        raise InstallationNotEmpty
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive, source)
            _restore_files(archive, manifest["files"], source)
            with transaction.atomic():
                count = _restore_rows(archive, manifest["rows"], source)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, DeserializationError) as error:
        raise BackupUnusable(
            source,
            Said(th="แฟ้มสำรองเสียหาย", en=f"the backup is damaged: {type(error).__name__}."),
        ) from error
    with source.open("rb") as file:
        return BackedUp(rows=count, files=len(manifest["files"]), sha256=_sha256(file))


class _Exact(DjangoJSONEncoder):
    """JSON with the whole of a time: Django's own drops the last three digits of it."""

    def default(self, o: object) -> Any:
        """A time letter for letter, everything else as Django does it."""
        return o.isoformat() if isinstance(o, dt.datetime) else super().default(o)


def _models() -> list[type[models.Model]]:
    """Every table that is backed up, those that others point at first."""
    configs = [(each, None) for each in apps.get_app_configs()]
    ordered = serializers.sort_dependencies(configs, allow_cycles=True)
    return [each for each in ordered if each._meta.label_lower not in _LEFT_OUT]  # noqa: SLF001


def _write_rows(archive: zipfile.ZipFile) -> tuple[int, str]:
    count, hashed = 0, hashlib.sha256()
    with transaction.atomic(), archive.open(_ROWS, "w", force_zip64=True) as out:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for each in _models():
            rows = each._base_manager.order_by("pk").iterator(chunk_size=500)  # noqa: SLF001
            for row in rows:
                line = serializers.serialize("json", [row], cls=_Exact).encode() + b"\n"
                out.write(line)
                hashed.update(line)
                count += 1
    return count, hashed.hexdigest()


def _write_files(archive: zipfile.ZipFile) -> list[str]:
    folder: Path = settings.CONFIGURATION.files
    kept = sorted(each for each in folder.glob("??/*") if len(each.name) == 64)
    for each in kept:
        archive.write(each, f"{_FILES}{each.name}", compress_type=zipfile.ZIP_STORED)
    return [each.name for each in kept]


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST))
    newer = set(manifest["migrations"]) - set(_migrations())
    if newer:
        raise BackupUnusable(
            source,
            Said(
                th=f"แฟ้มสำรองนี้มาจากโปรแกรมรุ่น {manifest['program']} ซึ่งใหม่กว่า",
                en=f"this backup is of a newer program, {manifest['program']}.",
            ),
        )
    return manifest


def _restore_files(archive: zipfile.ZipFile, names: list[str], source: Path) -> None:
    folder: Path = settings.CONFIGURATION.files
    for name in names:
        if len(name) != 64 or not name.isalnum():
            raise BackupUnusable(source, Said(th="ชื่อแฟ้มผิด", en="a file in it is misnamed."))
        data = archive.read(f"{_FILES}{name}")
        if hashlib.sha256(data).hexdigest() != name:
            raise BackupUnusable(
                source, Said(th=f"แฟ้ม {name} เสียหาย", en=f"the file {name} in it is damaged.")
            )
        target = folder / name[:2] / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)


def _restore_rows(archive: zipfile.ZipFile, said: dict[str, Any], source: Path) -> int:
    count, hashed, touched = 0, hashlib.sha256(), set()
    for line in _lines(archive):
        hashed.update(line)
        for each in serializers.deserialize("json", line):
            each.save()
            touched.add(type(each.object))
            count += 1
    if (count, hashed.hexdigest()) != (said["count"], said["sha256"]):
        raise BackupUnusable(source, Said(th="ข้อมูลไม่ครบ", en="its rows are not whole."))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(touched)):
            cursor.execute(statement)
    return count


def _lines(archive: zipfile.ZipFile) -> Iterator[bytes]:
    with archive.open(_ROWS) as file:
        yield from file


def _sha256(file: io.BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()
