from __future__ import annotations

import re

import pytest
from hypothesis import given
from tests.analysing.cards import card, findings
from tests.scoring.published import CASE_000, CASE_004
from tests.strategies import edition_years, ten_scores

from prongsai.analysing import Group, analyse
from prongsai.editions import load

NAMED = re.compile(r"ตัวชี้วัดที่ (\d+) ")
COUNT = re.compile(r"จำนวน (\d+) ตัวชี้วัด")


def statement(found, words):
    return next((each for each in found.statements if words in each.th), None)


def count_in(sentence):
    found = COUNT.search(sentence)
    return int(found[1]) if found else 0


@given(year=edition_years(), ten=ten_scores())
def test_the_sentence_of_a_group_counts_its_members(year, ten):
    for group in findings(year, ten).groups:
        assert count_in(group.sentence.th) == len(group.members)
        english = re.match(r"(\d+) indicator", group.sentence.en)
        assert (int(english[1]) if english else 0) == len(group.members)


@given(year=edition_years(), ten=ten_scores())
def test_sentences_name_exactly_the_members_of_their_lists(year, ten):
    found = findings(year, ten)

    lists = {
        "ต่ำที่สุด": found.lowest,
        "ควรให้ความสำคัญ": found.attention,
    }
    for words, members in lists.items():
        said = statement(found, words)
        if said is not None:
            assert count_in(said.th) == len(members)
            assert [int(n) for n in NAMED.findall(said.th)] == [each.number for each in members]
            assert all(f"({each.score} คะแนน)" in said.th for each in members)
            assert all(f"({each.score})" in said.en for each in members)


@given(year=edition_years(), ten=ten_scores())
def test_a_pass_despite_weak_indicators_is_said_exactly_then(year, ten):
    scores = card(year, ten)
    found = analyse(scores, load(year))

    said = statement(found, "แม้คะแนนภาพรวมผ่านเกณฑ์")

    below = [each for each in found.indicators if each.score < 85]
    assert (said is not None) is (scores.passed is True and bool(below))
    assert sorted(each.number for each in found.below_pass) == [each.number for each in below]
    if said is not None:
        assert count_in(said.th) == len(below)
        assert ("กึ่งหนึ่ง" in said.th) is (2 * len(below) >= len(found.indicators))


def test_case_004_passes_while_six_of_ten_indicators_do_not():
    said = statement(findings(2564, CASE_004.ten), "แม้คะแนนภาพรวมผ่านเกณฑ์")

    assert "จำนวน 6 ตัวชี้วัด จากทั้งหมด 10 ตัวชี้วัด" in said.th
    assert "6 indicators out of 10" in said.en


def test_the_overall_is_said_with_its_level_and_pass():
    first = findings(2565, CASE_000.ten).statements[0]

    assert first.th.startswith("คะแนนภาพรวม 95.75 คะแนน อยู่ในระดับ AA ผ่านเกณฑ์")
    assert "passes" in first.en


def test_a_level_of_words_stands_between_quotation_marks():
    first = findings(2567, ["60"] * 10).statements[0]

    assert "ระดับ “ต้องปรับปรุงโดยด่วน” ไม่ผ่านเกณฑ์" in first.th
    assert "does not pass" in first.en


def test_an_overall_without_score_says_why():
    found = findings(2564, [*CASE_004.ten[:2], None, *CASE_004.ten[3:]])

    assert "IIT" in found.statements[0].th
    assert "IIT ยังไม่มีคะแนน EIT 82.55 คะแนน" in found.statements[1].th
    assert "ตัวชี้วัดที่ 3" in found.unknowns[0].th


def test_nothing_scored_gives_findings_all_the_same():
    found = findings(2564, [None] * 10)

    assert (found.indicators, found.lowest, found.attention) == ((), (), ())
    assert (found.next_level, found.mend_first) == (None, ())
    assert len(found.unknowns) == 10
    assert [each.sentence.th.startswith("ไม่มี") for each in found.groups] == [True] * 3


