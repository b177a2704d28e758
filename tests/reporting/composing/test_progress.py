from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.reporting.composing.changing import complete_with, draft_with
from tests.reporting.composing.dossiers import ADDRESS
from tests.reporting.composing.reading import (
    body_of,
    cells_of,
    groups_of,
    is_verbatim,
    lists_of,
    paragraphs_of,
    signatures_of,
    table_headed,
    words_of,
)
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.dates import Period
from prongsai.core.tree import ChartKind, Figure, blocks_of, plain
from prongsai.dossier import progress_of
from prongsai.planning import Quantity
from prongsai.reporting import Year, compose
from prongsai.reporting.composing.standings import course_until, standings_at
from prongsai.reporting.composing.wording import STATUS_NAMES, quantity_said
from prongsai.tracking import Status

Q1, Q2, Q3 = (Period.parse(f"2566-Q{number}") for number in (1, 2, 3))
H1, WHOLE = Period.parse("2566-H1"), Period.parse("2566")


def statuses(year: Year, period: Period) -> dict[str, Status | None]:
    assert year.plan is not None
    assert year.progress is not None
    return {
        each.measure.key: each.status for each in standings_at(year.plan, year.progress, period)
    }


def rows_of(year: Year, period: Period | None = None) -> tuple[tuple[str, ...], ...]:
    return body_of(table_headed(compose("progress", year, period=period), "ปัญหาและ\nอุปสรรค"))


def counted(words: str) -> dict[str, int]:
    thai = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    names = "|".join(name for name in STATUS_NAMES.values())
    return {
        name: int(number)
        for name, number in re.findall(rf"({names}) (\d+) มาตรการ", words.translate(thai))
    }


def test_each_measure_stands_where_its_latest_report_says() -> None:
    assert statuses(complete_year(), Q2) == {
        "risk": Status.DONE,
        "answers": Status.IN_PROGRESS,
        "counter": Status.CANCELLED,
        "borrowing": None,
    }


def test_a_later_report_is_not_known_earlier() -> None:
    assert statuses(complete_year(), Q1) == {
        "risk": Status.IN_PROGRESS,
        "answers": Status.IN_PROGRESS,
        "counter": None,
        "borrowing": None,
    }


def test_a_half_years_report_tells_of_the_quarter_that_ends_with_it() -> None:
    year = complete_year()
    assert year.progress is not None
    assert year.plan is not None
    halved = replace(
        year.progress, reports=tuple(replace(each, period=H1) for each in year.progress.reports[:1])
    )

    first = standings_at(year.plan, halved, Q2)[0]

    assert first.status is Status.IN_PROGRESS
    assert rows_of(replace(year, progress=halved), Q2)[0][5].startswith("รอบ ๖ เดือนแรก:")


def test_an_earlier_report_is_carried_and_named_by_its_period() -> None:
    rows = rows_of(complete_year())

    assert rows[1][5].startswith("ไตรมาสที่ ๑:")
    assert rows[1][7] == "ไตรมาสที่ ๑: ช่องทางเดิมไม่มีผู้ดูแล"
    assert not rows[0][5].startswith("ไตรมาส")


def test_a_years_report_holds_a_line_for_each_quarter_and_nothing_is_lost() -> None:
    first, second, total = rows_of(complete_year(), WHOLE)[0][5].split("\n")

    assert first == "ไตรมาสที่ ๑: ประชุมทบทวนกระบวนงานครั้งแรก (กระบวนงานที่ทบทวน จำนวน ๒ กระบวนงาน)"
    assert second == (
        "ไตรมาสที่ ๒: ๑) ทบทวนครบทุกกระบวนงาน ๒) เผยแพร่ผลบนเว็บไซต์ "
        "(กระบวนงานที่ทบทวน จำนวน ๑,๒๕๐.๕ กระบวนงาน)"
    )
    assert total == "รวม: กระบวนงานที่ทบทวน จำนวน ๑,๒๕๒.๕ กระบวนงาน"


def test_no_period_stands_on_a_line_alone() -> None:
    for row in rows_of(complete_year(), WHOLE):
        for full in row:
            assert not any(line.endswith(":") for line in full.split("\n"))


def test_quantities_without_words_need_no_brackets() -> None:
    def silent(shape: dict[str, Any]) -> None:
        del shape["progress"]["reports"][0]["done"]

    output = outputs_with(silent, WHOLE)

    assert output[0] == "ไตรมาสที่ ๑: กระบวนงานที่ทบทวน จำนวน ๒ กระบวนงาน"


def test_what_was_put_out_once_is_not_summed_up() -> None:
    def once(shape: dict[str, Any]) -> None:
        del shape["progress"]["reports"][1]["outputs"]

    output = outputs_with(once, WHOLE)

    assert not any(line.startswith("รวม") for line in output)


