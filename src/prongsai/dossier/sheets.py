"""Which sheets does the workbook have, and which key of the schema is each of their columns?

Titles and help are the schema's own. A form has a key a row; a table has a record a row, and the
records inside a record have a table of their own that names the row they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from prongsai.dossier.complaints import part_of
from prongsai.dossier.labels import labels_of
from prongsai.dossier.paper_parts import (
    AnnouncementPart,
    ChecklistEntryPart,
    ChecklistPart,
    MemberPart,
    MemoPart,
    OrderPart,
    StepPart,
)
from prongsai.dossier.plan_parts import (
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
from prongsai.dossier.reading_parts import ReadingPart, UnplacedPart
from prongsai.dossier.result_parts import (
    AnalysisPart,
    AnswersPart,
    AssessmentPart,
    IndicatorPart,
    IssuesPart,
    MarkPart,
)
from prongsai.dossier.schema import (
    AgencyPart,
    Dossier,
    PersonPart,
    SettingsPart,
    UnitPart,
)

Path = tuple[str, ...]

ROW = "แถวที่"
ROW_HELP = "เลขแถวสำหรับอ้างจากแผ่นงานอื่น"
TABLE = "ตาราง"
PRESENT = "มีส่วนนี้"
PRESENT_HELP = "เลือก มี เพื่อจัดทำส่วนนี้แม้ยังไม่กรอกช่องใด เว้นว่างได้"
PRESENCE: Mapping[str, str] = {"true": "มี", "false": "ไม่มี"}
HELP = "คำอธิบาย"
CONTINUED = "…"
_FEW = 8  # columns that one part may add to a sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table, or a row of a form: one key of the schema.

    ``chosen_from``: the sheet whose records' keys fill the drop-down, or ``indicators``.
    """

    path: Path
    title: str
    help: str
    is_list: bool = False
    is_required: bool = False
    is_day: bool = False
    labels: Mapping[str, str] | None = None
    chosen_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sheet with a key a row. ``optional``: the part that it makes present, if any."""

    title: str
    columns: tuple[Column, ...]
    optional: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with a record a row; ``at`` leads to the list.

    ``parent``: the table whose records hold this list under ``at[-1]``.
    ``places``: instead of ``at``, the list of each label of the column ``ตาราง``.
    ``spreads``: the key whose texts stand in a cell each, at the end of the row.
    ``is_single``: a place holds one record and not a list.
    """

    title: str
    columns: tuple[Column, ...]
    at: Path = ()
    parent: str | None = None
    places: Mapping[str, Path] | None = None
    spreads: str | None = None
    is_single: bool = False


_CHOSEN_FROM = {
    "person": "บุคคล",
    "signer": "บุคคล",
    "owners": "หน่วยงานภายใน",
    "owner": "หน่วยงานภายใน",
    "measure": "มาตรการ",
    "indicator": "indicators",
    "indicators": "indicators",
}
PRINTED_TABLES: Mapping[str, Path] = {
    "คะแนนตามต้นฉบับ": ("analysis", "as_printed"),
    "แผนตามต้นฉบับ": ("plan", "as_printed"),
    "ผลตามต้นฉบับ": ("progress", "as_printed"),
    "สถานะตามต้นฉบับ": ("progress", "status_as_printed"),
}
COLUMN_LISTS: Mapping[str, Path] = {
    "แผน": ("plan", "columns"),
    "ผล": ("progress", "columns"),
    "สถานะ": ("progress", "status_columns"),
    **{label: (*path, "columns") for label, path in PRINTED_TABLES.items()},
}


