"""Is every printed letter of a paragraph read, and nothing that is not printed?"""

from __future__ import annotations

import pytest
from tests.intake.word.files import NAMES, bold, p, parts_of, r, read, tbl, tc, texts, tr, write

from prongsai.core.reading import PassageKind, passages
from prongsai.core.tree import Align, Figure, Heading, Orientation, Paragraph, Role, plain, text
from prongsai.intake.word import read_docx

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {order} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="หัวข้อ"/><w:basedOn w:val="1"/></w:style>'
)


def test_tabs_breaks_hyphens_and_signs_are_letters(tmp_path):
    run = (
        "<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>E</w:t><w:noBreakHyphen/><w:t>S</w:t>"
        '<w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )

    assert texts(read(tmp_path, p(run))) == ["ก\tข\nE-S✓"]


def test_letters_of_a_symbol_font_are_the_signs_that_it_draws(tmp_path):
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'

    assert texts(read(tmp_path, p(r("R", fonts), " แล้วเสร็จ"))) == ["☑ แล้วเสร็จ"]


def test_blanks_at_the_ends_count_only_where_the_file_says_so(tmp_path):
    loose = "<w:r><w:t> ก </w:t></w:r>"

    assert texts(read(tmp_path, p(loose, r(" ข ")))) == ["ก ข "]


def test_changes_are_taken_as_accepted(tmp_path):
    changed = (
        f'<w:ins w:id="1">{r("ใหม่")}</w:ins>'
        '<w:del w:id="2"><w:r><w:delText>เก่า</w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3">{r("จากที่นี่")}</w:moveFrom><w:moveTo w:id="4">{r("มาที่นี่")}</w:moveTo>'
    )

    assert texts(read(tmp_path, p("ก", changed))) == ["กใหม่มาที่นี่"]


def test_a_paragraph_whose_end_was_removed_goes_on_in_the_next(tmp_path):
    removed = '<w:rPr><w:del w:id="1"/></w:rPr>'

    assert texts(read(tmp_path, p("ต้น", properties=removed) + p("ปลาย") + p("ถัดไป"))) == [
        *("ต้นปลาย", "ถัดไป")
    ]


def test_a_removed_end_before_a_table_or_at_the_end_loses_nothing(tmp_path):
    removed = '<w:rPr><w:del w:id="1"/></w:rPr>'
    cell = tc(p("ข", properties=removed))

    body = p("ก", properties=removed) + tbl(tr(cell, "ค")) + p("ง", properties=removed)

    assert texts(read(tmp_path, body)) == ["ก", "ข", "ค", "ง"]


def test_a_row_that_was_removed_is_not_read(tmp_path):
    table = tbl(tr("ก", "ข"), tr("ค", "ง", properties='<w:del w:id="1"/>'), tr("จ", "ฉ"))

    assert texts(read(tmp_path, table)) == ["ก", "ข", "จ", "ฉ"]


def test_the_result_of_a_field_is_read_and_not_its_order(tmp_path):
    date = FIELD.format(order='DATE \\@ "d MMMM yyyy"', result=r("๑ ตุลาคม ๒๕๖๗"))
    simple = f'<w:fldSimple w:instr="AUTHOR">{r("สำนักปลัด")}</w:fldSimple>'

    assert texts(read(tmp_path, p("วันที่ ", date, " โดย ", simple))) == [
        "วันที่ ๑ ตุลาคม ๒๕๖๗ โดย สำนักปลัด"
    ]


def test_a_field_over_paragraphs_loses_nothing(tmp_path):
    begun = FIELD.format(order="TOC", result=r("หนึ่ง")).removesuffix(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert texts(read(tmp_path, p(begun) + p("สอง") + p(end, "สาม"))) == ["หนึ่ง", "สอง", "สาม"]


@pytest.mark.parametrize(("checked", "sign"), [("<w:checked/>", "☑"), ("", "☐")])
def test_a_box_of_a_form_is_a_tick_or_none(tmp_path, checked, sign):
    box = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{checked}</w:checkBox></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert texts(read(tmp_path, p(box, " แล้วเสร็จ"))) == [f"{sign} แล้วเสร็จ"]


def test_content_controls_and_links_are_seen_through(tmp_path):
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('ใน')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="rId9">{r("เว็บไซต์")}</w:hyperlink>'
    block = f"<w:sdt><w:sdtContent>{p('ก', inner, link)}</w:sdtContent></w:sdt>"

    assert texts(read(tmp_path, block)) == ["กในเว็บไซต์"]


def test_a_text_box_is_read_once_of_its_two_drawings(tmp_path):
    box = f"<w:txbxContent>{p('ในกรอบ')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert texts(read(tmp_path, p("ก", both) + p("ข"))) == ["ก", "ในกรอบ", "ข"]


def test_a_text_box_of_older_word_and_word_art_are_read(tmp_path):
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('ในกรอบ')}</w:txbxContent></v:textbox></w:pict></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="บันทึกข้อความ"/></v:shape></w:pict></w:r>'

    assert texts(read(tmp_path, p(art, box))) == ["บันทึกข้อความ", "ในกรอบ"]


def test_a_text_box_in_a_cell_belongs_to_the_cell(tmp_path):
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('ในกรอบ')}</w:txbxContent></v:textbox></w:pict></w:r>"

    assert texts(read(tmp_path, tbl(tr(tc(p("ก", box)), "ข")))) == ["ก\nในกรอบ", "ข"]


