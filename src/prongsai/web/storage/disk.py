"""How do bytes come to lie on the disk, so that no killed process and no power cut halves them?"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from prongsai.core.files import sha256_of

_UNFINISHED = ".unfinished-"
_ABANDONED = 24 * 3600  # seconds after which nobody writes an unfinished file any longer


def holds(path: Path, sha256: str) -> bool:
    """Whether the bytes with a hash lie there, and are still those."""
    return path.is_file() and sha256_of(path.read_bytes()) == sha256


def write(path: Path, data: bytes) -> None:
    """Lay the bytes down whole and lasting, readable by the installation alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the new name last too; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> int:
    """Take away what killed processes left unfinished; give how many there were."""
    before = time.time() - _ABANDONED
    left = [each for each in folder.glob(f"*/{_UNFINISHED}*") if each.stat().st_mtime < before]
    for each in left:
        each.unlink(missing_ok=True)
    return len(left)
