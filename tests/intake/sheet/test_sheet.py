"""Are workbooks understood, ours cell by cell, and hostile ones refused?"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.styles import Font
from tests.intake import truth
from tests.intake.ours import DOSSIERS, documents_of

from prongsai.core.errors import FileUnusable
from prongsai.core.reading import passages
from prongsai.core.thai import comparison_form
from prongsai.core.tree import Heading, plain, tables_of
from prongsai.intake import read
from prongsai.intake.sheet.values import shown
from prongsai.reporting import render_xlsx


@pytest.fixture
def reading(tmp_path):
    def read_workbook(*rows, bold=0, **sheets):
        book = openpyxl.Workbook()
        book.worksheets[0].title = "แผ่น"
        for row in rows:
            book.worksheets[0].append(row)
        for cell in (cell for row in [*book.worksheets[0]][:bold] for cell in row):
            cell.font = Font(bold=True)
        for name, values in sheets.items():
            sheet = book.create_sheet(name)
            for row in values:
                sheet.append(row)
            sheet.sheet_state = "hidden" if name == "hidden" else "visible"
        book.save(tmp_path / "book.xlsx")
        return read(tmp_path / "book.xlsx")

    return read_workbook


def said(found):
    return [each.text for each in passages(found)]


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.stem)
def test_every_cell_of_our_own_workbooks_is_read(dossier, tmp_path):
    path = tmp_path / "book.xlsx"
    for document in documents_of(dossier):
        data = render_xlsx(document)
        if data is None:
            continue
        path.write_bytes(data)
        found = read(path)

        wanted = [truth.grid(table) for table in tables_of(document)]
        assert [truth.grid(table) for table in found.tables] == wanted
        assert [len(table.header) for table in found.tables] == [
            len(table.header) for table in tables_of(document)
        ]


@pytest.mark.parametrize("bold", [0, 3, 20], ids=["plain", "bold header", "all bold"])
def test_a_sheet_is_a_heading_with_paragraphs_and_a_table(reading, bold):
    found = reading(
        ["รายงาน ปี 2568"],
        [],
        [None, "เรื่อง", "คะแนน"],
        [None, "๑. ก", 92.5],
        [None, None, "ค"],
        [],
        [None, "๒. ข\nต่อ", 80],
        [],
        ["ลงชื่อ"],
        อื่น=[["x"]],
        hidden=[["ซ่อน"]],
        bold=bold,
    )

    headings = [plain(block.text) for block in found.blocks if isinstance(block, Heading)]
    assert headings == ["แผ่น", "อื่น"]
    (table,) = found.tables
    assert truth.head(table) == [["เรื่อง", "คะแนน"]]
    assert truth.body(table) == [["๑.ก", "92.5"], ["", "ค"], ["๒.ขต่อ", "80"]]
    assert [each.line for each in found.origins[2].rows] == [3, 4, 5, 7]
    assert said(found)[-3:] == ["ลงชื่อ", "อื่น", "x"]
    assert "ซ่อน" not in said(found)


def test_bold_rows_are_the_header(reading):
    found = reading(["ปี 2567", "ปี 2568"], ["ไตรมาส 1", "ไตรมาส 1"], ["ก", "ข"], bold=2)

    assert len(found.tables[0].header) == 2


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (95.74999999999999, "General", "95.75"),
        (2568, "General", "2568"),
        (2568.0, "0", "2568"),
        (0.1 + 0.2, "General", "0.3"),
        (87.5, "0.00", "87.50"),
        (0.125, "0%", "13%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-2.5, "0.0;[Red]-0.0", "-2.5"),
        (5, '0.00" คะแนน"', "5.00"),
        (1e300, "0.00", "1" + "0" * 300),
        (12345678901234567890.0, "0.000000000000000", "12345678901234600000"),
        (float("inf"), "0.00", "inf"),
        (True, "General", "TRUE"),
        (datetime(2024, 10, 22), "d mmmm yyyy", "22 ตุลาคม 2567"),  # noqa: DTZ001
        (date(2024, 10, 22), "d", "22 ตุลาคม 2567"),
        ("_x0041_\x01\n", "General", "A\n"),
    ],
)
def test_a_value_is_shown_as_in_its_sheet(value, pattern, words):
    assert shown(value, pattern) == words


def zipped(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def workbook_parts(sheet):
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return parts | {"xl/worksheets/sheet1.xml": sheet}


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FAR = "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, 300))
HOSTILE = {
    "no workbook": zipped({"xl/workbook.xml": b"x"}),
    "cut off": zipped(workbook_parts(b"x"))[:2000],
    "empty": zipped(workbook_parts(f"<worksheet {MAIN}><sheetData/></worksheet>")),
    "far away": zipped(
        workbook_parts(f"<worksheet {MAIN}><sheetData>{FAR}</sheetData></worksheet>")
    ),
    "swollen": zipped(workbook_parts(b" " * 201_000_000)),
    "crowded": zipped(workbook_parts("<c/>" * 2_100_000)),
    "of no encoding": zipped(
        workbook_parts(
            f'<?xml version="1.0" encoding="true"?><worksheet {MAIN}><sheetData/></worksheet>'
        )
    ),
    "macros": zipped(workbook_parts(b"x") | {"xl/vbaProject.bin": b"x"}),
    "entities": zipped(
        workbook_parts(
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
            + f"]><worksheet {MAIN}><sheetData><row><c t='str'><v>&a9;</v></c></row></sheetData>"
            "</worksheet>"
        )
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_with_a_remedy(name, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(HOSTILE[name])

    with pytest.raises(FileUnusable) as stopped:
        read(path)
    assert stopped.value.remedy.th


def test_no_file_of_the_machine_is_read_through_an_entity(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("ความลับ", "utf-8")
    path = tmp_path / "book.xlsx"
    path.write_bytes(
        zipped(
            workbook_parts(
                f'<!DOCTYPE a [<!ENTITY a SYSTEM "{secret.as_uri()}">]><worksheet {MAIN}><sheetData>'
                "<row><c t='str'><v>ก&a;</v></c></row></sheetData></worksheet>"
            )
        )
    )

    try:
        words = "".join(said(read(path)))
    except FileUnusable:
        return
    assert "ความลับ" not in words


def test_text_of_a_workbook_counts_every_letter(reading):
    found = reading(["ก", "ข", "ค"], [1, 2.25, "ง"], [], ["จ"], ["ฉ", None, "ช"])

    assert comparison_form("".join(said(found))) == "แผ่นกขค12.25งจฉช"


LONG = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม"  # longer than a sheet's name may be


@pytest.mark.parametrize(
    ("title", "first", "headings", "furniture"),
    [
        (LONG, "ก", [LONG], []),
        ("อื่น", "ก", [], [LONG[:31]]),
        ("อื่น", LONG, [], []),
    ],
    ids=["whole in the title", "nowhere whole", "whole in the sheet"],
)
def test_a_name_that_excel_cut_off_is_no_heading(tmp_path, title, first, headings, furniture):
    book = openpyxl.Workbook()
    book.properties.title = title
    book.worksheets[0].title = LONG[:31]
    book.worksheets[0]["A1"] = first
    book.save(tmp_path / "book.xlsx")

    found = read(tmp_path / "book.xlsx")

    made = [plain(block.text) for block in found.blocks if isinstance(block, Heading)]
    assert made == headings
    assert [each.text for each in found.furniture] == furniture


def test_every_passage_has_its_sheet_and_cell(reading):
    found = reading(["", "", "รายงาน"], [], ["", "เรื่อง", "คะแนน"], ["", "ก", 92.5], อื่น=[["x"]])

    assert [(each.text, each.place.sheet, each.place.cell) for each in passages(found)] == [
        ("แผ่น", "แผ่น", "C1"),
        ("รายงาน", "แผ่น", "C1"),
        ("เรื่อง", "แผ่น", "B3"),
        ("คะแนน", "แผ่น", "C3"),
        ("ก", "แผ่น", "B4"),
        ("92.5", "แผ่น", "C4"),
        ("อื่น", "อื่น", "A1"),
        ("x", "อื่น", "A1"),
    ]
