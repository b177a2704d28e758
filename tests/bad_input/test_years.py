"""Is an unknown or wordy year told wherever one may be written?"""

from __future__ import annotations

import pytest
from tests.running import EXAMPLES, door, has_thai, stopped_sentences

WORDY = ["ปีหน้า", "สองพันห้าร้อยหกสิบห้า", "25 65", "2565-2566", "FY", "2565.5", "-2565", "๒๕๖๕ก"]
WORDY += ["nan", "99999999999999999999", "25650", "0", "2565\u0e31"]
UNKNOWN = ["2599", "2500", "๒๕๖๒", "1999"]
KNOWN = ["2563", "2569"]
HEADING = ",".join(["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11))])
SCORES = ",".join([*["90"] * 8, "100", "100"])


@pytest.mark.parametrize("year", WORDY)
def test_a_wordy_year_on_the_command_line(tmp_path, year):
    for words in (
        ["editions", "show", "--", year],
        ["dossier", "new", "--agency", "ก", f"--year={year}", "--out", tmp_path / "a.yaml"],
    ):
        thai, english = stopped_sentences(door(*words))

        assert "ไม่ใช่ปีงบประมาณ" in thai
        assert "is not a fiscal year" in english
        assert year in thai
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.parametrize("year", UNKNOWN)
def test_a_year_without_rules_on_the_command_line(year):
    thai, english = stopped_sentences(door("editions", "show", year))

    assert all(known in thai and known in english for known in KNOWN)


@pytest.mark.parametrize("year", [*WORDY, ""])
def test_a_wordy_year_in_a_row(tmp_path, year):
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADING}\nก,{year},{SCORES}\nข,2565,{SCORES}\n", encoding="utf-8")

    ran = door("score", path, "--json")

    bad, good = ran.json["results"]
    assert ran.status == 1
    assert ran.codes == ["year-unreadable"]
    assert ran.json["problems"][0]["place"] == {"row": 2, "column": 2}
    assert has_thai(ran.json["problems"][0]["message_th"])
    assert (bad["fiscal_year"], bad["overall"]) == (None, None)
    assert len(bad["not_scored"]) == 1
    assert good["overall"] == "94.00"


@pytest.mark.parametrize("year", UNKNOWN)
def test_a_year_without_rules_in_a_row(tmp_path, year):
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADING}\nก,{year},{SCORES}\nข,2565,{SCORES}\n", encoding="utf-8")

    ran = door("score", path, "--json")

    bad, good = ran.json["results"]
    assert ran.status == 1
    assert ran.codes == ["edition-missing"]
    assert all(known in ran.json["problems"][0]["message_en"] for known in KNOWN)
    assert bad["edition"] is None
    assert bad["overall"] is None
    assert good["overall"] == "94.00"


def dossier(tmp_path, year, assessment):
    path = tmp_path / "year.yaml"
    path.write_text(
        f"schema: prongsai/dossier/1\nfiscal_year: {year}\nagency: {{name: อบต.ก}}\n"
        f"assessments: [{{fiscal_year: {assessment}}}]\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("year", WORDY)
def test_a_wordy_year_in_a_dossier(tmp_path, year):
    own = door("dossier", "validate", dossier(tmp_path, f"'{year}'", "2565"), "--json")
    of_result = door("dossier", "validate", dossier(tmp_path, "2566", f"'{year}'"), "--json")

    assert (own.status, of_result.status) == (1, 1)
    assert own.codes == of_result.codes == ["year-unreadable"]
    assert own.json["problems"][0]["place"] == {"line": 2, "path": "fiscal_year"}
    assert of_result.json["problems"][0]["place"]["line"] == 4


@pytest.mark.parametrize("year", UNKNOWN)
@pytest.mark.parametrize("command", [["dossier", "validate"], ["score"]], ids=" ".join)
def test_an_assessment_of_a_year_without_rules_is_listed(tmp_path, command, year):
    ran = door(*command, dossier(tmp_path, "2566", year), "--json")

    assert ran.status == 1
    assert ran.codes == ["edition-missing"]
    assert all(known in ran.json["problems"][0]["message_en"] for known in KNOWN)


@pytest.mark.parametrize("period", ["2566-Q5", "ไตรมาสหน้า", "2566-H3", "2566-", "Q1"])
def test_a_period_that_is_none_is_refused(tmp_path, period):
    ran = door("build", EXAMPLES[0], "--out", tmp_path / "out", "--period", period)

    assert period in stopped_sentences(ran)[0]
    assert not (tmp_path / "out").exists()
