from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.reporting.composing.changing import complete_with, draft_with
from tests.reporting.composing.dossiers import MARKUP
from tests.reporting.composing.reading import (
    body_of,
    cells_of,
    groups_of,
    is_verbatim,
    lines_of,
    paragraphs_of,
    signatures_of,
    table_headed,
    words_of,
)
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.dates import FiscalYear, PeriodKind
from prongsai.core.tree import Orientation, Paragraph, Role, blocks_of, plain, tables_of
from prongsai.dossier import ColumnField, ColumnPart
from prongsai.editions import load
from prongsai.planning import Measure, Quantity
from prongsai.reporting import Year, compose
from prongsai.reporting.composing.columns import (
    WEIGHTS,
    header_of,
    indicators_of,
    layout_of,
    table_of,
)
from prongsai.reporting.composing.elements import numbered
from prongsai.reporting.composing.plan import follow_up_of
from prongsai.reporting.composing.standings import Standing


def measure(**values: Any) -> Measure:
    return Measure(**{"key": "k", "number": "", "title": "ก", **values})


def test_the_plan_lies_in_landscape() -> None:
    assert {each.orientation for each in compose("plan", complete_year()).sections} == {
        Orientation.LANDSCAPE
    }


def test_a_group_row_stands_before_the_first_measure_of_each_group() -> None:
    table = table_headed(compose("plan", complete_year()), "ขั้นตอน/วิธีการ")

    assert groups_of(table) == ("ด้านการป้องกันการทุจริต", "ด้านการสื่อสาร", "ด้านการรักษาระดับ")
    assert [row.group for row in table.rows] == [True, False, True, False, False, True, False]
    assert all(row.cells[0].colspan == len(table.columns) for row in table.rows if row.group)


def test_steps_are_numbered_lines_and_owners_stand_one_a_line() -> None:
    table = table_headed(compose("plan", complete_year()), "ขั้นตอน/วิธีการ")
    first = next(row for row in table.rows if not row.group)

    assert [line[:2] for line in lines_of(first.cells[2])] == ["๑)", "๒)", "๓)"]
    assert lines_of(first.cells[3]) == ("สำนักปลัด", "กองคลัง")


def test_steps_that_are_numbered_already_get_no_second_number() -> None:
    assert numbered(("1. ก", "2. ข")) == ("1. ก", "2. ข")
    assert numbered(("(๑) ก", "(๒) ข")) == ("(๑) ก", "(๒) ข")
    assert numbered(("- ก", "- ข")) == ("- ก", "- ข")
    assert numbered(("ก",)) == ("ก",)
    assert numbered(("ก", "ข")) == ("1) ก", "2) ข")


def test_indicators_are_named_and_unknown_ones_stand_as_written() -> None:
    edition = complete_year().edition

    assert indicators_of(measure(indicators=("open-data", "อื่น")), edition) == (
        "การเปิดเผยข้อมูล",
        "อื่น",
    )
    assert indicators_of(measure(indicators=("open-data",)), None) == ("open-data",)


def test_targets_print_their_quantities() -> None:
    assert "กระบวนงานที่ทบทวน จำนวน ๕ กระบวนงาน" in words_of(compose("plan", complete_year()))


def test_the_introduction_counts_the_measures_of_the_table() -> None:
    document = compose("plan", complete_year())
    rows = body_of(table_headed(document, "ขั้นตอน/วิธีการ"))

    assert len(rows) == 4
    assert any("จำนวน ๔ มาตรการ" in each for each in paragraphs_of(document))


def test_the_introduction_rests_on_the_result_of_the_year_before() -> None:
    (first,) = (
        each for each in paragraphs_of(compose("plan", complete_year())) if each.startswith("จาก")
    )

    assert "พ.ศ. ๒๕๖๕" in first
    assert "๙๕.๗๕ คะแนน อยู่ในระดับ AA" in first
    assert "การป้องกันการทุจริต (๘๗.๕๐ คะแนน)" in first


def test_figures_of_another_year_are_not_quoted() -> None:
    year = complete_year()
    assert year.plan is not None
    document = compose(
        "plan", replace(year, plan=replace(year.plan, rests_on=year.plan.rests_on.previous))
    )

    assert "๙๕.๗๕" not in words_of(document)


