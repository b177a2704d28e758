from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai import digits_in_prose, to_arabic_digits
from prongsai.core.tree import Digits


@pytest.mark.parametrize(
    "kept",
    [
        "https://www.example.go.th/ita/2568/plan-1.pdf",
        "https://www.example.go.th/แผน๒๕๖๘/1",
        "www.example68.go.th",
        "saraban01@example.go.th",
        "plan68.pdf",
        "แผน2568.docx",
        "O42",
        "O1–O28",
        "E-Service2",
        "COVID-19",
        "A4",
        "=1+1",
        '#read("x1")',
        "*1*",
        "$1$",
        "@x1",
        "<b>1</b>",
        "ITA 2.0",
        "v1.2.3",
    ],
)
def test_addresses_codes_names_and_markup_keep_their_digits(kept):
    assert digits_in_prose(kept, Digits.THAI) == kept


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("ITA 2568", "ITA ๒๕๖๘"),
        ("ร้อยละ 95.75", "ร้อยละ ๙๕.๗๕"),
        ("ข้อ O42 ของปี 2568", "ข้อ O42 ของปี ๒๕๖๘"),
        ("ปี2568(O42)", "ปี๒๕๖๘(O42)"),
        ("คะแนน IIT 95.7", "คะแนน IIT ๙๕.๗"),
        ("(1) 2/2568", "(๑) ๒/๒๕๖๘"),
        ("30%", "๓๐%"),
        ("ดู plan68.pdf หน้า 3", "ดู plan68.pdf หน้า ๓"),
        ("ติดต่อ a1@example.go.th ภายใน 7 วัน", "ติดต่อ a1@example.go.th ภายใน ๗ วัน"),
    ],
)
def test_prose_is_printed_in_thai_digits(written, printed):
    assert digits_in_prose(written, Digits.THAI) == printed


def test_thai_digits_become_arabic_where_arabic_is_asked_for():
    assert digits_in_prose("ข้อ ๑ ร้อยละ ๙๕.๗๕", Digits.ARABIC) == "ข้อ 1 ร้อยละ 95.75"


def test_an_address_with_thai_digits_stays_reachable():
    address = "https://www.example.go.th/แผน๒๕๖๘.pdf"

    assert digits_in_prose(address, Digits.ARABIC) == address


@pytest.mark.parametrize("style", Digits)
def test_an_oit_code_is_always_arabic(style):
    assert digits_in_prose("ข้อ O๔๒", style).endswith("O42")


@given(st.text(alphabet="กำ่ 0123๔๕๖.,()/-O42aITpdf:@=#", max_size=40), st.sampled_from(Digits))
def test_nothing_but_the_style_of_digits_changes(text, style):
    assert to_arabic_digits(digits_in_prose(text, style)) == to_arabic_digits(text)


@given(st.text(alphabet="กำ่ 0123๔๕๖.,()/-O42aITpdf:@=#", max_size=40), st.sampled_from(Digits))
def test_a_second_pass_changes_nothing(text, style):
    once = digits_in_prose(text, style)

    assert digits_in_prose(once, style) == once
