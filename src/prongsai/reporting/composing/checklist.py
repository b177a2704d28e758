"""The OIT checklist: what is to be shown, who answers, where is it, and what is lacking?"""

from __future__ import annotations

from collections import Counter

from prongsai.core.tree import (
    Align,
    Block,
    Document,
    Orientation,
    Row,
    Section,
    Table,
    cell,
)
from prongsai.dossier import ChecklistState
from prongsai.reporting.composing.elements import (
    as_written,
    cell_of,
    columns,
    document_of,
    header,
    heading,
    listed,
    note,
    paragraph,
    title,
)
from prongsai.reporting.composing.items import (
    STATE_NAMES,
    TREE_NOTE,
    ItemEntry,
    grouped_rows,
    item_entries,
    owner_said,
    unknown_items,
)
from prongsai.reporting.composing.records import Kind, Year
from prongsai.reporting.composing.wording import day_short, joined, of_year, place_of
from prongsai.reporting.forms import load_forms


def compose_checklist(year: Year) -> Document:
    """The checklist, in landscape."""
    edition = year.checklist_edition
    assert edition is not None  # compose has asked the catalogue
    entries = item_entries(year.dossier, edition)
    titled = f"รายการตรวจสอบการเปิดเผยข้อมูลสาธารณะ (OIT) {of_year(edition.fiscal_year)}"
    agency = year.dossier.agency
    table = Table(
        columns=columns((2, Align.CENTER), 10, 10, 5, 8, 4, 7),
        header=(
            header(
                "ข้อ",
                "รายการข้อมูล",
                "สิ่งที่ต้องแสดง",
                "ผู้รับผิดชอบ",
                "ที่อยู่\nที่เผยแพร่",
                "วันที่ตรวจ",
                "สถานะ",
            ),
        ),
        rows=grouped_rows(entries, edition, width=7, row=_row),
        summary=f"{titled}: {_counts_said(entries)}",
    )
    blocks: tuple[Block, ...] = (
        *title(titled, agency.name, place_of(agency)),
        paragraph(_counts_said(entries)),
        table,
        *(() if edition.oit.is_for_scoring else (note(TREE_NOTE),)),
        *_lacking(entries, unknown_items(year.dossier, edition)),
    )
    return document_of(
        Kind.OIT_CHECKLIST,
        year,
        titled=titled,
        sections=(Section(blocks=blocks, orientation=Orientation.LANDSCAPE),),
        is_draft=False,  # a working list: nobody signs it
    )


def _row(entry: ItemEntry) -> Row:
    kept = entry.kept
    empty = load_forms().marks.empty
    return Row(
        cells=(
            cell(entry.item.code),
            cell(entry.item.title_th),
            cell(entry.item.shows_th or empty),
            cell(owner_said(entry)),
            cell_of((as_written(kept.address if kept and kept.address else empty),)),
            cell(day_short(kept.checked_on) if kept and kept.checked_on else empty),
            cell(STATE_NAMES[entry.state], (kept.note if kept else None) or ""),
        )
    )


def _counts_said(entries: tuple[ItemEntry, ...]) -> str:
    counted = Counter(entry.state for entry in entries)
    parts = tuple(
        f"{STATE_NAMES[state]} {counted[state]} รายการ"
        for state in ChecklistState
        if counted[state]
    )
    return f"รายการข้อมูลทั้งหมด {len(entries)} รายการ {joined(parts)}"


def _lacking(entries: tuple[ItemEntry, ...], unknown: tuple[str, ...]) -> tuple[Block, ...]:
    said = (
        *_named("ยังต้องดำเนินการ", tuple(each for each in entries if each.is_lacking)),
        *_named("ยังไม่กำหนดผู้รับผิดชอบ", tuple(each for each in entries if not each.owner)),
        *_named(
            "เผยแพร่แล้วแต่ยังไม่ได้บันทึกที่อยู่",
            tuple(each for each in entries if _is_without_address(each)),
        ),
        *_named(
            "เผยแพร่แล้วแต่ยังไม่ได้ตรวจ",
            tuple(each for each in entries if each.state is ChecklistState.PUBLISHED),
        ),
        *_coded("บันทึกไว้แต่ไม่มีในรายการของปีนี้", unknown),
    )
    words = listed(said) if said else paragraph("ไม่มีรายการที่ขาด")
    return (heading("สรุปสิ่งที่ยังขาด"), words)


def _is_without_address(entry: ItemEntry) -> bool:
    published = entry.state in {ChecklistState.PUBLISHED, ChecklistState.CHECKED}
    return published and not (entry.kept and entry.kept.address)


def _named(what: str, entries: tuple[ItemEntry, ...]) -> tuple[str, ...]:
    return _coded(what, tuple(entry.item.code for entry in entries))


def _coded(what: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    if not codes:
        return ()
    return (f"{what} จำนวน {len(codes)} รายการ ได้แก่ {' '.join(codes)}",)
