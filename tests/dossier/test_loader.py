"""Is everything that can be wrong in a file said with its line, its path and what to do?"""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from prongsai.core.errors import FileUnusable, ProblemsFound
from prongsai.dossier import load, parse, read

HEAD = """\
schema: prongsai/dossier/1
fiscal_year: 2568
agency:
  name: องค์การบริหารส่วนตำบลตัวอย่าง
"""
DECIDED = (
    "people: [{key: a, name: ก, position: ข}]\n"
    "memos: [{about: plan, chain: [{kind: opinion, person: a, decision: {act: agree, "
    f"name: ก, position: ข, digest: '{'a' * 64}', "
)
DECISION = "memos[0].chain[0].decision"


def sound(text, *, is_json=False) -> Any:
    dossier, problems = parse(text, is_json=is_json)
    assert problems == ()
    return dossier


def found(text, *, is_json=False):
    dossier, problems = parse(text, is_json=is_json)
    return dossier, [(p.code, p.place.line, p.place.path) for p in problems]


def only_problem(text, *, is_json=False):
    _, problems = parse(text, is_json=is_json)
    assert len(problems) == 1, problems
    problem = problems[0]
    assert problem.message.th
    assert problem.message.en
    assert problem.remedy.th
    assert problem.remedy.en
    assert any("ก" <= letter <= "๙" for letter in problem.message.th)
    return problem


def test_a_small_dossier_is_sound():
    dossier = sound(HEAD)

    assert dossier.fiscal_year.be == 2568


def test_scores_are_exact_and_never_floats():
    text = (
        HEAD
        + "assessments:\n- {fiscal_year: 2567, indicators: [{indicator: budget-use, score: 95.10}]}\n"
    )

    dossier = sound(text)

    assert str(dossier.assessments[0].indicators[0].score) == "95.10"


def test_a_key_without_a_value_is_as_good_as_absent():
    dossier, problems = parse(HEAD + "settings:\nunits:\nplan: ~\nnote: null\n")

    assert problems == ()
    assert dossier == parse(HEAD)[0]


def test_days_and_years_are_read_as_offices_write_them():
    text = HEAD.replace("2568", "พ.ศ. ๒๕๖๘") + "announcement: {date: ๑๗ มกราคม ๒๕๖๘}\n"

    dossier = sound(text)

    assert dossier.fiscal_year.be == 2568
    assert dossier.announcement.date.isoformat() == "2025-01-17"


