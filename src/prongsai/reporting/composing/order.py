"""The order: who sits on the ITA working group, what it does, who answers for which OIT item?"""

from __future__ import annotations

from prongsai.core.tree import (
    Align,
    Block,
    Document,
    Numbering,
    PageBreak,
    Row,
    Run,
    Section,
    Table,
    Text,
    cell,
    text,
)
from prongsai.dossier import OrderPart
from prongsai.editions import Edition
from prongsai.reporting.composing.elements import (
    cells,
    columns,
    document_of,
    header,
    listed,
    note,
    paragraph,
    paragraphs,
    title,
)
from prongsai.reporting.composing.items import (
    TREE_NOTE,
    ItemEntry,
    grouped_rows,
    item_entries,
    owner_said,
)
from prongsai.reporting.composing.notice import notice_foot, notice_head
from prongsai.reporting.composing.people import person_of
from prongsai.reporting.composing.records import Kind, Year
from prongsai.reporting.composing.wording import ITA_SHORT, of_year
from prongsai.reporting.forms import load_forms

_DUTIES = (
    "วางแผนและกำหนดปฏิทินการดำเนินงานให้สอดคล้องกับกำหนดเวลาของการประเมิน",
    "จัดเตรียม เผยแพร่ และปรับปรุงข้อมูลสาธารณะตามรายการที่ได้รับมอบหมายให้ครบถ้วนและเป็นปัจจุบัน",
    "ประชาสัมพันธ์ให้บุคลากรและผู้รับบริการมีส่วนร่วมในการตอบแบบวัดการรับรู้โดยอิสระ",
    "วิเคราะห์ผลการประเมิน จัดทำมาตรการ และติดตามผลการดำเนินการตามมาตรการ",
    "รายงานความก้าวหน้า ปัญหาและอุปสรรคต่อผู้บริหาร",
)


def compose_order(year: Year) -> Document:
    """The order and, on a page of its own, the list of OIT items with who answers for them."""
    part = year.dossier.order
    assert part is not None  # compose has asked the catalogue
    form = load_forms().order
    subject = part.subject or (
        f"แต่งตั้งคณะทำงานขับเคลื่อน{ITA_SHORT} {of_year(year.dossier.fiscal_year)}"
    )
    blocks: tuple[Block, ...] = (
        *notice_head(year, form, emblem="order", number=_number(part), subject=subject),
        *paragraphs(part.paragraphs or _default(year)),
        *_members(year, part),
        paragraph("ให้คณะทำงานมีหน้าที่ ดังนี้"),
        listed(part.duties or _DUTIES, Numbering.DECIMAL),
        *_pointer(year),
        paragraph("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"),
        *notice_foot(year, form, day=part.date if part.is_signed else None, signer=part.signer),
        *_responsibilities(year),
    )
    return document_of(
        Kind.ORDER,
        year,
        titled=f"{form.title}{year.dossier.agency.name} {form.subject} {subject}",
        sections=(Section(blocks=blocks),),
        is_draft=not part.is_signed,
    )


def _number(part: OrderPart) -> Text:
    form = load_forms()
    label = form.order.number or ""
    if part.is_signed and part.number:
        return text(f"{label} {part.number}", keep=True)
    dotted = Run(text="." * form.blanks.short, verbatim=True)
    calendar_year = part.date.year + 543 if part.is_signed and part.date else None
    return (*text(f"{label} "), dotted, *text(f"/{calendar_year or '........'}"))


def _default(year: Year) -> tuple[str, ...]:
    name = year.dossier.agency.name
    return (
        (
            f"ด้วย{name} เข้ารับ{ITA_SHORT} {of_year(year.dossier.fiscal_year)} "
            "เพื่อให้การดำเนินงานเป็นไปอย่างมีประสิทธิภาพ มีผู้รับผิดชอบชัดเจน และเกิดการมีส่วนร่วมของทุกส่วนราชการ "
            "จึงแต่งตั้งคณะทำงาน ประกอบด้วย"
        ),
    )


def _members(year: Year, part: OrderPart) -> tuple[Block, ...]:
    if not part.members:
        return (paragraph("(ยังไม่กำหนดรายชื่อคณะทำงาน)"),)
    rows = []
    for place, member in enumerate(part.members, start=1):
        person = person_of(year.dossier, member.person)
        position = (
            f"{person.position}\n{person.capacity.words}{person.capacity.office}"
            if person.capacity
            else person.position
        )
        rows.append(cells(str(place), person.name, position, member.role))
    return (
        Table(
            columns=columns((1, Align.CENTER), 8, 14, 8),
            header=(header("ที่", "ชื่อ", "ตำแหน่ง", "หน้าที่ใน\nคณะทำงาน"),),
            rows=tuple(rows),
            summary=f"รายชื่อคณะทำงาน จำนวน {len(rows)} คน",
        ),
    )


def _entries(year: Year) -> tuple[tuple[ItemEntry, ...], Edition | None]:
    edition = year.checklist_edition
    return (item_entries(year.dossier, edition) if edition else (), edition)


def _pointer(year: Year) -> tuple[Block, ...]:
    entries, edition = _entries(year)
    if not entries or edition is None:
        return ()
    return (
        paragraph(
            "ให้ผู้รับผิดชอบตามบัญชีแนบท้ายคำสั่งนี้จัดเตรียมและเผยแพร่ข้อมูลสาธารณะ (OIT) "
            f"{of_year(edition.fiscal_year)} จำนวน {len(entries)} รายการ"
        ),
    )


def _responsibilities(year: Year) -> tuple[Block, ...]:
    entries, edition = _entries(year)
    if not entries or edition is None:
        return ()
    table = Table(
        columns=columns((2, Align.CENTER), 11, 6),
        header=(header("ข้อ", "รายการข้อมูล", "ผู้รับผิดชอบ"),),
        rows=grouped_rows(entries, edition, width=3, row=_row),
        summary=f"บัญชีผู้รับผิดชอบรายการข้อมูลสาธารณะ (OIT) จำนวน {len(entries)} รายการ",
    )
    foot = () if edition.oit.is_for_scoring else (note(TREE_NOTE),)
    return (
        PageBreak(),
        *title(
            "บัญชีแนบท้ายคำสั่ง",
            f"ผู้รับผิดชอบรายการข้อมูลสาธารณะ (OIT) {of_year(edition.fiscal_year)}",
        ),
        table,
        *foot,
    )


def _row(entry: ItemEntry) -> Row:
    return Row(
        cells=(
            cell(entry.item.code),
            cell(entry.item.title_th),
            cell(owner_said(entry)),
        )
    )
