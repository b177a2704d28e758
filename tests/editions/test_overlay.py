from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import prongsai.editions
from prongsai.core.errors import ProblemsFound
from prongsai.editions import load, overlay_problems, with_overlay

OVERLAY = """
edition: 2564
source: แบบวัดที่หน่วยงานได้รับ (ข้อความสมมติ)
questions:
  I1a: เจ้าหน้าที่ให้บริการตามขั้นตอนเพียงใด
  I2: เจ้าหน้าที่ให้บริการเท่าเทียมกันเพียงใด
oit_titles:
  O1: โครงสร้างขององค์กร
oit_shows:
  O1: แผนผังหนึ่งหน้า
"""
BAD = [
    ("edition: [", "overlay-yaml-unreadable"),
    ("[]", "overlay-kind-wrong"),
    ("edition: 2564", "overlay-key-missing"),
    ("edition: 2564\nsource: ก\ncolour: แดง", "overlay-key-unknown"),
    ("edition: 2564\nsource: ก\nsource: ข", "overlay-key-duplicate"),
    ("edition: 2565\nsource: ก", "overlay-other-year"),
    ("edition: 2564\nsource: ก\nlevels: {list: []}", "overlay-changes-rule"),
    ("edition: 2564\nsource: ก\ninstruments: []", "overlay-changes-rule"),
    ("edition: 2564\nsource: ก\nquestions: {I99: ถาม}", "overlay-item-unknown"),
    ("edition: 2564\nsource: ก\noit_titles: {O44: ชื่อ}", "overlay-item-unknown"),
    ("edition: 2564\nsource: ก\noit_shows: {O1: 5}", "overlay-kind-wrong"),
    ("edition: 2564\nsource: ก\nquestions: &q {I2: *q}", "overlay-kind-wrong"),
    ("[" * 50_000, "overlay-yaml-unreadable"),
]


def test_an_overlay_words_questions_and_items():
    edition = with_overlay(load(2564), OVERLAY)

    questionnaire = edition.questionnaire("IIT")
    assert questionnaire is not None
    questions = {item.column: item.question_th for item in questionnaire.items}
    assert questions["I1a"] == "เจ้าหน้าที่ให้บริการตามขั้นตอนเพียงใด"
    assert questions["I1b"] is None
    assert edition.oit.items[0].title_th == "โครงสร้างขององค์กร"
    assert edition.oit.items[0].shows_th == "แผนผังหนึ่งหน้า"


def test_words_laid_over_name_their_own_source():
    item = with_overlay(load(2564), OVERLAY).oit.items[0]

    assert item.basis.sources == ("แบบวัดที่หน่วยงานได้รับ (ข้อความสมมติ)",)
    assert not item.basis.verified
    assert item.shows_basis == item.basis


def test_an_overlay_changes_no_rule():
    before = load(2564)

    after = with_overlay(before, OVERLAY)

    assert replace(after, oit=before.oit, questionnaires=before.questionnaires) == before
    assert after.oit.sub_indicators == before.oit.sub_indicators
    assert [(item.code, item.slug, item.sub_indicator) for item in after.oit.items] == [
        (item.code, item.slug, item.sub_indicator) for item in before.oit.items
    ]
    assert [
        (item.column, item.scale, item.is_reversed, item.indicator)
        for each in after.questionnaires
        for item in each.items
    ] == [
        (item.column, item.scale, item.is_reversed, item.indicator)
        for each in before.questionnaires
        for item in each.items
    ]


@pytest.mark.parametrize(("text", "code"), BAD)
def test_a_bad_overlay_is_refused_with_its_problems(text, code):
    problems = overlay_problems(load(2564), text)

    assert code in {each.code for each in problems}
    for each in problems:
        assert re.search("[ก-๙]", each.message.th)
        assert not re.search("[ก-๙]", each.message.en)
    with pytest.raises(ProblemsFound) as caught:
        with_overlay(load(2564), text)
    assert caught.value.problems == problems


def test_every_problem_of_an_overlay_is_reported_with_its_line():
    text = "edition: 2565\nsource: ก\nlevels: []\nquestions:\n  I99: ถาม\n"

    problems = overlay_problems(load(2564), text)

    assert [(each.code, each.place.line) for each in problems] == [
        ("overlay-other-year", 1),
        ("overlay-changes-rule", 3),
        ("overlay-item-unknown", 5),
    ]


def test_a_good_overlay_has_no_problem():
    assert overlay_problems(load(2564), OVERLAY) == ()


def test_every_problem_code_of_an_overlay_has_its_test():
    source = Path(prongsai.editions.__file__).with_name("overlay.py").read_text(encoding="utf-8")
    codes = {f"overlay-{code}" for code in re.findall(r'problem\(\s*"([a-z-]+)"', source)}

    assert codes <= {code for _, code in BAD}
    assert len(codes) == 3
