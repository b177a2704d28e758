from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import oracle
from tests.analysing.cards import findings
from tests.scoring.published import CASE_000, CASE_004
from tests.strategies import edition_years, ten_scores


def next_level(year, ten):
    return findings(year, ten).next_level


def test_the_highest_level_has_no_next():
    assert next_level(2565, CASE_000.ten) is None


def test_without_an_overall_there_is_no_next_level():
    assert next_level(2564, [None, *CASE_004.ten[1:]]) is None


def test_case_004_lacks_its_distance_to_95():
    ahead = next_level(2564, CASE_004.ten)

    expected = 95 - oracle.overall_of([Fraction(text) for text in CASE_004.ten])
    assert (ahead.level.slug, ahead.missing, ahead.instruments) == ("AA", expected, ())
    assert (ahead.smallest_items, ahead.by_combination) == (None, ())
    assert "9.48" in ahead.sentence.th
    assert "IIT หรือ EIT" in ahead.sentence.th


@given(year=edition_years(), ten=ten_scores())
def test_the_next_level_is_the_one_above_and_its_distance_exact(year, ten):
    found = next_level(year, ten)
    if None in ten:
        assert found is None
        return

    values = [Fraction(text) for text in ten]
    level = oracle.level_of(values, year)
    bands = oracle.LETTERS if year <= 2565 else oracle.NAMED
    names = [band[0] for band in bands]
    if level == names[0]:
        assert found is None
        return
    band = bands[names.index(level) - 1]
    assert found.level.name_th == band[0]
    assert found.missing == max(Fraction(0), band[1] - oracle.overall_of(values))
    held = band[2] if len(band) == 3 else 0
    means = oracle.instruments_of(values)
    below = {n for n, mean in means.items() if Fraction(oracle.as_printed(mean)) < held}
    assert set(found.instruments) == below


def test_instruments_that_hold_a_named_level_back_are_named():
    ahead = next_level(2567, ["90"] * 5 + ["84.99"] * 3 + ["100", "100"])

    assert (ahead.level.name_th, ahead.missing, ahead.instruments) == ("ผ่านดี", 0, ("EIT",))
    assert "“ผ่านดี”" in ahead.sentence.th
    assert "คะแนน EIT ต้องได้ตั้งแต่ 85.00 คะแนนขึ้นไป" in ahead.sentence.th
    assert "ผ่านครบทุกข้อแล้ว" in ahead.sentence.th


def test_distance_and_instruments_are_said_together():
    ahead = next_level(2567, ["94"] * 5 + ["90"] * 3 + ["96", "96"])

    assert (ahead.level.name_th, ahead.instruments) == ("ผ่านดีเยี่ยม", ("IIT", "EIT"))
    assert " และคะแนน IIT และ EIT ต้องได้ตั้งแต่ 95.00" in ahead.sentence.th
    assert "ต้องเพิ่มคะแนน IIT และ EIT ด้วย" in ahead.sentence.th
    assert "the IIT and the EIT must rise as well" in ahead.sentence.en


def test_a_level_that_looks_at_the_overall_alone_is_held_back_by_no_instrument():
    ahead = next_level(2567, ["84"] * 5 + ["80"] * 3 + ["87", "87"])

    assert (ahead.level.name_th, ahead.missing, ahead.instruments) == ("ผ่าน", 1, ())


def test_an_unknown_tree_tells_nothing_of_items():
    ahead = next_level(2568, ["84.90"] * 10)

    assert (ahead.level.name_th, ahead.smallest_items) == ("ผ่าน", None)
    assert "ไม่ทราบว่าต้องแก้ไขกี่ข้อ" in ahead.sentence.th


def test_where_a_survey_holds_the_level_back_items_are_not_said_to_matter():
    # As in 2568: 94.64 is only ผ่าน, for the EIT is below 85. No tree of items is needed to see it.
    ahead = next_level(2568, ["97"] * 5 + ["84.90"] * 3 + ["98", "98"])

    assert (ahead.level.name_th, ahead.missing, ahead.instruments) == ("ผ่านดี", 0, ("EIT",))
    assert "การแก้ไขข้อ OIT เพียงอย่างเดียวยังไม่พอ ต้องเพิ่มคะแนน EIT ด้วย" in ahead.sentence.th
    assert "not known" not in ahead.sentence.en
    assert "IIT" not in ahead.sentence.en


def test_a_full_oit_leaves_the_survey_that_holds_the_level_back():
    ahead = next_level(2567, ["90"] * 5 + ["84.99"] * 3 + ["100", "100"])

    assert ahead.sentence.th.endswith("ผ่านครบทุกข้อแล้ว จึงต้องเพิ่มคะแนน EIT")