def test_hidden_letters_and_comments_are_not_printed(tmp_path):
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    shown = r("เห็น", '<w:vanish w:val="0"/>')

    reading = read(tmp_path, p(r("ซ่อน", "<w:vanish/>"), shown, comment), comments=p("ความเห็น"))

    assert texts(reading) == ["เห็น"]


def test_a_footnote_follows_its_paragraph_or_its_table(tmp_path):
    first, second = (f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (1, 2))
    notes = "".join(f'<w:footnote w:id="{n}">{p(f"หมายเหตุ {n}")}</w:footnote>' for n in (1, 2))
    body = p("ก", first) + tbl(tr(tc(p("ข", second)), "ค")) + p("ง")

    reading = read(tmp_path, body, footnotes=notes)

    assert texts(reading) == ["ก", "หมายเหตุ 1", "ข", "ค", "หมายเหตุ 2", "ง"]
    assert reading.blocks[1] == Paragraph(text=text("หมายเหตุ 1"), role=Role.NOTE)


def test_letters_of_a_formula_are_read(tmp_path):
    formula = "<m:oMathPara><m:oMath><m:r><m:t>0.30 × x</m:t></m:r></m:oMath></m:oMathPara>"

    assert texts(read(tmp_path, p("คะแนน ", formula))) == ["คะแนน 0.30 × x"]


def test_headings_are_known_by_the_outline_of_their_style(tmp_path):
    body = p("ใหญ่", properties='<w:pStyle w:val="1"/>') + p(
        "ของตน", properties='<w:pStyle w:val="own"/>'
    )

    reading = read(tmp_path, body, styles=STYLES)

    assert reading.blocks == (
        Heading(level=1, text=text("ใหญ่")),
        Heading(level=1, text=text("ของตน")),
    )


def test_bold_lines_are_headings_and_centred_ones_titles(tmp_path):
    center = '<w:jc w:val="center"/>'
    large = r("ใหญ่กว่า", '<w:b/><w:sz w:val="40"/>')
    body = (
        p(bold("ชื่อเรื่อง"), properties=center)
        + p(large)
        + p(bold("หัวข้อ"))
        + p(bold("เรื่อง"), " ธรรมดา")
    )

    reading = read(tmp_path, body)

    kinds = [(type(block), getattr(block, "role", None)) for block in reading.blocks]
    assert kinds == [
        *((Paragraph, Role.TITLE), (Heading, None), (Heading, None), (Paragraph, Role.BODY))
    ]
    assert [block.level for block in reading.blocks if isinstance(block, Heading)] == [1, 2]
    title = reading.blocks[0]
    assert isinstance(title, Paragraph)
    assert title.align is Align.CENTER


