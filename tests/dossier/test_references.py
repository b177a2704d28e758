"""Is every name that leads nowhere told, with the one that was meant?"""

from __future__ import annotations

import pytest

from prongsai.dossier import parse

HEAD = """\
schema: prongsai/dossier/1
fiscal_year: 2568
agency: {name: องค์การบริหารส่วนตำบลตัวอย่าง}
units: [{key: clerk, name: สำนักปลัด}, {key: finance, name: กองคลัง}]
people: [{key: chief, name: นายสมมติ ตัวอย่าง, position: นายก}]
"""
PLAN = "plan: {measures: [{key: m1, title: ก}, {key: m2, title: ข}]}\n"


def told(addition, *, head=HEAD):
    dossier, problems = parse(head + addition)
    assert dossier is not None, problems
    for problem in problems:
        assert problem.is_error
        assert problem.message.th
        assert problem.remedy.en
    return [(p.code, p.place.path, p.suggestion) for p in problems]


def measure(**keys):
    inner = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return f"plan: {{measures: [{{key: m1, title: ก, {inner}}}]}}\n"


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        (measure(owners="[clerks]"), ("unit-unknown", "plan.measures[0].owners[0]", "clerk")),
        (measure(owners="[clerk, กองช่าง]"), ("unit-unknown", "plan.measures[0].owners[1]", None)),
        (
            measure(indicators="[การใช้งบประมาน]"),
            ("indicator-misnamed", "plan.measures[0].indicators[0]", "การใช้งบประมาณ"),
        ),
        (
            measure(indicators="[ดินฟ้าอากาศ]"),
            ("indicator-unknown", "plan.measures[0].indicators[0]", None),
        ),
        (
            measure(indicators=f"[{'ย' * 301}]"),
            ("indicator-unknown", "plan.measures[0].indicators[0]", None),
        ),
        (measure(oit_items="[O99]"), ("oit-item-unknown", "plan.measures[0].oit_items[0]", None)),
        (
            measure(oit_items="[ข้อ o01]"),
            ("oit-item-unknown", "plan.measures[0].oit_items[0]", "O1"),
        ),
        (
            PLAN + "progress: {reports: [{measure: m3, period: 2568, status: done}]}\n",
            ("measure-unknown", "progress.reports[0].measure", None),
        ),
        (
            PLAN + "progress: {as_printed: {columns: [], rows: [{cells: [ก], measure: x}]}}\n",
            ("measure-unknown", "progress.as_printed.rows[0].measure", None),
        ),
        (
            PLAN
            + "progress: {status_as_printed: {columns: [], rows: [{cells: [], measure: x}]}}\n",
            ("measure-unknown", "progress.status_as_printed.rows[0].measure", None),
        ),
        (
            "plan: {measures: [], as_printed: {columns: [], rows: [{cells: [], measure: x}]}}\n",
            ("measure-unknown", "plan.as_printed.rows[0].measure", None),
        ),
        (
            PLAN + "analysis: {as_printed: {columns: [], rows: [{cells: [], measure: x}]}}\n",
            ("measure-unknown", "analysis.as_printed.rows[0].measure", None),
        ),
        (
            "memos: [{about: plan, chain: [{kind: signature, person: chef}]}]\n",
            ("person-unknown", "memos[0].chain[0].person", "chief"),
        ),
        ("announcement: {signer: x}\n", ("person-unknown", "announcement.signer", None)),
        ("order: {signer: x}\n", ("person-unknown", "order.signer", None)),
        (
            "order: {members: [{person: x, role: คณะทำงาน}]}\n",
            ("person-unknown", "order.members[0].person", None),
        ),
        ("oit_checklist: {edition: 2599}\n", ("edition-missing", "oit_checklist.edition", None)),
        (
            "oit_checklist: {edition: 2565, entries: [{item: O44}]}\n",
            ("oit-item-unknown", "oit_checklist.entries[0].item", None),
        ),
        (
            "oit_checklist: {edition: 2565, entries: [{item: O1, owner: x}]}\n",
            ("unit-unknown", "oit_checklist.entries[0].owner", None),
        ),
        (
            "oit_checklist: {edition: 2565, entries: [{item: O1}, {item: O1}]}\n",
            ("record-duplicate", "oit_checklist.entries[1].item", None),
        ),
        (
            "assessments: [{fiscal_year: 2599}]\n",
            ("edition-missing", "assessments[0].fiscal_year", None),
        ),
        (
            "assessments: [{fiscal_year: 2567, edition: 2599}]\n",
            ("edition-missing", "assessments[0].edition", None),
        ),
        (
            "assessments: [{fiscal_year: 2567}, {fiscal_year: 2567}]\n",
            ("record-duplicate", "assessments[1].fiscal_year", None),
        ),
        (
            "assessments: [{fiscal_year: 2567, indicators: [{indicator: การใช้อำนาจ}, {indicator: use-of-power}]}]\n",
            ("record-duplicate", "assessments[0].indicators[1].indicator", None),
        ),
        (
            "assessments: [{fiscal_year: 2565, oit_marks: [{item: O99, mark: 0}]}]\n",
            ("oit-item-unknown", "assessments[0].oit_marks[0].item", None),
        ),
        (
            "assessments: [{fiscal_year: 2565, oit_marks: [{item: O1, mark: 0}, {item: O1, mark: 100}]}]\n",
            ("record-duplicate", "assessments[0].oit_marks[1].item", None),
        ),
        (
            "plan: {measures: [{key: m1, title: ก}, {key: m1, title: ข}]}\n",
            ("record-duplicate", "plan.measures[1].key", None),
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told(addition, expected):
    assert told(addition) == [expected]


def test_units_and_people_have_keys_of_their_own():
    head = HEAD.replace("key: finance", "key: clerk").replace(
        "position: นายก}", "position: นายก}, {key: chief, name: ข, position: ค}"
    )

    assert told("", head=head) == [
        ("record-duplicate", "units[1].key", None),
        ("record-duplicate", "people[1].key", None),
    ]


@pytest.mark.parametrize(
    ("name", "kind", "right"),
    [
        ("องค์การบริหารส่วนตำบลตัวอย่าง", "town-municipality", "subdistrict-organisation"),
        ("เทศบาลเมืองตัวอย่าง", "city-municipality", "town-municipality"),
        ("องค์การบริหารส่วนจังหวัดตัวอย่าง", "other", "province-organisation"),
    ],
)
def test_a_kind_that_contradicts_the_name_is_told(name, kind, right):
    head = (
        f"schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {{name: {name}, kind: {kind}}}\n"
    )

    assert told("", head=head) == [("agency-kind-mismatch", "agency.kind", right)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("องค์การบริหารส่วนตำบลตัวอย่าง", "subdistrict-organisation"),
        ("เทศบาลตำบลตัวอย่าง", "subdistrict-municipality"),
        ("โรงพยาบาลตัวอย่าง", "other"),
        ("หน่วยบริการตัวอย่าง", "special"),
    ],
)
def test_a_kind_that_fits_is_silent(name, kind):
    head = (
        f"schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {{name: {name}, kind: {kind}}}\n"
    )

    assert told("", head=head) == []


