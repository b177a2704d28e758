"""Is somebody else's Word file safe to open, and which parts does it have?

A Word file is a zip of XML. Parts are unpacked one by one up to a limit, whatever the archive
says of their size; pictures and macros are never unpacked at all.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from lxml import etree

from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said
from prongsai.intake.word.wordml import Element, is_deeper

_MOST_BYTES = 100_000_000  # of the file; pictures are most of it
_MOST_UNPACKED = 40_000_000  # of the parts that are read; 500 pages of tables are about 10
_MOST_MARKS = 800_000  # tags, which is what a reader's time and memory go by
_MOST_PARTS = 10_000
_MOST_SWELLING = 300  # times; Word's own XML swells 10 to 60 times
_SWELLING_MATTERS = 5_000_000  # bytes
_MOST_DEPTH = 120  # Word's deepest own nesting is about 40
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_RICH_TEXT = b"{\\rtf"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What the libraries let through of damaged archives and of XML that says what Word never says.
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, SyntaxError),
    *(ValueError, TypeError, LookupError, AttributeError, NotImplementedError),
    *(OverflowError, AssertionError, RecursionError, MemoryError),
)
DAMAGED: tuple[type[BaseException], ...] = _DAMAGED


class Package:
    """The parts of one file, by the kinds of their relations."""

    def __init__(self, path: Path) -> None:
        self.path = path
        data = read_whole(path, limit=_MOST_BYTES)
        _refuse_older_forms(path, data)
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        if len(self._archive.infolist()) > _MOST_PARTS:
            self._refuse_size()
        self._left = _MOST_UNPACKED
        self._marks_left = _MOST_MARKS
        self._main = self._main_name()

    def close(self) -> None:
        """Let the archive go."""
        self._archive.close()

    def document(self) -> Element:
        """The part with the text itself. Errors: FileUnusable where the file is no Word file."""
        root = self._parsed(self._main)
        if etree.QName(root).localname != "document":
            raise no_word_file(self.path)
        return root

    def named(self, kind: str) -> Element | None:
        """The part of the one relation of that kind (``styles``); None where there is none."""
        found = self._targets(self._main, kind)
        return self._parsed(next(iter(found.values()))) if found else None

    def all_of(self, kind: str) -> dict[str, Element]:
        """Every part of that kind (``header``) by its relation's name."""
        return {key: self._parsed(name) for key, name in self._targets(self._main, kind).items()}

    def addresses(self) -> dict[str, str]:
        """Where the links of the text lead, by the relation's name; nothing is opened."""
        return {
            each.get("Id", ""): each.get("Target", "")
            for each in self._relations(self._main)
            if each.get("TargetMode") == "External"
        }

    def address_of(self, kind: str) -> str | None:
        """The name in the archive of the one part of that kind; None where there is none."""
        return next(iter(self._targets(self._main, kind).values()), None)

    @property
    def main(self) -> str:
        """The name in the archive of the part with the text itself."""
        return self._main

    def properties(self) -> Element | None:
        """What the file says of itself; None where it says nothing."""
        names = self._targets("", "core-properties")
        name = next(iter(names.values()), None)
        return self._parsed(name) if name in self._archive.namelist() else None

    def _main_name(self) -> str:
        found = self._targets("", "officeDocument")
        if not found:
            raise no_word_file(self.path)
        return next(iter(found.values()))

    def _targets(self, source: str, kind: str) -> dict[str, str]:
        folder = posixpath.dirname(source)
        return {
            each.get("Id", ""): _resolved(folder, each.get("Target", ""))
            for each in self._relations(source)
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External"
        }

    def _relations(self, source: str) -> Iterator[Element]:
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations in self._archive.namelist():
            yield from self._parsed(relations).iter(_RELATION)

    def _parsed(self, name: str) -> Element:
        root = etree.fromstring(self._unpacked(name), _parser())
        if root.getroottree().docinfo.internalDTD is not None:
            raise _unusable(
                self.path,
                "แฟ้มมีคำสั่ง DOCTYPE ซึ่งโปรแกรม Word ไม่เคยเขียน",
                "the file holds a DOCTYPE, which Word never writes.",
            )
        if is_deeper(root, _MOST_DEPTH):
            raise _unusable(
                self.path,
                "แฟ้มซ้อนตารางหรือกรอบลึกเกินไป",
                "the file nests tables or boxes too deeply.",
            )
        return root

    def _unpacked(self, name: str) -> bytes:
        member = self._archive.getinfo(name)
        if member.flag_bits & 1:
            raise locked(self.path)
        with self._archive.open(member) as stream:
            data = stream.read(self._left + 1)
        self._left -= len(data)
        self._marks_left -= data.count(b"<")
        swells = len(data) > _MOST_SWELLING * max(1, member.compress_size)
        if (swells and len(data) > _SWELLING_MATTERS) or min(self._left, self._marks_left) < 0:
            self._refuse_size()
        return _as_transitional(data)

    def _refuse_size(self) -> NoReturn:
        raise _unusable(
            self.path,
            f"แฟ้มขยายแล้วใหญ่หรือมีส่วนมากเกินไป (เกิน {_MOST_UNPACKED:,} ไบต์)",
            f"the file swells too much or has too many parts (over {_MOST_UNPACKED:,} bytes).",
            Said(
                th="แบ่งเอกสารเป็นแฟ้มที่เล็กลง แล้วลองอีกครั้ง",
                en="Split the document into smaller files, and try again.",
            ),
        )


