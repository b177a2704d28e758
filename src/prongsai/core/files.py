"""How does a file come to be written whole, with the same bytes each time?

The one place in core that touches the disk.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said

# The earliest moment that a zip can hold: archives must not tell when they were made.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that the file is there whole or not at all.

    Errors: FileUnusable where the folder cannot be made or written.
    """
    with _writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # A short name: with the file's own, long Thai names would pass the system's limit.
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".prongsai-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def write_sealed(
    folder: Path, files: Mapping[str, bytes], *, seal: str, without: Iterable[str] = ()
) -> None:
    """Write ``files`` into ``folder``, where ``seal`` is there only beside all the others, whole.

    The seal is one of ``files``; those named in ``without`` are removed. What fails before all
    are laid ready (a full disk) leaves an earlier set as it was. Errors: FileUnusable.
    """
    with _writing(folder):
        for name in files:
            if (folder / name).is_dir():
                raise _unwritable(folder / name, _REASONS[errno.EISDIR])
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".prongsai-") as ready:
            for name, data in files.items():
                (Path(ready) / name).write_bytes(data)
                (Path(ready) / name).chmod(0o644)
            # From here to the end, an earlier seal would vouch for a mixture of two sets.
            (folder / seal).unlink(missing_ok=True)
            for name in without:
                (folder / name).unlink(missing_ok=True)
            for name in (*(each for each in files if each != seal), seal):
                (Path(ready) / name).replace(folder / name)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the name
        raise _unwritable(path, _reason(error)) from error


def _unwritable(path: Path, why: Said) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th=f"เขียนแฟ้มไม่ได้ ({why.th})", en=f"the file cannot be written ({why.en})."),
        Said(
            th="ตรวจสิทธิ์และพื้นที่ว่างของโฟลเดอร์ปลายทาง หรือเลือกโฟลเดอร์อื่น",
            en="Check the folder's permissions and free space, or choose another folder.",
        ),
    )


def write_new(path: Path, data: bytes) -> None:
    """Like ``write_whole``, but never over a file that is there: it may hold somebody's work.

    Errors: FileUnusable.
    """
    refuse_existing(path)
    write_whole(path, data)


def refuse_existing(path: Path) -> None:
    """Say that a file is there, before the work that would end in ``write_new``.

    Errors: FileUnusable.
    """
    if path.exists():
        raise FileUnusable(
            path,
            Said(th="มีแฟ้มนี้อยู่แล้ว", en="this file is there already."),
            Said(
                th="ใช้ชื่ออื่น หรือย้ายแฟ้มเดิมออกก่อน",
                en="Choose another name, or move the old file away first.",
            ),
        )


def read_whole(path: Path, *, limit: int) -> bytes:
    """The bytes of ``path``. Unit of ``limit``: bytes.

    Errors: FileUnusable where it is missing, no regular file, unreadable, empty or over the limit.
    """
    try:
        if path.is_dir():
            raise _unusable(path, "เป็นโฟลเดอร์ ไม่ใช่แฟ้ม", "it is a folder, not a file.")
        if path.exists() and not path.is_file():  # a pipe or device would never end
            raise _unusable(path, "ไม่ใช่แฟ้มธรรมดา", "it is no regular file.")
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the name
        why = _reason(error)
        raise _unusable(
            path, f"อ่านแฟ้มไม่ได้ ({why.th})", f"the file cannot be read ({why.en})."
        ) from error
    if len(data) > limit:
        raise _unusable(
            path, f"แฟ้มใหญ่เกิน {limit:,} ไบต์", f"the file is larger than {limit:,} bytes."
        )
    if not data.strip():
        raise _unusable(path, "แฟ้มว่าง", "the file is empty.")
    return data


def name_anywhere(name: str) -> str:
    """The name in the one form in which Windows and macOS compare names.

    Two that differ in case or in Unicode form are one file there.
    """
    return unicodedata.normalize("NFC", name).casefold()


def sha256_of(data: bytes) -> str:
    """The SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def without_times(archive: bytes) -> bytes:
    """The same zip archive, in the same order, with nothing that depends on when or where.

    Members are stored without compression: deflate gives other bytes with another zlib, and one
    dossier must give the same file on every machine.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        write_archive(target, ((each.filename, source.read(each)) for each in source.infolist()))
    return target.getvalue()


def write_archive(target: IO[bytes], members: Iterable[tuple[str, bytes]]) -> None:
    """A zip archive of named bytes, stored in their order, the same wherever it is written."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for name, data in members:
            member = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            member.external_attr = 0o644 << 16
            member.create_system = 3  # the same on every system
            made.writestr(member, data)


def _unusable(path: Path, th: str, en: str) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th=th, en=en),
        Said(
            th="ตรวจชื่อแฟ้มและเนื้อหา แล้วลองอีกครั้ง",
            en="Check the file's name and content, and try again.",
        ),
    )


_REASONS = {
    errno.ENOENT: Said(th="ไม่พบแฟ้มหรือโฟลเดอร์", en="no such file or folder"),
    errno.EACCES: Said(th="ไม่มีสิทธิ์", en="permission denied"),
    errno.EPERM: Said(th="ไม่มีสิทธิ์", en="permission denied"),
    errno.ENOTDIR: Said(th="ส่วนหนึ่งของที่อยู่ไม่ใช่โฟลเดอร์", en="a part of the path is no folder"),
    errno.EEXIST: Said(th="มีแฟ้มชื่อเดียวกับโฟลเดอร์อยู่แล้ว", en="a file has the folder's name"),
    errno.EISDIR: Said(th="เป็นโฟลเดอร์ ไม่ใช่แฟ้ม", en="it is a folder"),
    errno.ENOSPC: Said(th="พื้นที่เต็ม", en="no space left"),
    errno.EROFS: Said(th="ที่เก็บนี้อ่านได้อย่างเดียว", en="it can only be read"),
    errno.ENAMETOOLONG: Said(th="ชื่อแฟ้มยาวเกินไป", en="the name is too long"),
}


def _reason(error: OSError | ValueError) -> Said:
    """Why the system refused, in both languages; its own words for what is rare."""
    known = _REASONS.get(error.errno) if isinstance(error, OSError) and error.errno else None
    if known is not None:
        return known
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Said(th=words, en=words)
