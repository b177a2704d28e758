"""Why is what somebody wants to bring in refused?"""

from __future__ import annotations

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said

_REMEDY = Said(
    th="ใช้แฟ้ม zip ที่ส่งออกจากระบบนี้ โดยไม่แก้ไขข้างใน หรือใช้แฟ้มข้อมูล YAML JSON หรือสมุดงาน XLSX",
    en="Use a zip as this system made it, or a dossier in YAML, JSON or a workbook (XLSX).",
)


class ArchiveRefused(ProngsaiError):
    """A zip that is no year of ours, or that was made to do harm."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(Said(th=th, en=en), _REMEDY)


class AgencyDiffers(ProngsaiError):
    """The dossier is of an authority of another name."""

    def __init__(self, theirs: str, ours: str) -> None:
        super().__init__(
            Said(
                th=f"แฟ้มนี้เป็นของ “{theirs}” ไม่ใช่ “{ours}”",
                en=f"This is a year of “{theirs}”, not of “{ours}”.",
            ),
            Said(
                th="หากเป็นหน่วยงานเดียวกัน ให้เลือกแฟ้มอีกครั้งและยืนยันด้านล่าง",
                en="If it is the same authority, choose the file again and confirm below.",
            ),
        )


def too_large(what: str) -> ArchiveRefused:
    """Something swells beyond what is read."""
    return ArchiveRefused(f"“{what}” ใหญ่เกินกำหนด", f"“{what}” is too large.")


def damaged() -> ArchiveRefused:
    """What no reader of zips understands."""
    return ArchiveRefused("แฟ้ม zip เสียหายหรือไม่ใช่แฟ้ม zip", "The zip is damaged, or it is none.")
