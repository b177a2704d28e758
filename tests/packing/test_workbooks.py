"""Are problems of a workbook told with its sheet and cell, whoever made it?"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.conftest import ROOT

from prongsai.core.errors import FileUnusable
from prongsai.dossier import load, to_workbook
from prongsai.packing import Order, build_pack, check_file

FIRST = ROOT / "examples" / "01-complete-2566.yaml"
WRONG = "องค์การบริหารส่วนตำบลนาเปิดเผย อำเภอดอนโปร่งใจ จังหวัดสมมติธานี"
TITLES = ["ลำดับ", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"]
PERIOD = "ต.ค. 67 - ก.ย. 68"
MEASURES = [
    ["1", "เผยแพร่ข้อมูลจัดซื้อ", "1. รวบรวม\n2. เผยแพร่", "กองคลัง", PERIOD, "ไม่พบว่าไม่มีการร้องเรียน"],
    ["2", "อบรมคุณธรรม", "1. จัดอบรม", "", PERIOD, "อบรมแล้ว 2 ครั้ง"],
    ["3", "รับฟังความเห็น", "1. จัดประชุม", "สำนักปลัด", PERIOD, "ประชุมแล้ว 1 ครั้ง"],
]


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def told(path: Path) -> set[tuple[str, str | None, str | None]]:
    return {(each.code, each.place.sheet, each.place.cell) for each in check_file(path)}


def test_a_strangers_table_of_measures_is_told_of_by_its_cells(tmp_path):
    book: Any = openpyxl.Workbook()
    (sheet,) = book.worksheets
    sheet.title = "มาตรการ 2568"
    sheet["B3"] = WRONG
    for row, texts in enumerate([TITLES, *MEASURES], start=5):
        for column, text in enumerate(texts, start=2):
            sheet.cell(row, column, text)
    book.save(tmp_path / "stranger.xlsx")

    assert told(tmp_path / "stranger.xlsx") == {
        ("district-not-in-province", "มาตรการ 2568", "B3"),
        ("double-negative", "มาตรการ 2568", "G6"),
        ("measure-without-owner", "มาตรการ 2568", "C7"),
    }


def test_the_place_of_a_cell_is_said_without_counting_tables(tmp_path):
    book: Any = openpyxl.Workbook()
    book.worksheets[0].title = "ก"
    book.worksheets[0]["AB12"] = WRONG
    book.save(tmp_path / "far.xlsx")

    (problem,) = check_file(tmp_path / "far.xlsx")

    assert problem.place.described("th") == "แผ่นงาน ก ช่อง AB12"
    assert problem.place.described("en") == "sheet ก cell AB12"


def test_a_dossiers_workbook_is_checked_as_its_dossier(tmp_path):
    dossier = tmp_path / "year.yaml"
    title = "ขับเคลื่อนนโยบายไม่รับของขวัญด้วยทะเบียนรับและส่งคืน"
    text = FIRST.read_text(encoding="utf-8")
    assert title in text
    dossier.write_text(text.replace(title, "ทะเบียนกลาง ไม่พบว่าไม่มีการรับ"), encoding="utf-8")
    path = tmp_path / "year.xlsx"
    path.write_bytes(to_workbook(load(dossier)))

    (problem,) = check_file(path)

    (of_dossier,) = check_file(dossier)
    assert problem.code == of_dossier.code == "double-negative"
    assert problem.place.path == of_dossier.place.path == "plan.measures[1].title"
    sheet = opened(path)[problem.place.sheet]
    assert sheet[problem.place.cell].value == "ทะเบียนกลาง ไม่พบว่าไม่มีการรับ"


def test_a_wrong_district_in_a_dossiers_workbook_is_told_once(tmp_path):
    dossier = tmp_path / "year.yaml"
    dossier.write_text(
        FIRST.read_text(encoding="utf-8").replace("ดอนโปร่งใส", "ดอนโปร่งใจ"), encoding="utf-8"
    )
    path = tmp_path / "year.xlsx"
    path.write_bytes(to_workbook(load(dossier)))

    (problem,) = check_file(path)

    assert (problem.code, problem.place.path) == ("district-not-in-province", "agency.district")
    sheet = opened(path)[problem.place.sheet]
    assert sheet[problem.place.cell].value == "ดอนโปร่งใจ"


def test_our_own_rendered_table_is_told_of_by_its_cells(tmp_path):
    dossier = tmp_path / "year.yaml"
    step = "ไม่พบว่าไม่มีการรับของขวัญ"
    text = FIRST.read_text(encoding="utf-8")
    title = "ขับเคลื่อนนโยบายไม่รับของขวัญด้วยทะเบียนรับและส่งคืน"
    dossier.write_text(text.replace(title, step), encoding="utf-8")
    build_pack(dossier, tmp_path, Order.parse(only="plan", formats="xlsx"))

    (problem,) = check_file(tmp_path / "plan.xlsx")

    assert problem.code == "double-negative"
    sheet = opened(tmp_path / "plan.xlsx")[problem.place.sheet]
    assert step in sheet[problem.place.cell].value


def test_a_damaged_workbook_is_one_clear_error(tmp_path):
    path = tmp_path / "year.xlsx"
    path.write_bytes(to_workbook(load(FIRST))[:-300])
    with pytest.raises(FileUnusable):
        check_file(path)

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    with pytest.raises(FileUnusable):
        check_file(path)
