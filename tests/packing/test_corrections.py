"""Is what is certain corrected in a dossier, everything else left alone, and the rest told?"""

from __future__ import annotations

import json
import re

import pytest
from tests.running import EXAMPLES

from prongsai.core.errors import ProblemsFound
from prongsai.dossier import load, to_json
from prongsai.packing.corrections import correct

RIGHT = "องค์การบริหารส่วนตำบลนาเปิดเผย"
WRONG = "องค์การบริหารส่วนตำบลนาเปิดเพย"
TEXT = EXAMPLES[0].read_text(encoding="utf-8")


def file_of(folder, text, name="year.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def spoilt(times=1):
    """The example with the name misspelt in the first places that are text of its papers."""
    head, tail = TEXT.split("people:", 1)
    return f"{head}people:{tail.replace(RIGHT, WRONG, times)}"


def test_a_faultless_dossier_stays_letter_by_letter(tmp_path):
    corrected = correct(file_of(tmp_path, TEXT))

    assert corrected.corrections == ()
    assert corrected.remaining == ()
    assert corrected.text == TEXT


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_misspelt_name_is_corrected_wherever_it_stands(tmp_path, times):
    text = spoilt(times)
    path = file_of(tmp_path, text)
    assert text.count(WRONG) == times

    corrected = correct(path)

    assert WRONG not in corrected.text
    assert len(corrected.corrections) == times
    assert corrected.remaining == ()
    assert path.read_text(encoding="utf-8") == text


def test_comments_and_order_of_the_file_stay(tmp_path):
    corrected = correct(file_of(tmp_path, spoilt()))

    comments = [line for line in TEXT.splitlines() if line.strip().startswith("#")]
    assert comments
    assert [
        line for line in corrected.text.splitlines() if line.strip().startswith("#")
    ] == comments
    changed = [
        (before, after)
        for before, after in zip(TEXT.splitlines(), corrected.text.splitlines(), strict=True)
        if before != after
    ]
    # The value that was mended is quoted now; no other line differs.
    assert [after.replace('"', "") for _, after in changed] == [before for before, _ in changed]


def test_the_district_is_corrected_at_its_own_place(tmp_path):
    text = TEXT.replace('district: "ดอนโปร่งใส"', 'district: "ดอนโปร่งใจ"')
    path = file_of(tmp_path, text)

    corrected = correct(path)

    assert [(each.path, each.suggestion) for each in corrected.corrections] == [
        ("agency.district", "ดอนโปร่งใส")
    ]
    assert corrected.text == TEXT


def test_what_is_not_certain_is_told_and_left(tmp_path):
    old = "ขับเคลื่อนนโยบายไม่รับของขวัญด้วยทะเบียนรับและส่งคืน"
    assert old in TEXT
    text = TEXT.replace(old, "ใช้ทะเบียนกลาง ไม่พบว่าไม่มีการรับ")

    corrected = correct(file_of(tmp_path, text))

    assert corrected.text == text
    assert [each.code for each in corrected.remaining] == ["double-negative"]


def test_json_is_corrected_too(tmp_path):
    sound = load(file_of(tmp_path, spoilt()))
    path = file_of(tmp_path, to_json(sound), "year.json")

    corrected = correct(path)

    assert WRONG in path.read_text(encoding="utf-8")
    assert WRONG not in json.dumps(json.loads(corrected.text), ensure_ascii=False)
    assert len(corrected.corrections) == 1


def test_keys_by_which_others_are_named_are_never_corrected(tmp_path):
    text = re.sub(r"(?<![-\w])clerk(?![-\w])", WRONG, spoilt())
    path = file_of(tmp_path, text)

    corrected = correct(path)

    assert f"key: {WRONG}" in corrected.text
    assert all(not each.path.startswith("units") for each in corrected.corrections)


def test_a_file_that_is_no_dossier_is_refused(tmp_path):
    path = file_of(tmp_path, "schema: prongsai/dossier/1\nfiscal_year: 2568\n")

    with pytest.raises(ProblemsFound):
        correct(path)


def test_what_was_read_from_the_document_stays_beside_the_corrected_value(tmp_path):
    text = TEXT.replace('district: "ดอนโปร่งใส"', 'district: "ดอนโปร่งใจ"')
    path = file_of(tmp_path, text + "readings:\n  - value: agency.district\n")

    corrected = correct(path)

    again = load(file_of(tmp_path, corrected.text, "again.yaml"))
    assert again.agency.district == "ดอนโปร่งใส"
    assert again.readings[0].text == "ดอนโปร่งใจ"


@pytest.mark.examples
@pytest.mark.parametrize("case", ["000", "002", "004"])
def test_the_names_of_the_cases_are_corrected(examples, tmp_path, case):
    from prongsai.dossier import to_yaml
    from prongsai.intake import read, recognise

    # As the brief of the cases says: place names as they are in the gazetteer.
    right = {"000": "แม่ดง", "002": "ลุโบะบือซา", "004": "ท่าแร้ง"}[case]
    found = recognise(read(examples / case / "document.docx"))
    path = file_of(tmp_path, to_yaml(found.dossier))

    corrected = correct(path)

    again = load(file_of(tmp_path, corrected.text, "again.yaml"))
    assert again.agency.name == f"องค์การบริหารส่วนตำบล{right}"
    assert {each.code for each in corrected.remaining} & {"agency-name-varies"} == set()
    # Another authority's name is no form of the own one: case 002 has one, left in from copying.
    wrong = {
        "000": "แม่ตง|แม่ตอง|แม่ต๋อง",
        "002": "ลูโบะปือซา|บุษบือชา",
        "004": "ตำบลท่าแร่|ตำบลทำเรื่อง",
    }[case]
    told = again.model_dump(exclude={"readings", "unplaced"})
    assert re.findall(wrong, json.dumps(told, default=str, ensure_ascii=False)) == []
    foreign = [each.text for each in corrected.remaining if each.code == "foreign-agency"]
    assert foreign == (["องค์การบริหารส่วนตำบลแม่ตง"] if case == "002" else [])
