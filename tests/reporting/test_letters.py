from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.reporting.letters import is_thai, places_of, shown, unbroken


@given(st.text(st.characters()))
def test_what_is_shown_can_be_written_as_xml_and_is_shown_again_as_it_is(words):
    once = shown(words)

    once.encode("utf-8")
    assert not any(ord(letter) < 32 and letter != "\n" for letter in once)
    assert shown(once) == once


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])))
def test_ordinary_letters_are_never_changed(words):
    assert shown(words) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [("ตัว", True), ("๑", True), ("฿", True), ("ITA 2.0", False), ("", False), ("ລາວ", False)],
)
def test_thai_is_told_from_other_scripts(words, expected):
    assert is_thai(words) is expected


def test_blanks_of_a_kept_name_become_no_break_spaces():
    assert unbroken("นาย ก ข") == "นาย\u00a0ก\u00a0ข"


@pytest.mark.parametrize(("words", "places"), [("น้ำ", 2), ("กี่", 1), ("ผู้", 1), ("abc", 3), ("", 0)])
def test_marks_above_and_below_take_no_room(words, places):
    assert places_of(words) == places