def test_names_that_lead_somewhere_are_silent():
    addition = (
        "assessments:\n"
        "- {fiscal_year: 2565, indicators: [{indicator: ตัวชี้วัดที่ ๒ การใช้งบประมาณ, score: 90},"
        " {indicator: use-of-power}, {indicator: การปฏิบัติหน้าที่ราชการ}], oit_marks: [{item: O43, mark: 0}]}\n"
        "plan: {measures: [{key: m1, title: ก, owners: [clerk, finance], indicators: [การใช้อำนาจ],"
        " oit_items: [O1]}]}\n"
        "progress: {reports: [{measure: m1, period: 2568-Q1, status: done}]}\n"
        "memos: [{about: plan, chain: [{kind: opinion, person: chief}]}]\n"
        "announcement: {signer: chief}\n"
        "order: {signer: chief, members: [{person: chief, role: ประธาน}]}\n"
        "oit_checklist: {edition: 2565, entries: [{item: O1, owner: clerk}, {item: O43}]}\n"
    )

    assert told(addition) == []


def test_a_missing_year_names_the_years_there_are():
    _, problems = parse(HEAD + "assessments: [{fiscal_year: 2599}]\n")

    assert all(str(year) in problems[0].message.th for year in range(2563, 2570))
    assert problems[0].place.line == 6


def test_a_plan_for_a_year_without_rules_yet_is_silent():
    head = HEAD.replace("2568", "2575")

    assert told(measure(oit_items="[O99]"), head=head) == []


def test_two_files_of_answers_to_one_instrument_are_told():
    files = "[{instrument: IIT, file: a.csv}, {instrument: EIT, file: b.csv}, {instrument: IIT, file: c.csv}]"
    addition = f"assessments: [{{fiscal_year: 2564, answers: {files}}}]\n"

    assert told(addition) == [("record-duplicate", "assessments[0].answers[2].instrument", None)]
