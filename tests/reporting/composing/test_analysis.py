from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.reporting.composing.changing import complete_with
from tests.reporting.composing.reading import (
    body_of,
    cells_of,
    groups_of,
    lists_of,
    paragraphs_of,
    signatures_of,
    table_headed,
    words_of,
)
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.analysing import Group, NextLevel
from prongsai.core.problems import Said
from prongsai.core.tree import Chart, ChartKind, Figure, PageBreak, blocks_of, plain, tables_of
from prongsai.editions import load
from prongsai.reporting import NothingToCompose, Year, compose
from prongsai.scoring import PublishedOverall

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def arabic(words: str) -> str:
    return words.translate(_ARABIC)


def charts(year: Year) -> dict[ChartKind, tuple[Figure, Chart]]:
    return {
        each.chart.kind: (each, each.chart)
        for each in blocks_of(compose("analysis", year))
        if isinstance(each, Figure)
    }


def test_the_cover_says_who_when_how_much_and_which_level() -> None:
    blocks = list(blocks_of(compose("analysis", complete_year())))
    end = next(place for place, each in enumerate(blocks) if isinstance(each, PageBreak))
    cover = [plain(each.text) for each in blocks[:end]]  # type: ignore[union-attr]

    assert "องค์การบริหารส่วนตำบลบึงตรวจสอบ" in cover
    assert "อำเภอทุ่งสุจริต จังหวัดสมมติธานี" in cover
    assert "ประจำปีงบประมาณ พ.ศ. ๒๕๖๕" in cover
    assert "คะแนนภาพรวม ๙๕.๗๕ คะแนน" in cover
    assert "ผลการประเมินระดับ AA" in cover


def test_every_indicator_stands_once_in_the_score_table_with_two_places() -> None:
    rows = body_of(table_headed(compose("analysis", complete_year()), "ปีก่อน"))

    assert [arabic(row[0]) for row in rows] == [str(number) for number in range(1, 11)]
    assert len({row[1] for row in rows}) == 10
    assert all(re.fullmatch(r"[๐-๙]{1,3}\.[๐-๙]{2}", row[2]) for row in rows)


def test_the_score_table_is_grouped_by_instrument() -> None:
    groups = groups_of(table_headed(compose("analysis", complete_year()), "ปีก่อน"))

    assert [re.findall(r"\((.*?)\)", group)[-1] for group in groups] == ["IIT", "EIT", "OIT"]


def test_last_year_and_the_change_add_up_to_this_year() -> None:
    for row in body_of(table_headed(compose("analysis", complete_year()), "ปีก่อน")):
        now, before = Decimal(arabic(row[2])), Decimal(arabic(row[4]))
        amount = Decimal(re.sub(r"[^0-9.]", "", arabic(row[5])))
        assert before + (amount if row[5].startswith("เพิ่มขึ้น") else -amount) == now


def test_without_a_year_before_there_is_no_change_column_and_no_change_chart() -> None:
    year = replace(complete_year(), before=None)

    titles = {
        title
        for table in tables_of(compose("analysis", year))
        for row in table.header
        for title in cells_of(row)
    }

    assert "ปีก่อน" not in titles
    assert set(charts(year)) == {ChartKind.BARS}


def test_the_overall_and_each_instruments_points_are_those_of_the_published_case() -> None:
    # 0.30 x 99.776, 0.30 x 94.39, 0.40 x 93.75 by hand.
    *rows, total = body_of(table_headed(compose("analysis", complete_year()), "น้ำหนัก"))

    assert [arabic(row[3]) for row in rows] == ["29.93", "28.32", "37.50"]
    assert arabic(total[-1]) == "95.75"


def test_a_note_explains_when_rounded_points_do_not_add_up() -> None:
    # 29.985 + 29.745 + 37.500 = 97.230; each shown half up: 29.99 + 29.75 + 37.50 = 97.24.
    year = complete_year()
    assert year.scorecard is not None
    means = {"IIT": Fraction("99.95"), "EIT": Fraction("99.15"), "OIT": Fraction("93.75")}
    uneven = replace(
        year.scorecard,
        instruments=tuple(
            replace(each, exact=means[each.instrument]) for each in year.scorecard.instruments
        ),
        overall_exact=Fraction("97.230"),
    )
    note = "ผลรวมจึงอาจต่างจากคะแนนภาพรวม"

    assert note in words_of(compose("analysis", replace(year, scorecard=uneven)))
    assert note not in words_of(compose("analysis", year))
    assert note not in words_of(compose("analysis", draft_year()))


