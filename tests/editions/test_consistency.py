"""Is every mistake in an edition file found, all at once, and on its line?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import prongsai.editions
from prongsai.core.errors import ProblemsFound
from prongsai.editions import edition_problems, edition_text, parse_edition

# A change to the file of 2564, the Problem that it makes, and the text that the Problem quotes.
MISTAKES = [
    ("edition: 2564", "edition: [2564", "edition-yaml-unreadable", None),
    ("edition: 2564", "edition: 2564\nweight: 3", "edition-key-unknown", "weight"),
    ("  strength_from: ", "  strenth_from: ", "edition-key-unknown", "strenth_from"),
    ("  strength_from: ", "  strenth_from: ", "edition-key-missing", "strength_from"),
    ('collected: "2026-11-21"\n', "", "edition-key-missing", "collected"),
    ("edition: 2564", "edition: 2564\nedition: 2565", "edition-key-duplicate", "edition"),
    ("edition: 2564", "edition: two", "edition-kind-wrong", "two"),
    ("edition: 2564", "edition: -1", "edition-kind-wrong", "-1"),
    ("edition: 2564", "edition: 64", "edition-kind-wrong", "64"),
    ("edition: 2564", "edition: 0", "edition-kind-wrong", "0"),
    ("is_for_scoring: true", "is_for_scoring: yes", "edition-kind-wrong", "yes"),
    ("is_for_scoring: true", "is_for_scoring: 1", "edition-kind-wrong", "1"),
    ("name_th: ข้อมูลพื้นฐาน", "name_th: 5", "edition-kind-wrong", "5"),
    ("name_th: ข้อมูลพื้นฐาน", 'name_th: " "', "edition-kind-wrong", " "),
    ("name_th: ข้อมูลพื้นฐาน", "name_th: [ก]", "edition-kind-wrong", None),
    ("points: [0, 33, 67, 100]", "points: 100", "edition-kind-wrong", "100"),
    ("points: [0, 33, 67, 100]", "points: [0, 33.3, 67, 100]", "edition-kind-wrong", "33.3"),
    ('starts: "2021-03-01"', 'starts: "2021-02-30"', "edition-kind-wrong", "2021-02-30"),
    ("value: current", "value: next", "edition-kind-wrong", "next"),
    ("{kind: read, verified: true", "{kind: seen, verified: true", "edition-kind-wrong", "seen"),
    ("\nlevels:\n", "\nlevels: high\nold:\n", "edition-kind-wrong", "high"),
    ('from: "95.00"', "from: 95.00", "edition-number-not-exact", "95.00"),
    ('from: "95.00"', 'from: "๙๕"', "edition-number-not-exact", "๙๕"),
    ('weight: "0.40"', 'weight: "-0.40"', "edition-number-not-exact", "-0.40"),
    ('weight: "0.40"', 'weight: "4e-1"', "edition-number-not-exact", "4e-1"),
    ('weight: "0.40"', 'weight: "0.41"', "edition-weights-not-one", None),
    (
        'basis: {kind: general-knowledge, verified: false, note: "common',
        'basys: {kind: general-knowledge, verified: false, note: "common',
        "edition-basis-missing",
        "basis",
    ),
    ("shows_basis: derived", "shows_basis: derivd", "edition-basis-unknown", "derivd"),
    ("shows_basis: derived", 'shows_basis: ""', "edition-basis-unknown", ""),
    ("shows_basis: derived", "shows_basis: null", "edition-basis-unknown", "null"),
    ("  derived: {kind", "  derived: guess\n  other: {kind", "edition-kind-wrong", "guess"),
    ("sources: [ptk]", "sources: [pkt]", "edition-source-unknown", "pkt"),
    ("verified: true, sources: [ptk]", "verified: true", "edition-source-missing", None),
    ('from: "75.00"', 'from: "85.00"', "edition-levels-not-descending", "B"),
    ('from: "0.00"', 'from: "10.00"', "edition-levels-without-floor", None),
    ('strength_from: "95.00"', 'strength_from: "85.00"', "edition-groups-not-descending", None),
    ("code: O2,", "code: O1,", "edition-code-duplicate", "O1"),
    ("slug: executives,", "slug: structure,", "edition-code-duplicate", "structure"),
    ("number: 2,", "number: 1,", "edition-code-duplicate", "1"),
    ('number: "9.2"', 'number: "9.1"', "edition-code-duplicate", "9.1"),
    ("slug: A,", "slug: AA,", "edition-code-duplicate", "AA"),
    ("item: I1, part: b", "item: I1, part: a", "edition-code-duplicate", "I1a"),
    ("items: [O1, O2,", "items: [O2,", "edition-item-misplaced", "O1"),
    ("items: [O10,", "items: [O1, O10,", "edition-item-misplaced", "O1"),
    ("items: [O1, O2,", "items: [O1, O99, O2,", "edition-reference-unknown", "O99"),
    ("instrument: EIT, name_th", "instrument: XIT, name_th", "edition-reference-unknown", "XIT"),
    ("indicator: open-data", "indicator: open", "edition-reference-unknown", "open"),
    (
        "part: a, indicator: duty-performance",
        "part: a, indicator: service-quality",
        "edition-reference-unknown",
        "service-quality",
    ),
    ("scale: 4-level", "scale: 5-level", "edition-reference-unknown", "5-level"),
    ("report_item: O43", "report_item: O44", "edition-reference-unknown", "O44"),
    (
        "  list: []\n",
        "  list: [{before: [O1], after: [O77], relation: replaced}]\n",
        "edition-reference-unknown",
        "O77",
    ),
    (
        "  list: []\n",
        "  list: [{before: [O1], after: [O1], relation: same}]\n",
        "edition-change-needless",
        "same",
    ),
    (
        "points: [0, 33, 67, 100]",
        "points: null",
        "edition-questionnaire-not-scorable",
        "IIT",
    ),
    ("indicator: open-data", "indicator: corruption-prevention", "edition-tree-not-scorable", None),
    (
        "basis: {kind: read, verified: true, sources: [cms-seed, nongkhao-2564",
        "basis: {kind: carried-over, verified: false, sources: [cms-seed, nongkhao-2564",
        "edition-tree-not-found",
        "carried-over",
    ),
    (
        "basis: {kind: read, verified: true, sources: [cms-seed, nongkhao-2564",
        "basis: {kind: inferred, verified: true, sources: [cms-seed, nongkhao-2564",
        "edition-basis-contradictory",
        "inferred",
    ),
    (
        'basis: {kind: read, verified: true, sources: [sdu-iit], note: "30 items',
        'basis: {kind: carried-over, verified: false, sources: [sdu-iit], note: "30 items',
        "edition-questionnaire-not-found",
        "IIT",
    ),
    ('from: "95.00"', 'from: "100.01"', "edition-points-out-of-range", "100.01"),
    ('strength_from: "95.00"', 'strength_from: "950"', "edition-points-out-of-range", "950"),
    (
        "aliases: [การใช้จ่ายงบประมาณ]",
        "aliases: [การใช้อำนาจ]",
        "edition-code-duplicate",
        "การใช้อำนาจ",
    ),
    ("- slug: instrument\n", "- slug: overall\n", "edition-code-duplicate", "overall"),
    (
        "- instrument: EIT\n    share",
        "- instrument: IIT\n    share",
        "edition-code-duplicate",
        "IIT",
    ),
    ("number: 2,", "number: 20,", "edition-order-wrong", "20"),
    ("code: O2,", "code: O44,", "edition-order-wrong", "O44"),
    ('number: "9.2"', 'number: "10.3"', "edition-order-wrong", "10.3"),
    ('starts: "2021-03-01"', 'starts: "2021-05-01"', "edition-calendar-impossible", "oit-entry"),
    ('starts: "2021-03-01"', 'starts: "2020-09-30"', "edition-calendar-impossible", "oit-entry"),
    ('ends: "2021-08-31"', 'ends: "2021-10-01"', "edition-calendar-impossible", "results"),
    ("points: [0, 33, 67, 100]", "points: [0, 67, 33, 100]", "edition-scale-impossible", "4-level"),
    ("points: [0, 33, 67, 100]", "points: [0, 33, 67, 101]", "edition-scale-impossible", "4-level"),
    (
        "points: [0, 33, 67, 100], choices: null",
        "points: [0, 33, 67, 100], choices: [ก, ข]",
        "edition-scale-impossible",
        "4-level",
    ),
    ('share: "0.10"', 'share: "10"', "edition-sample-impossible", "EIT"),
    ("at_least: 30", "at_least: 401", "edition-sample-impossible", "EIT"),
    ("item: I1, part: a,", "item: I1,", "edition-parts-mixed", "I1"),
    (
        "item: I1, part: a, indicator: duty-performance",
        "item: I1, part: a, indicator: budget-use",
        "edition-parts-mixed",
        "I1",
    ),
    *(
        (
            "  list: []\n",
            f"  list: [{{before: {before}, after: {after}, relation: {relation}}}]\n",
            "edition-change-miscounted",
            relation,
        )
        for before, after, relation in (
            ("[O1]", "[]", "replaced"),
            ("[O1, O2]", "[O3]", "replaced"),
            ("[O1]", "[O2]", "merged"),
            ("[O1]", "[O2, O2]", "split"),
        )
    ),
]


def mistaken(old: str, new: str) -> str:
    """The file of 2564 with one change, at the last place where an empty list is, else the first."""
    text = edition_text(2564)
    assert old in text, old
    if old == "  list: []\n":
        return new.join(text.rsplit(old, 1))
    if new == "indicator: corruption-prevention":
        return text.replace(f"{old}\n", f"{new}\n")
    return text.replace(old, new, 1)


@pytest.mark.parametrize(("old", "new", "code", "quoted"), MISTAKES)
def test_a_mistake_is_found_and_quoted_in_both_languages(old, new, code, quoted):
    problems = edition_problems(mistaken(old, new))

    found = [each for each in problems if (each.code, each.text) == (code, quoted)]
    assert found, [(each.code, each.text) for each in problems]
    for sentence in (found[0].message, found[0].remedy):
        assert re.search("[ก-๙]", sentence.th)
        assert not re.search("[ก-๙]", sentence.en.replace(str(quoted), ""))


def test_a_mistake_is_found_on_its_line():
    text = mistaken("value: current", "value: next")

    (problem,) = edition_problems(text)

    assert problem.place.line is not None
    assert text.splitlines()[problem.place.line - 1].strip() == "value: next"
    assert problem.place.path == "publications.report_covers.value"


def test_parts_that_contradict_each_other_are_found_on_the_line_of_the_part():
    text = mistaken('weight: "0.40"', 'weight: "0.41"')

    (problem,) = edition_problems(text)

    assert problem.place.path == "instruments.list"
    assert problem.place.line is not None
    assert "slug: IIT" in text.splitlines()[problem.place.line - 1]


def test_every_problem_is_reported_at_once_in_the_order_of_lines():
    text = (
        edition_text(2564)
        .replace("value: current", "value: next")
        .replace('strength_from: "95.00"', "strength_from: 95.00")
        .replace('weight: "0.40"', "weight: 0.40")
    )

    problems = edition_problems(text)

    assert [each.code for each in problems] == [
        "edition-number-not-exact",
        "edition-number-not-exact",
        "edition-kind-wrong",
    ]
    lines = [each.place.line or 0 for each in problems]
    assert lines == sorted(lines)


@pytest.mark.parametrize("text", ["", "null", "ปี 2564", "[]", "!!str {a: b}: 1", "{[a]: b}"])
def test_a_text_that_is_no_edition_has_problems_and_no_traceback(text):
    assert edition_problems(text)


@pytest.mark.parametrize("deep", ["[", "- ", "? ", "{a: "])
def test_a_text_nested_too_deep_is_refused_before_it_is_composed(deep):
    (problem,) = edition_problems(deep * 50_000)

    assert problem.code == "edition-yaml-unreadable"
    assert problem.place.line == 1


def test_a_file_with_problems_is_no_edition():
    with pytest.raises(ProblemsFound) as caught:
        parse_edition(mistaken("value: current", "value: next"), file="x.yaml")

    assert [each.file for each in caught.value.problems] == ["x.yaml"]
    assert "x.yaml" in caught.value.said.th
    assert "x.yaml" in caught.value.said.en


def test_a_file_of_another_year_is_refused_under_that_years_name():
    with pytest.raises(ProblemsFound) as caught:
        parse_edition(edition_text(2564), file="2565.yaml", year=2565)

    (problem,) = caught.value.problems
    assert (problem.code, problem.text, problem.place.path) == (
        "edition-other-year",
        "2564",
        "edition",
    )
    assert "2565" in problem.message.th
    assert "2565" in problem.message.en


def test_every_problem_code_of_an_edition_file_has_its_test():
    room = Path(prongsai.editions.__file__).parent
    sources = [
        (room / name).read_text(encoding="utf-8")
        for name in ("nodes.py", "schema.py", "consistency.py", "plausibility.py")
    ]
    asked = re.compile(r'(?:problem|problem_at|_keep)\(\s*(?:reader,\s*)?"([a-z-]+)"')
    codes = {f"edition-{code}" for source in sources for code in asked.findall(source)}

    assert codes | {"edition-basis-missing", "edition-key-missing"} == {
        code for _, _, code, _ in MISTAKES
    }
