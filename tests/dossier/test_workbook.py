"""Does a workbook hold a dossier and nothing else, and is every bad cell named?"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import dossier_texts, dossiers

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable
from prongsai.dossier import Dossier, from_workbook, new_dossier, parse, template, to_workbook
from prongsai.dossier.cell_texts import from_cell, from_list_cell, to_cell, to_list_cell
from prongsai.dossier.sheets import all_sheets


def full_dossier() -> Dossier:
    """The starter with every line put to use."""
    text = new_dossier(agency="องค์การบริหารส่วนตำบลตัวอย่าง", fiscal_year=FiscalYear(2568))
    used = re.sub(r"^( *)#: ?", r"\1", text, flags=re.MULTILINE).replace("people: []\n", "")
    dossier, problems = parse(used)
    assert dossier is not None
    assert problems == ()
    return dossier


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def filled(tmp_path: Path, cells: dict[tuple[str, str], Any], *, start: bytes | None = None):
    """What a workbook gives after somebody typed into some cells of it."""
    book = opened(start or template())
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    path = tmp_path / "กรอกแล้ว.xlsx"
    book.save(path)
    return from_workbook(path)


BASICS: dict[tuple[str, str], Any] = {
    ("หน่วยงาน", "B3"): 2568,
    ("หน่วยงาน", "B6"): "องค์การบริหารส่วนตำบลตัวอย่าง",
}


@given(dossiers())
@settings(max_examples=40)
def test_a_workbook_made_of_a_dossier_reads_back_unchanged(tmp_path_factory, dossier):
    path = tmp_path_factory.mktemp("w") / "ปี.xlsx"
    path.write_bytes(to_workbook(dossier))

    found, _ = from_workbook(path)

    assert found == dossier


def test_a_full_year_reads_back_unchanged(tmp_path):
    dossier = full_dossier()
    path = tmp_path / "ปี.xlsx"
    path.write_bytes(to_workbook(dossier))

    assert from_workbook(path) == (dossier, ())


@given(dossier_texts())
def test_any_text_comes_back_from_a_cell(text):
    assert from_cell(to_cell(text)) == text


@given(st.lists(dossier_texts(), max_size=4))
def test_any_list_comes_back_from_a_cell(texts):
    assert from_list_cell(to_list_cell(texts)) == texts


@given(dossier_texts())
def test_what_somebody_types_loses_nothing_but_blanks_at_its_ends(text):
    typed = from_cell(text)

    assert typed == text.strip() or to_cell(typed) == text.strip()


def test_a_text_in_quotes_keeps_them():
    assert from_cell('"ห้ามรับของขวัญ"') == '"ห้ามรับของขวัญ"'


def test_texts_longer_than_a_cell_are_kept_whole(tmp_path):
    long = [f"{n} " + 'คำ"\n' * 4_900 for n in range(4)]
    quoted = " " + '"\n' * 9_999
    dossier = Dossier.model_validate(
        {
            "fiscal_year": "2568",
            "agency": {"name": "อบต.ตัวอย่าง"},
            "analysis": {"guidance": long},
            "plan": {"measures": [{"key": "m", "title": "ก", "steps": long, "group": quoted}]},
            "unplaced": [{"text": quoted}, {"text": "🙂" * 20_000}],
        }
    )
    path = tmp_path / "ยาว.xlsx"
    path.write_bytes(to_workbook(dossier))

    assert from_workbook(path)[0] == dossier
    cells = [cell for page in opened(path.read_bytes()) for row in page for cell in row]
    # LibreOffice breaks a longer line of a cell in two.
    assert max(len(str(cell.value or "").encode("utf-16-le")) for cell in cells) <= 2 * 16_351


def test_no_text_of_a_user_becomes_a_formula(tmp_path):
    texts = ["=1+1", "+66", "-5", "@SUM(A1)", '=HYPERLINK("http://x")']
    dossier = full_dossier().model_copy(update={"note": texts[0]})
    plain = dossier.model_dump(mode="json", by_alias=True)
    plain["analysis"]["guidance"] = texts
    plain["people"][0]["name"] = texts[3]
    book = opened(to_workbook(Dossier.model_validate(plain)))

    kinds = {cell.data_type for page in book for row in page for cell in row if cell.value}
    assert kinds == {"s"}
    assert book["หน่วยงาน"]["B5"].value == "=1+1"
    assert book["หน่วยงาน"]["B5"].quotePrefix


def test_the_same_dossier_gives_the_same_bytes():
    assert to_workbook(full_dossier()) == to_workbook(full_dossier())
    assert template() == template()


def test_the_bytes_tell_no_moment():
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        moments = re.findall(
            r">(\d{4}-\d\d-\d\dT[^<]*)<", archive.read("docProps/core.xml").decode()
        )
    assert set(moments) == {"2000-01-01T00:00:00Z"}


def test_the_template_has_a_frozen_thai_heading_and_help_on_every_sheet():
    book = opened(template())

    for sheet in all_sheets():
        page = book[sheet.title]
        assert page.freeze_panes in ("A2", "B3")
        titles = [cell.value for cell in page[1]] + [row[0].value for row in page.iter_rows()]
        for column in sheet.columns:
            assert column.title in titles
            assert re.search("[ก-๙]", column.title + column.help)


def test_every_choice_has_a_drop_down_with_its_words():
    book = opened(template())
    words = {
        tuple(cell.value for cell in column if cell.value)
        for column in book["รายการเลือก"].iter_cols()
    }

    assert book["รายการเลือก"].sheet_state == "hidden"
    for sheet in all_sheets():
        for column in sheet.columns:
            if column.labels is not None and column.path != ("schema",):
                assert tuple(column.labels.values()) in words, column.path
                assert book[sheet.title].data_validations.dataValidation


def test_units_and_people_are_offered_where_they_are_named():
    book = opened(template())
    offered = {
        (page.title, rule.formula1)
        for page in book
        for rule in page.data_validations.dataValidation
    }

    assert ("มาตรการ", "'หน่วยงานภายใน'!$B$3:$B$500") in offered
    assert ("สายการเสนอ", "'บุคคล'!$B$3:$B$500") in offered
    assert ("ประกาศ", "'บุคคล'!$B$3:$B$500") in offered
    assert ("รายงานผล", "'มาตรการ'!$B$3:$B$500") in offered


def test_a_template_filled_in_by_hand_is_a_dossier(tmp_path):
    cells = BASICS | {
        ("หน่วยงาน", "B12"): "'02 123 4567",
        ("การประเมิน", "B3"): 2567,
        ("คะแนน", "D3"): 95.75,
        ("คะแนน", "D4"): "๘๗.๕",
        ("หน่วยงานภายใน", "B3"): "clerk",
        ("หน่วยงานภายใน", "C3"): "สำนักปลัด",
        ("แผน", "B2"): "มี",
        ("มาตรการ", "B3"): "m1",
        ("มาตรการ", "D3"): "อบรมเจ้าหน้าที่",
        ("มาตรการ", "I3"): "จัดทำโครงการ\n\n ดำเนินการอบรม ",
        ("มาตรการ", "J3"): "clerk",
        ("มาตรการ", "L3"): "30 กันยายน 2568",
        ("มาตรการ", "M3"): "ทุกไตรมาส",
        ("เป้าหมาย", "C3"): "การอบรม",
        ("เป้าหมาย", "D3"): 2,
        ("เป้าหมาย", "E3"): "ครั้ง",
    }

    found, problems = filled(tmp_path, cells)

    assert problems == ()
    assert found is not None
    assert found.plan is not None
    assert [str(each.score) for each in found.assessments[0].indicators[:3]] == [
        "95.75",
        "87.5",
        "None",
    ]
    assert len(found.assessments[0].indicators) == 10
    measure = found.plan.measures[0]
    assert measure.steps == ("จัดทำโครงการ", "ดำเนินการอบรม")
    assert (measure.owners, measure.reporting) == (("clerk",), "quarter")
    assert str(measure.ends) == "2025-09-30"
    assert str(measure.targets[0].amount) == "2"


def test_the_templates_unused_rows_are_no_records(tmp_path):
    found, problems = filled(tmp_path, BASICS)

    assert problems == ()
    assert found is not None
    assert found.assessments == ()
    assert found.plan is None


def codes(problems):
    return [(p.code, p.place.sheet, p.place.cell) for p in problems]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({("หน่วยงาน", "B6"): None}, ("key-missing", "หน่วยงาน", "B6")),
        ({("หน่วยงาน", "B3"): "ปีหน้า"}, ("year-unreadable", "หน่วยงาน", "B3")),
        ({("หน่วยงาน", "B3"): "=2500+68"}, ("cell-formula", "หน่วยงาน", "B3")),
        ({("หน่วยงาน", "B5"): "#N/A"}, ("cell-error", "หน่วยงาน", "B5")),
        ({("หน่วยงาน", "B7"): "อบต"}, ("value-not-listed", "หน่วยงาน", "B7")),
        ({("หน่วยงาน", "A7"): "ชนิด", ("หน่วยงาน", "B7"): "x"}, ("heading-unknown", "หน่วยงาน", "A7")),
        ({("หน่วยงาน", "B2"): "prongsai/dossier/2"}, ("schema-newer", "หน่วยงาน", "B2")),
        ({("หน่วยงาน", "B2"): None}, ("schema-missing", "หน่วยงาน", "B2")),
        ({("หน่วยงานภายใน", "B3"): "a"}, ("key-missing", "หน่วยงานภายใน", "C3")),
        ({("หน่วยงานภายใน", "D3"): "เพิ่มเอง"}, ("heading-unknown", "หน่วยงานภายใน", "D1")),
        (
            {
                ("หน่วยงานภายใน", "D1"): "เพิ่มเอง",
                ("หน่วยงานภายใน", "D4"): "x",
                ("หน่วยงานภายใน", "B4"): "a",
                ("หน่วยงานภายใน", "C4"): "ก",
            },
            ("heading-unknown", "หน่วยงานภายใน", "D1"),
        ),
        (
            {("การประเมิน", "B3"): 2567, ("คะแนน", "D3"): 100.01},
            ("score-out-of-range", "คะแนน", "D3"),
        ),
        (
            {("การประเมิน", "B3"): 2567, ("คะแนน", "D3"): "95,75"},
            ("score-unreadable", "คะแนน", "D3"),
        ),
        ({("คะแนน", "D3"): 95}, ("key-missing", "การประเมิน", "B3")),
        (
            {("การประเมิน", "B3"): 2567, ("คะแนน", "B3"): 7, ("คะแนน", "D3"): 95},
            ("row-number-unknown", "คะแนน", "B3"),
        ),
        (
            {("การประเมิน", "B3"): 2567, ("การประเมิน", "A4"): 1, ("การประเมิน", "B4"): 2566},
            ("row-number-duplicate", "การประเมิน", "A4"),
        ),
        (
            {
                ("บันทึกข้อความ", "B3"): "แผนมาตรการ",
                ("สายการเสนอ", "C3"): "มีความเห็น",
                ("สายการเสนอ", "D3"): "x",
            },
            ("person-unknown", "สายการเสนอ", "D3"),
        ),
        ({("สายการเสนอ", "C3"): "มีความเห็น"}, ("row-number-unknown", "สายการเสนอ", "B3")),
        (
            {("รายงานผล", "D3"): "เสร็จ", ("รายงานผล", "C3"): 2568},
            ("value-not-listed", "รายงานผล", "D3"),
        ),
        ({("แผน", "B2"): "อาจมี"}, ("value-not-listed", "แผน", "B2")),
        ({("แผน", "B2"): "ไม่มี", ("แผน", "B3"): "ชื่อ"}, ("part-contradicted", "แผน", "B2")),
        ({("คอลัมน์", "C3"): "x"}, ("value-not-listed", "คอลัมน์", "B3")),
    ],
)
def test_a_bad_cell_is_named(tmp_path, cells, expected):
    _, problems = filled(tmp_path, BASICS | cells)

    assert expected in codes(problems)
    told = next(p for p in problems if (p.code, p.place.sheet, p.place.cell) == expected)
    assert told.is_error
    assert told.file is not None
    assert told.file.endswith(".xlsx")
    assert told.remedy.th


def test_a_wrong_choice_lists_the_words_of_the_drop_down(tmp_path):
    _, problems = filled(tmp_path, BASICS | {("การตั้งค่า", "B2"): "โรมัน"})

    assert "เลขไทย, เลขอารบิก" in problems[0].remedy.th


def test_a_dossier_with_a_formula_is_not_given(tmp_path):
    found, _ = filled(tmp_path, BASICS | {("หน่วยงาน", "B5"): "=1+1"})

    assert found is None


def test_codes_of_the_schema_are_taken_for_their_words(tmp_path):
    found, problems = filled(tmp_path, BASICS | {("การตั้งค่า", "B2"): "arabic"})

    assert problems == ()
    assert found is not None
    assert found.settings.digits == "arabic"


def test_one_parent_need_not_be_named(tmp_path):
    cells = {("การประเมิน", "B3"): 2567, ("ผลรายข้อ OIT", "C3"): "O1", ("ผลรายข้อ OIT", "D3"): 100}

    found, problems = filled(tmp_path, BASICS | cells)

    assert problems == ()
    assert found is not None
    assert found.assessments[0].oit_marks[0].mark == 100


def test_columns_may_be_moved_and_sheets_left_out(tmp_path):
    book = opened(to_workbook(full_dossier()))
    page = book["บุคคล"]
    for row in page.iter_rows():
        row[1].value, row[2].value = row[2].value, row[1].value
    del book["ข้อความที่ยังจัดไม่ได้"]
    path = tmp_path / "ย้าย.xlsx"
    book.save(path)

    found, problems = from_workbook(path)

    assert problems == ()
    assert found == full_dossier().model_copy(update={"unplaced": ()})


def test_a_sheet_of_ones_own_is_a_hint(tmp_path):
    book = opened(to_workbook(full_dossier()))
    book.create_sheet("บันทึกส่วนตัว")["A1"] = "x"
    path = tmp_path / "เพิ่ม.xlsx"
    book.save(path)

    found, problems = from_workbook(path)

    assert found == full_dossier()
    assert [(p.code, str(p.severity), p.place.sheet) for p in problems] == [
        ("sheet-unknown", "hint", "บันทึกส่วนตัว")
    ]


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.xlsx", None, "cannot be read"),
        ("x.xlsx", b"", "empty"),
        ("x.xlsx", b"text", "no XLSX"),
        ("x.xlsx", archive({"a.txt": b"x"}), "no XLSX"),
        ("x.xlsx", archive({"xl/workbook.xml": b"0" * 200_000_001}), "swells"),
        ("x.xlsx", archive({"xl/vbaProject.bin": b"x"}), "macros"),
        ("x.xlsm", b"PK", "macros"),
        ("x.yaml", b"a: b", "no .xlsx"),
    ],
)
def test_what_is_no_workbook_is_one_sentence(tmp_path, name, data, words):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(FileUnusable, match=words):
        from_workbook(path)


def test_another_workbook_is_refused(tmp_path):
    path = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(FileUnusable, match="no workbook of this program"):
        from_workbook(path)


def test_a_sheet_that_claims_a_million_columns_of_rows_is_refused(tmp_path):
    book = opened(template())
    page = book["บุคคล"]
    for row in range(4, 300):
        page.cell(row, 16_000).value = "x"
    path = tmp_path / "x.xlsx"
    book.save(path)

    with pytest.raises(FileUnusable, match="too large"):
        from_workbook(path)
