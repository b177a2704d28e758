from __future__ import annotations

import re

import pytest
from tests.running import door, has_thai, prongsai, stopped_sentences

YEARS = [*range(2563, 2570)]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_years_are_listed(language):
    ran = prongsai("editions", "list", "--lang", language)

    assert ran.status == 0
    assert ran.out.split() == [str(year) for year in YEARS]


def test_the_years_are_listed_as_json():
    assert prongsai("editions", "list", "--json").json == {"editions": YEARS}


def test_an_edition_is_shown_with_what_its_rules_rest_on():
    lines = prongsai("editions", "show", "2565", "--lang", "en").out.splitlines()

    assert lines[0] == "Rules of fiscal year 2565 (B.E.)"
    assert "IIT 30% Internal Integrity and Transparency Assessment" in lines
    assert "OIT 40% Open Data Integrity and Transparency Assessment" in lines
    assert "  10. Prevention of corruption" in lines
    assert "  AA 95.00" in lines
    assert "Pass from 85.00" in lines
    assert "43 OIT items" in lines
    rests = lines[lines.index("What the rules rest on") + 1 :]
    assert "  the computation: carried over from a neighbouring year [not verified]" in rests
    assert all(line.endswith(("[verified]", "[not verified]")) for line in rests)
    assert len(rests) >= 10


def test_the_years_calendar_samples_and_publications_are_shown():
    english = door("editions", "show", "2568", "--lang", "en").out.splitlines()
    thai = door("editions", "show", "2565").out.splitlines()

    assert "  report on the measures: O28" in english
    assert "  the report covers 2567" in english
    assert "  Publication of results: ? – 18 August 2025" in english
    assert any(line.startswith("  EIT: At least 10 % of external") for line in english)
    assert "28 OIT items, a checklist only" in english
    assert "  รายงานผลของปี 2565" in thai
    assert "  ตอบแบบวัด OIT: 1 มีนาคม 2565 – 30 เมษายน 2565" in thai
    assert "  O18 9.3  แผนการใช้จ่ายงบประมาณประจำปี" in thai


def test_what_became_of_last_years_items_is_shown():
    thai = door("editions", "show", "2565").out.splitlines()
    english = door("editions", "show", "2566", "--lang", "en").out.splitlines()

    assert "  O34 → O34 แทนด้วยข้อที่ไม่เหมือนเดิม" in thai
    changed = english[english.index("OIT items changed since 2565, beside their numbers") + 1 :]
    assert {"  O10, O18 → O11 merged", "  O34 → O31, O32 split", "  – → O10 new"} <= set(changed)
    assert "  O20 → – dropped" in changed


@pytest.mark.parametrize(("year", "unconfirmed"), [(2565, 0), (2567, 31), (2569, 3)])
def test_items_that_no_text_confirms_are_marked(year, unconfirmed):
    assert door("editions", "show", year).out.count("(ยังไม่ยืนยัน)") == unconfirmed


def test_where_no_list_was_found_none_is_counted():
    assert (
        "The OIT items of this year were not found"
        in door("editions", "show", "2563", "--lang", "en").out
    )


def test_a_recomputed_rule_is_called_verified():
    rests = prongsai("editions", "show", "2564", "--lang", "en").out

    assert "  the computation: recomputed from published results [verified]" in rests


def test_levels_that_look_at_instruments_say_so():
    english = door("editions", "show", "2567", "--lang", "en").out
    thai = door("editions", "show", "2567").out

    assert "  Pass with excellence 95.00, each instrument from 95.00" in english
    assert "  ผ่านดีเยี่ยม 95.00 และทุกเครื่องมือตั้งแต่ 95.00" in thai


@pytest.mark.parametrize("year", YEARS)
def test_every_edition_is_shown_in_both_languages_and_as_json(year):
    thai, english = door("editions", "show", year), door("editions", "show", year, "--lang", "en")
    shape = door("editions", "show", year, "--json").json

    assert (thai.status, thai.err, english.status) == (0, "", 0)
    assert f"เกณฑ์ปีงบประมาณ พ.ศ. {year}" in thai.out
    titles = re.compile(r"^  O\d+ .*$", re.MULTILINE)  # of OIT items, in Thai alone
    assert not has_thai(titles.sub("", english.out))
    assert shape["edition"]["fiscal_year"] == year
    assert len(shape["edition"]["indicators"]) == 10
    assert shape["edition"]["formula_basis"]["kind"]
    unverified = english.out.count("[not verified]")
    assert [problem["code"] for problem in shape["problems"]] == ["rule-unverified"] * unverified


@pytest.mark.parametrize("year", ["๒๕๖๕", "2022", "พ.ศ. 2565", "65"])
def test_a_year_may_be_written_as_people_write_it(year):
    assert "2565" in door("editions", "show", year).out.splitlines()[0]


def test_a_year_without_rules_names_the_years_there_are():
    thai, english = stopped_sentences(prongsai("editions", "show", "2599"))

    assert all(str(year) in thai for year in YEARS)
    assert all(str(year) in english for year in YEARS)
