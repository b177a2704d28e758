"""Can somebody who reads no terminal mend a document by the check report?"""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.tree import Paragraph, Table, plain, tables_of
from prongsai.reporting import Checked, compose_check_report, render_docx, render_xlsx

TODAY = date(2025, 11, 25)


def problem(severity: Severity = Severity.ERROR, **more) -> Problem:
    facts = {
        "code": "place-unknown",
        "message": Said(th="ไม่มีตำบลนี้", en="There is no such place."),
        "remedy": Said(th="ตรวจชื่อ", en="Check the name."),
        **more,
    }
    return Problem(severity=severity, **facts)


def rows_of(table: Table) -> list[list[str]]:
    return [["\n".join(map(plain, cell.lines)) for cell in row.cells] for row in table.rows]


def report(*checked: Checked, language: str = "th"):
    return compose_check_report(checked, today=TODAY, language=language)


def test_the_counts_stand_on_top_by_file_and_severity():
    hint = problem(Severity.HINT)
    many = Checked(file="a/ก.docx", problems=(problem(), hint, hint))
    few = Checked(file="a/ข.pdf", problems=(problem(Severity.WARNING),))

    counts = tables_of(report(many, few))[0]

    assert rows_of(counts) == [
        ["ก.docx", "1", "0", "2", "3"],
        ["ข.pdf", "0", "1", "0", "1"],
        ["รวม", "1", "1", "2", "4"],
    ]


def test_problems_are_grouped_what_must_be_mended_first():
    found = (problem(Severity.HINT), problem(Severity.WARNING), problem(), problem())

    _, table = tables_of(report(Checked(file="ก.docx", problems=found)))

    groups = [row.cells[0] for row in table.rows if row.group]
    assert [plain(cell.lines[0]) for cell in groups] == [
        "แก้ก่อนลงนาม 2 ข้อ",
        "ควรแก้ 1 ข้อ",
        "ข้อสังเกต 1 ข้อ",
    ]
    assert [row[0] for row in rows_of(table) if len(row) > 1] == ["1", "2", "3", "4"]


def test_a_row_tells_place_quote_fault_remedy_and_suggestion_and_leaves_room_to_tick():
    place = Place(page=2, table=1, row=3)
    each = problem(place=place, text="แม่ตอง", suggestion="แม่ดง")

    _, table = tables_of(report(Checked(file="ก.docx", problems=(each,))))

    assert rows_of(table)[1] == [
        "1",
        "หน้า 2 ตาราง 1 แถว 3",
        "แม่ตอง",
        "ไม่มีตำบลนี้\n(place-unknown)",
        "ตรวจชื่อ\nควรเป็น: แม่ดง",
        "",
    ]
    assert plain(table.header[0].cells[-1].lines[0]) == "แก้แล้ว"


def test_a_place_inside_a_dossier_is_said_in_words():
    each = problem(place=Place(path="plan.measures[2].title"))

    _, table = tables_of(report(Checked(file="ก.yaml", problems=(each,))))

    assert rows_of(table)[1][1] == "แผน > มาตรการที่ 3 > มาตรการ"


def test_english_is_english():
    document = report(Checked(file="ก.docx", problems=(problem(),)), language="en")

    _, table = tables_of(document)
    assert rows_of(table)[0] == ["Mend before signing: 1"]
    assert rows_of(table)[1][3] == "There is no such place.\n(place-unknown)"
    assert document.language == "en"


@pytest.mark.parametrize("length", [119, 120, 121, 122, 500])
def test_long_quotes_are_cut_between_syllables(length):
    quote = ("ที่นี่เป็นน้ำใจ" * 40)[:length]

    _, table = tables_of(report(Checked(file="ก", problems=(problem(text=quote),))))

    shown = rows_of(table)[1][2]
    assert len(shown) <= 121
    if length <= 120:
        assert shown == quote
        return
    assert shown.endswith("…")
    kept = shown[:-1]
    assert quote.startswith(kept)
    assert quote[len(kept)] not in "ะาำัิีึืุู็่้๊๋์"
    assert kept[-1] not in "เแโใไ"


def test_no_control_character_comes_into_the_report():
    bad = "ก\x1b[31mข\x00\r\nค\u202eง"
    each = problem(text=bad, suggestion=bad, message=Said(th=bad, en=bad))
    document = report(Checked(file="x\x1b.docx", problems=(each,)))

    texts = [
        *(cell for table in tables_of(document) for row in rows_of(table) for cell in row),
        *(plain(b.text) for b in document.sections[0].blocks if isinstance(b, Paragraph)),
    ]
    assert not [text for text in texts if any(each in text for each in "\x1b\x00\r\u202e")]


def test_a_letter_that_no_font_of_ours_has_is_named():
    each = problem(text="นายจ\u093fรเดช")

    _, table = tables_of(report(Checked(file="ก", problems=(each,))))

    assert rows_of(table)[1][2] == "นายจ[U+093F]รเดช"


def test_a_file_that_cannot_be_read_is_told_beside_the_others():
    why = Said(th="แฟ้มเสียหาย", en="it is damaged.")
    document = report(Checked(file="ก.docx"), Checked(file="ข.docx", unread=why))

    (counts,) = tables_of(document)
    assert rows_of(counts)[1] == ["ข.docx", "อ่านไม่ได้: แฟ้มเสียหาย"]
    said = [plain(b.text) for b in document.sections[0].blocks if isinstance(b, Paragraph)]
    assert said.count("ไม่พบข้อที่ต้องแก้") == 2  # of all, and of the one that was read


def test_files_of_one_name_are_told_apart():
    counts = tables_of(report(Checked(file="2567/ก.docx"), Checked(file="2568/ก.docx")))[0]

    assert [row[0] for row in rows_of(counts)[:2]] == ["2567/ก.docx", "2568/ก.docx"]


def test_nothing_in_a_cell_becomes_a_formula_or_markup(tmp_path):
    import openpyxl

    each = problem(text="=1+1", suggestion="@SUM(1)")
    document = report(Checked(file="=2.docx", problems=(each,)))

    (tmp_path / "r.xlsx").write_bytes(render_xlsx(document) or b"")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert render_docx(document)
