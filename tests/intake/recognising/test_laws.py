"""Does a dossier hold all of the text of any document, and is it always one that can be written?"""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.recognising.papers import line, lost, reading, table
from tests.strategies import bands, documents

from prongsai.core.dates import FiscalYear
from prongsai.core.reading import Source, reading_of
from prongsai.core.tree import text
from prongsai.dossier import parse, to_yaml
from prongsai.intake import recognise

AGENCY = "องค์การบริหารส่วนตำบลบึงตรวจสอบ"
YEAR = FiscalYear(2568)
# What documents are made of, so that chance meets the recogniser's own words.
WORDS = [
    *(
        "บันทึกข้อความ",
        "ส่วนราชการ สำนักปลัด",
        "ที่ มต 70101/12",
        "วันที่ 31 กุมภาพันธ์ 2568",
        "วันที่ 5 มีนาคม 2568",
    ),
    *(
        "เรื่อง รายงานผลการดำเนินการตามมาตรการ",
        "เรียน นายก",
        "ตามที่ได้กำหนดมาตรการ นั้น",
        "จึงเรียนมาเพื่อโปรดทราบ",
    ),
    *(
        "ความเห็นปลัด",
        "....",
        "เห็นชอบ",
        "ลงชื่อ",
        "(นายสมมติ ใจตรง)",
        "รักษาราชการแทน ปลัด",
        "หัวหน้าสำนักปลัด",
    ),
    *(
        "ความเป็นมา",
        "แนวทางแก้ไข",
        "มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "คะแนนภาพรวม 91.25 คะแนน ระดับ A",
    ),
    *(
        "อำเภอทุ่งสุจริต จังหวัดสมมติธานี",
        AGENCY,
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน 80 คะแนน",
        "๑. ๒. ๓.",
        "-",
    ),
]
CELLS = [
    *(
        "",
        "มาตรการ",
        "ขั้นตอน",
        "ผู้รับผิดชอบ",
        "ระยะเวลา",
        "ผลการดำเนินการ",
        "ยังไม่ดำเนินการ",
        "แล้วเสร็จ",
        "ตัวชี้วัด",
        "คะแนน",
    ),
    *(
        "๑. อบรม ๒. สรุป จำนวน ๓ ครั้ง",
        "กองคลัง",
        "ต.ค. 67 - ก.ย. 68",
        "/",
        "-",
        "1",
        "การใช้อำนาจ",
        "88.50",
        "การใช้งบประมาณ 70 คะแนน",
    ),
]


def tables():
    widths = st.integers(1, 5)
    rows = widths.flatmap(
        lambda width: st.lists(st.tuples(*[st.sampled_from(CELLS)] * width), min_size=1, max_size=6)
    )
    return st.builds(lambda made, head: table(*made, head=head), rows, st.booleans())


def papers():
    blocks = st.lists(st.sampled_from(WORDS).map(line) | tables(), max_size=14)
    sources = st.sampled_from(Source)
    return st.builds(lambda made, source: reading(*made, source=source), blocks, sources)


@st.composite
def headed_tables(draw):
    """A table of measures under a heading of one to three rows, its titles spanning at chance."""
    width = draw(st.integers(2, 5))
    titles = st.sampled_from([each for each in CELLS if len(each) < 20])
    heads = draw(bands(rows=draw(st.integers(1, 3)), columns=width))
    named = tuple(
        replace(row, cells=tuple(replace(each, lines=(text(draw(titles)),)) for each in row.cells))
        for row in heads
    )
    body = table(*draw(st.lists(st.tuples(*[st.sampled_from(CELLS)] * width), min_size=1)))
    return replace(body, header=named)


def is_kept_whole(given) -> None:
    found = recognise(given, agency=AGENCY, fiscal_year=YEAR)

    again, problems = parse(to_yaml(found.dossier))
    assert lost(given, found.dossier) == {}
    assert [each for each in problems if each.is_error] == []
    assert again == found.dossier


