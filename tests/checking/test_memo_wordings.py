"""Other offices' wordings of a memo's and an order's faults, and what only looks like them.

Each line: what stands there, and whether it is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.checking.faults import OWN
from tests.checking.readings import memo, note, progress_table, reading, title

from prongsai.checking import check_reading
from prongsai.core.problems import Severity
from prongsai.core.reading import Reading

CHIEF, SECRETARY = f"นายก{OWN}", f"ปลัด{OWN}"
SALUTATIONS = {
    "salutation-missing": ["", "...........", "(ระบุตำแหน่ง)", "-", "……………"],
    "salutation-wrong": [
        f"นาย {OWN}",
        f"นางสาว{OWN}",
        OWN,
        "อบต.นาเปิดเผย",
        "นายกองค์กรบริหารส่วนตำบลนาเปิดเผย",
        "นายกองค์การบริหารตำบลนาเปิดเผย",
        "นายกอง์การบริหารส่วนตำบลนาเปิดเผย",
        "นายกเทศมนตรีตำบลนาเปิดเผย",
        "นายกเทศมนตรีเมืองนาเปิดเผย",
        "นายกองค์การบริหารส่วนจังหวัดสมมติธานี",
    ],
    "": [
        "นายอำเภอดอนโปร่งใส",
        f"ท่าน{CHIEF}",
        SECRETARY,
        f"รอง{CHIEF}",
        "นายก อบต.นาเปิดเผย",
        "นายกอบต.นาเปิดเผย",
        "ผู้ว่าราชการจังหวัดสมมติธานี",
        "นายสมมติ รักความจริง",
        "หัวหน้าสำนักปลัด",
    ],
}
DATES = {
    "date-missing": [
        *("พฤศจิกายน ๒๕๖๖", "....... พฤศจิกายน ๒๕๖๖", "๑๕ ............ ๒๕๖๖", "๑๕ พฤศจิกายน ........"),
        *("๑๕ พฤศจิกายน", "๒๕๖๖", "      /      /", "เดือน พฤศจิกายน พ.ศ. ๒๕๖๖", "__ พฤศจิกายน ๒๕๖๖"),
    ],
    "": ["15 พ.ย. 66", "15/11/2566", "๑๕ เดือน พฤศจิกายน พ.ศ. ๒๕๖๖", "๑ พ.ย.๒๕๖๖", "15-11-2566"],
}
NUMBERS = {
    "document-number-blank": [
        *(
            "มต ๗๐๑๐๑/ว",
            "มต ๗๐๑๐๑/ว......",
            "มต",
            "มต ............",
            "....../๒๕๖๖",
            "มต ๗๐๑๐๑/____",
            "/",
        ),
    ],
    "": ["๑๒/๒๕๖๖", "มต ๗๐๑๐๑.๑/๓๔"],
}
ORDER_NUMBERS = {
    "document-number-blank": [
        *(
            "ที่ ....../๒๕๖๕",
            "ที่      /๒๕๖๕",
            "ที่ ..............",
            "ที่ /๒๕๖๕",
            "ที่",
            "เลขที่ ........../๒๕๖๕",
        ),
    ],
    "": ["ที่ ๓๑๒/๒๕๖๕", "ที่ -/๒๕๖๕"],
}
NAME = "(นายตัวแทน เปิดเผยดี)"
INK, DOTTED = "ลงชื่อ......................", "(......................)"
ENDS = {
    "signature-missing": [
        *([], [NAME], [CHIEF], [NAME, "......................"], [DOTTED, CHIEF], [INK, CHIEF]),
        *([INK, DOTTED, f"ตำแหน่ง {CHIEF}"], [INK, NAME, "ตำแหน่ง ................"]),
    ],
    "": [
        [INK, NAME, f"ตำแหน่ง {CHIEF}"],
        [NAME, f"รอง{SECRETARY}", f"รักษาราชการแทน {SECRETARY}", f"ปฏิบัติหน้าที่ {CHIEF}"],
        ["ว่าที่ร้อยตรี ตัวแทน เปิดเผยดี", CHIEF],
        ["ลงชื่อ นายตัวแทน เปิดเผยดี", CHIEF],
    ],
}
CHAIN = [
    *("(นางสาวตัวอย่าง สุจริตกุล)", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
    *("ความเห็นหัวหน้าสำนักปลัด", "เพื่อโปรดพิจารณา", "(นายสมมติ รักความจริง)", "หัวหน้าสำนักปลัด"),
    *("ความเห็นของปลัด", "- เห็นควรอนุมัติ", "(นางสมมุติ ธรรมดำรง)", SECRETARY),
    *("ความเห็นนายก", "[ ] อนุมัติ [ ] ไม่อนุมัติ", NAME, CHIEF),
]
FOLLOW_UPS = {
    "follow-up-not-after-memo": [
        "ให้ทุกกองรายงานผลภายในวันที่ ๑ พฤศจิกายน ๒๕๖๖",
        "โดยกำหนดให้มีการติดตามครั้งแรกในวันที่ ๑๕ พฤศจิกายน ๒๕๖๖",
        "นัดประชุมติดตามผล วันที่ ๑๐ พ.ย. ๒๕๖๖",
        "จะรายงานความก้าวหน้าต่อผู้บริหาร ณ ๑๕ พฤศจิกายน ๒๕๖๖",
    ],
    "": [
        "ให้ทุกกองรายงานผลภายในวันที่ ๑ เมษายน ๒๕๖๗",
        "ได้รายงานผลเมื่อวันที่ ๑ พฤศจิกายน ๒๕๖๖ แล้ว",
        "ตามหนังสือสำนักงาน ป.ป.ช. ลงวันที่ ๑ ตุลาคม ๒๕๖๖ ให้รายงานผล",
        "ผลการดำเนินการ ณ วันที่ ๓๐ กันยายน ๒๕๖๖ มีดังนี้",
        "ตามที่ประชุมได้มีมติเมื่อวันที่ ๑ ตุลาคม ๒๕๖๖ ให้ติดตามผล",
    ],
}
BASES = [
    "จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {} อบต.นาเปิดเผย ได้ ๘๕.๕๐ คะแนน",
    "ตามที่สำนักงาน ป.ป.ช. ประกาศผลการประเมิน ITA ปี {} หน่วยงานได้ ๘๕.๕๐ คะแนน",
    "อาศัยผลคะแนน ITA ปีงบประมาณ {} จึงกำหนดมาตรการดังนี้",
    "เพื่อนำผลการประเมินปี {} มากำหนดมาตรการ",
    "มาตรการปี ๒๕๖๗ นี้จัดทำขึ้นจากผลการวิเคราะห์คะแนน ITA ปี {}",
    "สืบเนื่องจากผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส ประจำปี {} ซึ่งมีผลคะแนนรวม ๘๕.๕๐",
]
NO_BASES = [
    "เพื่อรองรับการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ จึงกำหนดมาตรการดังนี้",
    "เพื่อยกระดับคะแนน ITA ปี ๒๕๖๗ ให้ได้คะแนนตั้งแต่ ๘๕ คะแนนขึ้นไป",
    "ตามที่อบต.นาเปิดเผย เข้ารับการประเมิน ITA ปี ๒๕๖๖ ได้ ๘๖ คะแนน เพิ่มขึ้นจากปี ๒๕๖๕ ที่ได้ ๘๐ คะแนน",
]
ONE_UNIT = [
    *(("กองคลัง", "กองการคลัง"), ("กองคลัง", "ส่วนการคลัง"), ("กองช่าง", "กองการช่าง")),
    *(("สำนักปลัด", "สำนักงานปลัด"), ("หน่วยตรวจสอบภายใน", "หน่วยงานตรวจสอบภายใน")),
    *(("กองการศึกษา", "กองศึกษา"), ("กองการเจ้าหน้าที่", "กองเจ้าหน้าที่")),
]
TWO_UNITS = [
    *(("กองสวัสดิการสังคม", "กองสวัสดิการ"), ("กองคลัง", "กองช่าง")),
    ("กองการศึกษา", "กองการศึกษา ศาสนาและวัฒนธรรม"),
]


def codes_of(made: Reading) -> set[str]:
    return {each.code for each in check_reading(made) if each.severity is not Severity.HINT}


def lines(wordings: Mapping[str, Sequence[object]]) -> list[tuple[object, set[str]]]:
    return [(each, {code} - {""}) for code, listed in wordings.items() for each in listed]


def order(number: str = "ที่ ๓๑๒/๒๕๖๕", ends: list[str] | None = None) -> Reading:
    return reading(
        title(f"คำสั่ง{OWN}"),
        *(number, "เรื่อง แต่งตั้งคณะทำงาน", "สั่ง ณ วันที่ ๑๗ ตุลาคม พ.ศ. ๒๕๖๕"),
        *([NAME, CHIEF] if ends is None else ends),
        note(),
    )


def memo_in_lines(ends: list[str]) -> Reading:
    return memo("จึงเรียนมาเพื่อโปรดพิจารณา", *ends, signers=[])


def plan(*sentences: str) -> Reading:
    return reading(title("มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"), *sentences)


def of_units(one: str, other: str) -> Reading:
    return reading(
        progress_table(("จัดเวร", one, "จัดแล้ว"), ("ทำคู่มือ", one, "ทำแล้ว"), ("ทำป้าย", other, "ติดแล้ว"))
    )


@pytest.mark.parametrize(("to", "codes"), lines(SALUTATIONS))
def test_whom_a_memo_addresses(to, codes):
    assert codes_of(memo(to=to)) == codes


@pytest.mark.parametrize(("date", "codes"), lines(DATES))
def test_a_date_without_its_day_month_or_year_is_missing(date, codes):
    assert codes_of(memo(date=date)) == codes


@pytest.mark.parametrize(("number", "codes"), lines(NUMBERS))
def test_a_memos_number(number, codes):
    assert codes_of(memo(number=number)) == codes


@pytest.mark.parametrize(("number", "codes"), lines(ORDER_NUMBERS))
def test_an_orders_number(number, codes):
    assert codes_of(order(number)) == codes


@pytest.mark.parametrize(("ends", "codes"), lines(ENDS))
def test_places_to_sign_in_lines(ends, codes):
    assert codes_of(order(ends=ends)) == codes
    assert codes_of(memo_in_lines(ends)) == codes


def test_a_chain_of_opinions_in_lines_is_whole():
    assert codes_of(memo_in_lines(CHAIN)) == set()


@pytest.mark.parametrize("at", [0, 1, 4, 5, 8, 9, 12, 13])
def test_a_chain_that_lacks_a_name_or_a_position(at):
    assert codes_of(memo_in_lines(CHAIN[:at] + CHAIN[at + 1 :])) == {"signature-missing"}


@pytest.mark.parametrize(("sentence", "codes"), lines(FOLLOW_UPS))
def test_days_of_following_up_in_sentences(sentence, codes):
    assert codes_of(memo(sentence, subject="ขอความเห็นชอบมาตรการส่งเสริมคุณธรรม")) == codes


@pytest.mark.parametrize("sentence", BASES)
def test_the_result_that_a_plan_opens_with(sentence):
    assert codes_of(plan(sentence.format("๒๕๖๖"))) == set()
    assert codes_of(plan(sentence.format("๒๕๖๕"))) == {"base-year-mismatch"}
    assert codes_of(plan(sentence.format("๒๕๖๗"))) == {"base-year-mismatch"}


@pytest.mark.parametrize("sentence", NO_BASES)
def test_an_assessment_to_come_is_no_base(sentence):
    assert codes_of(plan(sentence)) == set()


@pytest.mark.parametrize(("one", "other"), ONE_UNIT)
def test_one_units_two_names(one, other):
    assert codes_of(of_units(one, other)) == {"unit-name-varies"}


@pytest.mark.parametrize(("one", "other"), TWO_UNITS)
def test_units_that_are_two_or_shortened(one, other):
    assert codes_of(of_units(one, other)) == set()


@pytest.mark.parametrize("sentence", ["ในการนี้ สำนักงานปลัด ได้จัดทำแล้ว", "มอบหมายให้สำนักงานปลัดดำเนินการ"])
def test_a_units_other_name_in_a_sentence(sentence):
    assert codes_of(memo(sentence)) == {"unit-name-varies"}


def test_a_ministrys_office_is_no_unit():
    assert codes_of(memo("ตามหนังสือสำนักงานปลัดกระทรวงมหาดไทย")) == set()


def test_letters_of_another_province_are_told_once():
    made = memo(
        department="สำนักปลัด องค์การบริหารส่วนตำบลวังอ่าง",
        to="นายกองค์การบริหารส่วนตำบลวังอ่าง",
        number="นม ๗๐๑๐๑/๙",
        signers=[],
    )

    assert "place-unknown" not in codes_of(made)


def test_a_district_that_is_elsewhere_with_its_subdistrict_is_told_once():
    made = reading(title("องค์การบริหารส่วนตำบลวังอ่าง"), "ตำบลวังอ่าง อำเภอชะอวด จังหวัดนครราชสีมา")

    assert codes_of(made) == {"district-not-in-province"}


@pytest.mark.parametrize("words", ["๑) ก\n๑) ข\n๒) ค", "1. ก\n1. ข\n2. ค\n3. ง"])
def test_a_first_number_twice(words):
    made = reading(progress_table(("จัดเวร", "กองช่าง", words)))

    assert "numbering-duplicate" in codes_of(made)


def test_a_list_inside_a_first_point_repeats_nothing():
    made = reading(progress_table(("จัดเวร", "กองช่าง", "1. ก\n1. ข\n2. ค\n2. ง")))

    assert "numbering-duplicate" not in codes_of(made)
