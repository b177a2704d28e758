"""What does a dossier hold of the assessment's result and of its analysis?"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator

from prongsai.dossier.plan_parts import PrintedTablePart
from prongsai.dossier.values import Day, Line, Name, Part, Score, Year


class IndicatorPart(Part):
    """One published or entered indicator score; ``score`` empty: not scored."""

    indicator: Name = Field(title="ตัวชี้วัด", description="รหัสหรือชื่อของตัวชี้วัด")
    score: Score | None = Field(None, title="คะแนน", description="0 ถึง 100 เช่น 95.75 เว้นว่างหากไม่มี")


class AnswersPart(Part):
    """A file of respondents' answers, beside the dossier."""

    instrument: Literal["IIT", "EIT"] = Field(title="เครื่องมือ", description="IIT หรือ EIT")
    file: Name = Field(title="แฟ้มคำตอบ", description="ชื่อแฟ้ม CSV XLSX หรือ Parquet ข้างแฟ้มนี้")
    is_already_reversed: bool = Field(
        default=False,
        title="กลับคะแนนแล้ว",
        description="ค่าคะแนนของข้อที่กลับคะแนน กลับไว้ในแฟ้มแล้วหรือยัง",
    )


class MarkPart(Part):
    """The mark of one OIT item."""

    item: Name = Field(title="ข้อ OIT", description="เช่น O1")
    mark: Literal[0, 100] = Field(title="ผล", description="0 หรือ 100")
    note: Line | None = Field(None, title="หมายเหตุ", description="หมายเหตุของข้อนี้")

    @field_validator("mark", mode="before")
    @classmethod
    def _mark(cls, value: Any) -> Any:
        # Files are read as text; only these two texts are marks.
        return {"0": 0, "100": 100, "๐": 0, "๑๐๐": 100}.get(str(value).strip(), value)


class PublishedPart(Part):
    """What was published about the result."""

    overall: Score | None = Field(None, title="คะแนนรวมที่ประกาศ", description="เช่น 95.75")
    level: Line | None = Field(None, title="ระดับที่ประกาศ", description="เช่น AA หรือ ผ่านดี")
    url: Line | None = Field(None, title="ที่มาของประกาศ", description="ลิงก์ของประกาศผล")
    on: Day | None = Field(None, title="วันที่ประกาศ", description="วันที่ประกาศผล")


class AssessmentPart(Part):
    """One fiscal year's assessment: indicator scores, answers, marks, or any mixture."""

    fiscal_year: Year = Field(title="ปีงบประมาณ", description="ปีที่ประเมิน พ.ศ. เช่น 2567")
    edition: Year | None = Field(None, title="เกณฑ์ปี", description="ใช้เกณฑ์ของปีใด (ปกติเท่ากับปีที่ประเมิน)")
    indicators: tuple[IndicatorPart, ...] = Field((), title="คะแนน", description="คะแนนรายตัวชี้วัด")
    answers: tuple[AnswersPart, ...] = Field((), title="แฟ้มคำตอบ", description="คำตอบของผู้ตอบ")
    oit_marks: tuple[MarkPart, ...] = Field(
        (), title="ผลรายข้อ OIT", description="ผล 0 หรือ 100 รายข้อ"
    )
    published: PublishedPart | None = Field(None, title="ผลที่ประกาศ", description="คะแนนที่ประกาศแล้ว")
    entered_by: Line | None = Field(None, title="ผู้กรอก", description="ผู้กรอกคะแนน")

    @field_validator("published")
    @classmethod
    def _something_published(cls, value: PublishedPart | None) -> PublishedPart | None:
        return None if value == PublishedPart() else value


class IssuesPart(Part):
    """The office's own words on one instrument: what to correct, improve or keep."""

    instrument: Literal["IIT", "EIT", "OIT"] = Field(title="เครื่องมือ", description="IIT EIT หรือ OIT")
    points: tuple[Line, ...] = Field(title="ประเด็น", description="ประเด็นละหนึ่งบรรทัด")


class AnalysisPart(Part):
    """What the office adds to the computed analysis."""

    of: Year | None = Field(None, title="วิเคราะห์ผลปี", description="ปกติคือปีล่าสุดที่มีคะแนน")
    background: tuple[Line, ...] = Field((), title="ความเป็นมา", description="ย่อหน้าละหนึ่งบรรทัด")
    issues: tuple[IssuesPart, ...] = Field(
        (), title="ประเด็นวิเคราะห์", description="ประเด็นของหน่วยงานเอง รายเครื่องมือ"
    )
    guidance: tuple[Line, ...] = Field((), title="แนวทางแก้ไข", description="แนวทางละหนึ่งบรรทัด")
    as_printed: PrintedTablePart | None = Field(
        None, title="ตารางคะแนนตามต้นฉบับ", description="ตารางคะแนนตามที่อ่านจากเอกสารเดิม"
    )
