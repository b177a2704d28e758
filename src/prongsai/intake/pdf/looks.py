"""Which pages were read by their looks, which could not be, and what is the user told?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.intake.ocr import HOW_TO_GET_IT, Unread, Want
from prongsai.intake.pdf.pages import PageRead

MOST_PICTURES = 300  # pages: at the usual few seconds each, half an hour

_WHY = {
    Want.PROGRAM: Said(
        th="เครื่องนี้ไม่มีโปรแกรม tesseract ซึ่งใช้อ่านภาพสแกน",
        en="this machine lacks tesseract, which reads scans.",
    ),
    Want.THAI: Said(
        th="โปรแกรม tesseract ในเครื่องนี้ไม่มีภาษาไทย",
        en="tesseract on this machine lacks its Thai data.",
    ),
    Want.TIME: Said(th="ภาพสแกนใช้เวลาอ่านนานเกินไป", en="reading the picture takes too long."),
    Want.SIZE: Said(th="ภาพใหญ่เกินไป", en="the picture is too large."),
    Want.FAILED: Said(th="โปรแกรม tesseract อ่านภาพไม่สำเร็จ", en="tesseract failed on the picture."),
}
_SCAN_AGAIN = Said(
    th="สแกนใหม่เป็นภาพขาวดำหรือเทา 300 จุดต่อนิ้ว หรือใช้แฟ้มต้นฉบับ (Word หรือ PDF ที่มีตัวอักษร)",
    en="Scan it again in grey at 300 dots per inch, or use the original (Word, or a PDF with"
    " letters).",
)
_NOTHING = Said(
    th="ไม่พบตัวอักษรในภาพสแกน", en="no letters were found in the scan: it holds pictures only."
)


class Looks:
    """Reads pages by their looks and remembers which could not be read, and why."""

    def __init__(self, read: Callable[[int], PageRead]) -> None:
        self._read = read
        self._unread: dict[int, Want] = {}
        self._is_used = False

    def page(self, number: int) -> PageRead | None:
        """The page of that number as it is seen; None where it could not be read."""
        self._is_used = True
        why = next(iter(self._unread.values()), None)
        if why in {Want.PROGRAM, Want.THAI}:  # no page after it will do better
            self._unread[number] = why
            return None
        try:
            return self._read(number)
        except Unread as stopped:
            self._unread[number] = stopped.why
            return None

    def refusal(self, path: Path) -> FileUnusable | None:
        """What is said where no letter was had at all; None where nothing was looked at."""
        if not self._is_used:
            return None
        if not self._unread:
            return FileUnusable(path, _NOTHING, _SCAN_AGAIN)
        return refusal_of(path, next(iter(self._unread.values())))

    def problems(self) -> tuple[Problem, ...]:
        """The pages that could not be read, by the reason."""
        return tuple(
            _not_read([page for page, each in self._unread.items() if each is why], why)
            for why in dict.fromkeys(self._unread.values())
        )


def refusal_of(path: Path, why: Want) -> FileUnusable:
    """What is said of a file that could not be read for that reason."""
    return FileUnusable(path, _WHY[why], _remedy(why))


def too_many_pictures(path: Path, count: int) -> FileUnusable:
    """The refusal of a file that would take too long."""
    return FileUnusable(
        path,
        Said(
            th=f"มีหน้าที่เป็นภาพ {count:,} หน้า เกินขีดจำกัด {MOST_PICTURES:,} หน้า",
            en=f"{count:,} of its pages are pictures; the limit is {MOST_PICTURES:,}.",
        ),
        Said(th="แบ่งแฟ้มเป็นหลายแฟ้ม", en="Split the file into several."),
    )


def _remedy(why: Want) -> Said:
    return HOW_TO_GET_IT if why in {Want.PROGRAM, Want.THAI} else _SCAN_AGAIN


def _not_read(pages: list[int], why: Want) -> Problem:
    listed = ", ".join(map(str, pages))
    return Problem(
        code="pages-not-read",
        severity=Severity.WARNING,
        place=Place(page=pages[0]),
        message=Said(
            th=f"ไม่ได้อ่านหน้าที่เป็นภาพ (หน้า {listed}): {_WHY[why].th}",
            en=f"Pages that are pictures were not read ({listed}): {_WHY[why].en}",
        ),
        remedy=_remedy(why),
    )
