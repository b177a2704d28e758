"""Is each table a sheet of texts that opens ready to read and to print?"""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.readback.items import CellRead
from tests.readback.sheet import read, workbook
from tests.reporting import samples

from prongsai.core.tree import (
    Align,
    Cell,
    Heading,
    Paragraph,
    Role,
    Row,
    Run,
    cell,
    text,
)
from prongsai.reporting import CellTooLong, render_xlsx
from prongsai.reporting.sheet.names import sheet_names


def sheets(*blocks, **more):
    return workbook(render_xlsx(samples.document(*blocks, **more)) or b"").worksheets


def only(*rows, **more):
    return sheets(samples.table(*rows, **more))[0]


def test_a_document_without_a_table_gives_no_workbook():
    assert render_xlsx(samples.document(Paragraph(text=text("ก")))) is None


def test_every_table_is_a_sheet_named_by_the_heading_above_it():
    table = samples.table(samples.row("ก", "ข"))
    title = Paragraph(text=text("แผนปี ๒๕๖๘"), role=Role.TITLE)
    agency = Paragraph(text=text("องค์การบริหารส่วนตำบลตัวอย่าง"), role=Role.TITLE)
    label = Paragraph(text=text("ตัวชี้วัด"), role=Role.LABEL)
    body = Paragraph(text=text("ดังตารางต่อไปนี้"))

    made = sheets(
        table, title, agency, body, table, Heading(level=2, text=text("ผล")), table, label, table
    )

    assert [each.title for each in made] == ["มาตรการส่งเสริมความโปร่งใส", "แผนปี ๒๕๖๘", "ผล", "ตัวชี้วัด"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("ผล", "ผล", "ผล"), ("ผล", "ผล (2)", "ผล (3)")),
        (("a", "A"), ("a", "A (2)")),
        (("a/b:c?[d]*\\e",), ("a b c d e",)),
        (("", "  ", "'''"), ("ตาราง", "ตาราง (2)", "ตาราง (3)")),
        (("History",), ("History (2)",)),
        (("ก" * 40, "ก" * 40), ("ก" * 31, "ก" * 27 + " (2)")),
        (("ก" * 30 + "ที่",), ("ก" * 30,)),  # no ท without its marks
        (("\U0001f600" * 20,), ("\U0001f600" * 15,)),  # two units each
        (("ผล\x00\n๑",), ("ผล ๑",)),
    ],
)
def test_sheet_names_are_such_as_excel_opens(titles, names):
    assert sheet_names(titles) == names


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "'x", "=cmd|'/c calc'!A1"]
)
def test_a_text_like_a_formula_stays_a_text(words):
    made = only(samples.row(words, "ก"))["A1"]

    assert (made.value, made.data_type, made.quotePrefix) == (words, "s", True)


def test_an_ordinary_text_is_not_quoted():
    assert not only(samples.row("ก", "ข"))["A1"].quotePrefix


def test_numbers_are_texts_as_the_document_shows_them():
    made = only(samples.row("95.50", "๐๐๑"))

    assert [(made[at].value, made[at].data_type) for at in ("A1", "B1")] == [
        ("95.50", "s"),
        ("๐๐๑", "s"),
    ]
    assert made["A1"].number_format == "@"


def test_blanks_and_line_ends_of_a_text_are_kept():
    made = render_xlsx(samples.document(samples.table(samples.row("  ก  ข \n", "ค"))))

    with zipfile.ZipFile(io.BytesIO(made or b"")) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<t xml:space="preserve">  ก  ข \n</t>' in sheet


def test_what_looks_like_an_escape_of_excel_is_escaped():
    made = render_xlsx(samples.document(samples.table(samples.row("_x0041_", "ก_x_"))))

    with zipfile.ZipFile(io.BytesIO(made or b"")) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "_x005F_x0041_" in sheet
    assert "ก_x_<" in sheet


