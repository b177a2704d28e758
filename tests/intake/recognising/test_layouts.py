"""Are measures understood under other titles, in other orders, and in every known layout?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.recognising.papers import line, lost, reading, table

from prongsai.core.dates import PeriodKind
from prongsai.core.reading import Reading, Source
from prongsai.core.tree import Block, Cell, Column, Row, Table, cell
from prongsai.dossier import ColumnField, Dossier, MeasurePart, Sureness
from prongsai.intake import AgencyNotRead, DocumentKind, YearNotRead, recognise

COVER = (
    line("องค์การบริหารส่วนตำบลบึงตรวจสอบ อำเภอทุ่งสุจริต จังหวัดสมมติธานี"),
    line("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
)
# Of each column: titles that offices may give it, and a cell.
PLAN: dict[ColumnField, tuple[tuple[str, ...], str]] = {
    ColumnField.MEASURE: (
        ("มาตรการ", "มาตรการ/กิจกรรม", "มาตรการ/แนวทาง", "ชื่อมาตรการ", "กิจกรรม"),
        "๑. เปิดช่องทางถามตอบ",
    ),
    ColumnField.STEPS: (
        ("ขั้นตอน", "ขั้นตอน/วิธีการ", "วิธีการดำเนินการ", "วิธีดำเนินการ", "แนวทางการดำเนินการ"),
        "๑. ประชุม ๒. เปิดใช้ ๓. สรุปผล",
    ),
    ColumnField.OWNER: (
        ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ผู้รับผิดชอบหลัก", "ผู้รับผิชอบ"),
        "- สำนักปลัด - กองคลัง",
    ),
    ColumnField.PERIOD: (
        ("ระยะเวลา", "ระยะเวลาดำเนินการ", "ช่วงเวลาดำเนินการ", "ระยะเวลาในการดำเนินการ"),
        "ต.ค.67 - ก.ย.68",
    ),
    ColumnField.REPORTING: (
        ("การรายงานผล", "ความถี่ในการรายงาน", "รอบการรายงาน"),
        "ทุก ๖ เดือน",
    ),
    ColumnField.TARGET: (("เป้าหมาย", "ค่าเป้าหมาย", "ตัวชี้วัดความสำเร็จ"), "ช่องทาง จำนวน ๔ ช่องทาง"),
    ColumnField.INDICATOR: (("ตัวชี้วัด", "ตัวชี้วัด ITA", "ตัวชี้วัดที่เกี่ยวข้อง"), "๗. ประสิทธิภาพการสื่อสาร"),
}
RESULTS: dict[ColumnField, tuple[tuple[str, ...], str]] = {
    ColumnField.OUTPUT: (
        ("ผลการดำเนินการ", "สรุปผลการดำเนินงาน", "ผลผลิต (Output)", "การดำเนินงาน"),
        "เปิดแล้ว จำนวน ๔ ช่องทาง",
    ),
    ColumnField.OUTCOME: (("ผลลัพธ์", "ผลสัมฤทธิ์", "ผลลัพธ์ (Outcome)"), "ประชาชนถามได้สะดวกขึ้น"),
    ColumnField.OBSTACLES: (("ปัญหาและอุปสรรค", "ปัญหา/อุปสรรค", "อุปสรรค"), "อินเทอร์เน็ตช้า"),
}


def measured(*blocks: Any) -> Dossier:
    given_reading = reading(*COVER, *blocks)
    found = recognise(given_reading).dossier
    assert lost(given_reading, found) == {}
    return found


def only_measure(dossier: Dossier) -> MeasurePart:
    assert dossier.plan is not None
    (measure,) = dossier.plan.measures
    return measure


@st.composite
def layouts(draw, fields):
    chosen = draw(st.permutations(list(fields)))
    titles = [draw(st.sampled_from(fields[each][0])) for each in chosen]
    return titles, [fields[each][1] for each in chosen]


@given(layouts(PLAN), st.booleans())
def test_a_plan_is_understood_in_any_order_and_under_many_titles(layout, head):
    titles, cells = layout

    dossier = measured(table(tuple(titles), tuple(cells), head=head))

    measure = only_measure(dossier)
    assert (measure.number, measure.title) == ("๑", "เปิดช่องทางถามตอบ")
    assert measure.steps == ("ประชุม", "เปิดใช้", "สรุปผล")
    assert [each.name for each in dossier.units] == ["สำนักปลัด", "กองคลัง"]
    assert measure.owners == tuple(each.key for each in dossier.units)
    assert (measure.starts, measure.ends) == (date(2024, 10, 1), date(2025, 9, 30))
    assert measure.reporting is PeriodKind.HALF_YEAR
    assert [(each.amount, each.unit) for each in measure.targets] == [(Decimal(4), "ช่องทาง")]
    assert measure.indicators == ("communication-efficiency",)
    assert dossier.plan is not None
    assert [column.title for column in dossier.plan.columns] == titles
    assert dossier.progress is None


@given(layouts({**PLAN, **RESULTS}), st.booleans())
def test_a_report_is_understood_in_any_order_and_under_many_titles(layout, head):
    titles, cells = layout

    dossier = measured(table(tuple(titles), tuple(cells), head=head))

    assert dossier.progress is not None
    (report,) = dossier.progress.reports
    assert report.measure == only_measure(dossier).key
    assert report.done == ("เปิดแล้ว จำนวน ๔ ช่องทาง",)
    assert [(each.what, each.amount, each.unit) for each in report.outputs] == [
        ("เปิดแล้ว", Decimal(4), "ช่องทาง")
    ]
    assert report.outcome == "ประชาชนถามได้สะดวกขึ้น"
    assert report.obstacles == "อินเทอร์เน็ตช้า"
    assert [column.title for column in dossier.progress.columns] == titles


def test_the_fifth_form_of_six_columns_is_a_report():
    dossier = measured(
        table(
            ("มาตรการ/กิจกรรม", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การดำเนินงาน", "ผลลัพธ์"),
            (
                "1. ตรวจทรัพย์สิน",
                "1. สำรวจ\n2. รายงาน",
                "กองคลัง",
                "ต.ค.67 - ก.ย.68",
                "ตรวจ 2 ครั้ง",
                "ของไม่หาย",
            ),
            ("๒. อบรมจริยธรรม", "จัดอบรม", "สำนักปลัด", "ม.ค.๖๘ - มี.ค.๖๘", "อบรม ๑ ครั้ง", "เข้าใจมากขึ้น"),
            ("", "ติดตามผล", "", "", "", ""),
        )
    )

    assert dossier.plan is not None
    one, two = dossier.plan.measures
    assert (one.number, one.steps, one.ends) == ("1", ("สำรวจ", "รายงาน"), date(2025, 9, 30))
    # A row of nothing but an end of the step above is its end, wherever the page broke.
    assert (two.number, two.steps) == ("๒", ("จัดอบรมติดตามผล",))
    assert dossier.progress is not None
    assert [report.status for report in dossier.progress.reports] == ["done", "done"]


def test_a_status_matrix_with_a_heading_over_three_columns_is_told_by_its_ticks():
    heads = (
        Row(cells=(cell("มาตรการ", rowspan=2), cell("สถานะการดำเนินการ", colspan=3))),
        Row(cells=(cell("ยังไม่ดำเนินการ"), cell("อยู่ระหว่างดำเนินการ"), cell("แล้วเสร็จ"))),
    )
    ticks = [("-", "-", "/"), ("✓", "", ""), ("-", "√ (รอผู้รับจ้าง)", "-")]
    rows = tuple(
        Row(cells=(cell(f"{at}. มาตรการที่ {name}"), *map(cell, tick)))
        for at, (name, tick) in enumerate(zip(("ก", "ข", "ค"), ticks, strict=True), start=1)
    )

    dossier = measured(Table(columns=(Column(),) * 4, header=heads, rows=rows, summary=""))

    assert dossier.progress is not None
    assert [str(each.status) for each in dossier.progress.reports] == [
        "done",
        "not-started",
        "in-progress",
    ]
    assert [each.title for each in dossier.progress.reports[2].evidence] == ["รอผู้รับจ้าง"]
    assert {each.over for each in dossier.progress.status_columns[1:]} == {"สถานะการดำเนินการ"}


def test_the_same_heading_without_its_spans_is_the_same():
    rows = (
        ("มาตรการ", "สถานะ", "", ""),
        ("", "ยังไม่ดำเนินการ", "กำลังดำเนินการ", "แล้วเสร็จ"),
        ("เผยแพร่แผน", "", "/", ""),
    )

    dossier = measured(table(*rows))

    assert dossier.progress is not None
    assert [each.over for each in dossier.progress.status_columns] == [None, *["สถานะ"] * 3]
    assert [str(each.status) for each in dossier.progress.reports] == ["in-progress"]


def test_a_table_that_goes_on_overleaf_is_one():
    titles = ("ที่", "มาตรการ", "ผู้รับผิดชอบ")

    dossier = measured(
        table(titles, ("1", "เผยแพร่แผน", "กองคลัง")),
        table(titles, ("2", "รับฟังความเห็น", "สำนักปลัด")),
        table(("3", "ตรวจพัสดุ", "กองคลัง"), ("", "", "กองช่าง")),
    )

    assert dossier.plan is not None
    assert [each.number for each in dossier.plan.measures] == ["1", "2", "3"]
    assert dossier.plan.as_printed is not None
    assert len(dossier.plan.as_printed.rows) == 4
    assert len(dossier.plan.measures[2].owners) == 2


def test_a_second_plan_in_another_layout_gives_measures_and_its_words_are_kept():
    dossier = measured(
        table(("มาตรการ", "ผู้รับผิดชอบ"), ("เผยแพร่แผนจัดซื้อจัดจ้าง", "กองคลัง")),
        table(("ขั้นตอน", "มาตรการ"), ("สำรวจความพึงพอใจ", "รับฟังความเห็นของผู้รับบริการ")),
    )

    assert dossier.plan is not None
    assert [each.title for each in dossier.plan.measures] == [
        "เผยแพร่แผนจัดซื้อจัดจ้าง",
        "รับฟังความเห็นของผู้รับบริการ",
    ]
    assert [each.text for each in dossier.unplaced] == [
        *("ขั้นตอน", "มาตรการ"),
        *("สำรวจความพึงพอใจ", "รับฟังความเห็นของผู้รับบริการ"),
    ]


def test_a_table_that_nobody_understands_is_a_hint_and_kept_cell_by_cell():
    found = recognise(reading(*COVER, table(("ชื่อ", "อายุ"), ("สมมติ", "๔๐"))))

    (problem,) = found.problems
    assert (problem.code, problem.is_error) == ("table-not-placed", False)
    assert problem.place.table == 1
    assert [(each.text, each.place) for each in found.dossier.unplaced][-1] == (
        "๔๐",
        "หน้า 1 ตาราง 1 แถว 2 คอลัมน์ 2 บรรทัด 3",
    )


def test_every_number_of_a_scanned_table_is_to_be_confirmed():
    scanned = reading(
        *COVER,
        table(("มาตรการ", "ผลการดำเนินการ"), ("อบรม", "อบรม ๒ ครั้ง")),
        source=Source.SCAN,
    )

    found = recognise(scanned)

    marked = {each.value for each in found.dossier.readings if each.confirm}
    assert "progress.as_printed.rows[0].cells[1]" in marked
    assert {each.sure for each in found.dossier.readings} == {Sureness.GUESS}
    assert [each.code for each in found.problems] == ["scan-to-confirm"]


def test_scores_are_taken_by_name_whatever_their_number_and_digits():
    dossier = measured(
        line("ผลการประเมินปีงบประมาณ พ.ศ. ๒๕๖๗ คะแนนภาพรวม : ๙๑.๒๕ คะแนน"),
        table(
            ("ตัวชี้วัดที่ ๑ การเปิดเผยข้อมูล", "๙๕.๕๐"),
            ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน 90 คะแนน", ""),
            ("๓) การใช้อำนาจ", "ได้คะแนน ๘๙.๗ คะแนน"),
        ),
    )

    (assessment,) = dossier.assessments
    assert assessment.fiscal_year.be == 2567
    assert {each.indicator: each.score for each in assessment.indicators} == {
        "open-data": Decimal("95.50"),
        "budget-use": Decimal(90),
        "use-of-power": Decimal("89.7"),
    }
    assert assessment.published is not None
    assert assessment.published.overall == Decimal("91.25")


def test_scores_are_found_in_sentences_where_no_table_has_them():
    dossier = measured(
        line("ผลการประเมินปีงบประมาณ พ.ศ. ๒๕๖๗"),
        line("(๑) ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้คะแนน ๙๕.๕๐ คะแนน เป็นคะแนนจากการเผยแพร่"),
    )

    (assessment,) = dossier.assessments
    assert [(each.indicator, each.score) for each in assessment.indicators] == [
        ("open-data", Decimal("95.50"))
    ]


def test_an_acting_capacity_is_kept_word_for_word():
    dossier = measured(
        line("ลงชื่อ"),
        line("(นางสาวสมมติ ใจตรง)"),
        line("รองปลัด ปฏิบัติหน้าที่แทน ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ"),
    )

    (person,) = dossier.people
    assert (person.name, person.position) == ("นางสาวสมมติ ใจตรง", "รองปลัด")
    assert person.capacity is not None
    assert person.capacity.words == "ปฏิบัติหน้าที่แทน"
    assert person.capacity.office == "ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ"


SIDE_BY_SIDE = table(
    ("ลงชื่อ", "ลงชื่อ"),
    ("(นายสมมติ ใจตรง)", "(นางตัวอย่าง รักงาน)"),
    ("นักวิเคราะห์นโยบายและแผน", "หัวหน้าสำนักปลัด"),
)


def test_signatures_side_by_side_in_a_table_are_signers_and_their_words_are_kept():
    blocks: tuple[Block, ...] = (
        *COVER,
        *map(line, ("บันทึกข้อความ", "เรื่อง รายงานผล", "ตามที่กำหนด", "จึงเรียนมาเพื่อโปรดทราบ")),
        SIDE_BY_SIDE,
    )
    found = recognise(reading(*blocks))

    people = {each.key: (each.name, each.position) for each in found.dossier.people}
    (memo_read,) = found.dossier.memos
    assert [people[step.person] for step in memo_read.chain] == [
        ("นายสมมติ ใจตรง", "นักวิเคราะห์นโยบายและแผน"),
        ("นางตัวอย่าง รักงาน", "หัวหน้าสำนักปลัด"),
    ]
    assert found.problems == ()
    assert lost(reading(*blocks), found.dossier) == {}


def test_below_another_paper_they_are_people_of_the_dossier():
    dossier = measured(SIDE_BY_SIDE)

    assert [each.position for each in dossier.people] == ["นักวิเคราะห์นโยบายและแผน", "หัวหน้าสำนักปลัด"]


def memo(*lines: str) -> Reading:
    return reading(*COVER, *map(line, lines))


def test_a_day_that_no_calendar_has_is_left_to_a_person():
    given_memo = memo("บันทึกข้อความ", "ที่ มต 70101/5  วันที่ 31 กุมภาพันธ์ 2568", "เรื่อง ขออนุมัติ", "จึงเรียนมา")

    found = recognise(given_memo)

    assert [(each.code, each.text) for each in found.problems] == [
        ("date-unreadable", "31 กุมภาพันธ์ 2568")
    ]
    assert found.dossier.memos[0].number == "มต 70101/5"
    assert lost(given_memo, found.dossier) == {}


def test_a_subject_may_go_on_to_the_next_line_and_a_text_may_not():
    long = recognise(
        memo("บันทึกข้อความ", "เรื่อง รายงานผล", "ประจำปีงบประมาณ ๒๕๖๘", "เรียน นายก", "ตามที่กำหนด")
    ).dossier
    short = recognise(memo("บันทึกข้อความ", "เรื่อง รายงานผล", "ตามที่กำหนด", "จึงเรียนมา")).dossier

    assert long.memos[0].subject == "รายงานผล ประจำปีงบประมาณ ๒๕๖๘"
    assert long.memos[0].paragraphs == ("ตามที่กำหนด",)
    assert (short.memos[0].subject, short.memos[0].paragraphs) == ("รายงานผล", ("ตามที่กำหนด",))


def test_what_a_document_holds_is_told():
    found = recognise(reading(*COVER, table(("มาตรการ", "ขั้นตอน"), ("อบรม", "จัดอบรม"))))

    assert found.kinds == (DocumentKind.PLAN,)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("มาตรการ ประจำปีงบประมาณ ๒๕๖๘", AgencyNotRead),
        ("องค์การบริหารส่วนตำบลบึงตรวจสอบ", YearNotRead),
    ],
)
def test_without_a_name_or_a_year_the_user_is_asked(words, error):
    with pytest.raises(error) as raised:
        recognise(reading(line(words)))

    assert "--" in raised.value.remedy.th


def test_a_cell_without_a_line_is_no_measure():
    empty = Table(
        columns=(Column(),) * 2,
        header=(Row(cells=(cell("มาตรการ"), cell("ขั้นตอน"))),),
        rows=(Row(cells=(Cell(), Cell())),),
        summary="",
    )

    dossier = measured(empty)

    assert dossier.plan is not None
    assert dossier.plan.measures == ()


QUARTERS = ("ไตรมาสที่ ๑ (ตุลาคม - ธันวาคม ๒๕๖๗)", "ไตรมาสที่ ๒ (มกราคม - มีนาคม ๒๕๖๘)")
REPORTED = ("มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ")


def of_quarter(number: int) -> tuple[tuple[str, ...], ...]:
    return (
        ("๑. เปิดช่องทางถามตอบ", "กองคลัง", f"ตอบแล้ว จำนวน {number} ครั้ง"),
        ("๒. ซ่อมถนนหน้าโรงเรียน", "กองช่าง", f"ซ่อมแล้ว จำนวน {number} แห่ง"),
    )


@pytest.mark.parametrize("is_one_table", [True, False], ids=["groups", "tables"])
def test_each_quarter_has_its_own_report_of_a_measure(is_one_table):
    parts = [(quarter, of_quarter(at)) for at, quarter in enumerate(QUARTERS, start=1)]
    blocks = (
        [table(REPORTED, *(row for quarter, rows in parts for row in ((quarter,), *rows)))]
        if is_one_table
        else [each for quarter, rows in parts for each in (line(quarter), table(REPORTED, *rows))]
    )

    found = measured(line("รายงานผลการดำเนินการตามมาตรการ"), *blocks)

    assert found.plan is not None
    assert [each.title for each in found.plan.measures] == ["เปิดช่องทางถามตอบ", "ซ่อมถนนหน้าโรงเรียน"]
    assert found.progress is not None
    told = [(r.measure, r.period.number, str(r.outputs[0].amount)) for r in found.progress.reports]
    assert told == [("m1", 1, "1"), ("m2", 1, "1"), ("m1", 2, "2"), ("m2", 2, "2")]
    assert found.progress.as_printed is not None
    printed = [row.cells[0] for row in found.progress.as_printed.rows]
    assert printed.count("๑. เปิดช่องทางถามตอบ") == 2
