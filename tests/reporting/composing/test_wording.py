from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.dates import Period, parse_span
from prongsai.dossier import AgencyPart
from prongsai.editions import known_years, load
from prongsai.planning import Measure
from prongsai.reporting.composing.meanings import load_meanings
from prongsai.reporting.composing.wording import (
    amount_said,
    change_said,
    joined,
    period_said,
    period_short,
    place_of,
    span_said,
    time_of,
)


@pytest.mark.parametrize(
    ("district", "province", "said"),
    [
        ("เวียง", "สมมติธานี", "อำเภอเวียง จังหวัดสมมติธานี"),
        ("อำเภอเวียง", "จังหวัดสมมติธานี", "อำเภอเวียง จังหวัดสมมติธานี"),
        ("เขตตัวอย่าง", "กรุงเทพมหานคร", "เขตตัวอย่าง กรุงเทพมหานคร"),
        (None, "สมมติธานี", "จังหวัดสมมติธานี"),
        (None, None, ""),
    ],
)
def test_a_place_is_said_with_its_words_once(
    district: str | None, province: str | None, said: str
) -> None:
    assert place_of(AgencyPart(name="ก", district=district, province=province)) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("ก",), "ก"), (("ก", "ข"), "ก และข"), (("ก", "ข", "IIT"), "ก ข และ IIT")],
)
def test_names_are_joined_as_thai_joins_them(names: tuple[str, ...], said: str) -> None:
    assert joined(names) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("42", "42"),
        ("1250.50", "1,250.5"),
        ("100", "100"),
        ("0", "0"),
        ("1E+3", "1,000"),
        ("0.25", "0.25"),
    ],
)
def test_an_amount_has_commas_and_no_useless_noughts(amount: str, said: str) -> None:
    assert amount_said(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [("1.25", "เพิ่มขึ้น 1.25"), ("-0.5", "ลดลง 0.50"), ("0.00", "คงเดิม"), (None, "-")],
)
def test_a_change_says_its_direction_in_words(change: str | None, said: str) -> None:
    assert change_said(Decimal(change) if change else None) == said


@pytest.mark.parametrize(
    ("code", "said", "short"),
    [
        ("2568-Q2", "ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2568", "ไตรมาสที่ 2"),
        ("2568-H1", "รอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2568", "รอบ 6 เดือนแรก"),
        ("2568", "ประจำปีงบประมาณ พ.ศ. 2568", "ทั้งปี"),
    ],
)
def test_a_period_has_a_full_and_a_short_name(code: str, said: str, short: str) -> None:
    assert period_said(Period.parse(code)) == said
    assert period_short(Period.parse(code)) == short


def test_a_periods_days_are_those_of_the_fiscal_year() -> None:
    assert span_said(Period.parse("2568-Q1")) == "1 ตุลาคม 2567 ถึง 31 ธันวาคม 2567"


def test_every_indicator_of_every_edition_has_a_meaning() -> None:
    slugs = {each.slug for year in known_years() for each in load(year).indicators}

    assert set(load_meanings()) == slugs
    assert all(each.looks_at and each.keep and each.improve for each in load_meanings().values())


@given(st.lists(st.dates(date(1957, 1, 1), date(2056, 12, 31)), min_size=2, max_size=2).map(sorted))
def test_a_short_time_reads_back_as_the_very_days(days: list[date]) -> None:
    starts, ends = days

    said = time_of(Measure(key="k", number="", title="ก", starts=starts, ends=ends))

    assert parse_span(said) == (starts, ends)


@given(st.integers(1957, 2056), st.integers(1, 12), st.integers(0, 30))
def test_whole_months_read_back_as_their_first_and_last_day(
    year: int, month: int, later: int
) -> None:
    starts = date(year, month, 1)
    after = year * 12 + month + later
    ends = date.fromordinal(date(after // 12, after % 12 + 1, 1).toordinal() - 1)

    said = time_of(Measure(key="k", number="", title="ก", starts=starts, ends=ends))

    assert "ถึง" not in said
    assert parse_span(said) == (starts, ends)


def test_the_last_day_there_is_can_be_said() -> None:
    measure = Measure(
        key="k", number="", title="ก", starts=date(9999, 12, 1), ends=date(9999, 12, 31)
    )

    assert time_of(measure) == "ธ.ค. 10542"
