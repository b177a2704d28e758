"""Is every unit of an office of the kind that its name says?"""

from __future__ import annotations

from prongsai.planning import OwnerKind, owners_by_kind


def test_units_are_found_by_their_names():
    found = owners_by_kind(["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม"])

    assert found == {
        OwnerKind.CLERK_OFFICE: ("สำนักปลัดเทศบาล",),
        OwnerKind.FINANCE: ("กองคลัง",),
        OwnerKind.PUBLIC_WORKS: ("กองช่าง",),
        OwnerKind.HEALTH: ("กองสาธารณสุขและสิ่งแวดล้อม",),
        OwnerKind.EVERY_UNIT: (
            "สำนักปลัดเทศบาล",
            "กองคลัง",
            "กองช่าง",
            "กองสาธารณสุขและสิ่งแวดล้อม",
        ),
    }


def test_one_unit_that_stands_for_all_is_every_unit():
    found = owners_by_kind(["กองคลัง", "ทุกส่วนราชการ"])

    assert found[OwnerKind.EVERY_UNIT] == ("ทุกส่วนราชการ",)


def test_an_office_without_units_has_no_owners():
    assert owners_by_kind([]) == {}
