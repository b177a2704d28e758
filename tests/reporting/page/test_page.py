"""Is the web page semantic, alone, safe and printable?"""

from __future__ import annotations

import re
from base64 import b64decode
from importlib.resources import files

import pytest
from tests.readback.items import CellRead, TableRead
from tests.readback.page import page, read, well_formed
from tests.reporting import samples

from prongsai.core.tree import (
    Align,
    Cell,
    Digits,
    Emblem,
    Face,
    Heading,
    ListItem,
    NumberedList,
    Numbering,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Rule,
    Run,
    Section,
    Signature,
    cell,
    text,
)
from prongsai.reporting import render_html

SOME = Paragraph(text=text("ข้อความ"))


def shown(*blocks, **more):
    return page(render_html(samples.document(*blocks, **more)))


def style(**more):
    return str(shown(SOME, **more).findtext(".//style"))


def test_the_page_says_that_it_is_thai_and_what_it_is():
    made = shown(SOME, title="แผน <๑> & ๒")

    assert made.get("lang") == "th"
    assert made.findtext(".//title") == "แผน <๑> & ๒"
    assert made.xpath("//meta[@charset='utf-8']")


def test_the_page_loads_nothing_and_runs_nothing():
    made = render_html(samples.document(samples.figure(), SOME)).decode()

    policy = page(made.encode()).xpath(
        "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    )
    assert str(policy).startswith("default-src 'none'")
    assert "script" not in made
    assert not re.search(r"""(src|href)=["'](?!data:|#)""", made)
    assert "@import" not in made
    assert not re.search(r"url\((?!#|data:)", made)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_sarabun_is_inside_the_page(weight):
    whole = files("fontpkg_sarabun").joinpath("files", f"Sarabun-{weight}.ttf").read_bytes()

    found = re.findall(
        r"url\(data:font/ttf;base64,([^)]+)\)", render_html(samples.document(SOME)).decode()
    )

    assert whole in [b64decode(each) for each in found]


def test_the_first_title_is_the_heading_of_the_page_and_headings_are_below_it():
    title = Paragraph(text=text("แผน"), role=Role.TITLE, align=Align.CENTER)
    made = shown(title, title, Heading(level=1, text=text("ก")), Heading(level=3, text=text("ข")))

    assert [each.tag for each in made.find(".//article")] == ["h1", "p", "h2", "h4"]
    assert made.find(".//h1").get("class") == "title center"


def test_a_table_has_headings_with_scopes_and_a_summary():
    made = shown(samples.two_row_header())

    heads = [(each.text_content(), each.get("scope")) for each in made.iter("th")]
    assert heads == [
        ("มาตรการ", "col"),
        ("ระยะเวลา", "colgroup"),
        ("เริ่ม", "col"),
        ("สิ้นสุด", "col"),
        ("ด้านที่ ๑", "rowgroup"),
    ]
    assert len(made.findall(".//thead/tr")) == 2
    caption = made.find(".//caption")
    assert caption.text == "ตารางตัวอย่าง"
    region = made.xpath("//*[@role='region']")[0]
    assert (region.get("aria-labelledby"), region.get("tabindex")) == (caption.get("id"), "0")


def test_spans_are_where_the_tree_has_them():
    table = read(render_html(samples.document(samples.two_row_header())))[0]

    assert isinstance(table, TableRead)
    assert table.cells[:2] == (CellRead(0, 0, 2, 1, "มาตรการ"), CellRead(0, 1, 1, 2, "ระยะเวลา"))
    assert CellRead(4, 1, 1, 1, "") in table.cells


def test_each_group_of_rows_is_a_body_of_its_own():
    group = Row(cells=(cell("กลุ่ม", colspan=2),), group=True)
    table = samples.table(samples.row("ก", "ข"), group, samples.row("ค", "ง"), group)

    bodies = shown(table).findall(".//tbody")

    assert [len(each) for each in bodies] == [1, 2, 1]


def test_a_table_without_a_header_has_no_empty_one():
    assert shown(samples.table(samples.row("ก", "ข"))).find(".//thead") is None


def test_cells_align_as_the_column_or_they_themselves_say():
    row = Row(cells=(Cell(lines=(text("๑"),), align=Align.END), cell("๒")))
    left = Row(cells=(Cell(lines=(text("ก"),), align=Align.START), cell("ข")))

    made = shown(samples.table(row, header=(left,)))

    assert [each.get("class") for each in made.iter("td")] == ["end", None]
    assert [each.get("class") for each in made.iter("th")] == ["start", None]


def test_only_rows_of_many_lines_may_break_on_paper():
    table = samples.table(samples.row("ผลการดำเนินการ " * 100, "ก"), samples.row("ก", "ข"))

    assert [each.get("class") for each in shown(table).iter("tr")] == ["long", None]


@pytest.mark.parametrize(("digits", "counter"), [(Digits.THAI, "thai"), (Digits.ARABIC, "decimal")])
def test_lists_and_pages_count_in_the_documents_digits(digits, counter):
    sheet = style(digits=digits)

    assert f".decimal {{ list-style-type: {counter}; }}" in sheet
    assert f"system: extends {counter}" in sheet
    assert f'content: "- " counter(page, {counter}) " -";' in sheet


def test_lists_are_lists_with_their_own_start():
    below = NumberedList(items=(ListItem(text=text("ย่อย")),), numbering=Numbering.DASH)
    made = shown(
        NumberedList(
            items=(ListItem(text=text("ก"), below=below),), numbering=Numbering.PARENTHESES, start=4
        )
    )

    outer = made.find(".//ol")
    assert (outer.get("class"), outer.get("start")) == ("parentheses", "4")
    assert made.find(".//ol/li/ul").get("class") == "dash"


def test_each_section_prints_on_its_own_paper():
    made = page(
        render_html(
            samples.of_sections(
                Section(blocks=(SOME,)), Section(blocks=(SOME,), orientation=Orientation.LANDSCAPE)
            )
        )
    )

    assert [each.get("class") for each in made.iter("article")] == ["portrait", "landscape"]
    sheet = str(made.findtext(".//style"))
    assert "@page { size: A4; margin: 25mm 20mm 20mm 30mm; }" in sheet
    assert "@page landscape { size: A4 landscape; }" in sheet
    assert "article.landscape { page: landscape; }" in sheet
    assert "thead { display: table-header-group;" in sheet


def test_pages_bear_no_number_where_the_document_has_none():
    assert "counter(page" in style()
    assert "counter(page" not in style(page_numbers=False)


def test_sizes_are_those_of_official_forms():
    sheet = style()

    assert "--point: 11pt;" in sheet  # 16 of TH Sarabun
    assert "--memo-title: 1.8125rem;" in sheet  # 29 to 16
    assert "--indent: 25mm;" in sheet


@pytest.mark.parametrize(
    ("face", "first"),
    [(Face.SARABUN, "Sarabun here"), (Face.TH_SARABUN_NEW, "TH Sarabun New here")],
)
def test_the_dossiers_typeface_comes_first_and_both_look_equally_large(face, first):
    sheet = style(face=face)

    assert f'--family: "{first}"' in sheet
    assert "size-adjust: 145.45%" in sheet


def test_page_breaks_count_only_between_what_is_shown():
    made = shown(PageBreak(), SOME, PageBreak(), PageBreak(), SOME, PageBreak())

    assert len(made.xpath("//*[@class='page-break']")) == 1
    assert not shown(PageBreak()).xpath("//*[@class='page-break']")


def test_a_figure_is_a_drawing_with_its_words_beside():
    made = shown(samples.figure(), samples.figure())

    assert made.findtext(".//figure//svg/title") == "การใช้อำนาจ ๙๕.๗๕ คะแนน"
    assert made.findtext(".//figcaption") == "คะแนนรายตัวชี้วัด"


def test_no_two_elements_share_a_name_even_where_figures_are_alike():
    made = well_formed(
        render_html(samples.document(*[samples.figure()] * 3, *[samples.two_row_header()] * 2))
    )

    names = [str(each.get("id")) for each in made.iter() if each.get("id")]
    assert len(names) == len(set(names))
    pointed = re.findall(
        r"url\(#([^)]+)\)", render_html(samples.document(samples.figure())).decode()
    )
    assert all(each.startswith("figure-1-") for each in pointed)


def test_an_emblem_is_an_image_that_can_run_nothing():
    hostile = samples.SVG.replace(b"<path", b"<script>alert(1)</script><path")
    made = shown(Emblem(height_mm=30, align=Align.CENTER, image=hostile))

    image = made.find(".//img")
    assert (image.get("alt"), image.get("src", "")[:26]) == ("ตราครุฑ", "data:image/svg+xml;base64,")
    assert not made.xpath("//script")


def test_the_emblems_place_is_kept_without_a_picture():
    made = shown(Emblem(height_mm=30, align=Align.CENTER))

    place = made.xpath("//*[@class='emblem center']")[0]
    assert place.get("style") == "--height: 30mm"
    assert len(place) == 0


def test_number_and_date_of_a_memo_share_a_line_and_the_emblem_stands_beside_the_title():
    made = shown(samples.memo_head())

    assert [each.text_content().split() for each in made.xpath("//*[@class='line']")] == [
        ["ส่วนราชการ", "สำนักปลัด"],
        ["ที่", "วันที่"],
        ["เรื่อง", "ขออนุมัติมาตรการ"],
    ]
    assert made.findtext(".//h1") == "บันทึกข้อความ"
    assert made.xpath("//*[@class='beside']/h1")
    centred = samples.memo_head(emblem=Emblem(height_mm=15, align=Align.CENTER))
    assert not shown(centred).xpath("//*[@class='beside']")


def test_a_signature_has_room_for_ink_and_an_empty_opinion_dotted_lines():
    signature = Signature(heading=text("ความเห็น"), opinion=(), below=(text("(ชื่อ)"), text("ปลัด")))
    made = shown(signature)

    parts = made.xpath("//*[@class='signature']")[0]
    assert [(each.tag, each.get("class")) for each in parts] == [
        ("p", "label"),
        ("div", "dots"),
        ("div", "dots"),
        ("div", "ink"),
        ("div", "names center"),
    ]
    assert [each.text for each in parts[-1]] == ["(ชื่อ)", "ปลัด"]


def test_an_opinion_that_is_given_has_no_dotted_lines():
    signature = Signature(heading=text("ความเห็น"), opinion=text("เห็นชอบ"), below=(text("(ชื่อ)"),))

    assert not shown(signature).xpath("//*[@class='dots']")


def test_the_last_texts_and_the_names_below_one_another_are_not_parted_on_paper():
    name = Signature(below=(text("(ก)"),))
    items = NumberedList(items=(ListItem(text=text("ข้อ")),))

    made = shown(SOME, items, name, name, SOME)

    assert [each.get("class") for each in made.find(".//article")] == [
        "body leads",
        "decimal leads",
        "signature leads",
        "signature",
        "body",
    ]
    assert ".leads, tr.group { break-after: avoid; }" in style()


def test_what_is_kept_but_wider_than_its_column_may_break():
    date = Cell(lines=((Run(text="๓๐ กันยายน ๒๕๖๘", keep=True),),))
    narrow = samples.table(Row(cells=(*(cell("ก") for _ in range(14)), date)), columns=15)

    assert not shown(narrow).findall(".//td//span")
    assert shown(samples.table(Row(cells=(date, date)))).findall(".//td//span[@class='keep']")


def test_no_column_is_pushed_off_the_paper():
    printed = style().partition("@media print")[2]

    assert "table-layout: fixed;" in printed
    assert "th, td { overflow-wrap: anywhere; }" in printed


def test_bold_kept_and_broken_texts_are_elements():
    words = (Run(text="นาย ก", bold=True, keep=True), Run(text=" ข\nค"))

    made = shown(Paragraph(text=words), Rule())

    assert made.findtext(".//b/span[@class='keep']") == "นาย ก"
    assert len(made.findall(".//br")) == 1
    assert made.find(".//hr") is not None


def test_every_element_is_closed_for_html_parsers_too():
    empty = samples.table(Row(cells=(Cell(), Cell())))

    made = render_html(samples.document(empty, Paragraph(text=())))

    assert not re.search(rb"<(?!br|col|hr|img|meta|path|rect|line|circle)\w+[^>]*/>", made)
    assert len(page(made).findall(".//td")) == 2
