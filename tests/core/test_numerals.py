from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai import to_arabic_digits, to_thai_digits

# Every digit beside its pair, typed by hand.
PAIRS = {
    "0": "๐",
    "1": "๑",
    "2": "๒",
    "3": "๓",
    "4": "๔",
    "5": "๕",
    "6": "๖",
    "7": "๗",
    "8": "๘",
    "9": "๙",
}


@pytest.mark.parametrize(("arabic", "thai"), PAIRS.items())
def test_every_digit_has_its_pair(arabic, thai):
    assert to_thai_digits(arabic) == thai
    assert to_arabic_digits(thai) == arabic


@given(st.text().filter(lambda text: not set(text) & set(PAIRS.values())))
def test_thai_digits_and_back_gives_the_same_text(text):
    assert to_arabic_digits(to_thai_digits(text)) == text


@given(st.text().filter(lambda text: not set(text) & set(PAIRS)))
def test_arabic_digits_and_back_gives_the_same_text(text):
    assert to_thai_digits(to_arabic_digits(text)) == text


def test_digits_of_other_scripts_stay():
    assert to_thai_digits("१٣１") == "१٣１"
    assert to_arabic_digits("१٣１") == "१٣１"
