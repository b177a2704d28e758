"""Which of an office's units are of which kind?"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.planning.records import OwnerKind

# Words that a unit's name holds where it is of a kind; offices spell the rest as they like.
_WORDS = {
    OwnerKind.CLERK_OFFICE: ("สำนักปลัด", "สำนักงานปลัด"),
    OwnerKind.FINANCE: ("คลัง",),
    OwnerKind.PUBLIC_WORKS: ("กองช่าง", "สำนักช่าง", "ส่วนโยธา", "กองโยธา"),
    OwnerKind.EDUCATION: ("การศึกษา",),
    OwnerKind.HEALTH: ("สาธารณสุข",),
    OwnerKind.WELFARE: ("สวัสดิการ",),
    OwnerKind.PLANNING: ("นโยบายและแผน", "ยุทธศาสตร์", "แผนและงบประมาณ"),
    OwnerKind.LEGAL: ("กฎหมาย", "นิติการ"),
    OwnerKind.INTERNAL_AUDIT: ("ตรวจสอบภายใน",),
    OwnerKind.EVERY_UNIT: ("ทุกส่วนราชการ", "ทุกหน่วยงาน", "ทุกกอง", "ทุกสำนัก"),
    OwnerKind.EXECUTIVES: ("ผู้บริหาร",),
}


def owners_by_kind(units: Iterable[str]) -> dict[OwnerKind, tuple[str, ...]]:
    """The names of an office's units by kind, in their order; a kind that it lacks is left out.

    Where no unit stands for all of them, every unit is each of them.

    >>> owners_by_kind(["สำนักปลัด", "กองคลัง"])[OwnerKind.EVERY_UNIT]
    ('สำนักปลัด', 'กองคลัง')
    """
    names = tuple(dict.fromkeys(units))
    found = {
        kind: tuple(name for name in names if any(word in name for word in words))
        for kind, words in _WORDS.items()
    }
    found[OwnerKind.EVERY_UNIT] = found[OwnerKind.EVERY_UNIT] or names
    return {kind: named for kind, named in found.items() if named}
