"""Are the rules of plan, reports and places told where a dossier is checked, with their lines?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import ROOT

from prongsai.dossier import load, validate

HEAD = """\
schema: prongsai/dossier/1
fiscal_year: 2566
agency: {name: องค์การบริหารส่วนตำบลแม่ดง}
units: [{key: clerk, name: สำนักปลัด}]
"""
PLAN = """\
plan:
  measures:
  - key: m1
    title: ตรวจนับทรัพย์สินทุกเดือน
    owners: [clerk]
    reporting: half-year
"""
# As PLAN ends on line 10, the first report begins on line 13.
REPORTS = "progress:\n  reports:\n"


def told(tmp_path: Path, text: str) -> list[tuple[str, str, int | None, str | None]]:
    path = tmp_path / "ปี.yaml"
    path.write_text(text, encoding="utf-8")
    problems = validate(path)
    assert all(problem.file == str(path) for problem in problems)
    return [(p.code, str(p.severity), p.place.line, p.place.path) for p in problems]


def report(period: str, status: str, *more: str) -> str:
    lines = ("- measure: m1", f"  period: {period}", f"  status: {status}", *more)
    return "".join(f"  {line}\n" for line in lines)


def test_a_sound_year_has_no_problem(tmp_path):
    text = HEAD + PLAN + REPORTS + report("2566-H1", "in-progress") + report("2566", "in-progress")

    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("district: เวียง\n  province: นราธิวาส", ("district-not-in-province", 5, "district")),
        ("district: แว้ง\n  province: นราธวาส", ("place-unknown", 6, "province")),
        ("district: แว้ง\n  province: สมมติธานี", ("place-unknown", 6, "province")),
        (
            "district: บ้านแหลม\n  province: เพชรบุรี\n  subdistrict: ท่าแร่",
            ("place-unknown", 7, "subdistrict"),
        ),
        ("district: ซอยลึก", ("place-unknown", 5, "district")),
    ],
)
def test_a_place_that_is_not_there_is_told_at_its_key(tmp_path, place, expected):
    head = "schema: prongsai/dossier/1\nfiscal_year: 2566\nagency:\n  name: อบต.แม่ดง\n"
    code, line, key = expected

    assert told(tmp_path, f"{head}  {place}\n") == [(code, "error", line, f"agency.{key}")]


def test_a_place_as_a_document_prints_it_is_no_error_of_the_file(tmp_path):
    head = "schema: prongsai/dossier/1\nfiscal_year: 2566\nagency:\n  name: อบต.แม่ดง\n"
    place = "  district: ซอยลึก\nreadings:\n- {value: agency.district, text: อำเภอซอยลึก}\n"

    assert told(tmp_path, head + place) == [("place-unknown", "warning", 5, "agency.district")]


def test_a_demonstration_lies_in_the_invented_province(tmp_path):
    place = "agency: {name: อบต.ก, district: ดอนโปร่งใส, province: สมมติธานี}\n"
    head = "schema: prongsai/dossier/1\nfiscal_year: 2566\n" + place

    assert told(tmp_path, head + "is_demonstration: true\n") == []
    assert [each[0] for each in told(tmp_path, head)] == ["place-unknown"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  rests_on: 2564\n", ("base-year-mismatch", "warning", 11, "plan.rests_on")),
        (
            "    ends: 1 ตุลาคม 2566\n",
            ("period-outside-year", "warning", 11, "plan.measures[0].ends"),
        ),
        (
            "    starts: 1 มีนาคม 2566\n    ends: 1 กุมภาพันธ์ 2566\n",
            ("period-reversed", "error", 12, "plan.measures[0].ends"),
        ),
        (
            "  - key: m2\n    title: ข\n",
            ("measure-without-owner", "warning", 11, "plan.measures[1].owners"),
        ),
    ],
)
def test_a_rule_of_the_plan_is_told_at_its_key(tmp_path, lines, expected):
    assert told(tmp_path, HEAD + PLAN + lines) == [expected]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        (
            report("2566-H1", "cancelled"),
            ("cancelled-without-reason", "error", 13, "progress.reports[0].reason"),
        ),
        (
            report("2567-H1", "in-progress"),
            ("period-outside-year", "error", 14, "progress.reports[0].period"),
        ),
        (
            report("2566-Q1", "in-progress"),
            ("report-period-unfit", "error", 14, "progress.reports[0].period"),
        ),
        (
            report("2566-H1", "in-progress") * 2,
            ("report-duplicate", "error", 17, "progress.reports[1].period"),
        ),
        (
            # The later time stands first in the file.
            report("2566-H2", "not-started") + report("2566-H1", "in-progress"),
            ("status-backwards", "error", 15, "progress.reports[0].status"),
        ),
        (
            report("2566-H1", "cancelled", "  reason: งบประมาณถูกโอน")
            + report("2566-H2", "in-progress"),
            ("report-after-cancelled", "error", 19, "progress.reports[1].status"),
        ),
        (
            report("2566-H1", "in-progress", "  reported_on: 1 มีนาคม 2566"),
            ("report-before-period-end", "warning", 16, "progress.reports[0].reported_on"),
        ),
        (
            report("2566", "done"),
            ("measure-without-result", "warning", 13, "progress.reports[0].done"),
        ),
    ],
)
def test_what_may_not_follow_what_is_told_at_its_report(tmp_path, reports, expected):
    assert told(tmp_path, HEAD + PLAN + REPORTS + reports) == [expected]


def test_a_name_that_leads_nowhere_is_told_once(tmp_path):
    text = HEAD + PLAN + REPORTS + report("2566", "in-progress").replace("m1", "m9")

    assert told(tmp_path, text) == [
        ("measure-unknown", "error", 13, "progress.reports[0].measure"),
    ]


def test_json_has_lines_as_well(tmp_path):
    path = tmp_path / "ปี.json"
    plan = {"measures": [{"key": "m]1", "title": "ก", "owners": ["a"]}]}
    reports = [{"measure": "m]1", "period": "2566", "status": "cancelled"}]
    plain = {
        "schema": "prongsai/dossier/1",
        "fiscal_year": 2566,
        "agency": {"name": "ก"},
        "units": [{"key": "a", "name": "ก"}],
        "plan": plan,
        "progress": {"reports": reports},
    }
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")

    (problem,) = validate(path)

    lines = path.read_text(encoding="utf-8").split("\n")
    assert problem.code == "cancelled-without-reason"
    assert lines[(problem.place.line or 0) - 1].strip() == "{"
    assert '"period"' in lines[(problem.place.line or 0) + 1]


def test_what_breaks_a_rule_can_still_be_loaded(tmp_path):
    path = tmp_path / "ปี.yaml"
    path.write_text(HEAD + PLAN + REPORTS + report("2566", "cancelled"), encoding="utf-8")

    assert load(path).progress is not None


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.name
)
def test_every_example_keeps_the_rules(path):
    assert validate(path) == ()
