"""The items of the OIT with what the office keeps about each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prongsai.core.tree import Row
from prongsai.dossier import ChecklistEntryPart, ChecklistState, Dossier
from prongsai.editions import Edition, OitItem
from prongsai.reporting.composing.elements import group_row

TREE_NOTE = (
    "หมายเหตุ รายการและการจัดกลุ่มของปีนี้รวบรวมหรืออนุมานจากแหล่งข้อมูลสาธารณะ ยังไม่ได้ตรวจสอบกับคู่มือการประเมิน "
    "จึงใช้เป็นรายการตรวจสอบเท่านั้น ไม่ใช้คำนวณคะแนน"
)
NO_OWNER = "ยังไม่กำหนด"
UNGROUPED = "รายการที่ยังไม่ทราบตัวชี้วัดย่อย"

STATE_NAMES = {
    ChecklistState.NOT_STARTED: "ยังไม่ดำเนินการ",
    ChecklistState.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
    ChecklistState.PUBLISHED: "เผยแพร่แล้ว",
    ChecklistState.CHECKED: "เผยแพร่และตรวจแล้ว",
    ChecklistState.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
}
SETTLED = {ChecklistState.PUBLISHED, ChecklistState.CHECKED, ChecklistState.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """One item of the edition. ``kept`` None: the office has said nothing of it."""

    item: OitItem
    kept: ChecklistEntryPart | None
    owner: str | None  # the unit's name

    @property
    def state(self) -> ChecklistState:
        """Where it stands; of what nobody spoke, nothing was started."""
        return self.kept.state if self.kept else ChecklistState.NOT_STARTED

    @property
    def is_lacking(self) -> bool:
        """Whether something is still to be published."""
        return self.state not in SETTLED


def item_entries(dossier: Dossier, edition: Edition) -> tuple[ItemEntry, ...]:
    """Every item of the edition in its order, each with the office's entry if there is one."""
    own_entries = dossier.oit_checklist.entries if dossier.oit_checklist else ()
    kept = {each.item: each for each in own_entries}
    units = {unit.key: unit.name for unit in dossier.units}

    def entry(item: OitItem) -> ItemEntry:
        own = kept.get(item.code) or kept.get(item.slug)
        owner = units.get(own.owner, own.owner) if own and own.owner else None
        return ItemEntry(item=item, kept=own, owner=owner)

    return tuple(entry(item) for item in edition.oit.items)


def unknown_items(dossier: Dossier, edition: Edition) -> tuple[str, ...]:
    """What the office keeps under a code that the edition does not have."""
    known = {name for item in edition.oit.items for name in (item.code, item.slug)}
    entries = dossier.oit_checklist.entries if dossier.oit_checklist else ()
    return tuple(each.item for each in entries if each.item not in known)


def owner_said(entry: ItemEntry) -> str:
    """The unit that answers, or that none does yet."""
    return entry.owner or NO_OWNER


def grouped_rows(
    entries: tuple[ItemEntry, ...],
    edition: Edition,
    *,
    width: int,
    row: Callable[[ItemEntry], Row],
) -> tuple[Row, ...]:
    """A row for each entry, under a group row for each sub-indicator where any is known."""
    names = {each.number: f"{each.number} {each.name_th}" for each in edition.oit.sub_indicators}
    is_grouped = any(entry.item.sub_indicator for entry in entries)
    rows: list[Row] = []
    last: str | None = None
    for entry in entries:
        number = entry.item.sub_indicator
        group = names.get(number, number) if number else UNGROUPED
        if is_grouped and group != last:
            rows.append(group_row(group, over=width))
            last = group
        rows.append(row(entry))
    return tuple(rows)
