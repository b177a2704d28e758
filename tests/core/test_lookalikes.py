from __future__ import annotations

import pytest

from prongsai.core.thai import Lookalike, lookalikes


def test_devanagari_inside_a_thai_name_is_found_with_its_place():
    found = lookalikes("ลงชื่อ จ\u093f\u0930เดช")

    assert found == (
        Lookalike(
            position=8,
            letter="\u093f",
            name="DEVANAGARI VOWEL SIGN I",
            looks_like="ิ",
            word="จ\u093f\u0930เดช",
        ),
        Lookalike(
            position=9,
            letter="\u0930",
            name="DEVANAGARI LETTER RA",
            looks_like="ร",
            word="จ\u093f\u0930เดช",
        ),
    )


@pytest.mark.parametrize(
    ("text", "letter", "looks_like"),
    [
        ("ตำບล", "ບ", "บ"),  # Lao
        ("๒o", "o", "๐"),
        ("ปี ๒๕๗O", "O", "๐"),
        ("o๕", "o", "๐"),
        ("๑о", "\u043e", "๐"),  # Cyrillic
        ("๑ο", "\u03bf", "๐"),  # Greek
        ("ตำиล", "и", "น"),
        ("ตำuล", "u", "น"),
        ("ตำ\u1780ล", "\u1780", None),  # Khmer: no pair is known
        ("ตำб\u0e25", "б", None),  # Cyrillic: none of the three that look Thai
        ("ตำ\u05d5ล", "\u05d5", None),  # Hebrew
        ("ผู้รับบริกาs", "s", "ร"),  # Latin at a word's end, inside, and below a sign
        ("ปsะชาชน", "s", "ร"),
        ("หน่วยงาu", "u", "น"),
        ("กaงคลัง", "a", None),
        ("ผู้rับบริการ", "r", None),
        ("ประชาชи", "и", "น"),
    ],
)
def test_a_letter_of_another_script_is_reported_with_its_likeness(text, letter, looks_like):
    (found,) = lookalikes(text)

    assert (found.letter, found.looks_like) == (letter, looks_like)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "องค์การบริหารส่วนตำบลแม่ดง",
        "ระบบITAและE-Serviceของหน่วยงาน",
        "ข้อO๔๒",  # a code
        "ค่าα",  # a symbol
        "ภาษาລາວ",  # a foreign word
        "Cyrillic поп",
        "ข่าวจากกรุงМоскваวันนี้",
        "ค่าμและΔของตัวอย่าง",
        "กลุ่มAและB",
        "ข้อaและข้อb",
        "ระยะ ๕kmและ๕mจาก",
        "จำนวนn=30",
        "ร้อยละ 95.75 o 12",
    ],
)
def test_names_symbols_and_foreign_words_are_no_slips(text):
    assert lookalikes(text) == ()
