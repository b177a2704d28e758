from __future__ import annotations

import docx
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
    assert prongsai("check", path, "--json").json == []


def test_a_problem_names_file_line_text_and_remedy(tmp_path):
    path = file_of(tmp_path, ERROR)
    (problem,) = door("check", path, "--json").json

    assert problem["code"] == "district-not-in-province"
    assert problem["severity"] == "error"
    assert problem["file"] == str(path)
    assert problem["place"] == {"line": 2}
    assert (problem["text"], problem["suggestion"]) == ("ดอนโปร่งใจ", "ดอนโปร่งใส")
    assert problem["remedy_th"]
    assert "(district-not-in-province)" in door("check", path).out


def test_a_draft_may_lack_number_date_and_signer(tmp_path):
    path = file_of(tmp_path, MEMO)
    codes = {each["code"] for each in door("check", path, "--json").json}

    assert codes == {"document-number-blank", "date-missing", "signature-missing"}
    assert door("check", path, "--draft", "--json").json == []


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

    (problem,) = door("check", plan, report, "--json").json

    assert (problem["code"], problem["file"]) == ("measure-without-result", str(plan))
    assert problem["place"]["line"] == 7
    assert "report.txt" in problem["message_th"]
    assert prongsai("check", plan, "--json").json == []


def test_what_can_be_read_is_checked_beside_what_cannot(tmp_path):
    ran = door("check", tmp_path / "none.txt", file_of(tmp_path, ERROR), "--json")

    assert ran.status == 2
    assert [each["code"] for each in ran.json] == [
        "district-not-in-province",
        "file-unusable",
    ]
    assert "none.txt" in ran.err


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_the_examples(path):
    assert door("check", path, "--json").json == []


def test_a_fault_in_a_dossiers_text_is_told_by_its_path(tmp_path):
    text = EXAMPLES[0].read_text(encoding="utf-8")
    title = "ใช้ทะเบียนกลางฉบับเดียว"
    assert title not in text
    old = "ขับเคลื่อนนโยบายไม่รับของขวัญด้วยทะเบียนรับและส่งคืน"
    assert old in text
    path = file_of(tmp_path, text.replace(old, f"{title} ไม่พบว่าไม่มีการรับ"), "year.yaml")

    problems = door("check", path, "--json").json

    assert [each["code"] for each in problems] == ["double-negative"]
    assert problems[0]["place"]["path"].startswith("plan.measures[1]")


def test_a_dossier_with_a_wrong_form_is_told_that_first(tmp_path):
    path = file_of(tmp_path, "schema: prongsai/dossier/1\nfiscal_year: 2568\n", "year.yaml")
    ran = door("check", path, "--json")

    assert ran.status == 1
    assert {each["code"] for each in ran.json} == {"key-missing"}


def test_the_json_is_a_list_of_the_one_shape(tmp_path):
    ran = door("check", file_of(tmp_path, ERROR), tmp_path / "none.txt", "--json")

    keys = {
        *("code", "severity", "file", "place", "text"),
        *("message_th", "message_en", "remedy_th", "suggestion"),
    }
    assert isinstance(ran.json, list)
    assert [set(each) for each in ran.json] == [keys, keys]


def test_a_dossier_is_corrected_into_another_file(tmp_path):
    text = EXAMPLES[0].read_text(encoding="utf-8")
    spoilt = text.replace('district: "ดอนโปร่งใส"', 'district: "ดอนโปร่งใจ"')
    assert spoilt != text
    path, out = file_of(tmp_path, spoilt, "year.yaml"), tmp_path / "fixed.yaml"

    ran = door("check", path, "--fix-to", out)

    assert ran.status == 0
    assert "agency.district" in ran.out
    assert out.read_text(encoding="utf-8") == text
    assert path.read_text(encoding="utf-8") == spoilt
    assert door("check", path).status == 1


def test_what_remains_in_the_corrected_dossier_is_told_of_that_file(tmp_path):
    text = EXAMPLES[0].read_text(encoding="utf-8")
    old = "ขับเคลื่อนนโยบายไม่รับของขวัญด้วยทะเบียนรับและส่งคืน"
    path = file_of(tmp_path, text.replace(old, "ไม่พบว่าไม่มีการรับ"), "year.yaml")
    out = tmp_path / "fixed.yaml"

    ran = door("check", path, "--fix-to", out, "--json")

    assert [(each["code"], each["file"]) for each in ran.json] == [("double-negative", str(out))]
    assert str(out) in ran.err


def test_a_word_file_is_copied_with_comments(tmp_path):
    path, out = tmp_path / "report.docx", tmp_path / "commented.docx"
    made = docx.Document()
    for line in ERROR.splitlines():
        made.add_paragraph(line)
    made.save(str(path))

    ran = door("check", path, "--fix-to", out)

    assert ran.status == 1  # it is still to be mended
    (found,) = docx.Document(str(out)).comments
    assert "(district-not-in-province)" in found.text


