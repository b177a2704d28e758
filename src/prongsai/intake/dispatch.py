"""Which reader does a file need, and what is said where there is none?"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said
from prongsai.core.reading import Reading
from prongsai.intake.kinds import Kind, kind_of
from prongsai.intake.notes import Note

MOST_BYTES = 200_000_000

# The home of each reader in this room and its name: loaded when a file needs it. A kind that is
# here is never refused as unknown, whatever stands below.
_READERS = {
    Kind.TEXT: ("text", "read_text"),
    Kind.HTML: ("page", "read_page"),
    Kind.XLSX: ("sheet", "read_sheet"),
    Kind.DOCX: ("word", "read_docx"),
    Kind.PDF: ("pdf", "read_pdf"),
    Kind.PICTURE: ("picture", "read_picture"),
}


def read(path: Path) -> Reading:
    """What a file says, whatever its kind: blocks in reading order, each with its place.

    Errors: FileUnusable where the file is missing, damaged, over a limit or of a kind without
    a reader.
    """
    kind = kind_of(path, read_whole(path, limit=MOST_BYTES))
    if kind not in _READERS:
        raise FileUnusable(path, *_REFUSALS[kind])
    home, name = _READERS[kind]
    reading: Reading = getattr(import_module(f"prongsai.intake.{home}"), name)(path)
    return reading


def clean_picture(data: bytes, name: str) -> bytes:
    """A PNG or JPEG anew from its pixels: upright, without position, camera or anything else.

    ``name`` is told where it is refused. Errors: FileUnusable for what is no such picture, is
    damaged, or has too many pixels.
    """
    from prongsai.intake.picture import clean_picture as cleaned  # noqa: PLC0415 (when needed)

    return cleaned(data, name)


def comment(path: Path, notes: Sequence[Note], *, author: str) -> bytes:
    """The bytes of a copy of a Word file with a comment for each note; the file stays as it is.

    Errors: as ``read``; FileUnusable for a file of another kind, which takes no comments.
    """
    kind = kind_of(path, read_whole(path, limit=MOST_BYTES))
    if kind is not Kind.DOCX:
        raise FileUnusable(path, *_NO_COMMENTS)
    from prongsai.intake.word import read_docx, with_comments  # noqa: PLC0415 (when needed)

    return with_comments(path, read_docx(path), notes, author=author)


def page_picture(path: Path, page: int) -> bytes:
    """The PNG of a page of a PDF, for whoever compares it with what was read; counts from 1.

    Errors: FileUnusable where the file is no PDF that may be opened or has no such page.
    """
    from prongsai.intake.pdf.picturing import page_picture as draw  # noqa: PLC0415 (when needed)

    return draw(path, page)


def _refusal(th: str, en: str, th_remedy: str, en_remedy: str) -> tuple[Said, Said]:
    return Said(th=th, en=en), Said(th=th_remedy, en=en_remedy)


_NO_COMMENTS = _refusal(
    "ใส่ความเห็นหรือแก้ในสำเนาได้เฉพาะแฟ้มข้อมูล (.yaml, .json) และ Word (.docx)",
    "only dossiers (.yaml, .json) are corrected, and only Word files (.docx) take comments.",
    "ใช้ --report เพื่อทำรายงานผลการตรวจแทน",
    "Use --report to make a check report instead.",
)
_REFUSALS = {
    Kind.OLD_OFFICE: _refusal(
        "เป็นแฟ้ม Office รุ่นเก่า (.doc, .xls) หรือแฟ้มที่มีรหัสผ่าน",
        "it is a file of an older Office (.doc, .xls), or locked with a password.",
        "เปิดด้วย Word หรือ Excel เอารหัสผ่านออก แล้วบันทึกเป็น .docx หรือ .xlsx",
        "Open it in Word or Excel, take the password off, and save it as .docx or .xlsx.",
    ),
    Kind.RTF: _refusal(
        "เป็นแฟ้ม RTF",
        "it is an RTF file.",
        "เปิดด้วย Word แล้วบันทึกเป็น .docx",
        "Open it in Word and save it as .docx.",
    ),
    Kind.OPEN_DOCUMENT: _refusal(
        "เป็นแฟ้ม OpenDocument (.odt, .ods)",
        "it is an OpenDocument file (.odt, .ods).",
        "เปิดด้วย LibreOffice แล้วบันทึกเป็น .docx หรือ .xlsx",
        "Open it in LibreOffice and save it as .docx or .xlsx.",
    ),
    Kind.ARCHIVE: _refusal(
        "เป็นแฟ้ม zip ที่ไม่ใช่เอกสาร หรือแฟ้มเสียหาย",
        "it is a zip that is no document, or it is damaged.",
        "แตกแฟ้ม zip แล้วส่งเอกสารข้างในทีละแฟ้ม",
        "Unpack the zip and give the documents in it one by one.",
    ),
}
