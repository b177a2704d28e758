"""What does a dossier hold of the measures and of what became of them?"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from prongsai.core.dates import PeriodKind
from prongsai.dossier.values import Amount, Day, Line, Name, Part, PeriodCode, Year
from prongsai.tracking import Status


class QuantityPart(Part):
    """What is counted, how many, in which unit."""

    what: Line = Field(title="สิ่งที่นับ", description="เช่น การอบรม ผู้เข้าร่วม")
    amount: Amount | None = Field(None, title="จำนวน", description="ตัวเลข เว้นว่างได้หากยังไม่ทราบ")
    unit: Line = Field(title="หน่วยนับ", description="เช่น ครั้ง คน ฉบับ")


class ColumnField(StrEnum):
    """What a column of a measures table holds."""

    NUMBER = "number"
    MEASURE = "measure"
    THEME = "theme"
    INDICATOR = "indicator"
    STEPS = "steps"
    OWNER = "owner"
    PERIOD = "period"
    DUE = "due"
    REPORTING = "reporting"
    FOLLOW_UP = "follow-up"
    TARGET = "target"
    OUTPUT = "output"
    OUTCOME = "outcome"
    OBSTACLES = "obstacles"
    EVIDENCE = "evidence"
    STATUS = "status"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"


class ColumnPart(Part):
    """A column of the office's own table; ``field`` empty: kept, but not understood.

    ``over``: the title of a group of columns above this one.
    """

    title: Line = Field(title="หัวคอลัมน์", description="ข้อความหัวคอลัมน์ตามที่หน่วยงานใช้")
    field: ColumnField | None = Field(
        None, title="เนื้อหาของคอลัมน์", description="คอลัมน์นี้แสดงอะไร เว้นว่างหากไม่ตรงกับรายการใด"
    )
    over: Line | None = Field(None, title="หัวรวม", description="หัวที่คร่อมหลายคอลัมน์ (ถ้ามี)")


class PrintedRowPart(Part):
    """A row as printed. ``measure``: the key of the measure it belongs to."""

    cells: tuple[Line, ...] = Field(title="ช่อง", description="ข้อความแต่ละช่องตามต้นฉบับ")
    group: bool = Field(default=False, title="แถวหัวข้อ", description="แถวที่เป็นหัวข้อคร่อมทุกคอลัมน์")
    measure: Line | None = Field(None, title="รหัสมาตรการ", description="มาตรการที่แถวนี้กล่าวถึง")


class PrintedTablePart(Part):
    """A table as it was printed, beside what it was understood as."""

    title: Line | None = Field(None, title="ชื่อตาราง", description="ชื่อตารางตามต้นฉบับ")
    columns: tuple[ColumnPart, ...] = Field(title="คอลัมน์", description="คอลัมน์ตามต้นฉบับ")
    rows: tuple[PrintedRowPart, ...] = Field(title="แถว", description="แถวตามต้นฉบับ")


class MeasurePart(Part):
    """One measure."""

    key: Name = Field(title="รหัสมาตรการ", description="รหัสสั้น ๆ ไม่ซ้ำกัน เช่น m1 ใช้อ้างจากรายงานผล")
    number: Line = Field("", title="ลำดับที่", description="เลขลำดับตามแผนของหน่วยงาน เช่น 1 หรือ 1.1")
    title: Name = Field(title="มาตรการ", description="ชื่อมาตรการหรือกิจกรรม")
    group: Line | None = Field(None, title="กลุ่ม", description="หัวข้อกลุ่มของมาตรการ (ถ้ามี)")
    theme: Line | None = Field(None, title="ประเด็น", description="รหัสประเด็นของการวิเคราะห์ (ถ้ามี)")
    indicators: tuple[Line, ...] = Field(
        (), title="ตัวชี้วัด", description="รหัสหรือชื่อตัวชี้วัดที่มาตรการนี้พัฒนา"
    )
    oit_items: tuple[Line, ...] = Field((), title="ข้อ OIT", description="เช่น O34")
    steps: tuple[Line, ...] = Field((), title="ขั้นตอนหรือวิธีการ", description="ข้อละหนึ่งบรรทัด")
    owners: tuple[Line, ...] = Field((), title="ผู้รับผิดชอบ", description="รหัส (key) ของหน่วยงานภายใน")
    starts: Day | None = Field(None, title="เริ่ม", description="วันที่เริ่ม เช่น 1 ตุลาคม 2567")
    ends: Day | None = Field(None, title="สิ้นสุด", description="วันที่สิ้นสุดหรือกำหนดเสร็จ")
    reporting: PeriodKind | None = Field(
        None, title="รอบการรายงาน", description="รายงานผลทุกไตรมาส ทุกครึ่งปี หรือทุกปี"
    )
    follow_up: Line | None = Field(
        None, title="การกำกับติดตาม", description="วิธีกำกับติดตาม ตามถ้อยคำของหน่วยงาน"
    )
    targets: tuple[QuantityPart, ...] = Field((), title="เป้าหมาย", description="ผลผลิตที่ตั้งเป้าไว้")
    expected_outcome: Line | None = Field(None, title="ผลลัพธ์ที่คาดหวัง", description="สิ่งที่คาดว่าจะดีขึ้น")
    library: Line | None = Field(
        None, title="รหัสในคลังมาตรการ", description="ถ้านำมาจากคลังมาตรการของโปรแกรม"
    )


class PlanPart(Part):
    """The measures of this fiscal year. ``columns``: the office's own layout."""

    title: Line | None = Field(None, title="ชื่อแผน", description="เว้นว่างเพื่อใช้ชื่อมาตรฐาน")
    rests_on: Year | None = Field(
        None, title="อ้างอิงผลปี", description="ผลการประเมินปีที่แผนอ้างอิง (ปกติคือปีก่อน)"
    )
    approved_on: Day | None = Field(None, title="วันที่เห็นชอบ", description="วันที่ผู้บริหารเห็นชอบแผน")
    introduction: tuple[Line, ...] = Field((), title="คำนำ", description="ย่อหน้าละหนึ่งบรรทัด")
    columns: tuple[ColumnPart, ...] = Field(
        (), title="คอลัมน์ของตาราง", description="รูปแบบตารางของหน่วยงานเอง (ถ้ามี)"
    )
    measures: tuple[MeasurePart, ...] = Field(title="มาตรการ", description="มาตรการทั้งหมดของปี")
    as_printed: PrintedTablePart | None = Field(
        None, title="ตารางตามต้นฉบับ", description="ตารางแผนตามที่อ่านจากเอกสารเดิม"
    )