def test_a_report_for_the_year_that_counts_nothing_gets_the_quarters_sum() -> None:
    def yearly(shape: dict[str, Any]) -> None:
        shape["progress"]["reports"].append(
            {"measure": "risk", "period": "2566", "status": "done", "done": ["ครบถ้วน"]}
        )

    output = outputs_with(yearly, WHOLE)

    assert output == ["ครบถ้วน", "รวม: กระบวนงานที่ทบทวน จำนวน ๑,๒๕๒.๕ กระบวนงาน"]


def outputs_with(change: Callable[[dict[str, Any]], None], period: Period) -> list[str]:
    year = complete_with(change)
    year = replace(year, progress=progress_of(year.dossier))
    return rows_of(year, period)[0][5].split("\n")


def test_quantities_are_printed_with_amount_and_unit() -> None:
    from decimal import Decimal

    assert quantity_said(Quantity(what="ผู้เข้าอบรม", amount=Decimal(42), unit="คน")) == (
        "ผู้เข้าอบรม จำนวน 42 คน"
    )
    assert quantity_said(Quantity(what="ผู้เข้าอบรม", amount=Decimal(100), unit="คน")).endswith(
        "100 คน"
    )
    assert quantity_said(Quantity(what="ผู้เข้าอบรม", amount=None, unit="คน")) == "ผู้เข้าอบรม (คน)"


@pytest.mark.parametrize("kind", ["progress", "status", "memo-progress"])
@pytest.mark.parametrize("period", [Q1, Q2])
def test_the_counts_of_a_sentence_add_up_to_all_measures(kind: str, period: Period) -> None:
    document = compose(kind, complete_year(), period=period)
    (sentence,) = (each for each in paragraphs_of(document) if "จากมาตรการทั้งหมด ๔ มาตรการ" in each)

    assert sum(counted(sentence).values()) == 4


@pytest.mark.parametrize("period", [Q1, Q2, WHOLE])
def test_the_counts_agree_with_the_column_of_statuses(period: Period) -> None:
    document = compose("progress", complete_year(), period=period)
    (sentence,) = (each for each in paragraphs_of(document) if "จากมาตรการทั้งหมด" in each)
    shown = [row[4].split("\n")[0] for row in rows_of(complete_year(), period)]

    assert counted(sentence) == {name: shown.count(name) for name in set(shown)}


def test_a_cancelled_measure_gives_its_reason() -> None:
    assert rows_of(complete_year())[2][4] == "ยกเลิก\nเหตุผล: อาคารอยู่ระหว่างซ่อมแซม"


def test_the_picture_shows_every_reported_period_up_to_the_asked_one() -> None:
    for period, labels in ((Q1, ["ไตรมาสที่ ๑"]), (Q2, ["ไตรมาสที่ ๑", "ไตรมาสที่ ๒"])):
        (figure,) = (
            each
            for each in blocks_of(compose("progress", complete_year(), period=period))
            if isinstance(each, Figure)
        )
        assert figure.chart.kind is ChartKind.PROGRESS
        assert list(dict.fromkeys(bar.label for bar in figure.chart.bars)) == labels
        for label in labels:
            bars = [bar for bar in figure.chart.bars if bar.label == label]
            assert sum(bar.value or 0 for bar in bars) == figure.chart.maximum == 4
            assert all(
                f"{bar.series} {bar.shown} มาตรการ" in figure.alternative
                for bar in bars
                if bar.value
            )


def test_without_reports_there_is_no_picture() -> None:
    year = complete_year()
    assert year.plan is not None
    assert year.progress is not None
    assert course_until(year.plan, replace(year.progress, reports=()), Q2) == ()


def test_only_periods_that_were_reported_are_drawn_by_their_own_names() -> None:
    year = complete_year()
    assert year.plan is not None
    assert year.progress is not None
    halves = tuple(replace(each, period=H1) for each in year.progress.reports[:1])
    course = course_until(year.plan, replace(year.progress, reports=halves), WHOLE)

    assert [(each.period, each.counts.in_progress) for each in course] == [(H1, 1)]


def test_where_a_quarter_and_a_half_end_together_the_quarter_names_the_bar() -> None:
    year = complete_year()
    assert year.plan is not None
    assert year.progress is not None
    mixed = (*year.progress.reports, replace(year.progress.reports[0], period=H1))
    course = course_until(year.plan, replace(year.progress, reports=mixed), WHOLE)

    assert [each.period for each in course] == [Q1, Q2]