def test_the_offices_own_introduction_and_title_stand_as_given() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["plan"]["title"] = "แผนของเรา"
        shape["plan"]["introduction"] = ["ย่อหน้าหนึ่ง\nย่อหน้าสอง"]

    document = compose("plan", complete_with(own))

    assert document.title == "แผนของเรา"
    assert {"ย่อหน้าหนึ่ง", "ย่อหน้าสอง"} <= set(paragraphs_of(document))
    assert not any(each.startswith("จาก") for each in paragraphs_of(document))


def test_the_offices_own_columns_are_kept_in_order_with_their_group_heading() -> None:
    table = table_headed(compose("plan", draft_year()), "รหัสเดิม")
    upper, lower = table.header

    assert cells_of(upper) == ("ลำดับที่", "มาตรการ/กิจกรรม", "รหัสเดิม", "การมอบหมาย")
    assert [(each.colspan, each.rowspan) for each in upper.cells] == [
        (1, 2),
        (1, 2),
        (1, 2),
        (2, 1),
    ]
    assert cells_of(lower) == ("หน่วยงาน", "กำหนดแล้วเสร็จ")


def test_a_column_nobody_understood_is_filled_from_the_printed_table() -> None:
    rows = body_of(table_headed(compose("plan", draft_year()), "รหัสเดิม"))

    assert [row[2] for row in rows] == ["ก-7/1", ""]


def test_a_column_nobody_understood_is_empty_where_nothing_was_printed() -> None:
    year = draft_with(lambda shape: shape["plan"].pop("as_printed"))

    assert [row[2] for row in body_of(table_headed(compose("plan", year), "รหัสเดิม"))] == ["", ""]


def test_as_read_prints_the_table_letter_by_letter() -> None:
    document = compose("plan", draft_year(), as_read=True)
    table = table_headed(document, "รหัสเดิม")

    assert cells_of(table.header[0]) == ("ลำดับที่", "รายละเอียด ๑")
    assert groups_of(table) == ("๑. ด้านบริการ 2569",)
    assert body_of(table) == (
        ("๑.", f"{MARKUP}\nบรรทัดที่ 2", "ก-๗/1"),
        ("2.", "สั้นกว่าตาราง", ""),
    )
    assert is_verbatim(document, "ก-๗/1")
    assert "มาตรการเดิม" in paragraphs_of(document)


def test_as_read_without_a_printed_table_composes_the_usual_one() -> None:
    year = complete_year()

    assert compose("plan", year, as_read=True) == compose("plan", year)


def test_markup_in_a_text_is_data() -> None:
    for kind in ("plan", "progress", "status", "announcement"):
        assert MARKUP in words_of(compose(kind, draft_year())), kind


def test_the_follow_up_counts_add_up_to_all_measures() -> None:
    measures = (
        *(measure(reporting=PeriodKind.QUARTER),) * 3,
        measure(reporting=PeriodKind.YEAR),
        *(measure(),) * 2,
    )
    said, _ = follow_up_of(measures)

    assert "รายไตรมาส จำนวน 3 มาตรการ และรายปี จำนวน 1 มาตรการ ส่วนอีก 2 มาตรการ" in said


def test_the_follow_up_without_any_rhythm_counts_nothing() -> None:
    said, _ = follow_up_of((measure(), measure()))

    assert "ดังนี้" not in said
    assert not any(digit in said for digit in "0123456789")


def test_first_and_last_of_the_memos_chain_propose_and_agree() -> None:
    signatures = signatures_of(compose("plan", complete_year()))

    assert [plain(each.below[-1]) for each in signatures] == ["ผู้เสนอ", "ผู้เห็นชอบ"]


def test_a_chain_of_one_only_proposes() -> None:
    def short(shape: dict[str, Any]) -> None:
        shape["memos"][0]["chain"] = shape["memos"][0]["chain"][:1]

    assert len(signatures_of(compose("plan", complete_with(short)))) == 1


