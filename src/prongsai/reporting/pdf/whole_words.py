"""Which words does Typst's model of Thai cut in the middle?

Found by setting the texts of the package in a column of no width and comparing its lines with a
dictionary: letters cut from their word (``ตำบ|ล``, ``สะดว|ก``), and compounds whose second half
says something else when it begins a line (``รับผิด|ชอบ``, ``ดัง|นี้``).
"""

from __future__ import annotations

import re

_WORDS = (
    "เจ้าหน้าที่",  # before the shorter word inside it
    "หน้าที่",
    "ไตรมาส",
    "จังหวัด",
    "อำนาจ",
    "สื่อสาร",
    "โปร่งใส",
    "คุณธรรม",
    "งบประมาณ",
    "ตัวชี้วัด",
    "ขั้นตอน",
    "แก้ไข",
    "ติดตาม",
    "ตรวจสอบ",
    "รวบรวม",
    "ร้องเรียน",
    "เห็นชอบ",
    "แต่งตั้ง",
    "ของขวัญ",
    "น้ำหนัก",
    "ผลผลิต",
    "จัดซื้อ",
    "ภายใน",
    "ภายนอก",
    "มีนาคม",
    "พฤษภาคม",
    "กันยายน",
    "พฤศจิกายน",
    "ตำบล",
    "นคร",
    "สะดวก",
    "สภาพ",
    "สถานะ",
    "รหัส",
    "ปัญหา",
    "เฉลี่ย",
    "มอบหมาย",
    "ฟอนต์",
    "เบาะแส",
    "ทั่วถึง",
    "ดังนี้",
    "ดังกล่าว",
    "คะแนน",
    "ข้อมูล",
    "คู่มือ",
    "เครื่องมือ",
    "ช่องทาง",
    "เผยแพร่",
    "เปิดเผย",
    "ปีงบประมาณ",
    "รายการ",
    "กระบวนการ",
    "คณะทำงาน",
    "สำนักงาน",
    "ปฏิบัติงาน",
    "ดำเนินงาน",
    "ดำเนินการ",
    "รับผิดชอบ",
    "ส่วนราชการ",
    "ส่งเสริม",
    "ความเสี่ยง",
    "ประพฤติมิชอบ",
)
# A letter keeps what stands above, below and after it; นายก also begins names of persons.
_WHOLE = re.compile(
    rf"(?:{'|'.join(_WORDS)})(?![\u0e30-\u0e3a\u0e45-\u0e4e])"
    r"|นายก(?=องค์การ|เทศมนตรี|อบ|\s|$)"
    r"|ประจำปี(?!งบประมาณ)"
    r"|มาก(?=กว่า|ขึ้น|ที่สุด|\s|$)"  # the same letters begin มา|กรอก
)


def split_at_words(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each is such a word.

    >>> split_at_words("ทุกไตรมาส")
    [('ทุก', False), ('ไตรมาส', True)]
    """
    pieces = []
    at = 0
    for match in _WHOLE.finditer(text):
        pieces += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    return [(piece, is_word) for piece, is_word in [*pieces, (text[at:], False)] if piece]
