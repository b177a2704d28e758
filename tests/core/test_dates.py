from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.dates import (
    FiscalYear,
    Period,
    PeriodKind,
    fiscal_year_of,
    half_of,
    parse_fiscal_year,
    period_name,
    quarter_of,
)
from prongsai.core.errors import ValueUnreadable

YEARS = st.integers(2450, 2650).map(FiscalYear)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


def test_fiscal_year_2568_runs_from_october_2024_to_september_2025():
    year = FiscalYear(2568)

    assert (year.start, year.end) == (date(2024, 10, 1), date(2025, 9, 30))
    assert (year.previous, year.next) == (FiscalYear(2567), FiscalYear(2569))
    assert str(year) == "2568"


@pytest.mark.parametrize("number", [99999, 0, -1])
def test_a_fiscal_year_that_has_no_days_cannot_be_made(number):
    with pytest.raises(ValueError, match=str(number)):
        FiscalYear(number)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (PeriodKind.QUARTER, 5),
        (PeriodKind.HALF_YEAR, 3),
        (PeriodKind.YEAR, 2),
        (PeriodKind.QUARTER, 0),
    ],
)
def test_a_period_that_is_not_in_the_year_cannot_be_made(kind, number):
    with pytest.raises(ValueError, match=str(number)):
        Period(fiscal_year=FiscalYear(2568), kind=kind, number=number)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2568", 2568),
        ("๒๕๖๘", 2568),
        (" 2568 ", 2568),
        ("พ.ศ. 2568", 2568),
        ("พ.ศ.๒๕๖๘", 2568),
        ("พุทธศักราช 2568", 2568),
        ("ปีงบประมาณ พ.ศ. 2568", 2568),
        ("ปีงบประมาณ ๒๕๖๘", 2568),
        ("ประจำปีงบประมาณ พ.ศ. 2568", 2568),
        ("ปี 2568", 2568),
        ("FY2568", 2568),
        ("fy 2568", 2568),
        ("2025", 2568),
        ("ค.ศ. 2025", 2568),
        ("68", 2568),
        ("๖๘", 2568),
        ("2599", 2599),
    ],
)
def test_a_fiscal_year_is_read(text, year):
    assert parse_fiscal_year(text) == FiscalYear(year)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "next year",
        "ปีหน้า",
        "สองพันห้าร้อยหกสิบแปด",
        "99999",
        "0",
        "-1",
        "00",
        "5",
        "256",
        "2568.0",
        "2568/1",
        "3000",
        "2300",
        "พ.ศ. 2025",
        "ค.ศ. 2568",
        "25 68",
        "２５６８",
        "2568-Q1",
    ],
)
def test_what_is_no_fiscal_year_is_refused_in_both_languages(text):
    with pytest.raises(ValueUnreadable) as refused:
        parse_fiscal_year(text)

    assert refused.value.text == text
    assert "ปีงบประมาณ" in refused.value.said.th
    assert "fiscal year" in refused.value.said.en
    assert "2568" in refused.value.remedy.th


def test_a_very_long_text_is_not_quoted_whole():
    with pytest.raises(ValueUnreadable) as refused:
        parse_fiscal_year("ก" * 10_000)

    assert len(refused.value.said.th) < 200


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2568", date(2024, 10, 1), date(2025, 9, 30)),
        ("2568-H1", date(2024, 10, 1), date(2025, 3, 31)),
        ("2568-H2", date(2025, 4, 1), date(2025, 9, 30)),
        ("2568-Q1", date(2024, 10, 1), date(2024, 12, 31)),
        ("2568-Q2", date(2025, 1, 1), date(2025, 3, 31)),
        ("๒๕๖๘-q3", date(2025, 4, 1), date(2025, 6, 30)),
        ("2568-Q4", date(2025, 7, 1), date(2025, 9, 30)),
    ],
)
def test_a_period_code_names_its_days(code, start, end):
    period = Period.parse(code)

    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "code", ["", "2568-Q5", "2568-Q0", "2568-H3", "2568Q1", "68-Q1", "2025-Q1", "2568-"]
)
def test_what_is_no_period_is_refused(code):
    with pytest.raises(ValueUnreadable):
        Period.parse(code)


@given(
    YEARS,
    st.sampled_from([(PeriodKind.QUARTER, 4), (PeriodKind.HALF_YEAR, 2), (PeriodKind.YEAR, 1)]),
)
def test_periods_tile_the_year(year, kind_and_count):
    kind, count = kind_and_count
    periods = [Period(fiscal_year=year, kind=kind, number=n) for n in range(1, count + 1)]

    assert periods[0].start == year.start
    assert periods[-1].end == year.end
    for before, after in pairwise(periods):
        assert after.start == before.end + timedelta(days=1)


@given(YEARS)
def test_years_follow_each_other_without_a_gap(year):
    assert year.next.start == year.end + timedelta(days=1)


@given(DAYS)
def test_a_day_lies_in_its_year_half_and_quarter(day):
    year, half, quarter = fiscal_year_of(day), half_of(day), quarter_of(day)

    assert year.start <= day <= year.end
    assert half.start <= day <= half.end
    assert quarter.start <= day <= quarter.end
    assert half.fiscal_year == quarter.fiscal_year == year


@given(DAYS)
def test_a_period_is_read_back_from_its_code(day):
    for period in (
        quarter_of(day),
        half_of(day),
        Period(fiscal_year=fiscal_year_of(day), kind=PeriodKind.YEAR),
    ):
        assert Period.parse(period.code) == period


@pytest.mark.parametrize(
    ("code", "th", "en"),
    [
        ("2568-Q1", "ไตรมาสที่ 1 (ตุลาคม – ธันวาคม 2567)", "Quarter 1 (October – December 2024)"),
        ("2568-Q2", "ไตรมาสที่ 2 (มกราคม – มีนาคม 2568)", "Quarter 2 (January – March 2025)"),
        ("2568-Q4", "ไตรมาสที่ 4 (กรกฎาคม – กันยายน 2568)", "Quarter 4 (July – September 2025)"),
        (
            "2568-H1",
            "รอบ 6 เดือนแรก (ตุลาคม 2567 – มีนาคม 2568)",
            "First half-year (October 2024 – March 2025)",
        ),
        (
            "2568-H2",
            "รอบ 6 เดือนหลัง (เมษายน – กันยายน 2568)",
            "Second half-year (April – September 2025)",
        ),
        ("2568", "ทั้งปี (ตุลาคม 2567 – กันยายน 2568)", "Whole year (October 2024 – September 2025)"),
    ],
)
def test_a_period_is_named_with_its_months(code, th, en):
    said = period_name(Period.parse(code))

    assert (said.th, said.en) == (th, en)
