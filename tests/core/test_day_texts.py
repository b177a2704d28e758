from __future__ import annotations

from datetime import date, timedelta

import pytest

from prongsai.core.dates import (
    DayImpossible,
    english_day,
    parse_day,
    parse_month,
    parse_span,
    thai_day,
    thai_day_short,
    thai_month,
)
from prongsai.core.errors import ValueUnreadable
from prongsai.core.thai import to_thai_digits

OCTOBER_1 = date(2024, 10, 1)
JANUARY_17 = date(2022, 1, 17)
SEPTEMBER_30 = date(2025, 9, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("๑ ต.ค. ๖๗", OCTOBER_1),
        ("1 ต.ค.67", OCTOBER_1),
        ("1ต.ค.67", OCTOBER_1),
        ("1 ต.ค 2567", OCTOBER_1),
        ("1 ต. ค. 67", OCTOBER_1),
        ("1 ตค 67", OCTOBER_1),
        ("1 ตค. 67", OCTOBER_1),
        ("๑ตค.๖๗", OCTOBER_1),
        ("01/10/2567", OCTOBER_1),
        ("1-10-2567", OCTOBER_1),
        ("1.10.67", OCTOBER_1),
        ("2024-10-01", OCTOBER_1),
        ("2567-10-01", OCTOBER_1),
        ("2024-10-01 00:00:00", OCTOBER_1),
        ("2024-10-01T00:00:00", OCTOBER_1),
        ("1 October 2024", OCTOBER_1),
        ("1 Oct 2024", OCTOBER_1),
        ("17 มกราคม 2565", JANUARY_17),
        ("17 มกราคม 2022", JANUARY_17),
        ("17/1/2565", JANUARY_17),
        ("17/1/2022", JANUARY_17),
        ("2022-01-17", JANUARY_17),
        ("2565-01-17", JANUARY_17),
        ("17 ม.ค. 65", JANUARY_17),
        ("17 มค.65", JANUARY_17),
        ("ณ วันที่ 17 มกราคม 2565", JANUARY_17),
        ("ณ 17 มกราคม 2565", JANUARY_17),
        ("วันที่ ๑๗ เดือน มกราคม พ.ศ. ๒๕๖๕", JANUARY_17),
        ("วันจันทร์ที่ 17 มกราคม 2565", JANUARY_17),
        ("17 มกราคม ค.ศ. 2022", JANUARY_17),
        ("17 มกราคม พุทธศักราช 2565", JANUARY_17),
        ("17 มกราคม ปี 2565", JANUARY_17),
        ("17\u00a0มกราคม\u200b 2565", JANUARY_17),
        ("30 กันยายน พ.ศ. ๒๕๖๘", SEPTEMBER_30),
        ("30 กันยายนพ.ศ.2568", SEPTEMBER_30),
        ("29 ก.พ. 2567", date(2024, 2, 29)),
        ("29/2/2567", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_in_every_common_form(text, day):
    assert parse_day(text) == day


SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)


@pytest.mark.parametrize(("month", "short"), list(enumerate(SHORT, 1)))
def test_every_short_month_is_read(month, short):
    assert parse_day(f"5 {short} 68") == date(2025, month, 5)
    assert parse_day(f"5{short.replace('.', '')}68") == date(2025, month, 5)


@pytest.mark.parametrize(
    "text",
    [
        "31 กุมภาพันธ์ 2568",
        "๓๑ ก.พ. ๖๘",
        "29 ก.พ. 2568",
        "29/2/2568",
        "2025-02-29",
        "31 เมษายน 2568",
        "0 มกราคม 2568",
        "32 ม.ค. 68",
        "29 ก.พ. 2443",
    ],
)
def test_a_day_that_no_calendar_has_is_named_as_such(text):
    with pytest.raises(DayImpossible) as refused:
        parse_day(text)

    assert text in refused.value.said.th
    assert "วัน" in refused.value.said.th
    assert "days" in refused.value.said.en


def test_an_impossible_day_says_how_long_the_month_is():
    with pytest.raises(DayImpossible) as refused:
        parse_day("31 กุมภาพันธ์ 2568")

    assert refused.value.said.th == "ไม่มีวันที่ “31 กุมภาพันธ์ 2568”: เดือนกุมภาพันธ์ พ.ศ. 2568 มี 28 วัน"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "เร็ว ๆ นี้",
        "17",
        "17 มกราคม",
        "มกราคม 2565",
        "17 มกรา 2565",
        "17/13/2565",
        "17 มกราคม 256",
        "17 มกราคม 25650",
        "17 มกราคม พ.ศ. 2022",
        "17 มกราคม ค.ศ. 2565",
        "1 Oct 24",
        "17 มกราคม 3000",
        "2565",
        "ภายในปีงบประมาณ 2568",
        "１７ มกราคม 2565",
    ],
)
def test_what_is_no_day_is_refused_in_both_languages(text):
    with pytest.raises(ValueUnreadable) as refused:
        parse_day(text)

    assert not isinstance(refused.value, DayImpossible)
    assert refused.value.text == text
    assert "ไม่ใช่วันที่" in refused.value.said.th
    assert "not a date" in refused.value.said.en


