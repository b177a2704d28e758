from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai import comparison_form, normal_form

NIKHAHIT = "\u0e4d"
# Everything that the forms touch, so that generated texts meet it often.
SCRAPS = st.text(
    alphabet="กนท่้์ิีุู\u0e3a\u0e4d\u0e4eัำาะเแๅ ๑1a\u00a0\u200b\u00ad\ufeffé\u0301", max_size=25
)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        (f"ท{NIKHAHIT}า", "ทำ"),
        (f"น้{NIKHAHIT}า", "น้ำ"),  # tone, nikhahit, aa
        (f"น{NIKHAHIT}้า", "น้ำ"),  # nikhahit, tone, aa
        ("นำ้", "น้ำ"),  # tone typed last
        ("ที่่", "ที่"),
        ("ท่ี", "ที่"),  # tone before vowel
        ("ผู่้่", "ผู่้่"),  # two different tones: damaged, and left to be reported
        ("พ้ืน", "พื้น"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("กุ้ง", "กุ้ง"),
        ("เเผน", "แผน"),
        ("ทําํา", "ทำ"),
        ("ตำ\u200bบล\ufeff", "ตำบล"),
        ("โปร่ง\u00adใส", "โปร่งใส"),
        ("ตำบล\u00a0แม่ดง", "ตำบล แม่ดง"),
        ("1\u00a0000", "1\u00a0000"),
        ("cafe\u0301", "café"),
    ],
)
def test_a_text_stored_otherwise_gets_its_typed_form(stored, typed):
    assert normal_form(stored) == typed


@given(SCRAPS | st.text())
def test_the_normal_form_of_a_normal_form_is_itself(text):
    once = normal_form(text)

    assert normal_form(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(SCRAPS | st.text())
def test_the_comparison_form_of_a_comparison_form_is_itself(text):
    once = comparison_form(text)

    assert comparison_form(once) == once
    assert not any(sign.isspace() for sign in once)


@given(st.lists(st.sampled_from(["น้ำ", "ทำ", "ตำบล", "ซ้ำ ", "กำ๋", " ก ", "ที่"]), max_size=8))
def test_sara_am_composed_and_decomposed_compare_equal(words):
    text = "".join(words)

    for tone in ("", "่", "้", "๊", "๋"):
        for decomposed in (f"{NIKHAHIT}{tone}า", f"{tone}{NIKHAHIT}า"):
            taken_apart = text.replace(f"{tone}ำ", decomposed)
            assert comparison_form(taken_apart) == comparison_form(text)


def test_texts_that_say_other_letters_compare_unequal():
    assert comparison_form("แม่ดง") != comparison_form("แม่ตง")
    assert comparison_form("2568") != comparison_form("๒๕๖๘")


def test_blanks_of_every_kind_do_not_count_in_a_comparison():
    assert comparison_form(" ส่วน\n ตำบล\u00a0แม่ดง\t") == "ส่วนตำบลแม่ดง"


def test_look_alike_letters_are_not_changed():
    assert normal_form("จ\u093f\u0930เดช") == "จ\u093f\u0930เดช"
