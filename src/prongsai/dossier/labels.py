"""What is each choice called in Thai, where an officer picks it from a list?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from prongsai.core.agencies import AgencyKind
from prongsai.core.approval import Act, StepKind
from prongsai.core.dates import PeriodKind
from prongsai.core.tree import Digits, Face
from prongsai.dossier.paper_parts import ChecklistState
from prongsai.dossier.plan_parts import ColumnField
from prongsai.dossier.reading_parts import Sureness
from prongsai.tracking import Status

YES_OR_NO: Mapping[str, str] = {"true": "ใช่", "false": "ไม่ใช่"}
_PAPERS: Mapping[str, str] = {"plan": "แผนมาตรการ", "progress": "รายงานผล"}

_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    AgencyKind: {
        AgencyKind.PROVINCE_ORGANISATION: "องค์การบริหารส่วนจังหวัด",
        AgencyKind.CITY_MUNICIPALITY: "เทศบาลนคร",
        AgencyKind.TOWN_MUNICIPALITY: "เทศบาลเมือง",
        AgencyKind.SUBDISTRICT_MUNICIPALITY: "เทศบาลตำบล",
        AgencyKind.SUBDISTRICT_ORGANISATION: "องค์การบริหารส่วนตำบล",
        AgencyKind.SPECIAL: "รูปแบบพิเศษ",
        AgencyKind.OTHER: "อื่น ๆ",
    },
    Digits: {Digits.THAI: "เลขไทย", Digits.ARABIC: "เลขอารบิก"},
    Face: {Face.SARABUN: "Sarabun", Face.TH_SARABUN_NEW: "TH Sarabun New"},
    Act: {Act.AGREE: "เห็นชอบ", Act.RETURN: "ส่งคืน"},
    StepKind: {StepKind.OPINION: "มีความเห็น", StepKind.SIGNATURE: "ลงนามอย่างเดียว"},
    PeriodKind: {
        PeriodKind.QUARTER: "ทุกไตรมาส",
        PeriodKind.HALF_YEAR: "ทุกครึ่งปี",
        PeriodKind.YEAR: "ทุกปี",
    },
    Status: {
        Status.NOT_STARTED: "ยังไม่ดำเนินการ",
        Status.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
        Status.DONE: "ดำเนินการแล้วเสร็จ",
        Status.CANCELLED: "ยกเลิก",
    },
    ChecklistState: {
        ChecklistState.NOT_STARTED: "ยังไม่ดำเนินการ",
        ChecklistState.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
        ChecklistState.PUBLISHED: "เผยแพร่แล้ว",
        ChecklistState.CHECKED: "ตรวจแล้ว",
        ChecklistState.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
    },
    Sureness: {
        Sureness.CERTAIN: "แน่นอน",
        Sureness.LIKELY: "น่าจะใช่",
        Sureness.GUESS: "คาดเดา",
    },
    ColumnField: {
        ColumnField.NUMBER: "ลำดับที่",
        ColumnField.MEASURE: "มาตรการ",
        ColumnField.THEME: "ประเด็น",
        ColumnField.INDICATOR: "ตัวชี้วัด",
        ColumnField.STEPS: "ขั้นตอนหรือวิธีการ",
        ColumnField.OWNER: "ผู้รับผิดชอบ",
        ColumnField.PERIOD: "ระยะเวลา",
        ColumnField.DUE: "กำหนดเสร็จ",
        ColumnField.REPORTING: "การรายงาน",
        ColumnField.FOLLOW_UP: "การกำกับติดตาม",
        ColumnField.TARGET: "เป้าหมาย",
        ColumnField.OUTPUT: "ผลผลิต",
        ColumnField.OUTCOME: "ผลลัพธ์",
        ColumnField.OBSTACLES: "ปัญหาและอุปสรรค",
        ColumnField.EVIDENCE: "หลักฐาน",
        ColumnField.STATUS: "สถานะ",
        ColumnField.NOT_STARTED: "ช่องยังไม่ดำเนินการ",
        ColumnField.IN_PROGRESS: "ช่องอยู่ระหว่างดำเนินการ",
        ColumnField.DONE: "ช่องแล้วเสร็จ",
    },
}


def labels_of(annotation: Any) -> Mapping[str, str] | None:
    """The Thai word of each value that a field can have, by value; None for free texts.

    >>> labels_of(Digits)
    {'thai': 'เลขไทย', 'arabic': 'เลขอารบิก'}
    """
    if annotation is bool:
        return YES_OR_NO
    if isinstance(annotation, type) and annotation in _LABELS:
        return {str(value): label for value, label in _LABELS[annotation].items()}
    if get_origin(annotation) is Literal:
        values = [str(value) for value in get_args(annotation)]
        return {value: _PAPERS.get(value, value) for value in values}
    for inner in get_args(annotation):
        if found := labels_of(inner):
            return found
    return None