def test_the_next_level_is_said_above_the_steps() -> None:
    year = complete_year()
    assert year.findings is not None
    ahead = NextLevel(
        level=load(2565).levels.levels[0],
        missing=Fraction(1),
        instruments=(),
        smallest_items=None,
        sentence=Said(th="ระดับถัดไปคือ AA", en="The next level is AA."),
    )
    document = compose(
        "analysis", replace(year, findings=replace(year.findings, next_level=ahead, mend_first=()))
    )

    assert "ระดับถัดไปคือ AA" in paragraphs_of(document)


def test_an_instrument_without_scores_has_nothing_to_be_said_of() -> None:
    year = draft_year()
    assert year.findings is not None
    only = tuple(each for each in year.findings.indicators if each.instrument != "OIT")
    document = compose("analysis", replace(year, findings=replace(year.findings, indicators=only)))

    *_, oit = body_of(table_headed(document, "ตัวชี้วัดและคะแนน"))
    assert oit[1] == "- ยังไม่มีคะแนนให้วิเคราะห์"


def test_the_offices_own_background_and_guidance_stand_as_given() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["analysis"].update(background=["ความเป็นมาของเรา"], guidance=["แนวทางของเรา"])

    document = compose("analysis", complete_with(own))

    assert "ความเป็นมาของเรา" in paragraphs_of(document)
    assert ["แนวทางของเรา"] in [
        [plain(item.text) for item in each.items] for each in lists_of(document)
    ]


def test_guidance_speaks_of_strengths_only_where_there_are_any() -> None:
    kept = "รักษามาตรฐานของตัวชี้วัดที่เป็นจุดแข็ง"

    assert kept in words_of(compose("analysis", complete_year()))
    assert kept not in words_of(compose("analysis", draft_year()))


def test_an_indicator_that_nobody_described_has_its_score_alone() -> None:
    year = complete_year()
    assert year.findings is not None
    group, *others = year.findings.groups
    renamed = replace(group, members=(replace(group.members[0], indicator="new-one"),))
    findings = replace(year.findings, groups=(renamed, *others))

    items = [
        plain(item.text)
        for each in lists_of(compose("analysis", replace(year, findings=findings)))
        for item in each.items
    ]

    assert "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้ ๑๐๐.๐๐ คะแนน" in items


def test_the_sentence_of_each_group_stands_above_a_list_of_that_length() -> None:
    year = complete_year()
    assert year.findings is not None
    lengths = [len(each.items) for each in lists_of(compose("analysis", year))]

    for group in year.findings.groups:
        assert not group.members or len(group.members) in lengths
    assert {each.group for each in year.findings.groups} == set(Group)


def test_the_bars_are_the_ten_indicators_by_instrument_with_both_thresholds() -> None:
    figure, chart = charts(complete_year())[ChartKind.BARS]

    assert [bar.series for bar in chart.bars] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert [threshold.value for threshold in chart.thresholds] == [
        Decimal("95.00"),
        Decimal("85.00"),
    ]
    assert all(
        bar.shown in figure.alternative and bar.label in figure.alternative for bar in chart.bars
    )


def test_the_change_chart_has_two_bars_for_each_indicator() -> None:
    figure, chart = charts(complete_year())[ChartKind.CHANGE]

    assert len(chart.bars) == 20
    assert {bar.series for bar in chart.bars} == {"ปี ๒๕๖๔", "ปี ๒๕๖๕"}
    assert all(bar.shown in figure.alternative for bar in chart.bars)


def test_an_indicator_without_a_score_says_so_everywhere_and_is_never_nought() -> None:
    document = compose("analysis", draft_year())
    rows = body_of(table_headed(document, "กลุ่ม"))
    _, chart = charts(draft_year())[ChartKind.BARS]

    assert rows[9][2:] == ("ไม่มีคะแนน", "-")
    assert chart.bars[9].value is None
    assert "ยังไม่มีคะแนนภาพรวม เนื่องจากยังไม่ได้กรอกคะแนน" in words_of(document)
    assert "ตัวชี้วัดที่ 10 การป้องกันการทุจริต: ยังไม่ได้กรอกคะแนน" in words_of(document)
    assert not any(words.startswith("คะแนนภาพรวม ") for words in paragraphs_of(document))


