"""Of what kind is a file from outside? By its first bytes; its name decides only between texts."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from prongsai.core.archives import DAMAGED


class Kind(StrEnum):
    """A kind of file, whether or not there is a reader for it."""

    TEXT = "text"
    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    PICTURE = "picture"
    OLD_OFFICE = "old-office"  # .doc, .xls, and what is locked with a password
    RTF = "rtf"
    OPEN_DOCUMENT = "open-document"  # .odt, .ods
    ARCHIVE = "archive"  # another zip


_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_OPENINGS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
    (b"{\\rtf", Kind.RTF),
    *((opening, Kind.PICTURE) for opening in _PICTURES),
)
_PDF_WITHIN = 1024  # bytes: readers of PDF accept rubbish before it
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_BOM = b"\xef\xbb\xbf"


def kind_of(path: PurePath, data: bytes) -> Kind:
    """The kind of a file by its bytes; what is nothing else is a text."""
    start = data[:_PDF_WITHIN]
    if b"%PDF-" in start:
        return Kind.PDF
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return Kind.PICTURE
    for opening, kind in _OPENINGS:
        if start.startswith(opening):
            return kind
    if path.suffix.lower() in _HTML_NAMES or _HTML.match(start.removeprefix(_BOM)):
        return Kind.HTML
    return Kind.TEXT


def _kind_of_archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except DAMAGED:
        return Kind.ARCHIVE
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    return Kind.OPEN_DOCUMENT if "content.xml" in names else Kind.ARCHIVE
