from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.agencies import (
    AgencyKind,
    AgencyName,
    chief_title,
    full_name,
    permanent_secretary_title,
    read_agency,
    short_name,
)

K = AgencyKind
# kind, full, short, chief, permanent secretary of an authority named ก
WORDS = [
    (
        K.PROVINCE_ORGANISATION,
        "องค์การบริหารส่วนจังหวัดก",
        "อบจ.ก",
        "นายกองค์การบริหารส่วนจังหวัดก",
        "ปลัดองค์การบริหารส่วนจังหวัดก",
    ),
    (
        K.SUBDISTRICT_ORGANISATION,
        "องค์การบริหารส่วนตำบลก",
        "อบต.ก",
        "นายกองค์การบริหารส่วนตำบลก",
        "ปลัดองค์การบริหารส่วนตำบลก",
    ),
    (K.CITY_MUNICIPALITY, "เทศบาลนครก", "ทน.ก", "นายกเทศมนตรีนครก", "ปลัดเทศบาลนครก"),
    (K.TOWN_MUNICIPALITY, "เทศบาลเมืองก", "ทม.ก", "นายกเทศมนตรีเมืองก", "ปลัดเทศบาลเมืองก"),
    (K.SUBDISTRICT_MUNICIPALITY, "เทศบาลตำบลก", "ทต.ก", "นายกเทศมนตรีตำบลก", "ปลัดเทศบาลตำบลก"),
]
SPECIAL = [
    ("กรุงเทพมหานคร", "กทม.", "ผู้ว่าราชการกรุงเทพมหานคร", "ปลัดกรุงเทพมหานคร"),
    ("เมืองพัทยา", "เมืองพัทยา", "นายกเมืองพัทยา", "ปลัดเมืองพัทยา"),
]


@pytest.mark.parametrize(("kind", "full", "short", "chief", "secretary"), WORDS)
def test_each_kind_has_its_names_and_offices(kind, full, short, chief, secretary):
    assert full_name(kind, "ก") == full
    assert short_name(kind, "ก") == short
    assert chief_title(kind, "ก") == chief
    assert permanent_secretary_title(kind, "ก") == secretary


@pytest.mark.parametrize(("name", "short", "chief", "secretary"), SPECIAL)
def test_the_two_special_authorities_have_their_own(name, short, chief, secretary):
    read = read_agency(short)

    assert read == AgencyName(kind=K.SPECIAL, bare_name=name) == read_agency(name)
    assert full_name(read.kind, read.bare_name) == name
    assert short_name(read.kind, read.bare_name) == short
    assert chief_title(read.kind, read.bare_name) == chief
    assert permanent_secretary_title(read.kind, read.bare_name) == secretary


def test_every_kind_is_covered():
    assert {kind for kind, *_ in WORDS} | {K.SPECIAL, K.OTHER} == set(K)


@given(
    st.sampled_from([kind for kind, *_ in WORDS]),
    st.sampled_from(["แม่ดง", "ไผ่ดำพัฒนา", "ท่าแร้ง", "สมมติ"]),
)
def test_a_name_written_in_full_or_in_short_is_read_back(kind, bare):
    wanted = AgencyName(kind=kind, bare_name=bare)

    assert read_agency(full_name(kind, bare)) == wanted
    assert read_agency(short_name(kind, bare)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "อบต. แม่ดง",
        "อบต แม่ดง",
        "อ.บ.ต.แม่ดง",
        "องค์การบริหารส่วน ตำบลแม่ดง",
        "องค์กรบริหารส่วนตำบลแม่ดง",  # often misspelt so
        "องค์การบริหารส่วนตำบลแม่ดง อำเภอแว้ง จังหวัดนราธิวาส",
        "  อบต.แม่ดง  อ.แว้ง จ.นราธิวาส",
    ],
)
def test_other_ways_to_write_a_name_are_read(text):
    assert read_agency(text) == AgencyName(kind=K.SUBDISTRICT_ORGANISATION, bare_name="แม่ดง")


@pytest.mark.parametrize(
    "text", ["โรงเรียนบ้านสาธิต", "ทนายความ", "อบตก", "เทศบาล", "องค์การบริหารส่วนตำบล", ""]
)
def test_what_names_no_kind_is_other_and_stays_whole(text):
    assert read_agency(text) == AgencyName(kind=K.OTHER, bare_name=text)
    assert full_name(K.OTHER, text) == short_name(K.OTHER, text) == text
    assert chief_title(K.OTHER, text) is None
    assert permanent_secretary_title(K.OTHER, text) is None