@given(documents())
def test_any_document_of_ours_is_kept_whole(document):
    is_kept_whole(reading_of(document))


@given(papers())
def test_any_mixture_of_the_words_of_documents_is_kept_whole(paper):
    is_kept_whole(paper)


@given(st.lists(headed_tables(), min_size=1, max_size=3))
def test_any_heading_of_a_table_of_measures_is_kept_whole(made):
    is_kept_whole(reading(*made))


@given(papers())
def test_what_comes_from_a_scan_is_to_be_confirmed_and_nothing_else(paper):
    found = recognise(paper, agency=AGENCY, fiscal_year=YEAR)

    for value in found.values:
        assert value.is_to_confirm == (value.source is Source.SCAN)
    marked = [each for each in found.dossier.readings if each.confirm]
    assert len(marked) == sum(each.is_to_confirm for each in found.values)


LONG = "ก" * 50_000
HOSTILE = [
    f"มาตรการ {LONG}",
    "." * 5_000 + "ก",
    "ที่ " + "." * 5_000 + " วันที่ " + " " * 5_000 + "x",
    "ก\x00\x0b\ufffeข",
    "๑. " * 5_000,
    "- " * 5_000,
    "(" * 5_000,
    "คะแนน 1" * 2_000,
    "=1+1",
    "ปี 9999 พ.ศ. 2400 ปีงบประมาณ 2699",
    "99999999999 ครั้ง",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_wild_texts_make_a_dossier_in_bounded_time(words):
    paper = reading(
        *map(
            line,
            (
                "บันทึกข้อความ",
                f"ส่วนราชการ {words}",
                f"เรื่อง {words}",
                words,
                "จึงเรียนมา",
                "ความเห็น",
                words,
            ),
        ),
        line("(นายสมมติ ใจตรง)"),
        line(words),
        table((f"มาตรการ{words}", words), (words, words), head=True),
        table(("มาตรการ", "ผู้รับผิดชอบ", "เป้าหมาย", "หลักฐาน"), (words, words, words, words)),
        table(("มาตรการ", "ผลการดำเนินการ", "หลักฐาน"), (words, words, words), (words,)),
    )

    found = recognise(paper, agency=AGENCY, fiscal_year=YEAR)

    again, problems = parse(to_yaml(found.dossier))
    assert again == found.dossier
    assert [each for each in problems if each.is_error] == []
    if len(words) < 20_000 and words.isprintable():
        assert lost(paper, found.dossier) == {}


def test_a_text_that_is_too_long_for_one_value_is_kept_in_pieces():
    paper = reading(line(LONG), table(("มาตรการ", "ขั้นตอน"), ("อบรม", LONG)))

    found = recognise(paper, agency=AGENCY, fiscal_year=YEAR)

    kept = [each.text for each in found.dossier.unplaced]
    assert sum(each.count("ก") for each in kept) == 50_000 + 30_000


def test_a_long_report_is_recognised_at_once():
    rows = [("ตัวชี้วัดใหม่ ได้คะแนน 90 คะแนน", "หมายเหตุ " * 20, str(at)) for at in range(2_000)]
    measures = [(f"{at}. มาตรการที่ {at} ของหน่วยงาน", "กองคลัง") for at in range(300)]
    status = [(f"มาตรการที่ {at} ของหน่วยงานนี้", "/", "-") for at in range(300)]
    paper = reading(
        *(line("ตามที่ได้กำหนดมาตรการ นั้น ผลการประเมิน") for _ in range(3_000)),
        table(("ก", "ข", "ค"), *rows),
        table(("มาตรการ", "ผู้รับผิดชอบ"), *measures),
        table(("มาตรการ", "แล้วเสร็จ", "ยังไม่ดำเนินการ"), *status),
    )

    began = process_time()
    found = recognise(paper, agency=AGENCY, fiscal_year=YEAR)

    assert process_time() - began < 60  # a few seconds; what grows with the square takes minutes
    assert found.dossier.plan is not None
    assert len(found.dossier.plan.measures) == 300
