from __future__ import annotations

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
    rules = english.out.split("OIT items")[0]
    assert not has_thai(rules.rsplit("\n", 1)[0])
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