def test_the_offices_own_issues_stand_and_the_others_are_derived_with_their_count() -> None:
    iit, eit, oit = body_of(
        table_headed(compose("analysis", complete_year()), "ประเด็นที่ควรแก้ไข ปรับปรุง หรือรักษาระดับ")
    )

    assert eit[1] == "- ผู้รับบริการบางส่วนยังไม่ทราบช่องทางสอบถามทางออนไลน์"
    assert iit[1].startswith("- จุดแข็ง ๕ ตัวชี้วัด ได้แก่ การปฏิบัติหน้าที่")
    assert "จุดที่ควรรักษาระดับ ๑ ตัวชี้วัด ได้แก่ การป้องกันการทุจริต" in oit[1]


def test_the_steps_show_their_exact_gain() -> None:
    rows = body_of(table_headed(compose("analysis", complete_year()), "สิ่งที่ควรดำเนินการ"))

    assert [row[2] for row in rows] == ["๑.๒๕", "๔/๙ (ประมาณ ๐.๔๔)"]
    assert [row[3] for row in rows] == ["แน่นอน", "เป็นไปได้"]


def test_at_most_ten_steps_are_shown_and_the_sentence_says_of_how_many() -> None:
    year = complete_year()
    assert year.findings is not None
    many = replace(year.findings, mend_first=year.findings.mend_first * 6)
    document = compose("analysis", replace(year, findings=many))

    assert len(body_of(table_headed(document, "สิ่งที่ควรดำเนินการ"))) == 10
    assert "รายการที่ควรพัฒนา ๑๐ ลำดับแรกจากทั้งหมด ๑๒ รายการ ดังนี้" in paragraphs_of(document)


def test_nothing_to_mend_leaves_the_section_out() -> None:
    year = complete_year()
    assert year.findings is not None
    none = replace(year.findings, mend_first=(), next_level=None, unknowns=())
    document = compose("analysis", replace(year, findings=none))

    assert "ลำดับการพัฒนา" not in words_of(document)
    assert "สิ่งที่ไม่อาจทราบได้จากคะแนน" not in words_of(document)


def test_the_published_overall_is_compared() -> None:
    year = complete_year()
    assert year.scorecard is not None
    same = PublishedOverall(
        overall=Decimal("95.75"), url=None, difference=Decimal(0), reproduced=True, exact=True
    )
    other = replace(same, overall=Decimal("95.00"), difference=Decimal("-0.75"), exact=False)

    agreeing = compose("analysis", replace(year, scorecard=replace(year.scorecard, published=same)))
    differing = compose(
        "analysis", replace(year, scorecard=replace(year.scorecard, published=other))
    )

    assert "ตรงกับที่ประกาศ คือ ๙๕.๗๕ คะแนน" in "\n".join(paragraphs_of(agreeing))
    assert "ต่างจากที่คำนวณจากคะแนนรายตัวชี้วัด ๐.๗๕ คะแนน" in "\n".join(paragraphs_of(differing))


def test_the_officer_who_proposes_signs_and_without_a_memo_nobody_does() -> None:
    (signature,) = signatures_of(compose("analysis", complete_year()))

    assert [plain(line) for line in signature.below] == [
        "(นางสาวสมมติ ใจตรง)",
        "นักวิเคราะห์นโยบายและแผน",
        "ผู้จัดทำรายงาน",
    ]
    assert signatures_of(compose("analysis", draft_year())) == ()


def test_an_invented_authority_is_said_to_be_one() -> None:
    year = complete_year()
    real = replace(year, dossier=year.dossier.model_copy(update={"is_demonstration": False}))

    assert "เรื่องสมมติ" in words_of(compose("analysis", year))
    assert "เรื่องสมมติ" not in words_of(compose("analysis", real))


def test_without_findings_there_is_nothing_to_compose() -> None:
    with pytest.raises(NothingToCompose):
        compose("analysis", replace(complete_year(), findings=None))


def test_as_read_prints_the_table_of_scores_that_was_read_and_nothing_else_does() -> None:
    rows = [["การใช้อำนาจ ๙๐ คะแนน", "รักษาระดับ"], ["กลุ่มถัดไป", ""]]
    printed = {
        "title": "ตารางเดิม ๑",
        "columns": [],
        "rows": [{"cells": rows[0]}, {"cells": rows[1], "group": True}],
    }
    year = complete_with(lambda shape: shape["analysis"].update(as_printed=printed))

    usual, again = compose("analysis", year), compose("analysis", year, as_read=True)

    (table,) = [each for each in tables_of(again) if each not in tables_of(usual)]
    assert table.header == ()
    assert body_of(table) == (tuple(rows[0]),)
    assert groups_of(table) == ("กลุ่มถัดไป",)
    assert "ตารางเดิม ๑" in paragraphs_of(again)
    assert "ตารางเดิม ๑" not in words_of(usual)
