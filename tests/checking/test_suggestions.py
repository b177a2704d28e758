"""Is a correction suggested only where it is certain, and does it fit what was quoted?"""

from __future__ import annotations

import pytest
from tests.checking.faults import FAULTS
from tests.checking.readings import reading, table, title

from prongsai.checking import check_reading


def suggestions(code, of):
    found = [each for each in check_reading(of) if each.code == code]
    return [(each.text, each.suggestion) for each in found]


@pytest.mark.parametrize(
    ("words", "quoted", "suggested"),
    [
        (
            "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินการ ได้คะแนน ๘๐ คะแนน",
            "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินการ",
            "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน",
        ),
        ("6. คุณภาพการดำเนินการ 80.84 คะแนน", "6. คุณภาพการดำเนินการ", "6. คุณภาพการดำเนินงาน"),
    ],
)
def test_a_misnamed_indicator_keeps_the_number_that_is_quoted_with_it(words, quoted, suggested):
    in_text = suggestions("indicator-misnamed", reading(words))
    in_table = suggestions("indicator-misnamed", reading(table(("ตัวชี้วัด",), (words,))))

    assert in_text == in_table == [(quoted, suggested)]


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("เทศบาลตำบลทุ่งสุจรติ", "เทศบาลตำบลทุ่งสุจริต"),
        ("เทศบาลตำบลทุ่งมุ่งสร้างสรรค์", None),  # might be another's
        ("เทศบาลตำบลทุ่งดำเนินการแล้ว", None),  # where the name ends is not known
    ],
)
def test_a_name_is_suggested_where_no_other_can_be_meant(name, suggested):
    own = "เทศบาลตำบลทุ่งสุจริต"
    place = "อำเภอทุ่งสุจริต จังหวัดสมมติธานี"
    of = reading(title(own), *[own] * 3, name, place)

    ((_, found),) = suggestions("agency-name-varies", of)

    assert found == suggested


def test_the_letters_of_the_own_province_are_suggested_where_it_is_named():
    ((of, quoted),) = FAULTS["letter-prefix-not-of-province"]

    ((text, suggested),) = suggestions("letter-prefix-not-of-province", of)

    assert text == quoted
    assert suggested == quoted.replace("นม", "นศ")


def test_where_the_province_is_only_guessed_no_letters_are_suggested():
    of = reading(
        "บันทึกข้อความ",
        "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลท่าแร่",  # one in the country, in สกลนคร
        "ที่ นม ๗๐๑๐๑/๙",
    )

    ((_, suggested),) = suggestions("letter-prefix-not-of-province", of)

    assert suggested is None
