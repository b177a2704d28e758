"""What does a dossier keep of the document that it was read from?"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from prongsai.dossier.values import Line, Name, Part


class Sureness(StrEnum):
    """How sure a reading is."""

    CERTAIN = "certain"  # the document says so in words that mean nothing else
    LIKELY = "likely"  # understood from words near it, or from a name spelt a little differently
    GUESS = "guess"  # the document does not say so itself, or a picture was read


class ReadingPart(Part):
    """One value that was read from a document, beside the words that it was read from."""

    value: Name = Field(title="ค่า", description="ค่าใดของแฟ้มนี้ เช่น memos[0].date")
    text: Line | None = Field(
        None, title="ข้อความต้นฉบับ", description="ตามตัวอักษร เว้นว่างหากค่านั้นเก็บไว้ตรงตามต้นฉบับแล้ว"
    )
    place: Line | None = Field(None, title="ที่พบ", description="พบที่ใดในเอกสารเดิม")
    sure: Sureness = Field(
        Sureness.CERTAIN, title="ความแน่ใจ", description="อ่านได้แน่นอน น่าจะใช่ หรือคาดเดา"
    )
    confirm: bool = Field(
        default=False, title="ต้องยืนยัน", description="ใช่ หากต้องให้คนตรวจยืนยัน เช่น ตัวเลขจากภาพสแกน"
    )


class UnplacedPart(Part):
    """Text that was read and not understood, kept word for word."""

    text: Line = Field(title="ข้อความ", description="ข้อความตามต้นฉบับ")
    place: Line | None = Field(None, title="ที่พบ", description="พบที่ใดในเอกสารเดิม")
