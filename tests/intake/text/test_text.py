"""Are the forms that a plain text may have understood, each with its line?"""

from __future__ import annotations

import pytest
from tests.intake import truth

from prongsai.core.errors import FileUnusable
from prongsai.core.reading import PassageKind, passages
from prongsai.core.tree import Heading, Paragraph, Table, plain
from prongsai.intake import read


@pytest.fixture
def reading(tmp_path):
    def read_text(text, encoding="utf-8"):
        path = tmp_path / "document.txt"
        path.write_bytes(text.encode(encoding))
        return read(path)

    return read_text


def said(reading):
    return [plain(block.text) for block in reading.blocks if isinstance(block, Heading | Paragraph)]


def test_a_line_is_a_paragraph_and_sharp_signs_make_headings(reading):
    found = reading("# เรื่องหนึ่ง\n\nย่อหน้าแรก\nย่อหน้าที่สอง\n\n### ย่อย ###\n")

    assert said(found) == ["เรื่องหนึ่ง", "ย่อหน้าแรก", "ย่อหน้าที่สอง", "ย่อย"]
    levels = [block.level for block in found.blocks if isinstance(block, Heading)]
    assert levels == [1, 3]
    assert [each.origin.line for each in found.origins] == [1, 3, 4, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_thai_is_read_in_every_encoding_of_offices(reading, encoding):
    assert said(reading("มาตรการ น้ำใจ ๒๕๖๘", encoding)) == ["มาตรการ น้ำใจ ๒๕๖๘"]


def test_a_form_feed_begins_a_page(reading):
    found = reading("หนึ่ง\n\fสอง\n\nก\tข\n๑\t๒\n\fสาม\n")

    assert [each.origin.page for each in found.origins] == [1, 2, 2, 3]


def test_page_numbers_are_furniture(reading):
    found = reading("ข้อความ\n\n- ๒ -\n\nต่อไป\nหน้า 3 จาก 10\n<page_number>4</page_number>\n2565\n")

    assert said(found) == ["ข้อความ", "ต่อไป", "2565"]
    assert [(each.text, each.place.line) for each in found.furniture] == [
        ("- ๒ -", 3),
        ("หน้า 3 จาก 10", 6),
        ("<page_number>4</page_number>", 7),
    ]


def test_a_table_over_pages_with_its_header_again_is_one(reading):
    found = reading("เรื่อง\tผู้ทำ\n๑. ก\tข\n\n- 2 -\n\nเรื่อง\tผู้ทำ\n\tค\n")

    (table,) = found.tables
    assert truth.grid(table) == [["เรื่อง", "ผู้ทำ"], ["๑.ก", "ข"], ["", "ค"]]
    assert [row.line for row in found.origins[0].rows] == [1, 2, 7]
    kinds = [each.kind for each in found.furniture]
    assert kinds == [PassageKind.FURNITURE] * 2
    assert found.furniture[1].text == "เรื่อง ผู้ทำ"


def test_a_table_over_pages_without_its_header_is_one(reading):
    found = reading("เรื่อง\tผู้ทำ\n๑. ก\tข\n\n๒. ค\tง\n")

    (table,) = found.tables
    assert truth.body(table) == [["๑.ก", "ข"], ["๒.ค", "ง"]]


def test_another_header_begins_another_table(reading):
    found = reading("เรื่อง\tผู้ทำ\n๑. ก\tข\n\nตัวชี้วัด\tคะแนน\n๑. ค\t๙๕\n")

    assert [len(table.rows) for table in found.tables] == [1, 1]


def test_text_between_two_tables_keeps_them_apart(reading):
    found = reading("เรื่อง\tผู้ทำ\n๑. ก\tข\n\nต่อมา\n\nเรื่อง\tผู้ทำ\n๑. ค\tง\n")

    assert [len(table.rows) for table in found.tables] == [1, 1]
    assert found.tables[1].summary == "ต่อมา"


@pytest.mark.parametrize(
    "text",
    [
        "| เรื่อง | ผู้ทำ |\n|---|:--:|\n| ๑. ก | ข |\n| | ค \\| ง |\n",
        "เรื่อง | ผู้ทำ\n--- | ---\n๑. ก | ข\n | ค \\| ง\n",
    ],
)
def test_a_markdown_table_has_the_header_above_its_dashes(reading, text):
    found = reading(text)

    (table,) = found.tables
    assert truth.head(table) == [["เรื่อง", "ผู้ทำ"]]
    assert truth.body(table) == [["๑.ก", "ข"], ["", "ค|ง"]]
    assert found.furniture == ()


def test_dashes_that_divide_nothing_are_furniture(reading):
    found = reading("เรื่อง\tผู้ทำ\n๑. ก\tข\n---\t---\n๒. ค\tง\n----\t----\n")

    assert len(found.tables[0].rows) == 2
    assert [each.text for each in found.furniture] == ["--- ---", "---- ----"]


def test_markup_in_a_cell_makes_lines(reading):
    found = reading(
        "เรื่อง\tวิธี\tผู้ทำ\n"
        '<b>๑. ก</b>\t<p>นำ</p> <ol start="3"><li>ข</li><li>ค < 5 &amp; ง</li></ol>\t'
        "<ul style='x'> - กอง ก - กอง ข\n"
    )

    cells = found.tables[0].rows[0].cells
    assert [[plain(line) for line in each.lines] for each in cells] == [
        ["๑. ก"],
        ["นำ", "3. ข", "4. ค < 5 & ง"],
        ["- กอง ก", "- กอง ข"],
    ]
    assert cells[0].lines[0][0].bold


def test_a_header_of_two_rows_spans_its_columns(reading):
    found = reading("เรื่อง\tสถานะ\t\n\tทำแล้ว\tยังไม่ทำ\nก\t/\t-\nข\t-\t/\n")

    (table,) = found.tables
    assert len(table.header) == 2
    assert table.header[0].cells[0].rowspan == 2
    assert table.header[0].cells[1].colspan == 2
    assert truth.head(table) == [["เรื่อง", "สถานะ", ""], ["", "ทำแล้ว", "ยังไม่ทำ"]]


def test_rows_that_count_on_have_no_header(reading):
    found = reading("ตัวชี้วัดที่ ๑ ก\tได้ ๙๐ คะแนน\nตัวชี้วัดที่ ๒ ข\tได้ ๘๐ คะแนน\n")

    assert found.tables[0].header == ()
    assert len(found.tables[0].rows) == 2


def test_a_row_with_only_its_first_cell_names_a_group_unless_the_next_goes_on(reading):
    found = reading("เรื่อง\tวิธี\tผู้ทำ\n๑. หมวด\t\t\nก\tข\tค\n๒. ง\t\t\n\tจ\tฉ\n")

    assert [row.group for row in found.tables[0].rows] == [True, False, False, False]


def test_a_cell_cut_in_two_is_joined_where_its_column_ends_alike(reading):
    found = reading(
        "ตัวชี้วัด\tประเด็น\n8. ก 80.84 คะแนน\tเห็นว่า\n\n9. ข\t92.50 คะแนน\tดีแล้ว\n10. ค\t100 คะแนน\t\n"
    )

    (table,) = found.tables
    assert truth.body(table)[1:] == [["9.ข92.50คะแนน", "ดีแล้ว"], ["10.ค100คะแนน", ""]]


@pytest.mark.parametrize(
    "text",
    [
        "\tย่อหน้าที่ย่อหน้าด้วยแท็บ\n\tอีกย่อหน้า\n",
        "ที่ ทด ๑๒๓/\t\tวันที่ ๑ ตุลาคม ๒๕๖๗\n",
        "ส่วนราชการ\tสำนักปลัด\nที่\tทด ๑\tวันที่\t๑ ตุลาคม ๒๕๖๗\nเรื่อง\tรายงาน\n",
    ],
)
def test_tabs_that_only_align_make_no_table(reading, text):
    found = reading(text)

    assert found.tables == ()
    assert truth.letters(found) == "".join(text.split())


def test_no_letter_that_only_looks_like_markup_is_lost(reading):
    text = "คะแนน <85 และ >75 <ผู้ทำ> a<b ** ค ** &unknown; #ไม่ใช่หัวเรื่อง"

    assert said(reading(text)) == [text]


def test_bold_stars_are_markup(reading):
    (block,) = reading("**จุดแข็ง** คือ").blocks

    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold) for run in block.text] == [("จุดแข็ง", True), (" คือ", False)]