@pytest.mark.parametrize("signed", ["approved", "memo", "neither"])
def test_a_plan_is_a_draft_until_it_is_approved_or_its_memo_signed(signed: str) -> None:
    def state(shape: dict[str, Any]) -> None:
        if signed != "approved":
            shape["plan"].pop("approved_on")
        shape["memos"][0]["is_signed"] = signed == "memo"

    assert compose("plan", complete_with(state)).is_draft is (signed == "neither")


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ({}, "-"),
        ({"ends": date(2021, 4, 30)}, "ภายใน 30 เม.ย. 64"),
        ({"starts": date(2024, 10, 1)}, "ตั้งแต่ 1 ต.ค. 67"),
        ({"starts": date(2022, 10, 1), "ends": date(2023, 9, 30)}, "ต.ค. 65 – ก.ย. 66"),
        ({"starts": date(2024, 2, 1), "ends": date(2024, 2, 29)}, "ก.พ. 67"),
        ({"starts": date(2024, 2, 1), "ends": date(2024, 2, 28)}, "1 ก.พ. 67 ถึง 28 ก.พ. 67"),
        ({"starts": date(2022, 10, 2), "ends": date(2023, 9, 30)}, "2 ต.ค. 65 ถึง 30 ก.ย. 66"),
        ({"starts": date(2022, 10, 7), "ends": date(2022, 10, 7)}, "7 ต.ค. 65"),
    ],
)
def test_the_time_of_a_measure_is_said_as_far_as_it_is_known(
    times: dict[str, date], said: str
) -> None:
    layout = layout_of((), (("เวลา", ColumnField.PERIOD),), edition=None, printed=None)
    standing = Standing(measure=measure(**times))

    assert body_of(table_of(layout, (standing,), summary="ก")) == ((said,),)


def test_every_field_of_a_column_can_be_filled() -> None:
    fields = tuple(ColumnField)
    layout = layout_of((), tuple((str(each), each) for each in fields), edition=None, printed=None)
    full = measure(theme="ประเด็น", follow_up="รายงานต่อปลัด")
    standing = Standing(measure=full)

    ((row),) = body_of(table_of(layout, (standing,), summary="ก"))

    said = dict(zip(fields, row, strict=True))
    assert said[ColumnField.NUMBER] == "1"
    assert said[ColumnField.MEASURE] == "ก"
    assert said[ColumnField.THEME] == "ประเด็น"
    assert said[ColumnField.FOLLOW_UP] == said[ColumnField.REPORTING] == "รายงานต่อปลัด"
    assert all(words for words in row)
    assert set(WEIGHTS) == set(fields)


def test_columns_without_a_group_heading_make_one_header_row() -> None:
    assert len(header_of((ColumnPart(title="ก"), ColumnPart(title="ข")))) == 1


def test_two_separate_columns_under_the_same_heading_are_two_groups() -> None:
    upper, lower = header_of(
        (
            ColumnPart(title="ก", over="ส"),
            ColumnPart(title="ข"),
            ColumnPart(title="ค", over="ส"),
        )
    )

    assert cells_of(upper) == ("ส", "ข", "ส")
    assert cells_of(lower) == ("ก", "ค")


def test_every_table_has_a_summary() -> None:
    for year in (complete_year(), draft_year()):
        for kind in ("plan", "progress", "status", "analysis", "order", "oit-checklist"):
            assert all(table.summary for table in tables_of(compose(kind, year)))


def test_a_column_that_was_never_printed_stays_empty() -> None:
    def other(shape: dict[str, Any]) -> None:
        shape["plan"]["columns"][2]["title"] = "ไม่เคยพิมพ์"

    rows = body_of(table_headed(compose("plan", draft_with(other)), "ไม่เคยพิมพ์"))

    assert [row[2] for row in rows] == ["", ""]


def test_without_words_of_the_office_the_follow_up_is_the_rhythm() -> None:
    layout = layout_of((), (("ติดตาม", ColumnField.FOLLOW_UP),), edition=None, printed=None)
    standing = Standing(measure=measure(reporting=PeriodKind.HALF_YEAR))

    assert body_of(table_of(layout, (standing,), summary="ก")) == (("ทุกรอบ 6 เดือน",),)


