"""Why can a memo not go on?"""

from __future__ import annotations

from prongsai.core.approval import NotYourTurn, Signer
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said

_LOOK = Said(
    th="เปิดหน้าบันทึกข้อความอีกครั้งเพื่อดูสถานะปัจจุบัน",
    en="Open the memo's page again and see how it stands.",
)


class ProposedAlready(ProngsaiError):
    """The memo is on its way, or was approved, as it stands."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="บันทึกข้อความนี้เสนอหรือลงนามแล้ว และเนื้อหายังไม่เปลี่ยน",
                en="This memo was put up or signed already, and its content is the same.",
            ),
            _LOOK,
        )


class ChainEmpty(ProngsaiError):
    """Nobody is to sign."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="บันทึกข้อความนี้ยังไม่มีผู้ลงนาม", en="Nobody is to sign this memo yet."),
            Said(th="เลือกผู้ลงนามตามลำดับก่อน", en="Choose who signs, in their order."),
        )


class SignerUnknown(ProngsaiError):
    """Somebody in the chain has no appointment here today."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Said(
                th=f"“{name}” ไม่มีตำแหน่งที่พิจารณาได้ในหน่วยงานนี้ในวันนี้ ตามถ้อยคำที่บันทึกไว้",
                en=f"“{name}” holds no appointment here today that lets them decide, as written.",
            ),
            Said(
                th="แก้สายการเสนอโดยเลือกจากผู้มีตำแหน่งในวันนี้ หรือเชิญบุคคลนี้ก่อน",
                en="Choose somebody who holds one, or invite this person first.",
            ),
        )


class AppointmentEnded(ProngsaiError):
    """The appointment as which somebody was to decide has ended."""

    def __init__(self, signer: Signer) -> None:
        acting = signer.capacity
        office = f"{acting.words}{acting.office}" if acting else signer.position
        super().__init__(
            Said(
                th=f"การแต่งตั้ง “{office}” ของท่านสิ้นสุดแล้ว จึงพิจารณาในฐานะนี้ไม่ได้",
                en=f"Your appointment as “{office}” has ended: you cannot decide as that.",
            ),
            Said(
                th="แจ้งเจ้าหน้าที่ ITA ให้แก้สายการเสนอและเสนอใหม่",
                en="Ask the ITA officer to correct the chain and to put the memo up again.",
            ),
        )


class NotOnPaperYet(ProngsaiError):
    """A scan is given of a memo that the registry does not know."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="ยังไม่ได้บันทึกเลขที่และวันที่ของหนังสือ",
                en="The number and the date from the registry are not entered yet.",
            ),
            Said(th="บันทึกเลขที่และวันที่ก่อนแนบฉบับสแกน", en="Enter both before giving the scan."),
        )


class ScanRefused(ProngsaiError):
    """A file that is no scan."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="แฟ้มนี้ไม่ใช่ PDF หรือภาพ", en="This file is no PDF and no picture."),
            Said(th="แนบฉบับสแกนเป็น PDF, PNG หรือ JPEG", en="Give the scan as PDF, PNG or JPEG."),
        )


def not_your_turn(by: Signer) -> NotYourTurn:
    """It is another's turn, or the step was decided already."""
    return NotYourTurn(
        by,
        Said(
            th=f"ยังไม่ถึงลำดับของ {by.name} หรือได้พิจารณาไปแล้ว",
            en=f"It is not the turn of {by.name}, or they have decided already.",
        ),
    )