@pytest.mark.parametrize(
    ("addition", "code", "line", "path"),
    [
        ("unitz: []\n", "key-unknown", 5, "unitz"),
        ("units: [{key: a}]\n", "key-missing", 5, "units[0].name"),
        ("units: [{key: a, name: ก}, {key: b, name: }]\n", "key-missing", 5, "units[1].name"),
        ('units: [{key: a, name: " "}]\n', "text-empty", 5, "units[0].name"),
        ('units: [{key: "", name: ก}]\n', "text-empty", 5, "units[0].key"),
        ("settings: {digits: roman}\n", "value-not-listed", 5, "settings.digits"),
        ("memos: [{about: plans}]\n", "value-not-listed", 5, "memos[0].about"),
        (
            "assessments: [{fiscal_year: 2567, oit_marks: [{item: O1, mark: 50}]}]\n",
            "value-not-listed",
            5,
            "assessments[0].oit_marks[0].mark",
        ),
        ("announcement: {date: 31 กุมภาพันธ์ 2568}\n", "date-unreadable", 5, "announcement.date"),
        ("announcement: {date: พรุ่งนี้}\n", "date-unreadable", 5, "announcement.date"),
        (f"{DECIDED}at: เมื่อวาน}}}}]}}]\n", "date-unreadable", 6, f"{DECISION}.at"),
        (f"{DECIDED}at: 2024-11-22T09:30}}}}]}}]\n", "date-unreadable", 6, f"{DECISION}.at"),
        (f"{DECIDED}at: 2024-11-22T09:30:00+07:00}}}}]}}]\n", None, None, None),
        ("announcement: {date: [1]}\n", "value-not-text", 5, "announcement.date"),
        ("progress: {period: 2568-Q5}\n", "period-unreadable", 5, "progress.period"),
        ("analysis: {of: ปีที่แล้ว}\n", "year-unreadable", 5, "analysis.of"),
        ("analysis: {of: {a: b}}\n", "value-not-text", 5, "analysis.of"),
        ("note: [ก]\n", "value-not-text", 5, "note"),
        ("note: {ก: ข}\n", "value-not-text", 5, "note"),
        ("analysis: {guidance: ก}\n", "value-not-list", 5, "analysis.guidance"),
        ("analysis: {guidance: [ก, ]}\n", None, None, None),
        ("analysis:\n  guidance:\n  - ก\n  -\n", "text-empty", 8, "analysis.guidance[1]"),
        ("analysis: ก\n", "value-not-keys", 5, "analysis"),
        ("units: [ก]\n", "value-not-keys", 5, "units[0]"),
        ("is_demonstration: อาจจะ\n", "value-not-yes-or-no", 5, "is_demonstration"),
        ("is_demonstration: [true]\n", "value-not-yes-or-no", 5, "is_demonstration"),
        ('note: "\\a"\n', "text-control-character", 5, "note"),
        ('note: "\\ufffe"\n', "text-control-character", 5, "note"),
        (f"note: {'ก' * 20_001}\n", "text-too-long", 5, "note"),
        ("note: ก\nnote: ข\n", "key-duplicate", 6, "note"),
        ("units:\n- key: a\n  name: ก\n  key: b\n", "key-duplicate", 8, "units[0].key"),
    ],
)
def test_a_wrong_value_is_told_with_its_line_and_path(addition, code, line, path):
    if code is None:
        assert parse(HEAD + addition)[1] == ()
        return

    problem = only_problem(HEAD + addition)

    assert (problem.code, problem.place.line, problem.place.path) == (code, line, path)
    assert problem.is_error
    assert parse(HEAD + addition)[0] is None


@pytest.mark.parametrize(
    "score",
    ["100.01", "-1", "๙๕.๗๕.", "9.5.5", "'95,75'", "ดี", "nan", ".nan", "inf", "-.inf", "1e3"],
)
def test_what_is_no_score_is_never_read_as_one(score):
    text = (
        HEAD
        + f"assessments:\n- fiscal_year: 2567\n  indicators:\n  - indicator: budget-use\n    score: {score}\n"
    )

    problem = only_problem(text)

    is_number = score in ("100.01", "-1")
    assert problem.code == ("score-out-of-range" if is_number else "score-unreadable")
    assert (problem.place.line, problem.place.path) == (9, "assessments[0].indicators[0].score")
    assert problem.text == score.strip("'")


@pytest.mark.parametrize("amount", ["1e3", "-2", "สอง", "1,00", "1.2.3", "inf"])
def test_what_is_no_amount_is_never_read_as_one(amount):
    plan = f"plan: {{measures: [{{key: m, title: ก, targets: [{{what: ก, unit: ครั้ง, amount: '{amount}'}}]}}]}}\n"

    assert only_problem(HEAD + plan).code == "amount-unreadable"


def test_amounts_may_have_thai_digits_and_commas():
    plan = "plan: {measures: [{key: m, title: ก, targets: [{what: ก, unit: บาท, amount: '๑,๒๕๐.๕๐'}]}]}\n"

    dossier = sound(HEAD + plan)

    assert str(dossier.plan.measures[0].targets[0].amount) == "1250.50"


def test_a_hash_must_be_one():
    report = "progress: {reports: [{measure: m, period: 2568-Q1, status: done, evidence: [{title: ก, sha256: abc}]}]}\n"
    plan = "plan: {measures: [{key: m, title: ก}]}\n"

    assert only_problem(HEAD + plan + report).code == "hash-malformed"


