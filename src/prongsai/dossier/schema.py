"""What does one authority's one year look like in a file?

These models are the file: their JSON Schema is published, YAML, JSON and the workbook
hold the same. Titles and descriptions are what the workbook and the starter file say, too.
Lower rooms' records are made from them in ``bridges``.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from prongsai.core.agencies import AgencyKind
from prongsai.core.tree import Digits, Face
from prongsai.dossier.paper_parts import (
    AnnouncementPart,
    ChecklistEntryPart,
    ChecklistPart,
    ChecklistState,
    DecisionPart,
    MemberPart,
    MemoPart,
    OrderPart,
    PaperPart,
    StepPart,
)
from prongsai.dossier.plan_parts import (
    ColumnField,
    ColumnPart,
    EvidencePart,
    MeasurePart,
    PlanPart,
    PrintedRowPart,
    PrintedTablePart,
    ProgressPart,
    QuantityPart,
    ReportPart,
)
from prongsai.dossier.reading_parts import ReadingPart, Sureness, UnplacedPart
from prongsai.dossier.result_parts import (
    AnalysisPart,
    AnswersPart,
    AssessmentPart,
    IndicatorPart,
    IssuesPart,
    MarkPart,
    PublishedPart,
)
from prongsai.dossier.values import Line, Name, Part, Year

__all__ = [
    "SCHEMA",
    "SCHEMA_NAME",
    "SCHEMA_VERSION",
    "AgencyPart",
    "AnalysisPart",
    "AnnouncementPart",
    "AnswersPart",
    "AssessmentPart",
    "CapacityPart",
    "ChecklistEntryPart",
    "ChecklistPart",
    "ChecklistState",
    "ColumnField",
    "ColumnPart",
    "DecisionPart",
    "Dossier",
    "EvidencePart",
    "IndicatorPart",
    "IssuesPart",
    "MarkPart",
    "MeasurePart",
    "MemberPart",
    "MemoPart",
    "OrderPart",
    "PaperPart",
    "PersonPart",
    "PlanPart",
    "PrintedRowPart",
    "PrintedTablePart",
    "ProgressPart",
    "PublishedPart",
    "QuantityPart",
    "ReadingPart",
    "ReportPart",
    "SettingsPart",
    "StepPart",
    "Sureness",
    "UnitPart",
    "UnplacedPart",
    "json_schema",
    "to_plain",
]

SCHEMA_NAME = "prongsai/dossier"
SCHEMA_VERSION = 1
SCHEMA = f"{SCHEMA_NAME}/{SCHEMA_VERSION}"


class AgencyPart(Part):
    """The authority."""

    name: Name = Field(title="ชื่อหน่วยงาน", description="ชื่อเต็มของหน่วยงาน")
    kind: AgencyKind | None = Field(None, title="ประเภท", description="เว้นว่างเพื่อดูจากชื่อ")
    subdistrict: Line | None = Field(None, title="ตำบล", description="ชื่อตำบล ไม่มีคำว่าตำบล")
    district: Line | None = Field(None, title="อำเภอ", description="ชื่ออำเภอ ไม่มีคำว่าอำเภอ")
    province: Line | None = Field(None, title="จังหวัด", description="ชื่อจังหวัด ไม่มีคำว่าจังหวัด")
    letter_prefix: Line | None = Field(
        None, title="รหัสหนังสือ", description="รหัสตัวพยัญชนะและเลขประจำของเจ้าของเรื่อง"
    )
    telephone: Line | None = Field(None, title="โทรศัพท์", description="หมายเลขโทรศัพท์ของหน่วยงาน")
    website: Line | None = Field(None, title="เว็บไซต์", description="เช่น www.example.go.th")
    email: Line | None = Field(None, title="อีเมล", description="อีเมลของหน่วยงาน")


class SettingsPart(Part):
    """How documents look."""

    digits: Digits = Field(Digits.THAI, title="เลข", description="เลขไทยหรือเลขอารบิก")
    face: Face = Field(Face.SARABUN, title="แบบอักษร", description="แบบอักษรของเอกสาร")
    font_files: tuple[Line, ...] = Field(
        (), title="แฟ้มฟอนต์", description="แฟ้มฟอนต์ TH Sarabun New ของหน่วยงาน"
    )
    garuda: Line | None = Field(
        None, title="แฟ้มตราครุฑ", description="แฟ้มภาพตราครุฑ (PNG, JPEG หรือ SVG)"
    )


class UnitPart(Part):
    """A unit of the authority; others name it by ``key``."""

    key: Name = Field(title="รหัส", description="รหัสสั้น ๆ ไม่ซ้ำกัน เช่น clerk")
    name: Name = Field(title="ชื่อหน่วยงานภายใน", description="เช่น สำนักปลัด")


class CapacityPart(Part):
    """An acting appointment, printed exactly as the appointment says."""

    words: Line = Field(title="ถ้อยคำแต่งตั้ง", description="เช่น รักษาราชการแทน ตามคำสั่งทุกตัวอักษร")
    office: Line = Field(title="ตำแหน่งที่ทำแทน", description="ตำแหน่งที่ปฏิบัติหน้าที่แทน")


class PersonPart(Part):
    """A person who signs or sits on the working group; others name them by ``key``."""

    key: Name = Field(title="รหัส", description="รหัสสั้น ๆ ไม่ซ้ำกัน เช่น chief")
    name: Name = Field(title="ชื่อ-สกุล", description="พร้อมคำนำหน้า")
    position: Line = Field(title="ตำแหน่ง", description="ตำแหน่งตามคำสั่งแต่งตั้ง")
    capacity: CapacityPart | None = Field(
        None, title="ปฏิบัติหน้าที่แทน", description="กรอกเฉพาะผู้รักษาการหรือผู้ทำแทน"
    )


class Dossier(Part):
    """One authority's one year. ``fiscal_year`` is the year of its measures."""

    schema_: Literal["prongsai/dossier/1"] = Field(
        "prongsai/dossier/1", alias="schema", title="รูปแบบแฟ้ม", description=SCHEMA
    )
    fiscal_year: Year = Field(title="ปีงบประมาณ", description="ปีของแผนมาตรการ พ.ศ. เช่น 2568")
    is_demonstration: bool = Field(
        default=False, title="หน่วยงานสมมติ", description="ใช่ หากเป็นหน่วยงานที่แต่งขึ้นเพื่อสาธิต"
    )
    note: Line | None = Field(None, title="หมายเหตุ", description="บันทึกสำหรับผู้จัดทำ ไม่พิมพ์ในเอกสาร")
    agency: AgencyPart = Field(title="หน่วยงาน", description="หน่วยงานเจ้าของแฟ้ม")
    settings: SettingsPart = Field(
        SettingsPart(), title="การตั้งค่า", description="ลักษณะของเอกสารที่จัดทำ"
    )
    units: tuple[UnitPart, ...] = Field(
        (), title="หน่วยงานภายใน", description="สำนัก กอง หรือหน่วยที่รับผิดชอบมาตรการ"
    )
    people: tuple[PersonPart, ...] = Field((), title="บุคคล", description="ผู้ลงนามและคณะทำงาน")
    assessments: tuple[AssessmentPart, ...] = Field(
        (), title="การประเมิน", description="ผลการประเมิน ปีละหนึ่งรายการ"
    )
    analysis: AnalysisPart | None = Field(
        None, title="บทวิเคราะห์", description="ถ้อยคำของหน่วยงานที่เพิ่มในรายงานการวิเคราะห์"
    )
    plan: PlanPart | None = Field(None, title="แผน", description="แผนมาตรการของปี")
    progress: ProgressPart | None = Field(None, title="ความก้าวหน้า", description="ผลการดำเนินการ")
    memos: tuple[MemoPart, ...] = Field((), title="บันทึกข้อความ", description="เรื่องละหนึ่งฉบับ")
    announcement: AnnouncementPart | None = Field(None, title="ประกาศ", description="ประกาศใช้แผน")
    order: OrderPart | None = Field(None, title="คำสั่ง", description="คำสั่งแต่งตั้งคณะทำงาน ITA")
    oit_checklist: ChecklistPart | None = Field(
        None, title="แบบตรวจ OIT", description="ผู้รับผิดชอบและการเผยแพร่ข้อมูลรายข้อ"
    )
    readings: tuple[ReadingPart, ...] = Field(
        (), title="ค่าที่อ่านมา", description="ค่าที่อ่านจากเอกสารเดิม ข้อความตามต้นฉบับ และความแน่ใจ"
    )
    unplaced: tuple[UnplacedPart, ...] = Field(
        (), title="ข้อความที่ยังจัดไม่ได้", description="ข้อความที่อ่านมาแล้วยังไม่ทราบที่ของมัน"
    )


def to_plain(dossier: Dossier) -> dict[str, Any]:
    """The dossier as dicts, lists, texts, whole numbers and booleans, in the schema's order.

    What equals its default is left out; scores are texts, days ISO dates.
    """
    plain = dossier.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"schema": SCHEMA, **{key: each for key, each in plain.items() if key != "schema"}}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a dossier (draft 2020-12), titled and described in Thai."""
    made = Dossier.model_json_schema(by_alias=True, mode="validation")
    required = ["schema", *made.pop("required")]
    for definition in made["$defs"].values():
        # Our classes' names and docstrings are English and for programmers.
        definition.pop("title", None)
        definition.pop("description", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:prongsai:dossier:{SCHEMA_VERSION}",
        **made,
        "title": "แฟ้มข้อมูลหนึ่งหน่วยงานหนึ่งปี",
        "description": "ข้อมูลการประเมินคุณธรรมและความโปร่งใส (ITA) ของหนึ่งหน่วยงานในหนึ่งปีงบประมาณ",
        "required": required,
    }