@pytest.mark.parametrize(
    ("now", "words_th", "words_en"),
    [
        ("90", "เพิ่มขึ้น 10.00 คะแนน จากปีงบประมาณ พ.ศ. 2564 (80.00 คะแนน)", "rose by 10.00"),
        ("70", "ลดลง 10.00 คะแนน", "fell by 10.00"),
        ("80", "เท่ากับปีงบประมาณ พ.ศ. 2564", "the same as in fiscal year 2564"),
    ],
)
def test_the_change_of_the_overall_is_said(now, words_th, words_en):
    found = analyse(
        card(2565, [now] * 10),
        load(2565),
        before=card(2564, ["80"] * 10),
        edition_before=load(2564),
    )

    assert any(words_th in each.th and words_en in each.en for each in found.statements)


def test_rising_falling_and_staying_indicators_are_counted():
    found = analyse(
        card(2565, ["81", "82", "80", *["79"] * 7]),
        load(2565),
        before=card(2564, ["80"] * 10),
        edition_before=load(2564),
    )

    said = statement(found, "เมื่อเทียบกับปีงบประมาณ พ.ศ. 2564")
    assert "2 indicators rose, 7 fell and 1 stayed the same" in said.en
    assert "เพิ่มขึ้น 2 ตัวชี้วัด ลดลง 7 ตัวชี้วัด และคงเดิม 1 ตัวชี้วัด" in said.th


def test_one_member_is_said_in_the_singular():
    (strength, _, _) = findings(2564, ["100", *["80"] * 9]).groups

    assert strength.group is Group.STRENGTH
    assert strength.sentence.en.startswith("1 indicator is a strength")


def test_what_an_oit_score_leaves_open_is_said():
    unknowns = [each.th for each in findings(2564, CASE_004.ten).unknowns]

    assert any("92.50" in each and "2 แบบ" in each and "9.4 จำนวน 1" in each for each in unknowns)
    assert not any("ตัวชี้วัดที่ 10" in each for each in unknowns)


def test_a_single_combination_tells_how_many_but_not_which():
    (said,) = [each for each in findings(2565, CASE_000.ten).unknowns if "87.50" in each.th]

    assert "10.1 จำนวน 2 จาก 8 ข้อ" in said.th
    assert "not which" in said.en


def test_where_everything_failed_nothing_is_left_open():
    found = findings(2564, ["0"] * 10)

    assert not any("ตัวชี้วัดที่ 9" in each.th or "ตัวชี้วัดที่ 10" in each.th for each in found.unknowns)
    said = [each.sentence for each in found.mend_first if each.sub_indicator == "10.2"]
    assert "(ไม่ผ่านทั้ง 2 ข้อ)" in said[0].th
    assert "(all 2 failed)" in said[0].en


@pytest.mark.parametrize(
    ("year", "nine", "said"), [(2566, "92", 1), (2566, "100", 0), (2565, "96", 0)]
)
def test_an_inferred_tree_is_said_to_be_unverified_where_something_failed(year, nine, said):
    found = findings(year, [*["90"] * 8, nine, "100"])

    assert sum("ยังไม่ได้ตรวจสอบ" in each.th for each in found.unknowns) == said
    assert sum("not verified" in each.en for each in found.unknowns) == said


def test_a_score_of_many_combinations_names_the_first_ones_and_counts_the_rest():
    said = [each for each in findings(2564, ["50"] * 10).unknowns if "ตัวชี้วัดที่ 9" in each.th]

    assert re.search(r"หรือแบบอื่นอีก \d+ แบบ", said[0].th)


def test_a_score_that_no_items_give_is_said():
    found = findings(2564, [*CASE_004.ten[:8], "99.99", "100"])

    assert any(
        "99.99" in each.th and "ไม่ตรงกับผลรายข้อแบบใดเลย" in each.th for each in found.unknowns
    )


def test_an_unknown_tree_is_said_once_and_only_where_something_failed():
    words = "ไม่บอกว่าข้อใดไม่ผ่าน"

    found = [each.th for each in findings(2567, ["90"] * 10).unknowns if words in each.th]
    full = [each.th for each in findings(2567, [*["90"] * 8, "100", "100"]).unknowns]

    assert len(found) == 1
    assert not any(words in each for each in full)
