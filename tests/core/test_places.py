from __future__ import annotations

import pytest
import yaml
from tests.conftest import ROOT

from prongsai.core.places import Gazetteer
from prongsai.core.problems import Severity

PARTS = ("subdistrict", "district", "province")


@pytest.fixture(scope="module")
def real() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def invented() -> Gazetteer:
    return Gazetteer.demonstration()


def every_name(gazetteer: Gazetteer) -> set[str]:
    return {
        name
        for province in gazetteer.provinces
        for district in province.districts
        for name in (province.name, district.name, *district.subdistricts)
    }


def test_every_province_district_and_subdistrict_is_there(real):
    # Department of Provincial Administration: 76 provinces and Bangkok, 878 อำเภอ and 50 เขต.
    districts = [district for province in real.provinces for district in province.districts]

    assert len(real.provinces) == 77
    assert len(districts) == 928
    assert len(real.districts_in("กรุงเทพมหานคร")) == 50
    assert 7400 <= sum(len(district.subdistricts) for district in districts) <= 7500
    assert all(district.subdistricts for district in districts)


def test_no_name_is_damaged(real):
    assert all(name == name.strip() and name for name in every_name(real))


def test_it_is_read_once(real):
    assert Gazetteer.load() is real


def test_the_districts_of_narathiwat(real):
    assert set(real.districts_in("จังหวัดนราธิวาส")) == {
        *("เมืองนราธิวาส", "ตากใบ", "บาเจาะ", "ยี่งอ", "ระแงะ", "รือเสาะ", "ศรีสาคร", "แว้ง"),
        *("สุคิริน", "สุไหงโก-ลก", "สุไหงปาดี", "จะแนะ", "เจาะไอร้อง"),
    }


def test_unknown_areas_hold_nothing(real):
    assert real.province("ปัตตาเวีย") is None
    assert real.districts_in("ปัตตาเวีย") == ()
    assert real.subdistricts_in("แว้ง", "ปัตตาเวีย") == ()
    assert real.subdistricts_in("เวียง", "นราธิวาส") == ()
    assert real.letter_prefix_of("ปัตตาเวีย") is None
    assert real.provinces_of_prefix("ซซ") == ()


@pytest.mark.parametrize(
    "place",
    [
        ("แม่ดง", "แว้ง", "นราธิวาส"),
        ("ตำบลแม่ดง", "อำเภอแว้ง", "จังหวัดนราธิวาส"),
        ("ต.แม่ดง", "อ.แว้ง", "จ.นราธิวาส"),
        ("ท่าแร้ง", "บ้านแหลม", "เพชรบุรี"),
        ("ลุโบะบือซา", "ยี่งอ", "นราธิวาส"),
        ("ลุโบะบือซา", None, "นราธิวาส"),
        (None, "สุไหงโกลก", "นราธิวาส"),
        ("ไผ่ดำพัฒนา", "วิเศษชัยชาญ", "อ่างทอง"),
        ("ตลาด", "เมือง", "สุราษฎร์ธานี"),
        ("แขวงวังบูรพาภิรมย์", "เขตพระนคร", "กทม."),
        ("ปอพาน", "นาเชือก", "มหาสารคาม"),
        ("จ.ป.ร.", "กระบุรี", "ระนอง"),
        ("แม่ดง", None, None),
        (None, "แว้ง", None),
        (None, "เมือง", None),
        ("แม่ดง", "แว้ง", None),
        (None, None, None),
    ],
)
def test_a_place_that_exists_has_no_problem(real, place):
    assert real.check_place(*place) == ()