def test_the_last_bar_counts_what_the_report_counts() -> None:
    """A report for the whole year tells more than that of its last quarter."""
    year = complete_year()
    assert year.progress is not None
    last = year.progress.reports[2]  # in progress
    q4, whole = Period.parse("2566-Q4"), WHOLE
    reports = (
        *year.progress.reports,
        replace(last, period=q4),
        replace(last, period=whole, status=Status.DONE),
    )
    document = compose(
        "progress", replace(year, progress=replace(year.progress, reports=reports)), period=WHOLE
    )
    (sentence,) = (each for each in paragraphs_of(document) if "จากมาตรการทั้งหมด" in each)
    drawn = [each for each in lists_of(document)[-1].items if "ไตรมาสที่ ๔" in plain(each.text)]

    assert counted(sentence)["ดำเนินการแล้วเสร็จ"] == 2
    assert [counted(plain(each.text)) for each in drawn] == [counted(sentence)]


def test_who_has_not_reported_for_the_period_is_named() -> None:
    document = compose("progress", complete_year(), period=Q2)
    (said,) = (each for each in paragraphs_of(document) if "ยังรายงานผลไม่ครบ" in each)

    assert "จำนวน ๒ มาตรการ" in said
    assert [plain(each.text) for each in lists_of(document)[1].items] == [
        "๒. ตอบคำถามของประชาชนภายใน ๒ วันทำการ",
        "๔. ตรวจนับทรัพย์สินที่ให้ยืมทุกสิ้นเดือน",
    ]


def test_nobody_is_named_where_all_have_reported() -> None:
    year = complete_year()
    assert year.plan is not None
    one = replace(year, plan=replace(year.plan, measures=year.plan.measures[:1]))

    assert "ยังรายงานผลไม่ครบ" not in words_of(compose("progress", one, period=Q2))


def test_the_period_is_the_dossiers_unless_another_is_asked_for() -> None:
    assert "ไตรมาสที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๖" in compose("progress", complete_year()).title
    assert "ไตรมาสที่ ๑" in compose("progress", complete_year(), period=Q1).title


def test_without_a_period_in_the_dossier_the_latest_report_names_it() -> None:
    year = complete_with(lambda shape: shape["progress"].pop("period"))

    assert "ไตรมาสที่ ๒" in compose("progress", year).title


@pytest.mark.parametrize("as_read", [True, False])
def test_as_printed_alone_is_printed_and_nothing_is_counted(*, as_read: bool) -> None:
    def printed(shape: dict[str, Any]) -> None:
        shape["progress"] = {
            "as_printed": {"columns": [{"title": "ผล"}], "rows": [{"cells": ["เสร็จ ๑ เรื่อง"]}]}
        }

    year = draft_with(printed)
    assert year.progress is not None
    year = replace(year, progress=replace(year.progress, reports=()))
    document = compose("progress", year, as_read=as_read)

    assert body_of(table_headed(document, "ผล")) == (("เสร็จ ๑ เรื่อง",),)
    assert "ยังไม่ได้รายงาน" not in words_of(document)


def test_the_progress_report_is_a_draft_until_the_memo_of_its_period_is_signed() -> None:
    assert not compose("progress", complete_year(), period=Q1).is_draft
    assert compose("progress", complete_year(), period=Q2).is_draft
    assert compose("status", complete_year(), period=Q2).is_draft


def test_the_reporter_signs_and_without_a_memo_nobody_does() -> None:
    (signature,) = signatures_of(compose("progress", complete_year()))
    year = complete_with(lambda shape: shape.update(memos=[]))

    assert plain(signature.below[-1]) == "ผู้รายงาน"
    assert signatures_of(compose("progress", year)) == ()
    assert signatures_of(compose("status", year)) == ()


def test_the_matrix_has_a_group_heading_over_its_leaf_columns() -> None:
    upper, lower = table_headed(compose("status", complete_year()), "สถานะการดำเนินการ").header

    assert cells_of(lower) == ("ยังไม่\nดำเนินการ", "อยู่ระหว่าง\nดำเนินการ", "ดำเนินการ\nแล้วเสร็จ")
    assert upper.cells[3].colspan == 3
    assert [each.rowspan for each in upper.cells] == [2, 2, 2, 1, 2]


def test_each_measure_is_ticked_once_where_it_stands() -> None:
    rows = body_of(table_headed(compose("status", complete_year()), "สถานะการดำเนินการ"))

    assert [row[3:] for row in rows] == [
        ("-", "-", "/", "-"),
        ("-", "/", "-", "-"),
        ("-", "-", "-", "/\nอาคารอยู่ระหว่างซ่อมแซม"),
        ("-", "-", "-", "-"),
    ]


def test_a_column_for_cancelled_measures_stands_only_where_there_are_any() -> None:
    table = table_headed(compose("status", complete_year(), period=Q1), "สถานะการดำเนินการ")

    assert len(table.columns) == 6
    assert "ยกเลิก\n(เหตุผล)" not in cells_of(table.header[0])


def test_group_rows_of_the_matrix_span_the_added_column() -> None:
    table = table_headed(compose("status", complete_year()), "สถานะการดำเนินการ")

    assert groups_of(table)
    assert all(row.cells[0].colspan == len(table.columns) == 7 for row in table.rows if row.group)


