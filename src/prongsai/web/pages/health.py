"""Is the installation well: its database, its storage, its worker?"""

from __future__ import annotations

import datetime as dt
import os
import tempfile

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

BEAT = "worker.beat"  # a file in the data folder that the worker touches
_LONGEST_SILENCE = dt.timedelta(minutes=2)


def ailments() -> tuple[str, ...]:
    """What is not well; empty: everything is."""
    checks = {"database": _database, "storage": _storage, "worker": _worker}
    return tuple(name for name, is_well in checks.items() if not is_well())


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def _storage() -> bool:
    folder = settings.CONFIGURATION.files
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"well")
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _worker() -> bool:
    try:
        beaten = (settings.CONFIGURATION.data / BEAT).stat().st_mtime
    except OSError:
        return False
    last = dt.datetime.fromtimestamp(beaten, tz=dt.UTC)
    return timezone.now() - last < _LONGEST_SILENCE