@pytest.mark.parametrize(
    ("place", "code", "suggestion"),
    [
        ((None, "เวียง", "นราธิวาส"), "district-not-in-province", "แว้ง"),
        (("ท่าแร่", "บ้านแหลม", "เพชรบุรี"), "place-unknown", "ท่าแร้ง"),
        (("แม่ตอง", "แว้ง", "นราธิวาส"), "place-unknown", "แม่ดง"),
        (("แม่ตง", "แว้ง", "นราธิวาส"), "place-unknown", "แม่ดง"),
        (("แม่ต๋อง", "แว้ง", "นราธิวาส"), "place-unknown", "แม่ดง"),
        (("ลูโบะปือซา", None, "นราธิวาส"), "place-unknown", "ลุโบะบือซา"),
        ((None, None, "นราธวาส"), "place-unknown", "นราธิวาส"),
        ((None, None, "จ.อยุธยา"), "place-unknown", "พระนครศรีอยุธยา"),
        ((None, None, "บุรี"), "place-unknown", None),
        ((None, "เมือง", "พระนครศรีอยุธยา"), "district-not-in-province", "พระนครศรีอยุธยา"),
        ((None, "ปากช่อง", "เพชรบุรี"), "district-not-in-province", None),
        (("บางรัก", "แว้ง", "นราธิวาส"), "place-unknown", None),
        ((None, None, "ซอยลึก"), "place-unknown", None),
        ((None, "ซอยลึก", None), "place-unknown", None),
        (("ซอยลึก", None, None), "place-unknown", None),
        (("ซอยลึก", "แว้ง", None), "place-unknown", None),
        (("ดุสิต", "เขตพญาไท", "กรุงเทพมหานคร"), "place-unknown", None),
    ],
)
def test_a_place_that_is_not_there_is_a_problem(real, place, code, suggestion):
    (problem,) = real.check_place(*place)

    assert (problem.code, problem.suggestion) == (code, suggestion)
    assert problem.severity is Severity.ERROR
    assert problem.text in place
    assert problem.text == dict(zip(PARTS, place, strict=True))[str(problem.place.path)]
    assert problem.message.th
    assert problem.message.en
    assert (suggestion or "กรมการปกครอง") in problem.remedy.th


def test_a_district_of_another_province_is_said_to_be_there(real):
    (problem,) = real.check_place(None, "ปากช่อง", "เพชรบุรี")

    assert problem.message.th == "จังหวัดเพชรบุรีไม่มีอำเภอปากช่อง (มีในจังหวัดนครราชสีมา)"


def test_the_capitals_district_is_not_said_to_be_in_every_other_province(real):
    (problem,) = real.check_place(None, "เมือง", "พระนครศรีอยุธยา")

    assert problem.message.th == "จังหวัดพระนครศรีอยุธยาไม่มีอำเภอเมือง"


def test_the_subdistrict_is_looked_for_where_the_district_must_be(real):
    district, subdistrict = real.check_place("แม่ตอง", "เวียง", "นราธิวาส")

    assert (district.suggestion, subdistrict.suggestion) == ("แว้ง", "แม่ดง")


def test_bangkok_has_its_own_words(real):
    (problem,) = real.check_place("ดุสิต", "พญาไท", "กทม.")

    assert problem.message.th == "ไม่พบแขวงดุสิตในเขตพญาไท กรุงเทพมหานคร"


@pytest.mark.parametrize(
    ("prefix", "province"),
    [
        ("นธ", "นราธิวาส"),
        ("พบ", "เพชรบุรี"),
        ("อท", "อ่างทอง"),
        ("สป", "สมุทรปราการ"),
        ("กท", "กรุงเทพมหานคร"),
        ("บก", "บึงกาฬ"),
    ],
)
def test_a_province_has_its_letter_prefix(real, prefix, province):
    assert real.letter_prefix_of(f"จังหวัด{province}" if prefix != "กท" else province) == prefix
    assert real.provinces_of_prefix(prefix) == (province,)


def test_every_province_has_two_letters_of_its_own(real):
    prefixes = [province.letter_prefix for province in real.provinces]

    assert len(set(prefixes)) == 77
    assert all(len(prefix) == 2 for prefix in prefixes)


def test_a_prefix_with_dots_is_read(real):
    assert real.provinces_of_prefix("น.ธ.") == ("นราธิวาส",)


def test_the_demonstration_holds_enough_to_tell_a_story(invented):
    districts = [district for province in invented.provinces for district in province.districts]

    assert invented.is_demonstration
    assert len(invented.provinces) >= 1
    assert len(districts) >= 3
    assert sum(len(district.subdistricts) for district in districts) >= 10


def test_no_invented_place_is_real(real, invented):
    assert every_name(invented) & every_name(real) == set()
    for province in invented.provinces:
        assert real.provinces_of_prefix(province.letter_prefix) == ()
        assert real.check_place(None, None, province.name) != ()


def test_the_demonstration_is_checked_by_itself_only(real, invented):
    place = ("นาเปิดเผย", "ดอนโปร่งใส", "สมมติธานี")

    assert not real.is_demonstration
    assert invented.check_place(*place) == ()
    assert invented.check_place("แม่ดง", "แว้ง", "นราธิวาส") != ()
    assert invented.letter_prefix_of("สมมติธานี") == "มต"


def test_every_example_dossier_lies_in_the_demonstration_province(invented):
    agencies = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["agency"]
        for path in sorted((ROOT / "examples").glob("*.yaml"))
    ]
    assert len(agencies) >= 5

    for agency in agencies:
        place = (agency["subdistrict"], agency["district"], agency["province"])
        assert invented.check_place(*place) == ()
