"""Of what kind is a file that somebody sends, and may it be kept?

By its content alone: a name says what it likes. A file that could be read as two kinds, or
that would do something when it is opened, is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from types import MappingProxyType

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said

LARGEST = 20 * 2**20  # bytes of one file
# The type that each kind is served with. None of them runs in a browser.
TYPES = MappingProxyType(
    {
        "pdf": "application/pdf",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text": "text/plain; charset=utf-8",
    }
)
SHOWN = frozenset({"pdf", "png", "jpeg"})  # in the browser; all others are downloaded
_MARKS = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_ZIP = b"PK\x03\x04"
_MAIN_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_CONTENTS = "[Content_Types].xml"
_MOST_PARTS = 5_000
_MOST_UNPACKED = 300 * 2**20  # bytes
_PDF_END = 2048  # bytes in which the end of a PDF is told
# Where a reader of web pages looks for what a file is; a PDF holds such words further on.
_SNIFFED = 1445
_MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|form|meta|link|img|a\s|\?xml"
    rb"|\?php|\?=|%|math|base|style)",
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_RUNS = re.compile(
    r"\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|msi|sh|html?|xhtml)$",
    re.IGNORECASE,
)
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, OSError, ValueError, EOFError,
           NotImplementedError, RuntimeError, KeyError)  # fmt: skip


class FileRefused(ProngsaiError):
    """A file that is not kept: too large, empty, of no kind that we know, or not safe."""

    def __init__(self, said: Said) -> None:
        super().__init__(
            said,
            Said(
                th="ใช้แฟ้ม PDF PNG JPEG DOCX XLSX หรือข้อความ CSV (UTF-8) ขนาดไม่เกิน 20 MB",
                en="Use a PDF, PNG, JPEG, DOCX, XLSX or CSV (UTF-8) file of at most 20 MB.",
            ),
        )


def kind_of(data: bytes) -> str:
    """The kind of a file, a key of ``TYPES``. Errors: FileRefused.

    A picture is of its kind by its mark only: whoever keeps it draws it anew.
    """
    if not data:
        raise FileRefused(Said(th="แฟ้มว่าง", en="The file is empty."))
    if len(data) > LARGEST:
        raise FileRefused(Said(th="แฟ้มใหญ่เกิน 20 MB", en="The file is larger than 20 MB."))
    kind = next((kind for mark, kind in _MARKS if data.startswith(mark)), None)
    if kind == "pdf":
        _check_pdf(data)
    if kind is not None:
        return kind
    return _kind_of_office(data) if data.startswith(_ZIP) else _kind_of_text(data)


def _check_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-_PDF_END:]:
        raise FileRefused(Said(th="แฟ้ม PDF ไม่สมบูรณ์", en="The PDF is not complete."))
    if _MARKUP.search(data[:_SNIFFED]) or _is_zip_too(data):
        raise _double()


def _is_zip_too(data: bytes) -> bool:
    """Whether the file is a zip as well: those are read from their end."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)):
            return True
    except _BROKEN:
        return False


def _kind_of_office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members)
            names = {each.filename for each in members}
            contents = archive.read(_CONTENTS) if _CONTENTS in names else b""
    except _BROKEN as error:
        raise FileRefused(Said(th="แฟ้มเสียหาย", en="The file is damaged.")) from error
    kinds = [kind for part, kind in _MAIN_PARTS if part in names]
    if not contents or not kinds:
        raise FileRefused(
            Said(th="เป็นแฟ้ม zip ที่ไม่ใช่ DOCX หรือ XLSX", en="It is a zip, but no DOCX or XLSX.")
        )
    if len(kinds) > 1:
        raise _double()
    if b"macroenabled" in contents.lower():
        raise _active()
    return kinds[0]


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in members]
    if len(names) > _MOST_PARTS or sum(each.file_size for each in members) > _MOST_UNPACKED:
        raise FileRefused(
            Said(th="แฟ้มขยายแล้วใหญ่เกินไป", en="The file swells too much when it is unpacked.")
        )
    if any(each.flag_bits & 1 for each in members):
        raise FileRefused(Said(th="แฟ้มมีรหัสผ่าน", en="The file is locked with a password."))
    if len(set(names)) < len(names) or not all(map(_is_plain, names)):
        raise FileRefused(Said(th="ชื่อภายในแฟ้มผิดปกติ", en="Names inside the file are not sound."))
    if any(_RUNS.search(each) or each.lower().endswith("vbaproject.bin") for each in names):
        raise _active()


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)


def _kind_of_text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROLS.search(text):
        raise FileRefused(Said(th="ไม่รู้จักชนิดของแฟ้มนี้", en="This is no kind of file that is kept."))
    if _MARKUP.search(data) or text.lstrip().startswith(("<", "#!", "%PDF")):
        raise _active()
    return "text"


def _double() -> FileRefused:
    return FileRefused(Said(th="แฟ้มนี้เป็นสองชนิดในแฟ้มเดียว", en="The file is of two kinds at once."))


def _active() -> FileRefused:
    return FileRefused(
        Said(
            th="แฟ้มนี้มีโปรแกรม แมโคร หรือหน้าเว็บอยู่ข้างใน",
            en="The file holds a program, a macro or a web page.",
        )
    )