def test_an_impossible_score_tells_nothing_of_items():
    ahead = next_level(2564, ["94"] * 8 + ["94.00", "93.75"])

    assert ahead.smallest_items is None
    assert "not known" in ahead.sentence.en


def test_two_items_of_10_1_reach_the_level_and_one_does_not():
    ahead = next_level(2564, ["96"] * 8 + ["92.50", "87.50"])

    assert ahead.smallest_items == (("10.1", 2),)
    assert [each.count for each in ahead.by_combination] == [2, 2]


def test_the_combination_that_needs_most_is_the_smallest_that_is_sure():
    # It lacks 0.901: an item of 9.4 adds 1.00, one of 9.2 only 0.50.
    ahead = next_level(2564, ["93"] * 5 + ["92.33"] * 3 + ["92.50", "100"])

    assert sorted(each.count for each in ahead.by_combination) == [1, 2]
    assert ahead.smallest_items == (("9.2", 2),)
    assert "1 ถึง 2 ข้อ" in ahead.sentence.th


def test_the_same_number_in_other_places_is_said_to_be_enough_whichever_failed():
    ahead = next_level(2564, ["94"] * 5 + ["93"] * 3 + ["92.50", "100"])

    assert [each.items for each in ahead.by_combination] == [(("9.4", 1),), (("9.2", 1),)]
    assert "1 ข้อก็ถึงระดับนี้ ไม่ว่าข้อใดจะไม่ผ่านจริง" in ahead.sentence.th
    assert "Mending 1 failed OIT item reaches it" in ahead.sentence.en


def test_items_of_several_sub_indicators_are_listed_by_number():
    # 91.85 x 0.6 + 0.2 x (97.78 + 93.75) = 93.416; an item of 10.1 adds 1.25, one of 9.1 0.444….
    ahead = next_level(2564, ["91.85"] * 8 + ["97.78", "93.75"])

    assert ahead.missing == Fraction("1.584")
    assert ahead.smallest_items == (("9.1", 1), ("10.1", 1))
    assert "ในตัวชี้วัดย่อยที่ 9.1 จำนวน 1 ข้อ และ 10.1 จำนวน 1 ข้อ ก็ถึงระดับนี้" in ahead.sentence.th
    assert "(1 of 9.1, 1 of 10.1)" in ahead.sentence.en


@settings(max_examples=25)
@given(
    year=st.sampled_from([2564, 2566]),
    failed_nine=st.lists(st.integers(0, 2), min_size=5, max_size=5),
    failed_ten=st.lists(st.integers(0, 2), min_size=2, max_size=2),
    survey=st.integers(8200, 10_000),
)
def test_no_smaller_set_of_items_reaches_the_level(year, failed_nine, failed_ten, survey):
    counts = oracle.TREE[year]
    printed = [
        oracle.as_printed(oracle.oit_of(failed, of))
        for failed, of in zip((failed_nine, failed_ten), counts, strict=True)
    ]
    text = f"{survey // 100}.{survey % 100:02d}"
    ahead = next_level(year, [text] * 8 + printed)
    if ahead is None or not ahead.by_combination:
        return
    bands = oracle.LETTERS if year <= 2565 else oracle.NAMED
    good = [band[0] for band in bands]
    good = good[: good.index(ahead.level.name_th) + 1]

    for mending in ahead.by_combination[:4]:
        failed = {part.sub_indicator: part.failed for part in mending.failed}
        fewest = min(
            sum(way.values())
            for way in ways_to_mend(failed)
            if level_when(year, Fraction(text), failed, way, counts) in good and any(way.values())
        )
        assert mending.count == fewest
        assert level_when(year, Fraction(text), failed, dict(mending.items), counts) in good
    assert sum(n for _, n in ahead.smallest_items) == max(m.count for m in ahead.by_combination)


def ways_to_mend(failed):
    ranges = [range(count + 1) for count in failed.values()]
    return [dict(zip(failed, way, strict=True)) for way in product(*ranges)]


def level_when(year, survey, failed, mended, counts):
    left = {number: count - mended.get(number, 0) for number, count in failed.items()}
    oit = [
        oracle.oit_of([left.get(f"{9 + at}.{n}", 0) for n in range(1, len(of) + 1)], of)
        for at, of in enumerate(counts)
    ]
    return oracle.level_of([survey] * 8 + oit, year)


@pytest.mark.parametrize("ten", [["100"] * 8 + ["40", "40"], ["0"] * 10])
def test_low_scores_are_searched_quickly_and_without_error(ten):
    assert next_level(2564, ten) is not None
