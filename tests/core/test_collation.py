from __future__ import annotations

from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai import collation_key

# Each list in the order of the Royal Institute's dictionary.
IN_ORDER = [
    [
        "กก",
        "กง",
        "กฎ",
        "กบ",
        "กระ",
        "กฤษณา",
        "กล",
        "กะ",
        "กัก",
        "กา",
        "กำ",
        "กิน",
        "กี่",
        "กึ่ง",
        "กุ้ง",
        "กู่",
        "เก",
        "แก",
        "โก",
        "ใกล้",
        "ไก่",
    ],
    ["ปาน", "ป่าน", "ป้าน", "ป๊าน", "ป๋าน"],
    ["กา", "ก่า", "ก้า", "กาก", "ก้าง"],
    ["เกง", "เก็ง", "เก่ง", "เก้ง", "เก๋ง"],
    ["เกม", "เกลือ", "เกวียน", "เกาะ", "แกง", "แกะ"],
    ["รอง", "ฤดู", "ลอง"],
    ["ทน", "ทรง", "ทราบ", "ทะเล", "ทัพ", "ทาง", "ทำ", "ที่"],
]


@pytest.mark.parametrize("words", IN_ORDER)
def test_words_stand_as_in_the_dictionary(words):
    assert sorted(set(words), key=collation_key) == words


def test_the_provinces_stand_in_their_published_order():
    text = files("prongsai.core").joinpath("letter_prefixes.yaml").read_text(encoding="utf-8")
    provinces = list(yaml.safe_load(text)["prefixes"].values())
    # The published list puts Bangkok among the others.
    assert provinces[:3] == ["กระบี่", "กรุงเทพมหานคร", "กาญจนบุรี"]

    assert sorted(set(provinces), key=collation_key) == provinces


def test_digits_and_latin_stand_before_thai():
    assert sorted(["กก", "abc", "๒", "1"], key=collation_key) == ["1", "๒", "abc", "กก"]


def test_blanks_and_punctuation_do_not_count():
    assert collation_key("สุไหงโก-ลก")[:2] == collation_key("สุไหง โกลก")[:2]


def test_both_ways_of_storing_sara_am_sort_alike():
    assert collation_key("ท\u0e4dา")[:2] == collation_key("ทำ")[:2]


@given(st.permutations(IN_ORDER[0]))
def test_the_order_does_not_depend_on_the_order_before(words):
    assert sorted(words, key=collation_key) == IN_ORDER[0]