def test_a_mistyped_key_is_told_the_nearest_one():
    problem = only_problem(HEAD + "setings: {}\n")

    assert problem.suggestion == "settings"
    assert "settings" in problem.remedy.th


def test_a_wrong_choice_lists_the_right_ones():
    problem = only_problem(HEAD + "settings: {digits: thia}\n")

    assert "thai, arabic" in problem.remedy.en
    assert problem.suggestion == "thai"


def test_every_problem_is_told_at_once_in_the_order_of_lines():
    _, problems = found(HEAD + "note: [1]\nmemo: 1\nunits:\n- key: a\nnote: ข\n")

    assert problems == [
        ("value-not-text", 5, "note"),
        ("key-unknown", 6, "memo"),
        ("key-missing", 8, "units[0].name"),
        ("key-duplicate", 9, "note"),
    ]


def test_after_two_hundred_problems_the_rest_is_counted():
    _, problems = parse(HEAD + "".join(f"x{n}: 1\n" for n in range(250)))

    assert len(problems) == 201
    assert problems[0].code == "problems-more" or problems[-1].code == "problems-more"


def test_a_newer_schema_is_refused_with_both_versions():
    problem = only_problem("schema: prongsai/dossier/2\nsomething: new\n")

    assert (problem.code, problem.place.line) == ("schema-newer", 1)
    assert "2" in problem.message.th
    assert "1" in problem.message.th
    assert "Upgrade" in problem.remedy.en


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fiscal_year: 2568\n", "schema-missing"),
        ("schema:\nfiscal_year: 2568\n", "schema-unknown"),
        ("schema: somebody/else/1\n", "schema-unknown"),
        ("schema: prongsai/dossier/0\n", "schema-unknown"),
        ("schema: [1]\n", "schema-unknown"),
        ("- a\n- b\n", "dossier-not-keys"),
        ("เพียงข้อความ\n", "dossier-not-keys"),
        ("# เพียงหมายเหตุ\n", "dossier-not-keys"),
    ],
)
def test_what_is_no_dossier_of_this_schema_is_refused(text, code):
    assert only_problem(text).code == code


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (BOMB, "yaml-anchor", 1),
        (HEAD + "note: *x\n", "yaml-anchor", 5),
        (HEAD + "note: !!python/object:os.system x\n", "yaml-tag", 5),
        (HEAD + "note: !secret x\n", "yaml-tag", 5),
        (HEAD + "units: !!set {a}\n", "yaml-tag", 5),
        (HEAD + "---\nnote: ก\n", "yaml-many-documents", 5),
        (HEAD + "note: [1\nunits: 2\n", "yaml-unreadable", 6),
        (HEAD + "units:\n\t- a\n", "yaml-unreadable", 6),
        (HEAD + 'note: "ไม่ปิด\n', "yaml-unreadable", None),
        (HEAD + "note: \x07\n", "yaml-unreadable", None),
        (HEAD + "? [a, b]\n: c\n", "key-not-text", 5),
        (HEAD + "note: " + "[" * 60 + "]" * 60 + "\n", "file-too-deep", 5),
        (HEAD + "note: " + "[" * 100_000 + "\n", "file-too-deep", 5),
        (HEAD + "note: [" + "a," * 200_000 + "]\n", "file-too-many-values", 5),
    ],
)
def test_dangerous_or_broken_yaml_is_refused_with_one_clear_problem(text, code, line):
    problem = only_problem(text)

    assert problem.code == code
    assert line is None or problem.place.line == line


def test_a_tab_is_answered_with_blanks():
    assert "แท็บ" in only_problem(HEAD + "units:\n\t- a\n").remedy.th


def as_json(**additions):
    head = {"schema": "prongsai/dossier/1", "fiscal_year": 2568, "agency": {"name": "อบต.ตัวอย่าง"}}
    return json.dumps({**head, **additions}, ensure_ascii=False, indent=1)


