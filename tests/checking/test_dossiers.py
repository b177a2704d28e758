"""Is what two places of a dossier say against each other found, at its path?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from prongsai.packing import check_file

# A subdistrict beside the example's own one, of the demonstration gazetteer.
NEIGHBOUR = "โคกคุณธรรม"
EXAMPLE = next((Path(__file__).resolve().parents[2] / "examples").glob("02-*.yaml"))


def problems_of(folder: Path, change) -> set[tuple[str, str | None]]:
    data = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    change(data)
    path = folder / "dossier.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return {(each.code, each.place.path) for each in check_file(path)}


def set_follow_up(data, words):
    data["plan"]["measures"][1]["follow_up"] = words


@pytest.mark.parametrize("words", ["รายงานผล ณ 25 ตุลาคม 2564", "ให้ติดตามภายในวันที่ 1 ก.ย. 2564"])
def test_a_follow_up_that_is_not_after_the_plans_memo(tmp_path, words):
    found = problems_of(tmp_path, lambda data: set_follow_up(data, words))

    assert found == {("follow-up-not-after-memo", "plan.measures[1].follow_up")}


def test_a_follow_up_after_the_plans_memo(tmp_path):
    assert problems_of(tmp_path, lambda data: set_follow_up(data, "ติดตาม ณ 31 มีนาคม 2565")) == set()


def test_a_reporters_name_in_another_spelling(tmp_path):
    def change(data):
        for at, report in enumerate(data["progress"]["reports"]):
            report["reported_by"] = "นางสาวตัวอย่าง สุจริตกูล" if at == 0 else None

    assert problems_of(tmp_path, change) == {
        ("person-name-varies", "progress.reports[0].reported_by")
    }


def test_letters_of_another_province(tmp_path):
    def change(data):
        data["agency"]["letter_prefix"] = "นม 70101"
        data["memos"] = []

    assert ("letter-prefix-not-of-province", "agency.letter_prefix") in problems_of(
        tmp_path, change
    )


def test_the_dossiers_own_name_is_never_a_strangers(tmp_path):
    def change(data):
        data["agency"] |= {"name": f"องค์การบริหารส่วนตำบล{NEIGHBOUR}", "subdistrict": NEIGHBOUR}

    found = problems_of(tmp_path, change)

    assert ("foreign-agency", "people[2].position") in found
    assert not any(path == "agency.name" for _, path in found)


def test_another_form_of_the_own_name_is_told_where_it_stands(tmp_path):
    def change(data):
        data["progress"]["introduction"] = ["ผลการดำเนินการขององค์การบริหารส่วนตำบลนาเบิดเผย มีดังนี้"]

    assert problems_of(tmp_path, change) == {("agency-name-varies", "progress.introduction[0]")}


def with_report_as_printed(data, change):
    """The dossier with the report's own table: each measure as planned, with its owner."""
    names = {unit["key"]: unit["name"] for unit in data["units"]}
    rows = [
        [each["title"], " ".join(names[owner] for owner in each["owners"]), f"ทำครบ {at} เรื่อง"]
        for at, each in enumerate(data["plan"]["measures"], 2)
    ]
    change(rows)
    data["progress"]["as_printed"] = {
        "columns": [
            {"title": "มาตรการ", "field": "measure"},
            {"title": "ผู้รับผิดชอบ", "field": "owner"},
            {"title": "ผลการดำเนินการ", "field": "output"},
        ],
        "rows": [{"cells": row} for row in rows],
    }


def between(folder, change) -> set[tuple[str, str | None]]:
    codes = {"owner-mismatch", "measure-without-result", "report-measure-unknown"}
    found = problems_of(folder, lambda data: with_report_as_printed(data, change))
    return {each for each in found if each[0] in codes}


def test_a_report_kept_as_printed_that_agrees_with_the_plan(tmp_path):
    assert between(tmp_path, list) == set()


def test_a_report_kept_as_printed_that_names_another_owner(tmp_path):
    def change(rows):
        rows[-1][1] = "กองสวัสดิการสังคม"

    last = len(yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["plan"]["measures"]) - 1
    assert between(tmp_path, change) == {
        ("owner-mismatch", f"progress.as_printed.rows[{last}].cells[1]")
    }


def test_a_report_kept_as_printed_that_leaves_a_measure_out(tmp_path):
    assert between(tmp_path, lambda rows: rows.pop(1)) == {
        ("measure-without-result", "plan.measures[1].title")
    }


def test_a_place_that_there_is_not_hides_no_other_one(tmp_path):
    def change(data):
        data["agency"]["subdistrict"] = "นาเปิดเผยใหม่"
        data["readings"] = [{"value": "agency.subdistrict"}]  # read so: a warning
        data["progress"]["introduction"] = ["ประชุมที่ตำบลเขาไม่มีจริง อำเภอทุ่งสุจริต จังหวัดสมมติธานี"]

    assert problems_of(tmp_path, change) == {
        ("place-unknown", "agency.subdistrict"),
        ("place-unknown", "progress.introduction[0]"),
    }


def test_what_a_value_and_its_documents_show_is_told_once(tmp_path):
    def change(data):
        data["plan"]["measures"][0]["owners"] = []
        data["plan"]["measures"][1]["ends"] = "2022-12-31"

    assert problems_of(tmp_path, change) == {
        ("measure-without-owner", "plan.measures[0].owners"),
        ("period-outside-year", "plan.measures[1].ends"),
    }


def test_a_kept_table_that_lacks_another_owner_is_told_beside_the_plan(tmp_path):
    def change(data):
        with_report_as_printed(data, list)
        data["progress"]["as_printed"]["rows"][-1]["cells"][1] = "-"
        data["plan"]["measures"][0]["owners"] = []

    found = {
        path for code, path in problems_of(tmp_path, change) if code == "measure-without-owner"
    }

    last = len(yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["plan"]["measures"]) - 1
    assert found == {"plan.measures[0].owners", f"plan.measures[{last}].title"}
