from __future__ import annotations

import pytest
from tests.running import EXAMPLES, door, has_thai, prongsai, stopped_sentences

from prongsai.dossier import load


def test_measures_are_proposed_for_the_lowest_indicator_first_and_say_why():
    ran = prongsai("plan", "suggest", EXAMPLES[0], "--json")
    suggestions = ran.json["suggestions"]

    assert ran.status == 0
    assert list(ran.json) == ["suggestions", "problems"]
    assert suggestions[0]["indicator"] == "corruption-prevention"
    assert "87.50" in suggestions[0]["why_en"]
    assert all(has_thai(each["why_th"]) for each in suggestions)
    assert len({each["measure"]["slug"] for each in suggestions}) == len(suggestions) > 2


@pytest.mark.parametrize("language", ["th", "en"])
def test_they_are_listed_in_the_language_that_was_asked_for(language):
    ran = door("plan", "suggest", EXAMPLES[-1], "--limit", "3", "--lang", language)
    lines = ran.out.splitlines()

    assert ran.status == 0
    assert [line[:2] for line in lines[::2]] == ["1.", "2.", "3."]
    assert all(line.startswith("   ") for line in lines[1::2])
    assert has_thai(ran.out) == (language == "th")


WITH_RESULT = [path for path in EXAMPLES if load(path).assessments]


@pytest.mark.parametrize("path", WITH_RESULT, ids=lambda path: path.stem)
def test_the_lowest_indicator_is_never_left_out(path):
    lowest = door("analyse", path, "--json").json["findings"]["lowest"]
    (suggested,) = door("plan", "suggest", path, "--limit", "1", "--json").json["suggestions"]

    assert suggested["indicator"] in [each["indicator"] for each in lowest]


def test_without_a_result_there_is_nothing_to_go_by(tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text(
        "schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {name: อบต.ก}\n", encoding="utf-8"
    )

    thai, english = stopped_sentences(door("plan", "suggest", path))

    assert "เสนอมาตรการไม่ได้" in thai
    assert "No measures can be proposed: there are no scores" in english