def test_a_table_in_html_is_read_with_its_lines(reading):
    page = (
        "<table>\n<tr><th>เรื่อง</th><th>ผู้ทำ</th></tr>\n"
        "<tr><td rowspan='2'>{}</td><td>ข</td></tr>\n<tr><td>ค</td></tr>\n</table>\n\n"
    )
    found = reading(
        "นำ\n\n" + page.format("ก") + "- 2 -\n\n" + page.format("ง") + "ท้าย <table> จบ\n\nอื่น\n"
    )

    (table,) = found.tables
    assert truth.body(table) == [["ก", "ข"], ["", "ค"], ["ง", "ข"], ["", "ค"]]
    assert [each.line for each in found.origins[1].rows] == [4, 5, 6, 13, 14]
    assert [(each.text, each.place.line) for each in found.furniture] == [
        ("- 2 -", 9),
        ("เรื่อง ผู้ทำ", 12),
    ]
    assert said(found) == ["นำ", "ท้าย", "จบ", "อื่น"]


def test_tables_in_html_with_other_headers_stay_apart(reading):
    one = "<table><tr><th>{}<th>ข<tr><td>1<td>2</table>\n"
    assert len(reading(one.format("ก") + one.format("ค")).tables) == 2


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 9, b"\xff\xfe\x00", b"\xdb\xff\xfc"])
def test_what_is_no_text_is_refused(tmp_path, data):
    path = tmp_path / "document.txt"
    path.write_bytes(data)

    with pytest.raises(FileUnusable) as stopped:
        read(path)
    assert stopped.value.remedy.th


def test_passages_of_a_text_point_at_lines(reading):
    found = reading("นำ\n\nเรื่อง\tผู้ทำ\n๑. ก\tข\n")

    assert [(each.text, each.place.line) for each in passages(found)] == [
        ("นำ", 1),
        ("เรื่อง", 3),
        ("ผู้ทำ", 3),
        ("๑. ก", 4),
        ("ข", 4),
    ]
    assert isinstance(found.blocks[1], Table)