def test_thai_letters_are_bold_by_the_switch_for_complex_scripts(tmp_path):
    reading = read(tmp_path, p("ก ", r("หนา", "<w:bCs/>"), r("ไม่หนา", '<w:bCs w:val="0"/>')))

    (block,) = reading.blocks
    assert isinstance(block, Paragraph)
    assert [run.bold for run in block.text] == [False, True, False]


def test_page_headers_are_furniture_and_page_numbers_are_nothing(tmp_path):
    page = FIELD.format(order="PAGE", result=r("2"))
    headers = p("- ", page, " -") + p("เทศบาลตำบลตัวอย่าง หน้า ", page)

    reading = read(tmp_path, p("ก"), header1=headers, footer1=p("ลับ"))

    kinds = [(each.kind, each.text) for each in passages(reading)]
    assert kinds == [
        (PassageKind.PARAGRAPH, "ก"),
        (PassageKind.FURNITURE, "เทศบาลตำบลตัวอย่าง หน้า"),
        (PassageKind.FURNITURE, "ลับ"),
    ]


def test_sections_lie_as_their_pages_do(tmp_path):
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    goes_on = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    high = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    body = p("ก", properties=high) + p("ข", properties=goes_on) + p("ค") + wide

    reading = read(tmp_path, body)

    assert [(each.orientation, len(each.blocks)) for each in reading.sections] == [
        (Orientation.PORTRAIT, 2),
        (Orientation.LANDSCAPE, 1),
    ]
    assert [each.place.page for each in passages(reading)] == [1, 1, 2]


def test_pages_are_those_that_word_noted(tmp_path):
    ended = "<w:r><w:lastRenderedPageBreak/></w:r>"
    table = tbl(tr(tc(p("ก", ended, "ต่อ")), tc(p("ข", ended, "ต่อ"))), tr(tc(p(ended, "ค")), "ง"))

    reading = read(tmp_path, p("ต้น") + p(ended, "สอง") + table + p("ท้าย"))

    pages = [(plain_of(each.text), each.place.page) for each in passages(reading)]
    assert pages == [("ต้น", 1), ("สอง", 2), ("กต่อ", 2), ("ขต่อ", 2), ("ค", 4), ("ง", 4), ("ท้าย", 4)]


def plain_of(words: str) -> str:
    return words.replace("\n", "")


def test_breaks_set_by_hand_tell_pages_until_a_page_may_have_run_over(tmp_path):
    broken = p('<w:r><w:br w:type="page"/></w:r>', "ข")
    body = p("ก") + broken + p("ย" * 1200) + p("ค")

    pages = [each.place.page for each in passages(read(tmp_path, body))]

    assert pages == [1, 2, 2, None]


def test_a_large_picture_is_a_figure_and_a_small_one_none(tmp_path):
    drawings = [
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{millimetres * 36000}" cy="900000"/>'
        '<wp:docPr id="1" name="x" descr="แผนภูมิ"/></wp:inline></w:drawing></w:r>'
        for millimetres in (120, 30)
    ]

    reading = read(tmp_path, p(drawings[0]) + p(drawings[1]))

    (figure,) = reading.blocks
    assert isinstance(figure, Figure)
    assert (figure.alternative, plain(figure.caption)) == ("แผนภูมิ", "")


def test_the_strict_form_of_word_files_reads_alike(tmp_path):
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {name: each.replace(usual, strict) for name, each in parts_of(p("ก")).items()}

    reading = read_docx(write(tmp_path / "strict.docx", parts))

    assert usual in NAMES
    assert texts(reading) == ["ก"]


def test_every_paragraph_outside_tables_has_its_number_and_empty_ones_are_not_counted(tmp_path):
    table = tbl(tr(tc(p("ช่อง"))))

    reading = read(tmp_path, p("ก") + p() + p("ข") + table + p("ค"))

    told = {passage.text: passage.place for passage in passages(reading)}
    assert [told[words].paragraph for words in ("ก", "ข", "ช่อง", "ค")] == [1, 2, None, 3]
    assert told["ช่อง"].table == 1
