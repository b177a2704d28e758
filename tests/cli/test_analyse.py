from __future__ import annotations

import pytest
from tests.running import EXAMPLES, door, has_thai, prongsai

from prongsai.dossier import load


def test_the_newest_result_is_told_in_sentences():
    ran = prongsai("analyse", EXAMPLES[0])

    assert ran.status == 0
    assert "95.75" in ran.out
    assert "ควรแก้อะไรก่อน" in ran.out
    assert "สิ่งที่คะแนนไม่บอก" in ran.out
    # 87.50 in indicator 10 of 2565 is two of the eight items of 10.1, and nothing else.
    assert "10.1" in ran.out


def test_the_sentences_are_english_where_that_was_asked_for():
    ran = prongsai("analyse", EXAMPLES[0], "--lang", "en")

    assert ran.status == 0
    assert "What to mend first" in ran.out
    assert not has_thai(ran.out)


def test_the_findings_are_json_without_a_float():
    ran = prongsai("analyse", EXAMPLES[0], "--json")
    findings = ran.json["findings"]

    assert list(ran.json) == ["findings", "problems"]
    assert findings["fiscal_year"] == 2565
    assert [each["score"] for each in findings["indicators"]][:4] == [
        *("100.00", "100.00", "100.00", "99.44")
    ]
    assert [each["indicator"] for each in findings["lowest"]] == ["corruption-prevention"]
    assert findings["overall_change"] == "10.23"
    assert isinstance(findings["mend_first"][0]["gain"], str)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_with_a_result_is_analysed(path):
    ran = door("analyse", path)

    assert ran.status == 0
    has_result = any(each.indicators for each in load(path).assessments)
    assert len(ran.out.splitlines()) > (8 if has_result else 0)


def test_a_dossier_without_a_result_says_so(tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text(
        "schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {name: อบต.ก}\n", encoding="utf-8"
    )

    assert door("analyse", path).out == "แฟ้มนี้ยังไม่มีผลการประเมินที่วิเคราะห์ได้\n"
    assert door("analyse", path, "--json").json == {"findings": None, "problems": []}


def test_a_year_without_rules_is_an_error_in_the_list(tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text(
        "schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {name: อบต.ก}\n"
        "assessments: [{fiscal_year: 2599}]\n",
        encoding="utf-8",
    )

    ran = door("analyse", path, "--json")

    assert ran.status in (1, 2)
    assert "edition-missing" in ran.codes