def test_one_file_alone_is_corrected(tmp_path):
    first, second = file_of(tmp_path, CLEAN, "a.yaml"), file_of(tmp_path, CLEAN, "b.yaml")

    ran = door("check", first, second, "--fix-to", tmp_path / "out.yaml")

    assert ran.status == 2
    assert "--fix-to" in ran.err
    assert not (tmp_path / "out.yaml").exists()


def test_a_text_cannot_be_corrected_but_reported(tmp_path):
    ran = door("check", file_of(tmp_path, ERROR), "--fix-to", tmp_path / "out.txt")

    assert ran.status == 2
    assert "--report" in ran.err
    assert not (tmp_path / "out.txt").exists()


def test_a_dossier_that_is_not_sound_is_not_corrected(tmp_path):
    path = file_of(tmp_path, "schema: prongsai/dossier/1\nfiscal_year: 2568\n", "year.yaml")

    ran = door("check", path, "--fix-to", tmp_path / "out.yaml")

    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert not (tmp_path / "out.yaml").exists()


@pytest.mark.parametrize(
    ("ending", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!")]
)
def test_a_report_is_written_in_the_format_of_its_name(tmp_path, ending, start):
    out = tmp_path / f"report.{ending}"

    ran = door("check", file_of(tmp_path, ERROR), tmp_path / "none.txt", "--report", out)

    assert ran.status == 2  # one file could not be read; the report says so
    assert out.read_bytes().startswith(start)
    assert str(out) in ran.out


def test_the_report_holds_what_the_list_holds(tmp_path):
    out = tmp_path / "report.docx"
    door("check", file_of(tmp_path, ERROR), file_of(tmp_path, CLEAN, "b.txt"), "--report", out)

    counts, table = docx.Document(str(out)).tables

    assert [cell.text for cell in counts.rows[1].cells] == ["report.txt", "1", "0", "0", "1"]
    assert [cell.text for cell in counts.rows[2].cells] == ["b.txt", "0", "0", "0", "0"]
    assert table.rows[2].cells[1].text == "บรรทัด 2"
    assert table.rows[2].cells[2].text == "ดอนโปร่งใจ"
    assert "ควรเป็น: ดอนโปร่งใส" in table.rows[2].cells[4].text


@pytest.mark.parametrize("name", ["report.txt", "REPORT.TXT", "out.doc", "out"])
def test_a_report_goes_neither_over_a_checked_file_nor_under_another_name(tmp_path, name):
    path = file_of(tmp_path, ERROR)

    ran = door("check", path, "--report", tmp_path / name, "--overwrite")

    assert ran.status == 2
    assert path.read_text(encoding="utf-8") == ERROR
    assert sorted(each.name for each in tmp_path.iterdir()) == ["report.txt"]


def test_a_report_that_is_there_is_kept_unless_told(tmp_path):
    path, out = file_of(tmp_path, ERROR), file_of(tmp_path, "mine", "report.html")

    assert door("check", path, "--report", out).status == 2
    assert out.read_text(encoding="utf-8") == "mine"
    assert door("check", path, "--report", out, "--overwrite").status == 1
    assert out.read_text(encoding="utf-8") != "mine"


def test_report_and_corrected_file_are_two_files(tmp_path):
    path, out = file_of(tmp_path, CLEAN, "a.html"), tmp_path / "out.html"

    assert door("check", path, "--fix-to", out, "--report", out).status == 2
    assert not out.exists()


def test_no_control_character_of_a_document_reaches_the_terminal(tmp_path):
    words = CLEAN + "ไม่พบว่าไม่มี\x9b31m\u202eการเรียกรับ\n"
    path = file_of(tmp_path, words)

    for ran in (door("check", path), door("check", path, "--json")):
        assert "double-negative" in ran.out
        assert not set("\x1b\x9b\u202e") & set(ran.out)
    assert door("check", path, "--json").json[0]["code"] == "double-negative"


@pytest.mark.examples
@pytest.mark.parametrize("case", ["000", "001", "002", "004"])
def test_the_report_on_a_case_counts_every_problem(examples, tmp_path, case):
    path, out = examples / case / "document.docx", tmp_path / "report.docx"
    problems = door("check", path, "--json").json

    door("check", path, "--report", out)

    counts, table = docx.Document(str(out)).tables
    told = [int(cell.text) for cell in counts.rows[1].cells[1:]]
    severities = [each["severity"] for each in problems]
    by_severity = [severities.count(name) for name in ("error", "warning", "hint")]
    assert told == [*by_severity, len(problems)]
    assert len(table.rows) == 1 + len(problems) + sum(count > 0 for count in by_severity)
    assert max(len(row.cells[2].text) for row in table.rows) <= 121
