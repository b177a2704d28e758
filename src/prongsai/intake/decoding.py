"""Which letters do the bytes of a text file mean?"""

from __future__ import annotations

from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SOUND_FOR_ONE_DAMAGED = 10


def decoded(path: Path, data: bytes) -> str:
    """The text in UTF-8, UTF-16 or the older Thai code page; a damaged letter becomes \ufffd.

    Errors: FileUnusable where it is none.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = _strictly(data, encoding or "utf-8")
    if text is None and encoding is None:
        text = _mostly_utf_8(data) or _strictly(data, "cp874")  # an older Windows writes cp874
    if text is not None and "\0" not in text:
        return text
    raise FileUnusable(
        path,
        Said(th="ไม่ใช่แฟ้มข้อความ หรือแฟ้มเสียหาย", en="it is no text, or it is damaged."),
        Said(
            th="บันทึกใหม่เป็นข้อความ UTF-8 หรือส่งแฟ้ม Word (.docx), PDF, Excel (.xlsx) หรือ HTML",
            en="Save it anew as text in UTF-8, or give a Word (.docx), PDF, Excel (.xlsx) "
            "or HTML file.",
        ),
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mostly_utf_8(data: bytes) -> str | None:
    """The text where few of its letters beyond ASCII are damaged; else it is another encoding."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in text) - damaged
    return text if damaged * _SOUND_FOR_ONE_DAMAGED <= sound else None
