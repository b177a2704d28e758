"""What is a year as one zip, and what is read of such a zip?

`dossier.json` as it is stored, `attachments/` with the files under their hashes, and
`manifest.json` with the hash of each.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from prongsai.core.files import sha256_of, write_archive
from prongsai.web.exchange.refusals import ArchiveRefused
from prongsai.web.exchange.zips import read_member

SCHEMA = "prongsai/year/1"
_MANIFEST = "manifest.json"
_FOLDER = "attachments/"
_DOSSIER = re.compile(r"dossier\.(?:json|ya?ml)")
_ATTACHMENT = re.compile(r"attachments/([0-9a-f]{64})")
_MOST_DOSSIER = 5_000_000
_MOST_ATTACHMENT = 20 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a year."""

    sha256: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands in a zip: the text of the dossier, and the names of attachments by hash."""

    dossier: str
    is_json: bool
    names: dict[str, str]


def write_year(
    target: IO[bytes],
    *,
    dossier: str,
    facts: dict[str, Any],
    names: dict[str, str],
    attachments: Iterable[tuple[str, bytes]],
) -> None:
    """The zip of a year: the same bytes for the same year. ``attachments``: hash and bytes."""
    hashes = {"dossier.json": sha256_of(dossier.encode())}
    hashes |= {f"{_FOLDER}{each}": each for each in sorted(names)}
    manifest = {"schema": SCHEMA, **facts, "files": hashes, "names": names}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    members = [("dossier.json", dossier.encode()), (_MANIFEST, text.encode())]

    def every() -> Iterator[tuple[str, bytes]]:
        yield from members
        for sha256, data in attachments:
            yield f"{_FOLDER}{sha256}", data

    write_archive(target, every())


def contents_of(archive: zipfile.ZipFile) -> Contents:
    """What stands in the zip of a year, its names held against the manifest.

    Errors: ArchiveRefused.
    """
    names = [each for each in archive.namelist() if each != _FOLDER]
    dossiers = [each for each in names if _DOSSIER.fullmatch(each)]
    for each in names:
        if each != _MANIFEST and each not in dossiers and not _ATTACHMENT.fullmatch(each):
            raise ArchiveRefused(
                f"มีแฟ้มที่ไม่ใช่ของปีนี้ “{each[:80]}”", f"“{each[:80]}” is no part of a year."
            )
    if len(dossiers) != 1 or _MANIFEST not in names:
        raise ArchiveRefused(
            "ต้องมีแฟ้มข้อมูล (dossier) หนึ่งแฟ้มและ manifest.json",
            "There must be one dossier, and manifest.json.",
        )
    hashes, called = _manifest(read_member(archive, _MANIFEST, most=_MOST_DOSSIER))
    if set(hashes) != {*names} - {_MANIFEST}:
        raise ArchiveRefused(
            "แฟ้มใน zip ไม่ตรงกับ manifest.json", "The files are not those of manifest.json."
        )
    data = read_member(archive, dossiers[0], most=_MOST_DOSSIER)
    _held(dossiers[0], data, hashes[dossiers[0]])
    kept = (match[1] for match in map(_ATTACHMENT.fullmatch, names) if match)
    return Contents(
        dossier=_text(data),
        is_json=dossiers[0].endswith(".json"),
        names={each: called.get(each, each) for each in sorted(kept)},
    )


def attachments_of(archive: zipfile.ZipFile, contents: Contents) -> Iterator[Attachment]:
    """The attachments one by one, each held against its hash. Errors: ArchiveRefused."""
    for sha256, name in contents.names.items():
        data = read_member(archive, f"{_FOLDER}{sha256}", most=_MOST_ATTACHMENT)
        _held(name, data, sha256)
        yield Attachment(sha256=sha256, name=name, data=data)


def _manifest(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    shape = json.loads(data)
    files, names = shape.get("files"), shape.get("names", {})
    if shape.get("schema") != SCHEMA or not _is_texts(files) or not _is_texts(names):
        raise ArchiveRefused(
            "manifest.json ไม่ใช่ของระบบนี้", "manifest.json is none that this system reads."
        )
    return files, names


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _held(name: str, data: bytes, sha256: str) -> None:
    if sha256_of(data) != sha256:
        raise ArchiveRefused(
            f"เนื้อหาของ “{name[:80]}” ไม่ตรงกับค่าแฮช", f"“{name[:80]}” is not what its hash says."
        )


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig")