class EvidencePart(Part):
    """Something that shows what was done."""

    title: Name = Field(title="หลักฐาน", description="ชื่อหลักฐาน")
    address: Line | None = Field(None, title="ที่อยู่", description="ลิงก์หรือแฟ้มของหลักฐาน")
    on: Day | None = Field(None, title="วันที่", description="วันที่ของหลักฐาน")
    sha256: Line | None = Field(
        None,
        pattern=r"^[0-9a-f]{64}$",
        title="ค่าแฮช SHA-256",
        description="ลายนิ้วมือของแฟ้ม เลขฐานสิบหก 64 ตัว (ถ้ามี)",
    )


class ReportPart(Part):
    """One owner's report on one measure for one period."""

    measure: Line = Field(title="รหัสมาตรการ", description="รหัส (key) ของมาตรการที่รายงาน")
    period: PeriodCode = Field(title="รอบ", description="2568 (ทั้งปี) 2568-H1 หรือ 2568-Q3")
    status: Status = Field(title="สถานะ", description="สถานะการดำเนินการ")
    reason: Line | None = Field(None, title="เหตุผล", description="เหตุผลที่ยกเลิก (ถ้ายกเลิก)")
    done: tuple[Line, ...] = Field((), title="การดำเนินการ", description="สิ่งที่ทำ ข้อละหนึ่งบรรทัด")
    outputs: tuple[QuantityPart, ...] = Field((), title="ผลผลิต", description="สิ่งที่ทำได้ นับเป็นจำนวน")
    outcome: Line | None = Field(None, title="ผลลัพธ์", description="สิ่งที่ดีขึ้นจากการดำเนินการ")
    obstacles: Line | None = Field(None, title="ปัญหาและอุปสรรค", description="เว้นว่างหากไม่มี")
    evidence: tuple[EvidencePart, ...] = Field((), title="หลักฐาน", description="หลักฐานของรายงานนี้")
    reported_by: Line | None = Field(None, title="ผู้รายงาน", description="หน่วยงานหรือผู้ที่รายงาน")
    reported_on: Day | None = Field(None, title="วันที่รายงาน", description="วันที่รายงาน")


class ProgressPart(Part):
    """What became of the measures. ``period``: the one that documents are made for."""

    period: PeriodCode | None = Field(None, title="รอบของรายงาน", description="รอบที่จะจัดทำเอกสาร")
    introduction: tuple[Line, ...] = Field((), title="คำนำ", description="ย่อหน้าละหนึ่งบรรทัด")
    columns: tuple[ColumnPart, ...] = Field(
        (), title="คอลัมน์ของตารางผล", description="รูปแบบตารางรายงานผลของหน่วยงานเอง"
    )
    status_columns: tuple[ColumnPart, ...] = Field(
        (), title="คอลัมน์ของตารางสถานะ", description="รูปแบบตารางสถานะของหน่วยงานเอง"
    )
    reports: tuple[ReportPart, ...] = Field((), title="รายงานผล", description="รายงานผลทุกรอบ")
    as_printed: PrintedTablePart | None = Field(
        None, title="ตารางผลตามต้นฉบับ", description="ตารางรายงานผลตามที่อ่านจากเอกสารเดิม"
    )
    status_as_printed: PrintedTablePart | None = Field(
        None, title="ตารางสถานะตามต้นฉบับ", description="ตารางสถานะตามที่อ่านจากเอกสารเดิม"
    )
