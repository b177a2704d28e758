"""Is somebody's zip safe to open? Seen before any of it is unpacked."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from prongsai.core.archives import DAMAGED
from prongsai.core.files import name_anywhere
from prongsai.web.exchange.refusals import ArchiveRefused, damaged, too_large

MOST_BYTES = 600_000_000  # of everything, unpacked
_MOST_MEMBERS = 3_000
_MOST_INDEX = 1_000_000  # bytes of the list at a zip's end; one entry has about 150
_END = struct.Struct("<4s4H2LH")
_LONGEST_COMMENT = 65_535
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OUTSIDE = re.compile(r"^(?:/|[A-Za-z]:)|\\|(?:^|/)\.\.(?:/|$)|\0")


@contextmanager
def safe_zip(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The zip in a file, all its members of modest size and harmless names.

    Errors: ArchiveRefused, also for what turns out to be damaged while it is read.
    """
    _look_at_the_end(file)
    try:
        with zipfile.ZipFile(file) as archive:
            _look_at_members(archive.infolist())
            yield archive
    except DAMAGED as error:
        raise damaged() from error


def read_member(archive: zipfile.ZipFile, name: str, *, most: int) -> bytes:
    """The bytes of a member, and never more than it says it has. Errors: ArchiveRefused."""
    member = archive.getinfo(name)
    if member.file_size > most:
        raise too_large(name)
    with archive.open(member) as stream:
        return stream.read(most)


def _look_at_the_end(file: IO[bytes]) -> None:
    """A list of a hundred thousand names costs memory before anything can be refused."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise damaged()
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_COMMENT - _END.size - 20))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise damaged()
    end = _END.unpack_from(tail, at)
    is_zip64 = tail[max(0, at - 20) : at].startswith(b"PK\x06\x07")
    if is_zip64 or end[4] > _MOST_MEMBERS or end[5] > _MOST_INDEX:
        raise ArchiveRefused(
            f"มีแฟ้มใน zip มากเกิน {_MOST_MEMBERS:,} แฟ้ม",
            f"The zip holds more than {_MOST_MEMBERS:,} files.",
        )
    file.seek(0)


def _look_at_members(members: list[zipfile.ZipInfo]) -> None:
    names: set[str] = set()
    if len(members) > _MOST_MEMBERS or sum(each.file_size for each in members) > MOST_BYTES:
        raise too_large("zip")
    for member in members:
        # As the file has it: the library itself cuts a name at a NUL.
        name = member.orig_filename
        if _OUTSIDE.search(name):
            raise ArchiveRefused(
                "มีชื่อแฟ้มที่ชี้ออกนอกโฟลเดอร์", "A name in the zip points outside its folder."
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise ArchiveRefused("มีลิงก์แทนแฟ้มจริง", "The zip holds a link in place of a file.")
        if member.flag_bits & 1:
            raise ArchiveRefused("แฟ้ม zip มีรหัสผ่าน", "The zip is locked with a password.")
        if member.compress_type not in _METHODS:
            raise ArchiveRefused(
                "แฟ้ม zip บีบอัดด้วยวิธีที่ไม่รองรับ", "The zip is packed in a way that is not read."
            )
        if name_anywhere(name) in names:
            raise ArchiveRefused("มีชื่อแฟ้มซ้ำกัน", "A name stands in the zip twice.")
        names.add(name_anywhere(name))