def damaged(path: Path) -> FileUnusable:
    """What is said of a file that breaks off or contradicts itself."""
    return _unusable(
        path,
        "แฟ้มเสียหาย หรือไม่ใช่เอกสาร Word (.docx)",
        "the file is damaged, or it is no Word document (.docx).",
    )


def no_word_file(path: Path) -> FileUnusable:
    """What is said of an archive that holds something else."""
    return _unusable(
        path,
        "แฟ้มนี้ไม่มีเอกสาร Word อยู่ภายใน",
        "there is no Word document in this file.",
    )


def locked(path: Path) -> FileUnusable:
    """What is said of a file with a password."""
    return _unusable(
        path,
        "แฟ้มมีรหัสผ่าน",
        "the file is locked with a password.",
        Said(
            th="เปิดใน Word ด้วยรหัสผ่าน แล้วเลือก แฟ้ม > ข้อมูล > ป้องกันเอกสาร "
            "เพื่อเอารหัสออก บันทึก และลองอีกครั้ง",
            en="Open it in Word with its password, take the password off under File > Info > "
            "Protect Document, save, and try again.",
        ),
    )


def _refuse_older_forms(path: Path, data: bytes) -> None:
    if not data.startswith((_OLE, _RICH_TEXT)):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(path)
    raise _unusable(
        path,
        "แฟ้มเป็นรูปแบบเก่า (.doc หรือ .rtf) ซึ่งอ่านไม่ได้",
        "the file has an old form (.doc or .rtf), which cannot be read.",
        Said(
            th="เปิดใน Word หรือ LibreOffice แล้วบันทึกเป็น .docx หรือ PDF และลองอีกครั้ง",
            en="Open it in Word or LibreOffice, save it as .docx or PDF, and try again.",
        ),
    )


def _unusable(path: Path, th: str, en: str, remedy: Said | None = None) -> FileUnusable:
    usual = Said(
        th="เปิดแฟ้มใน Word ตรวจดู บันทึกเป็น .docx ใหม่ แล้วลองอีกครั้ง",
        en="Open the file in Word, look at it, save it as .docx anew, and try again.",
    )
    return FileUnusable(path, Said(th=th, en=en), remedy or usual)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _as_transitional(data: bytes) -> bytes:
    """Word's strict form under the names of its usual one."""
    if _STRICT not in data:
        return data
    for name, usual in _TRANSITIONAL.items():
        data = data.replace(_STRICT + name, usual)
    return data
