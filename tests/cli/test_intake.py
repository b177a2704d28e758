"""Does the command line read a document into a dossier, and say what it found?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import door, prongsai

from prongsai.dossier import load

PAPER = """องค์การบริหารส่วนตำบลบึงตรวจสอบ
มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

มาตรการ\tขั้นตอน\tผู้รับผิดชอบ
๑. เปิดช่องทางถามตอบ\t๑. ประชุม ๒. เปิดใช้\tสำนักปลัด
๒. ตรวจพัสดุ\tตรวจนับ\tกองคลัง
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_a_document_becomes_a_sound_dossier(tmp_path, paper):
    out = tmp_path / "d.yaml"

    ran = prongsai("intake", paper, "--out", out)

    assert (ran.status, ran.err) == (0, "")
    assert "2 มาตรการ" in ran.out
    assert ran.out.endswith(f"สร้าง {out} แล้ว\n")
    assert door("dossier", "validate", out).status == 0
    plan = load(out).plan
    assert plan is not None
    assert [each.title for each in plan.measures] == ["เปิดช่องทางถามตอบ", "ตรวจพัสดุ"]


def test_the_answer_is_json_where_it_is_asked_for(tmp_path, paper):
    out = tmp_path / "d.json"

    ran = door("intake", paper, "--out", out, "--json")

    assert ran.json == {
        "file": str(out),
        "kinds": ["plan"],
        "agency": "องค์การบริหารส่วนตำบลบึงตรวจสอบ",
        "fiscal_year": 2568,
        "measures": 2,
        "values": ran.json["values"],
        "to_confirm": 0,
        "unplaced": 0,
        "problems": [],
    }
    assert load(out).fiscal_year.be == 2568


def test_a_file_that_is_there_is_left_alone(tmp_path, paper):
    out = tmp_path / "d.yaml"
    out.write_text("งานของฉัน", encoding="utf-8")

    refused = door("intake", paper, "--out", out)
    allowed = door("intake", paper, "--out", out, "--overwrite")

    assert (refused.status, allowed.status) == (2, 0)
    assert load(out).agency.name == "องค์การบริหารส่วนตำบลบึงตรวจสอบ"


def test_what_the_document_does_not_tell_the_user_may(tmp_path):
    bare = tmp_path / "bare.txt"
    bare.write_text("มาตรการ\tผู้รับผิดชอบ\nตรวจพัสดุ\tกองคลัง\n", encoding="utf-8")
    out = tmp_path / "d.yaml"
    name = ["--agency", "เทศบาลตำบลสมมติ"]

    nobody = door("intake", bare, "--out", out, "--json")
    no_year = door("intake", bare, "--out", out, *name, "--json")
    told = door("intake", bare, "--out", out, *name, "--year", "๒๕๖๙")

    assert (nobody.status, nobody.codes) == (2, ["agency-not-read"])
    assert (no_year.status, no_year.codes) == (2, ["fiscal-year-not-read"])
    assert told.status == 0
    assert (load(out).agency.name, load(out).fiscal_year.be) == ("เทศบาลตำบลสมมติ", 2569)


@pytest.mark.parametrize("name", ["d.txt", "d"])
def test_a_name_of_another_kind_is_refused_before_anything_is_read(tmp_path, paper, name):
    ran = door("intake", paper, "--out", tmp_path / name)

    assert ran.status == 2
    assert not (tmp_path / name).exists()


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    ran = door("intake", tmp_path / "none.docx", "--out", tmp_path / "d.yaml", "--lang", "en")

    assert ran.status == 2
    assert ran.err.count("\n") == 1


def test_what_is_to_be_looked_at_is_told(tmp_path, paper):
    paper.write_text(PAPER + "\nชื่อ\tอายุ\nสมมติ\t๔๐\n", encoding="utf-8")

    ran = door("intake", paper, "--out", tmp_path / "d.yaml")

    assert ran.status == 0
    assert "(table-not-placed)" in ran.err