def test_spans_are_merged_cells_and_header_rows_stay_and_repeat():
    made = render_xlsx(samples.document(samples.two_row_header())) or b""
    sheet = workbook(made).worksheets[0]

    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:A2", "B1:C1", "A3:C3", "A4:A5"}
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"
    assert read(made)[0].cells[0] == CellRead(0, 0, 2, 1, "มาตรการ")


def test_a_table_without_a_header_freezes_and_repeats_nothing():
    sheet = only(samples.row("ก", "ข"))

    assert (sheet.freeze_panes, sheet.print_title_rows) == (None, None)


def test_a_sheet_prints_on_a4_across_and_fits_its_width():
    sheet = only(samples.row("ก", "ข"))

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_title_stands_above_printed_pages_with_its_ampersand():
    title = Heading(level=1, text=text("ถาม & ตอบ"))

    assert (
        sheets(title, samples.table(samples.row("ก", "ข")))[0].oddHeader.center.text == "ถาม && ตอบ"
    )


def test_headings_are_bold_and_centred_in_a_thai_font_and_cells_wrap():
    sheet = sheets(samples.two_row_header())[0]

    head, group, plain = sheet["A1"], sheet["A3"], sheet["B4"]
    assert (head.font.b, head.alignment.horizontal) == (True, "center")
    assert (group.font.b, group.alignment.horizontal) == (True, "left")
    assert (plain.font.b, plain.font.name, plain.alignment.wrap_text) == (False, "Sarabun", True)
    assert sheet["C3"].border.right.style == "thin"  # covered by the group row


def test_cells_align_as_the_column_or_they_themselves_say():
    made = only(Row(cells=(Cell(lines=(text("๑"),), align=Align.END), cell("๒"))))

    assert [made[at].alignment.horizontal for at in ("A1", "B1")] == ["right", "left"]


def test_bold_words_in_a_cell_stay_bold_and_whole_cells_are_bold_by_their_look():
    mixed = Cell(lines=((Run(text="รวม", bold=True), Run(text=" ๓")), text("ข้อ")))
    table = samples.table(Row(cells=(mixed, cell("ทั้งหมด", bold=True))))
    made = render_xlsx(samples.document(table)) or b""

    sheet = workbook(made).worksheets[0]

    assert (sheet["A1"].value, sheet["A1"].font.b) == ("รวม ๓\nข้อ", False)
    assert sheet["B1"].font.b
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").count(b"<b/>") == 1


def test_column_widths_follow_weights():
    sheet = only(samples.row("ก", "ข"))

    assert sheet.column_dimensions["A"].width == sheet.column_dimensions["B"].width == 71


def test_rows_are_as_high_as_their_longest_cell_and_no_higher_than_excel_allows():
    sheet = only(samples.row("ก", "ข"), samples.row("ก" * 142, "ข"), samples.row("ก" * 9000, "ข"))

    heights = [sheet.row_dimensions[at].height for at in (1, 2, 3)]
    assert heights == [16, 48, 409]


def test_a_high_cell_over_two_rows_makes_the_last_one_higher():
    spanning = Row(cells=(cell("ก" * 71 * 4, rowspan=2), cell("ข")))

    sheet = only(spanning, Row(cells=(cell("ค"),)))

    assert [sheet.row_dimensions[at].height for at in (1, 2)] == [16, 64]


def test_a_text_longer_than_a_cell_of_excel_is_refused_in_one_sentence():
    assert read(render_xlsx(samples.document(samples.table(samples.row("ก" * 32767, "ข")))) or b"")

    with pytest.raises(CellTooLong) as refused:
        only(samples.row("ก" * 32768, "ข"))

    assert "32,768" in refused.value.said.th
    assert "32,767" in refused.value.said.en


def test_the_file_tells_neither_day_nor_author():
    made = render_xlsx(samples.document(samples.table(samples.row("ก", "ข")), title="<แผน>"))

    with zipfile.ZipFile(io.BytesIO(made or b"")) as archive:
        told = archive.read("docProps/core.xml").decode()
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "&lt;แผน&gt;" in told
    assert "created" not in told
    assert "creator" not in told
