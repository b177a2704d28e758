"""What does a dossier hold of memos, the announcement, the order and the checklist?"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from prongsai.core.approval import Act, StepKind
from prongsai.dossier.values import Day, Line, Moment, Name, Part, PeriodCode, Sha256, Year


class DecisionPart(Part):
    """What one signer decided in the system. ``digest``: of the content that was decided on."""

    act: Act = Field(title="การพิจารณา", description="เห็นชอบ หรือส่งคืน")
    name: Name = Field(title="ผู้พิจารณา", description="ชื่อ-สกุล ขณะพิจารณา")
    position: Line = Field(title="ตำแหน่ง", description="ตำแหน่งขณะพิจารณา")
    capacity: Line | None = Field(
        None, title="ปฏิบัติหน้าที่แทน", description="ถ้อยคำแต่งตั้งและตำแหน่งที่ทำแทน ตามคำสั่งทุกตัวอักษร"
    )
    at: Moment = Field(title="วันและเวลา", description="เช่น 2024-11-22T09:30:00+07:00")
    digest: Sha256 = Field(title="รหัสเนื้อหา", description="ค่าแฮช SHA-256 ของเนื้อหาที่พิจารณา")
    words: Line | None = Field(None, title="ถ้อยคำ", description="ความเห็น หรือเหตุผลที่ส่งคืน")


class PaperPart(Part):
    """A memo that was printed, signed on paper and scanned."""

    scan: Sha256 = Field(title="แฟ้มสแกน", description="ค่าแฮช SHA-256 ของแฟ้มสแกนที่ลงนามแล้ว")
    digest: Sha256 = Field(title="รหัสเนื้อหา", description="ค่าแฮช SHA-256 ของเนื้อหาที่ลงนาม")


class StepPart(Part):
    """One step of the chain below a memo."""

    kind: StepKind = Field(title="ลักษณะ", description="มีความเห็น หรือลงนามอย่างเดียว")
    person: Line = Field(title="บุคคล", description="รหัส (key) ของบุคคล")
    heading: Line | None = Field(None, title="หัวความเห็น", description="เช่น ความเห็นของปลัด")
    opinion: Line | None = Field(None, title="ความเห็น", description="เว้นว่างเพื่อพิมพ์เส้นประ")
    decision: DecisionPart | None = Field(
        None, title="ในระบบ", description="การพิจารณาในระบบ โปรแกรมบันทึกให้"
    )


class MemoPart(Part):
    """A memo and its chain. A draft has neither number nor date."""

    about: Literal["plan", "progress"] = Field(title="เรื่องที่เสนอ", description="แผน หรือรายงานผล")
    period: PeriodCode | None = Field(None, title="รอบ", description="รอบของรายงานผลที่เสนอ")
    department: Line | None = Field(None, title="ส่วนราชการ", description="ข้อความหลังคำว่าส่วนราชการ")
    number: Line | None = Field(None, title="ที่", description="เลขที่หนังสือ เว้นว่างในร่าง")
    date: Day | None = Field(None, title="วันที่", description="วันที่ของบันทึก เว้นว่างในร่าง")
    subject: Line | None = Field(None, title="เรื่อง", description="เว้นว่างเพื่อใช้ชื่อเรื่องมาตรฐาน")
    to: Line | None = Field(None, title="เรียน", description="ชื่อตำแหน่ง ไม่ใช่ชื่อบุคคล")
    paragraphs: tuple[Line, ...] = Field((), title="เนื้อความ", description="ย่อหน้าละหนึ่งบรรทัด")
    closing: Line | None = Field(None, title="คำลงท้าย", description="เช่น จึงเรียนมาเพื่อโปรดพิจารณา")
    chain: tuple[StepPart, ...] = Field((), title="สายการเสนอ", description="ผู้ลงนามตามลำดับ")
    is_signed: bool = Field(default=False, title="ลงนามแล้ว", description="ลงนามครบแล้วหรือยัง")
    paper: PaperPart | None = Field(
        None, title="ลงนามในกระดาษ", description="ฉบับสแกนที่ลงนามแล้ว โปรแกรมบันทึกให้"
    )


class AnnouncementPart(Part):
    """The announcement of the plan."""

    subject: Line | None = Field(None, title="เรื่อง", description="เว้นว่างเพื่อใช้ชื่อเรื่องมาตรฐาน")
    date: Day | None = Field(None, title="วันที่", description="ประกาศ ณ วันที่")
    paragraphs: tuple[Line, ...] = Field((), title="เนื้อความ", description="ย่อหน้าละหนึ่งบรรทัด")
    signer: Line | None = Field(None, title="ผู้ลงนาม", description="รหัส (key) ของบุคคล")
    is_signed: bool = Field(default=False, title="ลงนามแล้ว", description="ลงนามแล้วหรือยัง")


class MemberPart(Part):
    """A member of the working group."""

    person: Line = Field(title="บุคคล", description="รหัส (key) ของบุคคล")
    role: Line = Field(title="หน้าที่", description="ประธานคณะทำงาน คณะทำงาน เลขานุการ ฯลฯ")


class OrderPart(Part):
    """The order that appoints the ITA working group and hands out the OIT items."""

    number: Line | None = Field(None, title="เลขที่คำสั่ง", description="เช่น 12/2568 เว้นว่างในร่าง")
    date: Day | None = Field(None, title="วันที่", description="สั่ง ณ วันที่")
    subject: Line | None = Field(None, title="เรื่อง", description="เว้นว่างเพื่อใช้ชื่อเรื่องมาตรฐาน")
    paragraphs: tuple[Line, ...] = Field((), title="เนื้อความ", description="ย่อหน้าละหนึ่งบรรทัด")
    members: tuple[MemberPart, ...] = Field((), title="คณะทำงาน", description="คณะทำงานตามลำดับ")
    duties: tuple[Line, ...] = Field((), title="หน้าที่และอำนาจ", description="ข้อละหนึ่งบรรทัด")
    signer: Line | None = Field(None, title="ผู้ลงนาม", description="รหัส (key) ของบุคคล")
    is_signed: bool = Field(default=False, title="ลงนามแล้ว", description="ลงนามแล้วหรือยัง")


class ChecklistState(StrEnum):
    """Where one OIT item stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    PUBLISHED = "published"
    CHECKED = "checked"
    NOT_APPLICABLE = "not-applicable"


class ChecklistEntryPart(Part):
    """Who answers for one OIT item, where it is published, and whether it was checked."""

    item: Name = Field(title="ข้อ OIT", description="เช่น O1")
    owner: Line | None = Field(None, title="ผู้รับผิดชอบ", description="รหัส (key) ของหน่วยงานภายใน")
    address: Line | None = Field(None, title="ลิงก์ที่เผยแพร่", description="ที่อยู่บนเว็บไซต์ของหน่วยงาน")
    checked_on: Day | None = Field(None, title="วันที่ตรวจ", description="วันที่ตรวจครั้งล่าสุด")
    state: ChecklistState = Field(
        ChecklistState.NOT_STARTED, title="สถานะ", description="ข้อนี้ทำถึงขั้นใด"
    )
    note: Line | None = Field(None, title="หมายเหตุ", description="หมายเหตุของข้อนี้")


class ChecklistPart(Part):
    """The OIT checklist of one edition."""

    edition: Year = Field(title="เกณฑ์ปี", description="รายการ OIT ของเกณฑ์ปีใด")
    entries: tuple[ChecklistEntryPart, ...] = Field((), title="รายการ", description="รายการทีละข้อ")
