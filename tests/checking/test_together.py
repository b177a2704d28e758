"""Do documents that are given together agree, and is what they share their own?"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from tests.checking.readings import (
    note,
    progress_table,
    reading,
    reading_of_truth,
    scores,
    table,
    title,
)

from prongsai.checking import check_reading, check_together
from prongsai.core.problems import Severity
from prongsai.core.reading import Reading, reading_of
from prongsai.core.tree import Block, MemoHead, Table
from prongsai.intake import read
from prongsai.reporting import Kind, composable, compose, gather_file

OWN = "องค์การบริหารส่วนตำบลนาเปิดเผย"
OTHER = "องค์การบริหารส่วนตำบลโคกคุณธรรม"
LONG = "ผู้มาติดต่อรอไม่เกินสิบนาทีและได้รับคำตอบครบในครั้งเดียวทุกเรื่องตั้งแต่เดือนมกราคม"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

WITH_REPORTS = [each for each in EXAMPLES if "\nprogress:" in each.read_text(encoding="utf-8")]


def plan(*rows: tuple[str, str, str], own: str = OWN, year: str = "๒๕๖๘") -> Reading:
    return reading(
        title(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}"),
        title(own),
        table(("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"), *rows),
        note(),
    )


def report(
    *rows: tuple[str, str, str],
    own: str = OWN,
    year: str = "๒๕๖๘",
    more: tuple[Block | str, ...] = (),
) -> Reading:
    return reading(
        title(f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. {year}"),
        title(own),
        progress_table(*rows),
        *more,
        note(),
    )


YEAR = "๑ ต.ค. ๖๗ ถึง ๓๐ ก.ย. ๖๘"
PLAN = plan(
    ("๑. จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", YEAR),
    ("๒. ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", YEAR),
    ("๓. ติดป้ายเวลาของแต่ละงาน", "สำนักปลัด", YEAR),
)
REPORT = report(
    ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", "จัดครบทุกวันทำการ"),
    ("ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", "พิมพ์และแจกแล้ว ๒๐ เล่ม"),
    ("ติดป้ายเวลาของแต่ละงาน", "สำนักงานปลัด", "ติดครบ ๙ จุด"),
)


def found(**files: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(each.code, each.file, each.text) for each in check_together(files)]


def test_a_report_that_tells_of_every_measure_of_its_plan_is_right():
    assert found(plan=PLAN, report=REPORT) == []


def test_a_planned_measure_that_the_report_leaves_out_is_missed_in_the_plan():
    short = report(
        ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", "จัดครบทุกวันทำการ"),
        ("ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", "พิมพ์และแจกแล้ว ๒๐ เล่ม"),
    )

    (problem,) = check_together({"plan": PLAN, "report": short})

    assert (problem.code, problem.file) == ("measure-without-result", "plan")
    assert problem.text == "ติดป้ายเวลาของแต่ละงาน"
    assert problem.place.row == 4
    assert "report ตาราง 1" in problem.message.th
    assert "report table 1" in problem.message.en


def test_a_name_that_holds_a_word_of_sentences_is_known_as_one():
    own = "เทศบาลตำบลหนองเที่ยงตรง"
    rows = [("จัดเวรตอบคำถาม", "กองช่าง", "-"), ("ทำคู่มือ", "กองคลัง", "-"), ("ติดป้าย", "กองคลัง", "-")]

    assert found(plan=plan(*rows, own=own), report=report(*rows[:2], own=own))[0][2] == "ติดป้าย"


def test_what_a_second_report_tells_is_not_missed():
    first = report(
        ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", "จัดครบ"), ("ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", "แจก")
    )
    second = report(("ติดป้ายเวลาของแต่ละงาน", "สำนักปลัด", "ติดครบ ๙ จุด"))

    assert found(plan=PLAN, first=first, second=second) == []


def test_a_measure_of_the_report_that_no_plan_has_is_found_in_the_report():
    long = report(
        ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", "จัดครบทุกวันทำการ"),
        ("ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", "พิมพ์และแจกแล้ว ๒๐ เล่ม"),
        ("ติดป้ายเวลาของแต่ละงาน", "สำนักปลัด", "ติดครบ ๙ จุด"),
        ("แข่งกีฬาต้านยาเสพติด", "กองการศึกษา", "แข่งแล้ว"),
    )

    assert found(plan=PLAN, report=long) == [
        ("report-measure-unknown", "report", "แข่งกีฬาต้านยาเสพติด")
    ]


def test_a_measure_under_another_title_is_told_once():
    renamed = report(
        ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", "จัดครบทุกวันทำการ"),
        ("แข่งกีฬาต้านยาเสพติด", "กองคลัง", "แข่งแล้ว"),
        ("ติดป้ายเวลาของแต่ละงาน", "สำนักปลัด", "ติดครบ ๙ จุด"),
    )

    assert found(plan=PLAN, report=renamed) == [
        ("report-measure-unknown", "report", "แข่งกีฬาต้านยาเสพติด")
    ]


def test_another_owner_and_a_time_outside_the_planned_one_are_contradictions():
    other = reading(
        title("รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
        title(OWN),
        table(
            ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"),
            ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองสวัสดิการสังคม", YEAR, "จัดครบ"),
            ("ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", "ต.ค. ๖๖ – มี.ค. ๖๗", "แจกแล้ว"),
            ("ติดป้ายเวลาของแต่ละงาน", "หัวหน้าสำนักปลัด และกองช่าง", "ม.ค. ๖๘ – มี.ค. ๖๘", "ติดครบ"),
        ),
        note(),
    )

    assert found(plan=PLAN, report=other) == [
        ("owner-mismatch", "report", "กองสวัสดิการสังคม"),
        ("period-mismatch", "report", "ต.ค. ๖๖ – มี.ค. ๖๗"),
    ]


DUE = ("ภายในวันที่ ๓๑ มีนาคม ๒๕๖๘", "ภายใน ๓๐ มิ.ย. ๖๘")
TITLES = ("จัดเวรตอบคำถาม", "ทำคู่มือยืมรถบรรทุกน้ำ", "ติดป้ายเวลาของแต่ละงาน", "ตั้งตู้รับความเห็น")


def times(column: str, *told: str, is_report: bool = False) -> Reading:
    """A plan, or a report of it, with these times in a column of that title."""
    head = "รายงานผลการดำเนินการตามมาตรการ" if is_report else "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"
    more = ("ผลการดำเนินการ", "ทำแล้ว") if is_report else ("ขั้นตอน", "จัดทำ")
    rows = [(name, time, more[1]) for name, time in zip(TITLES, told, strict=False)]
    return reading(
        title(f"{head} ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
        title(OWN),
        table(("มาตรการ", column, more[0]), *rows),
        note(),
    )


@pytest.mark.parametrize(
    ("column", "planned", "reported"),
    [
        ("ระยะเวลา", YEAR, "ม.ค. ๖๘ – มี.ค. ๖๘"),
        ("ระยะเวลา", YEAR, "เม.ย. ๖๘ – ก.ย. ๖๘"),
        ("ระยะเวลา", "ม.ค. ๖๘ – มี.ค. ๖๘", YEAR),
        ("ระยะเวลาดำเนินการ", "ไตรมาสที่ ๑ – ๒", "ไตรมาสที่ ๒ – ๓"),
        ("ระยะเวลา", "ไตรมาส ๒", "ต.ค. ๖๗ – ธ.ค. ๖๗"),
        ("กำหนดแล้วเสร็จ", *DUE),
    ],
)
def test_a_row_of_another_time_in_a_column_that_repeats_the_plans(column, planned, reported):
    plan = times(column, planned, *[YEAR] * 3)
    report = times(column, reported, *[YEAR] * 3, is_report=True)

    (problem,) = check_together({"plan": plan, "report": report})

    assert (problem.code, problem.file) == ("period-mismatch", "report")
    assert (problem.text, problem.place.row) == (reported, 2)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("planned", "reported"),
    [
        ([YEAR] * 4, ["ต.ค. ๖๗ – มี.ค. ๖๘"] * 4),  # a report of half of the year
        ([YEAR] * 4, [YEAR, YEAR, "ม.ค. ๖๘ – มี.ค. ๖๘", "มิ.ย. ๖๘ – ก.ค. ๖๘"]),  # when it was done
        ([YEAR] * 4, ["ตลอดปีงบประมาณ ๒๕๖๘", "ไตรมาส ๑ – ๔", YEAR, "ต.ค. 67 - ก.ย. 68"]),
        ([YEAR] * 4, [YEAR, YEAR, YEAR, "ทุกเดือน"]),
        ([YEAR], ["ม.ค. ๖๘ – มี.ค. ๖๘"]),
    ],
)
def test_a_part_of_the_planned_time_is_no_contradiction(planned, reported):
    plan = times("ระยะเวลา", *planned)
    report = times("ระยะเวลา", *reported, is_report=True)

    assert found(plan=plan, report=report) == []


def test_days_on_which_something_was_finished_are_not_those_by_which_it_must_be():
    plan = times("กำหนดแล้วเสร็จ", *[DUE[0]] * 4)
    report = times("วันที่แล้วเสร็จ", *["๑๗ ก.พ. ๖๘"] * 3, DUE[0], is_report=True)

    assert found(plan=plan, report=report) == []


def test_a_column_of_another_title_is_only_a_hint():
    plan = times("ระยะเวลา", *[YEAR] * 4)
    rows = ["ม.ค. ๖๘ – มี.ค. ๖๘", *[YEAR] * 3]
    report = times("ช่วงเวลาที่ทำ", *rows, is_report=True)

    (problem,) = check_together({"plan": plan, "report": report})

    assert (problem.code, problem.severity) == ("period-mismatch", Severity.HINT)


@pytest.mark.parametrize(
    "other",
    [
        report(("แข่งกีฬาต้านยาเสพติด", "กองการศึกษา", "แข่งแล้ว"), own=OTHER),
        report(("แข่งกีฬาต้านยาเสพติด", "กองการศึกษา", "แข่งแล้ว"), year="๒๕๖๗"),
        # a report of something else: nothing of the plan is in it
        report(("แข่งกีฬาต้านยาเสพติด", "กองการศึกษา", "แข่งแล้ว")),
    ],
)
def test_a_plan_is_not_held_to_another_ones_report(other):
    assert found(plan=PLAN, report=other) == []


def test_a_result_that_is_last_years_word_for_word_is_copied():
    last = report(("จัดเวรตอบคำถาม", "กองช่าง", LONG), ("ทำคู่มือ", "กองคลัง", "ทำแล้ว"), year="๒๕๖๗")
    this = report(("จัดเวรตอบคำถาม", "กองช่าง", LONG), ("ทำคู่มือ", "กองคลัง", "ทำแล้ว"))

    assert found(this=this, last=last) == [("outcome-copied", "this", LONG[:60])]


def test_a_result_with_another_figure_is_not_copied():
    last = report(("จัดเวรตอบคำถาม", "กองช่าง", LONG + " ๒๐ ครั้ง"), year="๒๕๖๗")
    this = report(("จัดเวรตอบคำถาม", "กองช่าง", LONG + " ๒๔ ครั้ง"))

    assert found(this=this, last=last) == []


LAST = scores("๙๐.๑๐ ๙๐.๒๐ ๙๐.๓๐ ๖๐.๔๐ ๙๐.๕๐ ๙๐.๖๐ ๙๐.๗๐ ๙๐.๘๐ ๙๐.๙๐ ๙๑.๑๐")
THIS = scores("๙๐.๑๐ ๙๐.๒๐ ๙๐.๓๐ ๘๐.๔๐ ๙๐.๕๑ ๙๐.๖๑ ๙๐.๗๑ ๙๐.๘๐ ๙๐.๙๐ ๙๑.๑๐")


FULL = scores("๑๐๐ ๑๐๐ ๑๐๐ ๙๙.๔๔ ๙๙.๔๔ ๙๙.๑๕ ๙๐.๖๕ ๙๓.๓๗ ๑๐๐ ๘๗.๕๐")


def analysis(year: str, values: Block) -> Reading:
    words = f"รายงานการวิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. {year}"
    return reading(title(words), title(OWN), values, note())


def test_last_years_scores_under_this_year_are_copied():
    assert found(old=analysis("๒๕๖๖", LAST), new=analysis("๒๕๖๗", LAST)) == [
        ("scores-copied", "new", "๙๐.๑๐")
    ]


def test_scores_that_changed_and_those_of_one_year_are_not():
    assert found(old=analysis("๒๕๖๖", LAST), new=analysis("๒๕๖๗", THIS)) == []
    assert found(one=analysis("๒๕๖๗", LAST), same=analysis("๒๕๖๗", LAST)) == []


def test_a_count_in_a_memo_is_held_to_the_plan():
    words = "ขอเสนอมาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ จำนวน {} มาตรการ เพื่อพิจารณา"
    right, wrong = (reading(OWN, words.format(count), note()) for count in ("๓", "๔"))

    assert found(plan=PLAN, memo=right) == []
    assert found(plan=PLAN, memo=wrong) == [("count-mismatch", "memo", "๔ มาตรการ")]


def test_an_overall_is_held_to_the_analysis_of_its_year():
    words = "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. {} ในภาพรวมได้คะแนน {} คะแนน"
    source = reading(title(OWN), words.format("๒๕๖๕", "๙๕.๗๕"), FULL, note())
    same, other, older = (
        reading(OWN, words.format(*each), note())
        for each in (("๒๕๖๕", "๙๕.๗๕"), ("๒๕๖๕", "๙๕.๕๗"), ("๒๕๖๔", "๘๕.๕๒"))
    )

    assert found(source=source, same=same, older=older) == []
    assert found(source=source, other=other) == [("overall-mismatch", "other", "๙๕.๕๗")]


def test_a_website_that_is_a_neighbours_by_its_own_document_is_told_once():
    site = "ดูที่ www.khok.go.th"
    source = reading(title(OTHER), OTHER, site, site, note())
    copied = reading(
        title(OWN), OWN, "ดู www.napoedpoei.go.th", "www.napoedpoei.go.th", site, note()
    )
    alone = tuple(each.in_file("copied") for each in check_reading(copied))
    assert [(each.code, each.severity) for each in alone] == [("foreign-website", Severity.HINT)]

    problems = check_together({"copied": copied, "source": source}, alone)

    assert [(each.code, each.severity) for each in problems] == [
        ("foreign-website", Severity.WARNING)
    ]
    assert OTHER.removeprefix("องค์การบริหารส่วนตำบล") in problems[0].message.en


SENTENCE = "ประชาชนในเขต{}แจ้งซ่อมไฟฟ้าสาธารณะผ่านทะเบียนที่ป้อมยามบ้านโนนและได้รับแจ้งผลภายในสามวัน"


def home(own: str, *more: str) -> Reading:
    return report(("จัดเวรตอบคำถาม", "กองช่าง", "จัดแล้ว"), own=own, more=(own, own, *more))


def test_a_neighbours_text_with_its_name_left_in_is_an_error_and_told_once():
    copied = home(OWN, SENTENCE.format(f" {OTHER} "))
    source = home(OTHER, SENTENCE.format(OTHER))
    alone = tuple(each.in_file("copied") for each in check_reading(copied))
    assert [each.code for each in alone] == ["foreign-agency"]

    problems = check_together({"copied": copied, "source": source}, alone)

    assert [(each.code, each.file, each.severity) for each in problems] == [
        ("copied-from-other-agency", "copied", Severity.ERROR)
    ]
    assert problems[0].text == OTHER
    assert "source" in problems[0].message.en
    unparted = home(OWN, SENTENCE.format(OTHER))
    assert found(copied=unparted, source=source) == [("copied-from-other-agency", "copied", OTHER)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        # the own name in it; a neighbour named in words of one's own; both doing it together
        (home(OWN, SENTENCE.format(OWN)), home(OTHER, SENTENCE.format(OTHER))),
        (
            home(OWN, f"ขอบคุณ{OTHER} ที่ให้ยืมรถบรรทุกน้ำในช่วงหน้าแล้งที่ผ่านมา"),
            home(OTHER, "รถบรรทุกน้ำซ่อมแล้ว"),
        ),
        (
            home(OWN, f"{OWN} ร่วมกับ{OTHER} ซ่อมถนนสายบ้านโนนตลอดเส้นทางรวมสามกิโลเมตรแล้วเสร็จ"),
            home(OTHER, f"{OWN} ร่วมกับ{OTHER} ซ่อมถนนสายบ้านโนนตลอดเส้นทางรวมสามกิโลเมตรแล้วเสร็จ"),
        ),
    ],
)
def test_what_is_said_of_a_neighbour_is_not_copied(here, there):
    assert "copied-from-other-agency" not in [code for code, *_ in found(here=here, there=there)]


def test_a_long_result_of_two_authorities_is_a_hint_and_of_three_a_form():
    rows = ("จัดเวรตอบคำถาม", "กองช่าง", LONG)
    one, two = report(rows), report(rows, own=OTHER)
    third = report(rows, own="เทศบาลตำบลทุ่งสุจริต")

    (problem,) = check_together({"one": one, "two": two})

    assert (problem.code, problem.severity) == ("copied-from-other-agency", Severity.HINT)
    assert found(one=one, two=two, third=third) == []


def test_faultless_dossiers_and_their_documents_agree():
    years = {path.name: gather_file(path)[0] for path in EXAMPLES}
    documents = {
        f"{name} {kind}": reading_of(compose(kind, year))
        for name, year in years.items()
        for kind, why_not in composable(year)
        if why_not is None
    }
    assert len(years) >= 5
    assert len(documents) > 20

    assert check_together(years) == ()
    assert check_together(documents) == ()


@pytest.mark.parametrize("dossier", WITH_REPORTS, ids=lambda path: path.stem)
def test_a_measure_that_any_report_leaves_out_is_missed(dossier):
    year = gather_file(dossier)[0]
    plan, report = (reading_of(compose(kind, year)) for kind in (Kind.PLAN, Kind.PROGRESS))
    assert year.dossier.plan is not None
    titles = {each.title[:60] for each in year.dossier.plan.measures}

    missed = {
        problem.text
        for at in range(max(len(each.rows) for each in report.tables))
        for problem in check_together({"plan": plan, "report": _without_row(report, at)})
    }

    assert missed == titles


def _without_row(printed: Reading, at: int) -> Reading:
    def shortened(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        rows = tuple(row for number, row in enumerate(block.rows) if number != at)
        return replace(block, rows=rows)

    sections = tuple(
        replace(section, blocks=tuple(map(shortened, section.blocks)))
        for section in printed.sections
    )
    return replace(printed, sections=sections)


def test_a_dossiers_problem_tells_its_place_inside_the_dossier():
    year = gather_file(EXAMPLES[0])[0]
    assert year.dossier.plan is not None
    titles = [each.title for each in year.dossier.plan.measures]
    rows = [(each, "", f"ทำแล้วตามที่ตั้งไว้ {at}") for at, each in enumerate(titles[:-1])]
    short = report(*rows, own=year.dossier.agency.name, year=str(year.dossier.fiscal_year))

    problems = check_together({"year.yaml": year, "report": short})

    assert [(each.code, each.file, each.place.path) for each in problems] == [
        ("measure-without-result", "year.yaml", f"plan.measures[{len(titles) - 1}].title")
    ]


@pytest.mark.examples
def test_the_two_memos_of_a_real_case_agree_and_a_measure_left_out_is_missed(examples):
    whole = reading_of_truth(examples / "004")
    second = [at for at, each in enumerate(whole.blocks) if isinstance(each, MemoHead)][1]
    plan, report = (reading(*each) for each in (whole.blocks[:second], whole.blocks[second:]))

    assert found(plan=plan, report=report) == []
    ((code, file, text),) = found(plan=plan, report=_without_row(report, 2))
    assert (code, file) == ("measure-without-result", "plan")
    assert "จัดซื้อจัดจ้าง" in (text or "")


@pytest.mark.examples
@pytest.mark.parametrize(("one", "other"), list(combinations(("000", "001", "002", "004"), 2)))
@pytest.mark.parametrize(
    "reader",
    [reading_of_truth, lambda case: read(case / "document.docx")],
    ids=["truth", "docx"],
)
def test_four_strangers_have_nothing_to_do_with_each_other(examples, one, other, reader):
    problems = check_together({each: reader(examples / each) for each in (one, other)})

    assert problems == ()
