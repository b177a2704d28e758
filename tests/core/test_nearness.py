from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.nearness import distance, near, nearest

NAMES = st.text(alphabet="กดตบปนมยอแเโ่้ิีุูาะำ", min_size=1, max_size=8)


@given(NAMES)
def test_a_name_is_at_no_distance_from_itself(name):
    assert distance(name, name) == 0


@given(NAMES, NAMES)
def test_the_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)


@pytest.mark.parametrize(
    ("slip", "other_word"),
    [
        (("แม่ดง", "แมดง"), ("แม่ดง", "แม่ง")),  # a lost tone mark, a lost consonant
        (("ดง", "ตง"), ("ดง", "หง")),  # letters of one shape, of two
        (("บาน", "ปาน"), ("บาน", "ลาน")),
        (("ผา", "ฝา"), ("ผา", "กา")),
        (("ลุ", "ลู"), ("ลุ", "ลา")),  # vowel length, another vowel
        (("จิ", "จี"), ("จิ", "โจ")),
    ],
)
def test_what_is_often_mistaken_is_nearer_than_another_word(slip, other_word):
    assert 0 < distance(*slip) < distance(*other_word)


def test_the_nearest_comes_first():
    assert [each.name for each in near("ท่าแร่", ("ท่าแล้ง", "ท่าแร้ง", "บางครก"))] == ["ท่าแร้ง", "ท่าแล้ง"]


def test_nothing_is_certain_between_two_that_are_as_near():
    assert nearest("บานดง", ("ปานดง", "บานตง")) is None


def test_another_name_is_not_near():
    assert nearest("หนองแขม", ("บางรัก", "ดุสิต")) is None
    assert near("ก", ()) == ()