def test_json_numbers_stay_exact():
    text = as_json(assessments=[{"fiscal_year": 2567, "indicators": []}]).replace(
        "[]", '[{"indicator": "budget-use", "score": 95.10}]'
    )

    dossier = sound(text, is_json=True)

    assert str(dossier.assessments[0].indicators[0].score) == "95.10"


def test_json_with_tabs_escapes_and_nulls_is_read():
    text = '{\t"schema":"prongsai\\/dossier/1","fiscal_year":2568,"agency":{"name":"\\u0e01\\ud83d\\ude42"},"note":null,"units":[],"is_demonstration":true}'

    dossier = sound(text, is_json=True)

    assert dossier.agency.name == "ก🙂"
    assert dossier.is_demonstration


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "{]",
        "[1,]",
        '{"a":1,}',
        '{"a" 1}',
        "{a: 1}",
        '{"a": NaN}',
        '{"a": 01}',
        '{"a": "x}',
        '{"a": "\\ud800"}',
        "{} {}",
        '{"a": 1 "b": 2}',
        "nul",
    ],
)
def test_broken_json_is_told_as_such(broken):
    assert only_problem(broken, is_json=True).code == "json-unreadable"


def test_a_problem_in_json_has_its_line():
    text = as_json(note="ก", units=[{"key": "a"}])

    problem = only_problem(text, is_json=True)

    assert problem.code == "key-missing"
    assert text.splitlines()[problem.place.line - 1].strip() == "{"


def test_deep_json_is_refused():
    assert only_problem("[" * 100_000, is_json=True).code == "file-too-deep"


def test_files_are_read_with_a_byte_order_mark_and_named_in_problems(tmp_path):
    path = tmp_path / "ปี.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + "note: [1]\n").encode())

    _, problems = read(path)

    assert [(p.file, p.code) for p in problems] == [(str(path), "value-not-text")]


def test_a_file_without_a_telling_name_is_json_if_it_looks_so(tmp_path):
    path = tmp_path / "dossier.txt"
    path.write_text(as_json(), encoding="utf-8")

    assert load(path).agency.name == "อบต.ตัวอย่าง"


def test_loading_a_file_with_errors_lists_them_all(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(HEAD + "note: [1]\nunits: 2\n", encoding="utf-8")

    with pytest.raises(ProblemsFound) as stopped:
        load(path)

    assert [problem.code for problem in stopped.value.problems] == [
        "value-not-text",
        "value-not-list",
    ]
    assert "x.yaml" in stopped.value.said.th
    assert "บรรทัด 5" in stopped.value.said.th


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "cannot be read"),
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x00\x01\x02", "not a text file"),
        (b"\xff\xfea\x00", "not a text file"),
        ("ชื่อ: ก".encode("cp874"), "UTF-8"),
        (b"PK\x03\x04rest", "workbook"),
        (b"a" * 5_000_001, "larger"),
    ],
)
def test_a_file_that_cannot_be_a_dossier_is_one_sentence(tmp_path, data, words):
    path = tmp_path / "x.yaml"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(FileUnusable, match=words) as stopped:
        read(path)

    assert "x.yaml" in stopped.value.said.th
    assert stopped.value.remedy.th


def test_a_folder_is_no_dossier(tmp_path):
    with pytest.raises(FileUnusable, match="folder"):
        read(tmp_path)


def test_a_long_dossier_loads_within_a_second():
    # The aim is a tenth of that; a slow machine must not fail a law.
    measure = "  - key: m{n}\n    title: มาตรการที่ {n}\n    steps:\n    - ก\n    - ข\n    indicators: [budget-use]\n"
    text = HEAD + "plan:\n  measures:\n" + "".join(measure.format(n=n) for n in range(100))
    parse(text)

    started = time.perf_counter()
    dossier = sound(text)
    elapsed = time.perf_counter() - started

    assert len(dossier.plan.measures) == 100
    assert elapsed < 1
