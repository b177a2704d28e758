"""Are groups known by the points that a document states for them, in whatever words?"""

from __future__ import annotations

import pytest
from tests.checking.readings import heading, reading, table

from prongsai.checking import check_reading

UP, DOWN = "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 91.20 คะแนน", "ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 70.10 คะแนน"
# Headings of the upper and the lower group, each with the lines below it but the list.
STATED = {
    "in the heading": [["จุดเด่น (88 คะแนนขึ้นไป)"], ["จุดด้อย (ต่ำกว่า 88 คะแนน)"]],
    "below it": [
        ["จุดแข็ง", "ได้แก่ตัวชี้วัดที่มีคะแนนไม่น้อยกว่าร้อยละ 88"],
        ["จุดที่ต้องเร่งแก้ไข", "ได้แก่ตัวชี้วัดที่มีคะแนนน้อยกว่าร้อยละ 88"],
    ],
    "or equal": [
        ["ผลที่ดี", "มากกว่าหรือเท่ากับ 88 คะแนน"],
        ["ผลที่ยังไม่ดี", "ไม่ถึง 88 คะแนน"],
    ],
    "or more": [["จุดแข็ง", "88 คะแนนหรือสูงกว่า"], ["จุดอ่อน", "ต่ำกว่า 88 คะแนน"]],
    "by the points alone": [
        ["ตัวชี้วัดที่ได้คะแนนเกิน 88 คะแนน"],
        ["ตัวชี้วัดที่ได้คะแนนไม่เกิน 88 คะแนน"],
    ],
}


def listed(stated, upper, lower):
    blocks = [
        each
        for (title, *below), member in zip(stated, (upper, lower), strict=True)
        for each in (heading(title), *below, f"1. {member}")
    ]
    return reading("ผลการประเมินประจำปีงบประมาณ พ.ศ. 2565", *blocks)


def told(document):
    return [(each.code, each.text) for each in check_reading(document)]


@pytest.mark.parametrize("stated", STATED.values(), ids=STATED)
def test_a_list_is_held_to_the_points_of_its_group(stated):
    assert told(listed(stated, UP, DOWN)) == []
    assert told(listed(stated, DOWN, UP)) == [
        ("wrong-group", "ตัวชี้วัดที่ 2 การใช้งบประมาณ"),
        ("wrong-group", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"),
    ]


def test_a_sentence_that_names_its_group_is_held_to_its_points():
    def sentence(member):
        return reading(
            "ผลการประเมินประจำปีงบประมาณ พ.ศ. 2565",
            f"ตัวชี้วัดที่มีคะแนนต่ำกว่า 88 คะแนนเป็นจุดที่ควรปรับปรุง ได้แก่ {member}",
        )

    assert told(sentence(DOWN)) == []
    assert told(sentence(UP)) == [("wrong-group", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่")]


def test_points_of_a_level_of_the_whole_or_of_an_aim_say_nothing_about_a_list():
    for line in (
        "ผลคะแนนภาพรวมตั้งแต่ 95 คะแนนขึ้นไป",
        "เป้าหมาย ทุกตัวชี้วัดที่ได้คะแนนต้องไม่ต่ำกว่า 95 คะแนน",
    ):
        assert told(reading("ปีงบประมาณ พ.ศ. 2565", heading(line), f"1. {UP}")) == []


def test_a_word_of_the_offices_own_is_held_to_what_it_is_said_to_mean():
    def grouped(word):
        return reading(
            "ผลการประเมินประจำปีงบประมาณ พ.ศ. 2565",
            *("เยี่ยม หมายถึง 88 คะแนนขึ้นไป", "แก้ หมายถึง ต่ำกว่า 88 คะแนน"),
            table(
                ("ตัวชี้วัด", "คะแนน", "กลุ่ม"),
                *(("การปฏิบัติหน้าที่", "91.20", "เยี่ยม"), ("การใช้งบประมาณ", "70.10", word)),
            ),
        )

    assert told(grouped("แก้")) == []
    assert told(grouped("เยี่ยม")) == [("wrong-group", "เยี่ยม")]


def test_a_score_that_cannot_be_is_told_once():
    names = (
        *("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ"),
        *("การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร"),
        *("การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
    )
    scores = table(
        ("ตัวชี้วัด", "คะแนน"), *((name, "90.00") for name in names[:9]), (names[9], "190.00")
    )

    document = reading("ผลการประเมินปีงบประมาณ พ.ศ. 2565 ได้คะแนนภาพรวม 90.00 คะแนน", scores)

    assert told(document) == [("score-out-of-range", "190.00")]
