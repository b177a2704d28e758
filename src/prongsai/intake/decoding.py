"""Which letters do the bytes of a text file mean?"""

from __future__ import annotations

from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(path: Path, data: bytes) -> str:
    """The text in UTF-8, UTF-16 or the older Thai code page.

    Errors: FileUnusable where it is none.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for each in (encoding,) if encoding else ("utf-8", "cp874"):  # cp874: an older Windows
        try:
            text = data.decode(each)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
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