@cache
def all_sheets() -> tuple[Form | Table, ...]:
    """Every sheet of the workbook but the explanation, in its order."""
    return (
        Form(
            title="หน่วยงาน",
            columns=(*_columns(Dossier), *_columns(AgencyPart, under=("agency",))),
        ),
        Form(title="การตั้งค่า", columns=_columns(SettingsPart, under=("settings",))),
        Table(title="หน่วยงานภายใน", at=("units",), columns=_columns(UnitPart)),
        Table(title="บุคคล", at=("people",), columns=_columns(PersonPart)),
        Table(title="การประเมิน", at=("assessments",), columns=_columns(AssessmentPart)),
        _below("การประเมิน", "คะแนน", ("assessments", "indicators"), IndicatorPart),
        _below("การประเมิน", "ผลรายข้อ OIT", ("assessments", "oit_marks"), MarkPart),
        _below("การประเมิน", "แฟ้มคำตอบ", ("assessments", "answers"), AnswersPart),
        _form("บทวิเคราะห์", "analysis", AnalysisPart),
        Table(title="ประเด็นวิเคราะห์", at=("analysis", "issues"), columns=_columns(IssuesPart)),
        _form("แผน", "plan", PlanPart),
        Table(title="มาตรการ", at=("plan", "measures"), columns=_columns(MeasurePart)),
        _below("มาตรการ", "เป้าหมาย", ("plan", "measures", "targets"), QuantityPart),
        _form("ความก้าวหน้า", "progress", ProgressPart),
        Table(title="รายงานผล", at=("progress", "reports"), columns=_columns(ReportPart)),
        _below("รายงานผล", "ผลผลิต", ("progress", "reports", "outputs"), QuantityPart),
        _below("รายงานผล", "หลักฐาน", ("progress", "reports", "evidence"), EvidencePart),
        Table(title="บันทึกข้อความ", at=("memos",), columns=_columns(MemoPart)),
        _below("บันทึกข้อความ", "สายการเสนอ", ("memos", "chain"), StepPart),
        _form("ประกาศ", "announcement", AnnouncementPart),
        _form("คำสั่ง", "order", OrderPart),
        Table(title="คณะทำงาน", at=("order", "members"), columns=_columns(MemberPart)),
        _form("แบบตรวจ OIT", "oit_checklist", ChecklistPart),
        Table(
            title="รายการ OIT",
            at=("oit_checklist", "entries"),
            columns=_columns(ChecklistEntryPart),
        ),
        Table(title="คอลัมน์", places=COLUMN_LISTS, columns=_columns(ColumnPart)),
        Table(
            title="ตารางตามต้นฉบับ",
            places=PRINTED_TABLES,
            columns=_columns(PrintedTablePart),
            is_single=True,
        ),
        Table(
            title="แถวตามต้นฉบับ",
            places={label: (*path, "rows") for label, path in PRINTED_TABLES.items()},
            columns=_columns(PrintedRowPart, without="cells"),
            spreads="cells",
        ),
        Table(title="ค่าที่อ่านมา", at=("readings",), columns=_columns(ReadingPart)),
        Table(title="ข้อความที่ยังจัดไม่ได้", at=("unplaced",), columns=_columns(UnplacedPart)),
    )


def parent_heading(table: Table) -> str:
    """The heading of the column that names the row that a record belongs to."""
    return f"{ROW}ใน {table.parent}"


def _form(title: str, key: str, part: type[BaseModel]) -> Form:
    return Form(title=title, columns=_columns(part, under=(key,)), optional=key)


def _below(parent: str, title: str, at: Path, part: type[BaseModel]) -> Table:
    return Table(title=title, at=at, columns=_columns(part), parent=parent)


def _columns(
    part: type[BaseModel], *, under: Path = (), without: str | None = None
) -> tuple[Column, ...]:
    return tuple(
        column
        for name, field in part.model_fields.items()
        if name != without
        for column in _columns_of(name, field, under)
    )


def _columns_of(name: str, field: FieldInfo, under: Path) -> Iterator[Column]:
    below = part_of(field.annotation)
    path = (*under, field.alias or name)
    if below is None:
        yield _column(path, field)
    elif not _is_list(field.annotation) and _is_flat(below) and field.default is None:
        for inner, inner_field in below.model_fields.items():
            column = _column((*path, inner), inner_field)
            yield Column(
                path=column.path,
                title=f"{field.title}: {column.title}",
                help=column.help,
                labels=column.labels,
                is_day=column.is_day,
            )


def _is_flat(part: type[BaseModel]) -> bool:
    """Whether a part is a few single values: those stand beside the keys around it."""
    return len(part.model_fields) < _FEW and not any(
        part_of(field.annotation) or _is_list(field.annotation)
        for field in part.model_fields.values()
    )


def _column(path: Path, field: FieldInfo) -> Column:
    return Column(
        path=path,
        title=field.title or path[-1],
        help=field.description or "",
        is_list=_is_list(field.annotation),
        is_required=field.is_required(),
        is_day=re.search(r"datetime\.date\b", str(field.annotation)) is not None,
        labels=labels_of(field.annotation),
        chosen_from=_CHOSEN_FROM.get(path[-1]),
    )


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple
