"""Which of the mistakes that are known to stand in the real cases are found?

Each line: the case, the code, and a few letters of what is quoted. The four cases as a faultless
reader would give them, and as our readers read their text, Word file and PDF; the table is
complete, so that a new finding is read before it stays.
"""

from __future__ import annotations

from collections import Counter

import pytest
from tests.checking.readings import reading_of_truth

from prongsai.checking import check_reading
from prongsai.core.problems import Severity
from prongsai.intake import read

EXPECTED = {
    "000": [
        ("agency-name-varies", "ตำบลแม่ตอง"),
        ("agency-name-varies", "ตำบลแม่ต๋อง"),
        ("place-unknown", "ตำบลแม่ตอง"),
        ("district-not-in-province", "เวียง"),
        ("indicator-number-mismatch", "ตัวชี้วัดที่ ๖ คุณภาพ"),
        ("indicator-number-mismatch", "ตัวชี้วัดที่ ๗ ประสิทธิภ"),
        ("count-mismatch", "๒ ตัวชี้วัด"),
        ("base-year-mismatch", "ผลการวิเคราะห์"),
        ("numbering-gap", "๔."),
        ("double-negative", "ไม่พบว่าไม่มี"),
        ("level-bands-gap", "๘๕ – ๙๔"),
        ("unit-name-varies", "งานบริหารทั่วไป"),
        ("date-missing", ""),
        *[("text-damaged", "ธารณะ")] * 2,
    ],
    "001": [
        ("agency-name-varies", "ตำบลไม่คำพัฒนา"),
        ("agency-name-varies", "เทศบาลตำบลไม่ดำ"),
        ("numbering-duplicate", "๒."),
        ("numbering-duplicate", "๕."),
        ("quantity-contradiction", "(รายไตรมาส)"),
        ("text-cut-off", "ได้อย่าง"),
        ("outcome-copied", "ประชาชนในพื้นที่"),
        *[("text-damaged", "ข้อเสนอนะ")] * 2,
        ("text-damaged", "ปัญห"),
        *[("target-wording-in-result", "อย่างน้อย")] * 6,
        *[("target-wording-in-result", "ไม่น้อยกว่า")] * 3,
    ],
    "002": [
        ("foreign-agency", "ตำบลแม่ตง"),
        ("agency-name-varies", "ตำบลบุษบือชา"),
        ("place-unknown", "ตำบลลูโบะปือซา"),
        ("salutation-wrong", "นายองค์การ"),
        ("measure-duplicate-title", "จุดให้บริการ"),
        ("outcome-copied", "รายงานผลการประเมิน"),
        ("base-year-mismatch", "ตามที่"),
        ("lookalike-letters", "\u093f\u0930"),
        ("text-damaged", "เติริม"),
        *[("plan-wording-in-result", "รายงานความก้าวหน้า")] * 4,
        ("unit-name-varies", "สำนักงานปลัด"),
    ],
    "004": [
        ("agency-name-varies", "ตำบลทำเรื่อง"),
        ("place-unknown", "ตำบลท่าแร่"),
        *[("letter-prefix-not-of-province", "สป ")] * 2,
        ("indicator-misnamed", "การใช้จ่าย"),
        ("lowest-indicator-without-measure", "63.91"),
        ("follow-up-not-after-memo", "17 มกราคม 2565"),
        ("figure-missing", "ดังนี้"),
        ("salutation-wrong", "นายองค์การ"),
        ("salutation-missing", "เรื่อง"),
        *[("document-number-blank", "ที่ สป")] * 2,
        ("person-name-varies", "ย่อ"),
    ],
}
READERS = [
    pytest.param(reading_of_truth, id="truth"),
    *[
        pytest.param(lambda case, name=name: read(case / name), id=name)
        for name in ("source.txt", "document.docx", "document.pdf")
    ],
]
SUGGESTED = [
    ("000", "place-unknown", "แม่ดง"),
    ("000", "district-not-in-province", "แว้ง"),
    ("002", "place-unknown", "ลุโบะบือซา"),
    ("002", "salutation-wrong", "นายกองค์การ"),
    ("004", "place-unknown", "ท่าแร้ง"),
    ("004", "letter-prefix-not-of-province", "พบ "),
]


@pytest.mark.examples
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", EXPECTED)
def test_the_known_mistakes_of_a_case_are_found_and_nothing_else(examples, case, reader):
    problems = check_reading(reader(examples / case))

    left = list(EXPECTED[case])
    for problem in problems:
        match = next(
            (each for each in left if each[0] == problem.code and each[1] in (problem.text or "")),
            None,
        )
        assert match is not None, (problem.code, problem.place)
        left.remove(match)
    assert left == []


@pytest.mark.examples
@pytest.mark.parametrize(("case", "code", "meant"), SUGGESTED)
def test_what_is_certain_is_suggested(examples, case, code, meant):
    problems = check_reading(reading_of_truth(examples / case))

    assert all(meant in (each.suggestion or "") for each in problems if each.code == code)


@pytest.mark.examples
def test_findings_in_tables_tell_their_row_and_column(examples):
    problems = check_reading(reading_of_truth(examples / "001"))

    rows = Counter(each.place.row for each in problems if each.code == "numbering-duplicate")
    assert rows == {7: 1, 12: 1}
    assert {each.place.column for each in problems if each.code == "text-cut-off"} == {7}


@pytest.mark.examples
@pytest.mark.parametrize("case", EXPECTED)
def test_what_is_looked_at_only_is_a_hint(examples, case):
    hints = {
        each.code
        for each in check_reading(reading_of_truth(examples / case))
        if each.severity is Severity.HINT
    }

    assert hints <= {"figure-missing", "one-owner-for-all", "mixed-digits", "foreign-website"}
