from __future__ import annotations

import pytest
from tests.running import EXAMPLES, door, prongsai

CLEAN = "องค์การบริหารส่วนตำบลนาเปิดเผย\nอำเภอดอนโปร่งใส จังหวัดสมมติธานี\n"
ERROR = CLEAN.replace("ดอนโปร่งใส", "ดอนโปร่งใจ")
WARNING = CLEAN + "ประชาชนเชื่อมั่นและไม่พบว่าไม่มีการเรียกรับเงิน\n"
MEMO = """บันทึกข้อความ
ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลนาเปิดเผย จังหวัดสมมติธานี
ที่ มต ๗๐๑๐๑/
วันที่
เรื่อง ขอความเห็นชอบมาตรการ
เรียน นายกองค์การบริหารส่วนตำบลนาเปิดเผย
จึงเรียนมาเพื่อโปรดพิจารณา
(....................)
"""


def file_of(folder, text, name="report.txt"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "status"), [(CLEAN, 0), (WARNING, 0), (ERROR, 1)])
def test_the_status_tells_whether_an_error_is_among_the_problems(tmp_path, text, status):
    assert door("check", file_of(tmp_path, text)).status == status


def test_a_clean_document_is_said_to_be_clean(tmp_path):
    path = file_of(tmp_path, CLEAN)

    assert door("check", path).out == "ไม่พบข้อผิดพลาด\n"
    assert door("check", path, "--lang", "en").out == "No problem found.\n"
    assert prongsai("check", path, "--json").json == {"problems": []}


def test_a_problem_names_file_line_text_and_remedy(tmp_path):
    path = file_of(tmp_path, ERROR)
    (problem,) = door("check", path, "--json").json["problems"]

    assert problem["code"] == "district-not-in-province"
    assert problem["severity"] == "error"
    assert problem["file"] == str(path)
    assert problem["place"] == {"line": 2}
    assert (problem["text"], problem["suggestion"]) == ("ดอนโปร่งใจ", "ดอนโปร่งใส")
    assert problem["remedy_th"]
    assert "(district-not-in-province)" in door("check", path).out


def test_a_draft_may_lack_number_date_and_signer(tmp_path):
    path = file_of(tmp_path, MEMO)
    codes = {each["code"] for each in door("check", path, "--json").json["problems"]}

    assert codes == {"document-number-blank", "date-missing", "signature-missing"}
    assert door("check", path, "--draft", "--json").json == {"problems": []}


def test_files_that_are_given_together_are_compared(tmp_path):
    def measures(heading, column, *rows):
        lines = [heading, "องค์การบริหารส่วนตำบลนาเปิดเผย", "", f"มาตรการ\tผู้รับผิดชอบ\t{column}"]
        return "\n".join([*lines, *("\t".join(row) for row in rows), ""])

    rows = [
        (f"{at}. จัดงานที่{name}", "กองช่าง", f"ทำแล้ว {at} ครั้ง") for at, name in enumerate("กขค", 1)
    ]
    plan = file_of(
        tmp_path, measures("มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568", "ขั้นตอน", *rows), "plan.txt"
    )
    report = file_of(
        tmp_path,
        measures("ผลตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568", "ผลการดำเนินการ", *rows[:2]),
        "report.txt",
    )

    (problem,) = door("check", plan, report, "--json").json["problems"]

    assert (problem["code"], problem["file"]) == ("measure-without-result", str(plan))
    assert problem["place"]["line"] == 7
    assert "report.txt" in problem["message_th"]
    assert prongsai("check", plan, "--json").json == {"problems": []}


def test_what_can_be_read_is_checked_beside_what_cannot(tmp_path):
    ran = door("check", tmp_path / "none.txt", file_of(tmp_path, ERROR), "--json")

    assert ran.status == 2
    assert [each["code"] for each in ran.json["problems"]] == [
        "district-not-in-province",
        "file-unusable",
    ]
    assert "none.txt" in ran.err


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_the_examples(path):
    assert door("check", path, "--json").json == {"problems": []}


def test_a_fault_in_a_dossiers_text_is_told_by_its_path(tmp_path):
    text = EXAMPLES[0].read_text(encoding="utf-8")
    title = "ใช้ทะเบียนกลางฉบับเดียว"
    assert title not in text
    old = "ขับเคลื่อนนโยบายไม่รับของขวัญด้วยทะเบียนรับและส่งคืน"
    assert old in text
    path = file_of(tmp_path, text.replace(old, f"{title} ไม่พบว่าไม่มีการรับ"), "year.yaml")

    problems = door("check", path, "--json").json["problems"]

    assert [each["code"] for each in problems] == ["double-negative"]
    assert problems[0]["place"]["path"].startswith("plan.measures[1]")


def test_a_dossier_with_a_wrong_form_is_told_that_first(tmp_path):
    path = file_of(tmp_path, "schema: prongsai/dossier/1\nfiscal_year: 2568\n", "year.yaml")
    ran = door("check", path, "--json")

    assert ran.status == 1
    assert {each["code"] for each in ran.json["problems"]} == {"key-missing"}
