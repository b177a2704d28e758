"""What is a file called, when somebody else chose its name?"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 200  # bytes with the ending: Thai has three a letter, and systems allow 255
_ENDINGS = {
    "pdf": (".pdf",),
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "text": (".txt", ".csv"),
}
_NOT_IN_NAMES = re.compile(r'[<>:"|?*%]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def clean_name(name: str, kind: str) -> str:
    """The last part of the name with the ending of its kind: safe on every system.

    What is not seen (control characters, marks that turn the direction of writing) is left out.

    >>> clean_name("../../etc/passwd", "pdf"), clean_name("รูป\u202egpj.exe", "jpeg")
    ('passwd.pdf', 'รูปgpj.exe.jpg')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    plain = " ".join(_NOT_IN_NAMES.sub("_", seen).split()).strip(". ")
    endings = _ENDINGS.get(kind, (f".{kind}",))  # of what we made ourselves
    ending = next((each for each in endings if plain.lower().endswith(each)), None)
    stem = plain[: -len(ending)].rstrip(". ") if ending else plain
    if not stem or _DEVICES.match(stem):
        stem = f"file-{stem}".rstrip("-")
    ending = ending or endings[0]
    cut = stem.encode()[: _LONGEST - len(ending)].decode(errors="ignore")
    return cut.rstrip(". ") + ending