def test_a_result_without_a_lowest_indicator_names_none() -> None:
    year = complete_year()
    assert year.findings is not None
    document = compose("plan", replace(year, findings=replace(year.findings, lowest=())))

    assert "๙๕.๗๕ คะแนน" in words_of(document)
    assert "ต่ำที่สุด" not in words_of(document)


def test_the_expected_outcome_has_a_column_where_any_measure_tells_one() -> None:
    year = complete_year()
    assert year.plan is not None
    first, *rest = year.plan.measures
    told = replace(first, expected_outcome="ประชาชนเชื่อมั่น")
    measures = replace(year.plan, measures=(told, *rest))
    table = table_headed(compose("plan", replace(year, plan=measures)), "ผลลัพธ์\nที่คาดหวัง")

    assert [row[6] for row in body_of(table)] == ["ประชาชนเชื่อมั่น", "-", "-", "-"]
    assert "ผลลัพธ์\nที่คาดหวัง" not in cells_of(tables_of(compose("plan", year))[0].header[0])


def test_columns_of_results_show_in_a_plan_what_is_aimed_at() -> None:
    fields = (("ผลผลิต", ColumnField.OUTPUT), ("ผลลัพธ์", ColumnField.OUTCOME))
    layout = layout_of((), fields, edition=None, printed=None)
    aim = measure(
        targets=(Quantity(what="การอบรม", amount=Decimal(2), unit="ครั้ง"),),
        expected_outcome="รู้ระเบียบ",
    )

    table = table_of(layout, (Standing(measure=aim),), summary="ก")

    assert body_of(table) == (("การอบรม จำนวน 2 ครั้ง", "รู้ระเบียบ"),)


def test_an_approved_plan_says_when() -> None:
    said = paragraphs_of(compose("plan", complete_year()))
    silent = complete_with(lambda shape: shape["plan"].pop("approved_on"))

    assert "มาตรการตามตารางนี้ได้รับความเห็นชอบเมื่อวันที่ ๑๕ พฤศจิกายน ๒๕๖๕" in said
    assert not any("ได้รับความเห็นชอบ" in each for each in paragraphs_of(compose("plan", silent)))


def _themed(theme: str, field: str) -> Year:
    """The complete year with the rules of a year that has themes, and a column for them."""

    def own(shape: dict[str, Any]) -> None:
        column = [{"title": "ประเด็น", "field": field}]
        shape["plan"]["columns"] = shape["progress"]["columns"] = column
        shape["progress"]["status_columns"] = column

    year = replace(complete_with(own), plan_edition=load(FiscalYear(2568)))
    assert year.plan is not None
    first, *rest = year.plan.measures
    return replace(year, plan=replace(year.plan, measures=(replace(first, theme=theme), *rest)))


def _theme_notes(kind: str, year: Year) -> list[str]:
    return [
        plain(each.text)
        for each in blocks_of(compose(kind, year))
        if isinstance(each, Paragraph) and each.role is Role.NOTE and "ชื่อประเด็น" in plain(each.text)
    ]


@pytest.mark.parametrize("kind", ["plan", "progress", "status"])
def test_small_print_says_once_that_names_of_themes_are_unverified(kind: str) -> None:
    year = _themed("service", "theme")

    assert "การให้บริการและระบบ E-Service" in words_of(compose(kind, year))
    (note,) = _theme_notes(kind, year)
    assert "ยังไม่ได้ตรวจสอบ" in note


@pytest.mark.parametrize("kind", ["plan", "progress", "status"])
def test_without_a_theme_of_ours_in_the_table_there_is_no_such_small_print(kind: str) -> None:
    assert _theme_notes(kind, _themed("ประเด็นของเราเอง", "theme")) == []
    assert _theme_notes(kind, _themed("service", "owner")) == []


def test_verified_themes_need_no_small_print() -> None:
    year = _themed("service", "theme")
    assert year.plan_edition is not None
    basis = replace(year.plan_edition.themes_basis, verified=True)

    assert (
        _theme_notes(
            "plan", replace(year, plan_edition=replace(year.plan_edition, themes_basis=basis))
        )
        == []
    )
