from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.editions import MatchKind, find_indicator, known_years, load

EDITION = load(2565)


@pytest.mark.parametrize("indicator", EDITION.indicators, ids=lambda each: each.slug)
def test_an_official_name_is_exact(indicator):
    match = find_indicator(EDITION, indicator.name_th)

    assert (match.kind, match.indicator) == (MatchKind.EXACT, indicator)


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("การใช้ทรัพย์สินของทางราชการ", "use-of-public-property"),
        ("การปรับปรุงระบบการทำงาน", "work-improvement"),
    ],
)
def test_a_known_spelling_is_an_alias(printed, slug):
    match = find_indicator(EDITION, printed)

    assert match.kind is MatchKind.ALIAS
    assert match.indicator is not None
    assert match.indicator.slug == slug


@pytest.mark.parametrize(
    "printed",
    [
        "ตัวชี้วัดที่ ๙ ประสิทธิภาพการสื่อสาร",
        "ตัวชี้วัดที่ 9 ประสิทธิภาพการสื่อสาร",
        "(๙) ประสิทธิภาพการสื่อสาร",
        "9. ประสิทธิภาพการสื่อสาร",
        "9) ประสิทธิภาพการสื่อสาร",
        " ประสิทธิภาพ การสื่อสาร ",
        "ตัวชี้วัดที่ ๙: ประสิทธิภาพการสื่อสาร",
        "ตัวชี้วัด ประสิทธิภาพการสื่อสาร",
    ],
)
def test_a_name_is_found_whatever_its_number(printed):
    match = find_indicator(EDITION, printed)

    assert match.kind is MatchKind.EXACT
    assert match.indicator is not None
    assert match.indicator.number == 7


def test_sara_am_in_two_letters_is_the_same_name():
    match = find_indicator(EDITION, "การใช้อ\u0e4dานาจ")

    assert match.kind is MatchKind.EXACT


@pytest.mark.parametrize(
    ("printed", "slug", "changed"),
    [
        ("การใช้จ่าย", "use-of-power", 4),  # printed so in a real report
        ("การใช้ทรัพสินของราชการ", "use-of-public-property", 2),
        ("การปรับปรุงการทำงา", "work-improvement", 1),
        ("การป้องกันและปราบปรามทุจริต", "corruption-prevention", 9),
    ],
)
def test_a_near_name_is_a_guess_with_its_distance(printed, slug, changed):
    match = find_indicator(EDITION, printed)

    assert match.kind is MatchKind.NEAR
    assert match.indicator is not None
    assert (match.indicator.slug, match.letters_changed) == (slug, changed)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "9",
        "ตัวชี้วัดที่ ๙",
        "การมีส่วนร่วม",
        "การใช้เงิน",
        "การแก้ไขการทุจริต",  # as near to solving as to preventing
        "Open data",
    ],
)
def test_a_name_near_none_or_near_two_is_not_guessed(printed):
    match = find_indicator(EDITION, printed)

    assert (match.kind, match.indicator) == (MatchKind.NONE, None)


def test_no_name_or_alias_belongs_to_two_indicators():
    for year in known_years():
        names = [name for each in load(year).indicators for name in (each.name_th, *each.aliases)]
        assert len(names) == len(set(names))


@given(
    indicator=st.sampled_from(EDITION.indicators),
    place=st.integers(min_value=0, max_value=10),
    letter=st.sampled_from("กขคงจนมยรลวสหอ"),
)
def test_one_wrong_letter_never_leads_to_another_indicator(indicator, place, letter):
    name = indicator.name_th
    misprinted = name[:place] + letter + name[place + 1 :]

    assert find_indicator(EDITION, misprinted).indicator == indicator
