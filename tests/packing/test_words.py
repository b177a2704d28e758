"""Is a wording replaced only where it stands whole?"""

from __future__ import annotations

import pytest

from prongsai.packing.words import in_digits_of, places_of, replaced


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("อบต. แม่ตง อำเภอแว้ง", "แม่ตง", "อบต. แม่ดง อำเภอแว้ง"),
        ("ของตำบลแม่ตงได้รายงาน", "ตำบลแม่ตง", "ของแม่ดงได้รายงาน"),
        # The quote goes on: another name.
        ("ตำบลแม่ตงหลวง", "ตำบลแม่ตง", "ตำบลแม่ตงหลวง"),
        ("ตำบลแม่ต๋อง", "ตำบลแม่ต", "ตำบลแม่ต๋อง"),
        # A vowel or mark of the next letters would be torn off.
        ("ตำบลแม่ตา", "ตำบลแม่ต", "ตำบลแม่ตา"),
        ("12 ตัวชี้วัด", "2 ตัวชี้วัด", "12 ตัวชี้วัด"),
        ("๑๒ ตัวชี้วัด", "๒ ตัวชี้วัด", "๑๒ ตัวชี้วัด"),
        ("ระดับ AA", "A", "ระดับ AA"),
        # Inside another word.
        ("เวียงจันทน์", "เวียง", "เวียงจันทน์"),
    ],
)
def test_only_whole_words_are_replaced(text, quote, expected):
    assert replaced(text, quote, "แม่ดง") == expected


def test_every_whole_place_is_found_and_no_other():
    text = "ตำบลตาก ตำบลตากสิน ตำบลตาก"

    assert list(places_of("ตำบลตาก", text)) == [0, 19]


def test_a_quote_is_found_in_the_digits_of_the_text():
    assert in_digits_of("ที่ มต ๗๐/", "มต 70/", "สต 70/") == ("มต ๗๐/", "สต ๗๐/")
    assert in_digits_of("ไม่มี", "มต 70/", "สต 70/") is None