def test_the_offices_own_status_columns_are_kept() -> None:
    table = table_headed(compose("status", draft_year()), "เสร็จ")

    assert [cells_of(row) for row in table.header] == [("มาตรการ", "เสร็จ")]


def test_a_status_column_of_the_offices_own_says_cancelled_itself() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["progress"]["status_columns"] = [
            {"title": "งาน", "field": "measure"},
            {"title": "สถานะงาน", "field": "status"},
        ]

    table = table_headed(compose("status", complete_with(own)), "สถานะงาน")

    assert len(table.columns) == 2
    assert body_of(table)[2][1].startswith("ยกเลิก")


def test_without_a_column_for_it_the_output_says_what_is_not_done() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["progress"]["columns"] = [{"title": "ผลของงาน", "field": "output"}]

    rows = body_of(table_headed(compose("progress", complete_with(own)), "ผลของงาน"))

    assert [row[0].split("\n")[0] for row in rows] == [
        "๑) ทบทวนครบทุกกระบวนงาน",
        "อยู่ระหว่างดำเนินการ",
        "ยกเลิก",
        "ยังไม่ได้รายงาน",
    ]
    assert "อาคารอยู่ระหว่างซ่อมแซม" in rows[2][0]


@pytest.mark.parametrize("field", ["status", "done"])
def test_where_a_column_says_it_the_output_does_not(field: str) -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["progress"]["columns"] = [
            {"title": "ผลของงาน", "field": "output"},
            {"title": "สถานะงาน", "field": field},
        ]

    rows = body_of(table_headed(compose("progress", complete_with(own)), "ผลของงาน"))

    assert [row[0] for row in rows][2:] == ["-", "-"]


def test_one_period_alone_is_not_listed_below_its_picture() -> None:
    def counts(period: Period) -> list[str]:
        document = compose("progress", complete_year(), period=period)
        items = (plain(item.text) for each in lists_of(document) for item in each.items)
        return [each for each in items if each.startswith("ไตรมาสที่")]

    assert counts(Q1) == []
    assert len(counts(Q2)) == 2


def test_evidence_is_named_with_its_address_as_written() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["progress"]["columns"] = [{"title": "หลักฐานของงาน", "field": "evidence"}]

    document = compose("progress", complete_with(own))

    assert body_of(table_headed(document, "หลักฐานของงาน"))[0] == (f"รายงานผล\n{ADDRESS}",)
    yearly = compose("progress", complete_with(own), period=WHOLE)
    assert body_of(table_headed(yearly, "หลักฐานของงาน"))[0] == (f"ไตรมาสที่ ๒: รายงานผล\n{ADDRESS}",)
    assert is_verbatim(document, ADDRESS)


def test_evidence_is_listed_below_a_table_without_a_column_for_it() -> None:
    def dated(shape: dict[str, Any]) -> None:
        shape["progress"]["reports"][1]["evidence"][0]["on"] = "2023-03-20"

    year = complete_with(dated)
    document = compose("progress", replace(year, progress=progress_of(year.dossier)))

    assert "เอกสารหลักฐาน" in paragraphs_of(document)
    assert [plain(each.text) for each in lists_of(document)[0].items] == [
        f"มาตรการที่ ๑: รายงานผล (๒๐ มี.ค. ๖๖) {ADDRESS}"
    ]
    assert is_verbatim(document, ADDRESS)


def test_evidence_is_listed_nowhere_else_where_a_column_has_it() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["progress"]["columns"] = [{"title": "หลักฐานของงาน", "field": "evidence"}]

    assert "เอกสารหลักฐาน" not in paragraphs_of(compose("progress", complete_with(own)))


def test_a_table_printed_as_read_brings_its_own_evidence() -> None:
    def printed(shape: dict[str, Any]) -> None:
        shape["progress"]["as_printed"] = {
            "columns": [{"title": "ผล"}],
            "rows": [{"cells": ["เสร็จ"]}],
        }

    year = complete_with(printed)

    assert "เอกสารหลักฐาน" in paragraphs_of(compose("progress", year))
    assert "เอกสารหลักฐาน" not in paragraphs_of(compose("progress", year, as_read=True))


def test_a_printed_status_table_is_printed_again() -> None:
    def printed(shape: dict[str, Any]) -> None:
        shape["progress"]["status_as_printed"] = {
            "title": "ตารางเดิม",
            "columns": [{"title": "งานเดิม"}],
            "rows": [{"cells": ["/ ๑"]}],
        }

    document = compose("status", draft_with(printed), as_read=True)

    assert body_of(table_headed(document, "งานเดิม")) == (("/ ๑",),)
    assert "ตารางเดิม" in paragraphs_of(document)
