"""Is a document a draft when it says so itself, and no longer once somebody registers it?"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from prongsai.packing import check_file

HEAD = "บันทึกข้อความ\nส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลนาเปิดเผย จังหวัดสมมติธานี\n"
REST = """เรื่อง ขอความเห็นชอบมาตรการ
เรียน นายกองค์การบริหารส่วนตำบลนาเปิดเผย
จึงเรียนมาเพื่อโปรดพิจารณา
(....................)
"""
OPEN = f"{HEAD}ที่ มต ๗๐๑๐๑/\nวันที่\n{REST}"
NUMBERED = f"{HEAD}ที่ มต ๗๐๑๐๑/๒๑๕\nวันที่\n{REST}"
DATED = f"{HEAD}ที่ มต ๗๐๑๐๑/\nวันที่ ๑๔ พฤศจิกายน ๒๕๖๕\n{REST}"


def codes(folder: Path, text: str) -> set[str]:
    path = folder / "memo.txt"
    path.write_text(text, encoding="utf-8")
    return {each.code for each in check_file(path)}


@pytest.mark.parametrize("mark", ["ร่าง", "(ร่าง)", "- ร่าง -", "ฉบับร่าง", "DRAFT"])
def test_a_memo_that_says_that_it_is_a_draft_may_lack_what_is_filled_in_later(tmp_path, mark):
    assert codes(tmp_path, OPEN) == {"document-number-blank", "date-missing", "signature-missing"}

    assert codes(tmp_path, f"{mark}\n{OPEN}") == set()


@pytest.mark.parametrize("words", ["ร่างประกาศมาตรการ", "ตามร่างที่เสนอ"])
def test_a_sentence_about_a_draft_makes_none(tmp_path, words):
    assert "date-missing" in codes(tmp_path, f"{words}\n{OPEN}")


def test_a_draft_that_was_numbered_or_dated_is_none_any_more(tmp_path):
    assert codes(tmp_path, f"(ร่าง)\n{NUMBERED}") == {"date-missing", "signature-missing"}
    assert codes(tmp_path, f"(ร่าง)\n{DATED}") == {"document-number-blank", "signature-missing"}


@pytest.mark.parametrize(("status", "is_silent"), [("Draft", True), ("Final", False)])
def test_the_status_of_a_word_file_says_whether_it_is_a_draft(tmp_path, status, is_silent):
    document = docx.Document()
    for line in OPEN.splitlines():
        document.add_paragraph(line)
    document.core_properties.content_status = status
    document.save(str(tmp_path / "memo.docx"))

    assert (check_file(tmp_path / "memo.docx") == ()) is is_silent
