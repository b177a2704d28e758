from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.amounts import baht_text, number_text
from prongsai.core.errors import ValueUnreadable

# Read aloud by the Royal Institute's rules: เอ็ด after something larger, ยี่สิบ, ล้าน again and again.
SAID = {
    "0": "ศูนย์บาทถ้วน",
    "1": "หนึ่งบาทถ้วน",
    "10": "สิบบาทถ้วน",
    "11": "สิบเอ็ดบาทถ้วน",
    "20": "ยี่สิบบาทถ้วน",
    "21": "ยี่สิบเอ็ดบาทถ้วน",
    "101": "หนึ่งร้อยเอ็ดบาทถ้วน",
    "121": "หนึ่งร้อยยี่สิบเอ็ดบาทถ้วน",
    "2500": "สองพันห้าร้อยบาทถ้วน",
    "100000": "หนึ่งแสนบาทถ้วน",
    "1000000": "หนึ่งล้านบาทถ้วน",
    "1000001": "หนึ่งล้านเอ็ดบาทถ้วน",
    "11000000": "สิบเอ็ดล้านบาทถ้วน",
    "1000000000000": "หนึ่งล้านล้านบาทถ้วน",
    "1000000000000.01": "หนึ่งล้านล้านบาทหนึ่งสตางค์",
    "0.29": "ยี่สิบเก้าสตางค์",
    "0.01": "หนึ่งสตางค์",
    "1.50": "หนึ่งบาทห้าสิบสตางค์",
    "1.21": "หนึ่งบาทยี่สิบเอ็ดสตางค์",
    "-20": "ลบยี่สิบบาทถ้วน",
}


@pytest.mark.parametrize(("amount", "words"), SAID.items())
def test_money_is_said_in_words(amount, words):
    assert baht_text(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["1.005", "0.001", "NaN", "Infinity"])
def test_what_cannot_be_paid_is_refused(amount):
    with pytest.raises(ValueUnreadable) as refused:
        baht_text(Decimal(amount))

    assert amount in refused.value.said.th
    assert amount in refused.value.said.en


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("121", "หนึ่งร้อยยี่สิบเอ็ด"),
        ("95.75", "เก้าสิบห้าจุดเจ็ดห้า"),
        ("0.05", "ศูนย์จุดศูนย์ห้า"),
        ("1E+2", "หนึ่งร้อย"),
        ("-3", "ลบสาม"),
    ],
)
def test_numbers_are_said_as_written(number, words):
    assert number_text(Decimal(number)) == words


@given(st.integers(0, 10**15))
def test_whole_numbers_agree_with_pythainlp(number):
    from pythainlp.util import num_to_thaiword

    assert number_text(number) == num_to_thaiword(number)


@given(st.integers(0, 10**14))
def test_every_satang_is_said(satang):
    baht, rest = divmod(satang, 100)
    words = baht_text(Decimal(satang).scaleb(-2))

    assert words.endswith("บาทถ้วน") == (rest == 0)
    assert words.removesuffix("ถ้วน").split("บาท")[0] == (
        number_text(baht) if baht or not rest else words
    )