def test_every_day_from_1950_to_2100_is_read_back_in_both_styles_of_digits():
    day = date(1950, 1, 1)
    while day <= date(2100, 12, 31):
        printed = thai_day(day, with_era=day.day % 2 == 0)
        assert parse_day(printed) == day
        assert parse_day(to_thai_digits(printed)) == day
        day += timedelta(days=1)


def test_the_short_form_english_and_iso_are_read_back():
    day = date(1950, 1, 1)
    while day <= date(2100, 12, 31):
        assert parse_day(thai_day_short(day)) == parse_day(english_day(day)) == day
        assert parse_day(day.isoformat()) == day
        day += timedelta(days=37)


def test_days_are_printed_as_offices_write_them():
    assert thai_day(JANUARY_17) == "17 มกราคม 2565"
    assert thai_day(JANUARY_17, with_era=True) == "17 มกราคม พ.ศ. 2565"
    assert thai_day_short(JANUARY_17) == "17 ม.ค. 65"
    assert thai_day_short(date(2100, 1, 17)) == "17 ม.ค. 2643"
    assert thai_day_short(date(1957, 1, 17)) == "17 ม.ค. 00"
    assert thai_month(JANUARY_17) == "มกราคม 2565"
    assert english_day(JANUARY_17) == "17 January 2022"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ต.ค.67", date(2024, 10, 1), date(2024, 10, 31)),
        ("กันยายน ๒๕๖๕", date(2022, 9, 1), date(2022, 9, 30)),
        ("เดือนกุมภาพันธ์ 2567", date(2024, 2, 1), date(2024, 2, 29)),
        ("เดือน กุมภาพันธ์ พ.ศ. 2568", date(2025, 2, 1), date(2025, 2, 28)),
    ],
)
def test_a_month_is_read_as_its_first_and_last_day(text, first, last):
    assert parse_month(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "กันยายน", "2565", "1 กันยายน 2565", "กันยา 2565", "ต.ค.67 - ก.ย.68"]
)
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueUnreadable, match="month"):
        parse_month(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ต.ค.67 - ก.ย.68", OCTOBER_1, SEPTEMBER_30),
        ("ต.ค.67-ก.ย.68", OCTOBER_1, SEPTEMBER_30),
        ("๑ ต.ค. ๖๗ ถึง ๓๐ ก.ย. ๖๘", OCTOBER_1, SEPTEMBER_30),
        ("ตุลาคม 2567 – มีนาคม 2568", OCTOBER_1, date(2025, 3, 31)),
        ("ตุลาคม – มีนาคม 2568", OCTOBER_1, date(2025, 3, 31)),
        ("ตุลาคม – ธันวาคม 2567", OCTOBER_1, date(2024, 12, 31)),
        ("1 – 31 ตุลาคม 2567", OCTOBER_1, date(2024, 10, 31)),
        ("1 ต.ค. - 31 ธ.ค. 67", OCTOBER_1, date(2024, 12, 31)),
        ("2024-10-01 - 2025-09-30", OCTOBER_1, SEPTEMBER_30),
        ("1/10/2567-30/9/2568", OCTOBER_1, SEPTEMBER_30),
        ("ตั้งแต่วันที่ 1 ตุลาคม 2567 ถึงวันที่ 30 กันยายน 2568", OCTOBER_1, SEPTEMBER_30),
        ("ระหว่างเดือนตุลาคม 2567 ถึงเดือนกันยายน 2568", OCTOBER_1, SEPTEMBER_30),
        ("1 October 2024 to 30 September 2025", OCTOBER_1, SEPTEMBER_30),
        ("ต.ค.67", OCTOBER_1, date(2024, 10, 31)),
        ("17 มกราคม 2565", JANUARY_17, JANUARY_17),
        ("29 ก.พ. 67 - 1 มี.ค. 67", date(2024, 2, 29), date(2024, 3, 1)),
    ],
)
def test_a_span_is_read(text, first, last):
    assert parse_span(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "ทั้งปี",
        "ตุลาคม – มีนาคม",
        "ต.ค.68 - ก.ย.67",
        "30 – 5 ตุลาคม 2567",
        "1 - 2",
        "ก" * 1000,
        "1-" * 500,
    ],
)
def test_what_is_no_span_is_refused(text):
    with pytest.raises(ValueUnreadable, match=r"span|ends before"):
        parse_span(text)


def test_a_span_with_an_impossible_end_is_refused_as_impossible():
    with pytest.raises(DayImpossible):
        parse_span("1 ก.พ. 68 - 31 ก.พ. 68")
