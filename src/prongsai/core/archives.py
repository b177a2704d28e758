"""Is somebody else's workbook safe to open?

A workbook is a zip of XML: one of a megabyte can swell to gigabytes, and one of a few hundred
megabytes of empty cells keeps a reader busy for minutes. Both are seen here before any reader.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from prongsai.core.problems import Said

_CHUNK = 1_000_000
_CELLS = re.compile(r"worksheets/|sharedStrings", re.IGNORECASE)
_MOST_STYLE_MARKS = 300_000  # each costs a reader ten times what a cell's does
_SHEET = re.compile(r"worksheets/[^/]*\.xml", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_XML = (".xml", ".rels", ".vml")
# What readers of workbooks let through of a damaged archive, a missing part, XML that is none
# (both XML libraries' errors are SyntaxErrors, that of an unknown encoding a LookupError) or values
# that no program writes.
DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError),
    *(SyntaxError, ValueError, TypeError, LookupError, AttributeError),
    *(NotImplementedError, OverflowError, AssertionError, RecursionError),
)


def workbook_fault(data: bytes, *, most_bytes: int, most_marks: int) -> Said | None:
    """Why the workbook must not be opened; None where it may.

    Units: ``most_bytes`` unpacked; ``most_marks`` tags and attributes of its cells, which is what
    a reader's time goes by (a cell has about seven).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _fault_of(archive, most_bytes=most_bytes, most_marks=most_marks)
    except DAMAGED:
        return Said(
            th="ไม่ใช่สมุดงาน XLSX หรือแฟ้มเสียหาย", en="it is no XLSX workbook, or it is damaged."
        )


def has_formulas(data: bytes) -> bool:
    """Whether a cell of the workbook, which has no fault, may hold a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if _SHEET.search(name)]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _fault_of(archive: zipfile.ZipFile, *, most_bytes: int, most_marks: int) -> Said | None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        return Said(th="สมุดงานมีรหัสผ่าน", en="the workbook is locked with a password.")
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        return Said(th="สมุดงานมีแมโคร", en="the workbook holds macros.")
    if sum(member.file_size for member in members) > most_bytes:
        return Said(
            th=f"สมุดงานขยายแล้วใหญ่เกิน {most_bytes:,} ไบต์",
            en=f"the workbook swells beyond {most_bytes:,} bytes.",
        )
    parts = [member for member in members if member.filename.lower().endswith(_XML)]
    cells = [member for member in parts if _CELLS.search(member.filename)]
    styles = [member for member in parts if not _CELLS.search(member.filename)]
    if _has_more(archive, cells, most_marks) or _has_more(archive, styles, _MOST_STYLE_MARKS):
        return Said(
            th="สมุดงานมีช่องหรือรูปแบบมากเกินไป", en="the workbook has too many cells or styles."
        )
    return None


def _has_more(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], most: int) -> bool:
    marks = 0
    for part in parts:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                marks += chunk.count(b"<") + chunk.count(b"=")
                if marks > most:
                    return True
    return False
