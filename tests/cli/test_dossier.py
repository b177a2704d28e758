from __future__ import annotations

import json

import pytest
from tests.running import EXAMPLES, door, prongsai, stopped_sentences

from prongsai.dossier import load


def test_the_schema_is_json_schema():
    ran = prongsai("dossier", "schema")

    assert ran.status == 0
    assert ran.json["$schema"].startswith("https://json-schema.org/")
    assert {"schema", "fiscal_year", "agency"} <= set(ran.json["required"])
    assert prongsai("dossier", "schema", "--json", "--lang", "en").json == ran.json


def test_a_new_dossier_is_sound_as_it_stands(tmp_path):
    out = tmp_path / "folder" / "year.yaml"
    ran = prongsai(
        *("dossier", "new", "--agency", "องค์การบริหารส่วนตำบลทดสอบ", "--year", "๒๕๖๘", "--out", out)
    )

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"สร้าง {out} แล้ว\n"
    assert prongsai("dossier", "validate", out).out == "ไม่พบข้อผิดพลาด\n"
    assert load(out).fiscal_year.be == 2568


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_valid(path):
    assert door("dossier", "validate", path).out == "ไม่พบข้อผิดพลาด\n"
    assert door("dossier", "validate", path, "--lang", "en").out == "No problem found.\n"
    assert door("dossier", "validate", path, "--json").json == {"problems": []}


def test_problems_are_listed_with_their_lines(tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text(
        "schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {name: ก}\nunitz: []\n",
        encoding="utf-8",
    )

    thai = prongsai("dossier", "validate", path)
    english = prongsai("dossier", "validate", path, "--lang", "en")
    (problem,) = prongsai("dossier", "validate", path, "--json").json["problems"]

    assert (thai.status, english.status) == (1, 1)
    assert thai.err == ""
    assert f"[ผิด] {path} บรรทัด 4" in thai.out
    assert thai.out.endswith("(key-unknown)\n")
    assert f"[error] {path} line 4" in english.out
    assert (problem["code"], problem["place"]["line"]) == ("key-unknown", 4)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_dossier_goes_through_a_workbook_and_back_unchanged(tmp_path, path):
    workbook, back = tmp_path / "year.xlsx", tmp_path / "year.yaml"

    there = door("dossier", "to-xlsx", path, "--out", workbook)
    home = door("dossier", "from-xlsx", workbook, "--out", back, "--lang", "en")

    assert there.out == f"สร้าง {workbook} แล้ว\n"
    assert home.out == f"Made {back}.\n"
    assert load(back) == load(path)


def test_a_workbook_becomes_json_where_the_name_says_so(tmp_path):
    workbook, back = tmp_path / "year.xlsx", tmp_path / "year.json"
    prongsai("dossier", "to-xlsx", EXAMPLES[0], "--out", workbook, "--json")

    ran = prongsai("dossier", "from-xlsx", workbook, "--out", back, "--json")

    assert ran.json == {"file": str(back), "problems": []}
    assert json.loads(back.read_text(encoding="utf-8"))["fiscal_year"]
    assert load(back) == load(EXAMPLES[0])


def test_an_empty_template_lists_what_must_be_filled_in(tmp_path):
    workbook = tmp_path / "empty.xlsx"
    made = prongsai("dossier", "template", "--out", workbook, "--json")

    ran = prongsai("dossier", "from-xlsx", workbook, "--out", tmp_path / "year.yaml")
    listed = prongsai("dossier", "from-xlsx", workbook, "--out", tmp_path / "year.yaml", "--json")

    assert made.json == {"file": str(workbook), "problems": []}
    assert not (tmp_path / "year.yaml").exists()
    stopped_sentences(ran)
    assert ran.err.count("(key-missing)") == 2
    assert listed.status == 2
    assert listed.codes == ["key-missing", "key-missing"]


@pytest.mark.parametrize("command", ["new", "template", "to-xlsx", "from-xlsx"])
def test_a_file_that_is_there_is_written_over_only_if_asked(tmp_path, command):
    out = tmp_path / ("mine.yaml" if command in ("new", "from-xlsx") else "mine.xlsx")
    out.write_bytes(b"somebody's work")
    source = tmp_path / "source.xlsx"
    door("dossier", "to-xlsx", EXAMPLES[0], "--out", source)
    sources: dict[str, list[object]] = {
        "new": ["--agency", "ก", "--year", "2568"],
        "template": [],
        "to-xlsx": [EXAMPLES[0]],
        "from-xlsx": [source],
    }
    words = sources[command]

    refused = door("dossier", command, *words, "--out", out)

    assert str(out) in stopped_sentences(refused)[0]
    assert out.read_bytes() == b"somebody's work"
    assert door("dossier", command, *words, "--out", out, "--overwrite").status == 0
    assert out.read_bytes() != b"somebody's work"


@pytest.mark.parametrize(
    ("words", "name", "ending"),
    [
        (["new", "--agency", "ก", "--year", "2568"], "year.json", ".yaml"),
        (["new", "--agency", "ก", "--year", "2568"], "year", ".yaml"),
        (["template"], "blank.yaml", ".xlsx"),
        (["to-xlsx", str(EXAMPLES[0])], "year.xls", ".xlsx"),
        (["from-xlsx", "{workbook}"], "year.xlsx", ".json"),
    ],
)
def test_a_name_that_says_another_kind_of_file_is_refused(tmp_path, words, name, ending):
    workbook = tmp_path / "year.xlsx"
    door("dossier", "to-xlsx", EXAMPLES[0], "--out", workbook)
    before = workbook.read_bytes()
    words = [word.replace("{workbook}", str(workbook)) for word in words]

    ran = door("dossier", *words, "--out", tmp_path / name, "--overwrite")

    assert all(ending in sentence for sentence in stopped_sentences(ran))
    assert [path.name for path in tmp_path.iterdir()] == ["year.xlsx"]
    assert workbook.read_bytes() == before
