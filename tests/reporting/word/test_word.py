"""Is what Word opens a document with styles, lists and heads of its own, not a picture of one?"""

from __future__ import annotations

import io
import uuid
import zipfile
from importlib.resources import files

import docx
import pytest
from tests.readback.items import CellRead, TableRead
from tests.readback.word import W, find, part, read, read_headers
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
    Run,
    Section,
    Signature,
    cell,
    text,
)
from prongsai.reporting import EmblemUnusable, render_docx

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SOME = Paragraph(text=text("ข้อความ"))


def body(*blocks, **more):
    return part(render_docx(samples.document(*blocks, **more)), "word/document.xml")


def values(element, path):
    return [each.get(f"{W}val") for each in find(element, path)]


def test_python_docx_finds_headings_and_body_by_their_style():
    made = render_docx(
        samples.document(
            Heading(level=1, text=text("ความเป็นมา")), SOME, Heading(level=2, text=text("เกณฑ์"))
        )
    )

    opened = docx.Document(io.BytesIO(made))

    assert [(str(each.style and each.style.name), each.text) for each in opened.paragraphs] == [
        ("Heading 1", "ความเป็นมา"),
        ("Body Text", "ข้อความ"),
        ("Heading 2", "เกณฑ์"),
    ]


def test_headings_have_outline_levels_and_stay_with_what_follows():
    styles = part(render_docx(samples.document(SOME)), "word/styles.xml")

    for level in (1, 2, 3):
        style = find(styles, f"w:style[@w:styleId='Heading{level}']")[0]
        assert values(style, "w:pPr/w:outlineLvl") == [str(level - 1)]
        assert find(style, "w:pPr/w:keepNext")


@pytest.mark.parametrize(
    ("face", "family", "half_points"),
    [(Face.SARABUN, "Sarabun", "22"), (Face.TH_SARABUN_NEW, "TH Sarabun New", "32")],
)
def test_body_is_16_points_of_th_sarabun_in_both_scripts(face, family, half_points):
    styles = part(render_docx(samples.document(SOME, face=face)), "word/styles.xml")

    defaults = find(styles, "w:docDefaults/w:rPrDefault/w:rPr")[0]

    fonts = find(defaults, "w:rFonts")[0]
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "cs")} == {family}
    assert values(defaults, "w:sz") == values(defaults, "w:szCs") == [half_points]
    assert find(defaults, "w:lang")[0].get(f"{W}bidi") == "th-TH"


def test_every_bold_or_sized_style_says_so_for_thai_too():
    styles = part(render_docx(samples.document(SOME)), "word/styles.xml")

    for properties in find(styles, ".//w:rPr"):
        assert len(find(properties, "w:b")) == len(find(properties, "w:bCs"))
        assert values(properties, "w:sz") == values(properties, "w:szCs")


def test_thai_runs_carry_complex_script_properties_and_latin_runs_do_not():
    words = (Run(text="ตัวชี้วัด", bold=True), Run(text="E-Service", bold=True), Run(text="ITA"))

    thai, latin, plain_latin = find(body(Paragraph(text=words)), ".//w:r")

    assert [each.tag.removeprefix(W) for each in find(thai, "w:rPr/*")] == [
        "rFonts",
        "b",
        "bCs",
        "cs",
        "lang",
    ]
    assert find(thai, "w:rPr/w:lang")[0].get(f"{W}bidi") == "th-TH"
    assert [each.tag.removeprefix(W) for each in find(latin, "w:rPr/*")] == ["b", "bCs"]
    assert not find(plain_latin, "w:rPr")


def test_verbatim_text_is_not_proofread():
    address = Run(text="https://www.example.go.th", verbatim=True)

    assert find(body(Paragraph(text=(address,))), ".//w:rPr/w:noProof")


def test_a_kept_name_has_no_blank_to_break_at():
    name = (Run(text="นายตัวอย่าง ใจดี", keep=True), Run(text=" ลงนาม ที่นี่"))

    made = body(Paragraph(text=name))

    assert [each.text for each in find(made, ".//w:t")] == ["นายตัวอย่าง\u00a0ใจดี", " ลงนาม ที่นี่"]


def test_what_is_kept_but_wider_than_its_cell_breaks_at_its_blanks():
    date = Cell(lines=((Run(text="๓๐ กันยายน ๒๕๖๘", keep=True),),))
    narrow = samples.table(Row(cells=(*(cell("ก") for _ in range(14)), date)), columns=15)

    assert "๓๐ กันยายน ๒๕๖๘" in [each.text for each in find(body(narrow), ".//w:t")]


@pytest.mark.parametrize(
    ("digits", "number_format", "first"),
    [(Digits.THAI, "thaiNumbers", "(๓)"), (Digits.ARABIC, "decimal", "(3)")],
)
def test_word_numbers_lists_by_itself_in_the_documents_digits(digits, number_format, first):
    items = (ListItem(text=text("หนึ่ง")), ListItem(text=text("สอง")))
    made = render_docx(
        samples.document(
            NumberedList(items=items, numbering=Numbering.PARENTHESES, start=3), digits=digits
        )
    )

    levels = find(part(made, "word/numbering.xml"), "w:abstractNum/w:lvl[@w:ilvl='0']")

    assert values(levels[0], "w:numFmt") == [number_format]
    assert values(levels[0], "w:lvlText") == ["(%1)"]
    assert read(made)[0] == f"{first}หนึ่ง"
    assert "3" not in "".join(map(str, part(made, "word/document.xml").itertext()))


def test_lists_below_items_are_a_level_deeper_and_lists_never_go_on_from_another():
    below = NumberedList(items=(ListItem(text=text("ย่อย")),), numbering=Numbering.DASH)
    made = NumberedList(items=(ListItem(text=text("ก"), below=below), ListItem(text=text("ข"))))

    assert read(render_docx(samples.document(made, made, digits=Digits.ARABIC))) == [
        "1.ก",
        "-ย่อย",
        "2.ข",
        "1.ก",
        "-ย่อย",
        "2.ข",
    ]
    paragraphs = find(body(made), "w:body/w:p")
    assert [values(each, "w:pPr/w:numPr/w:ilvl") for each in paragraphs] == [["0"], ["1"], ["0"]]
    assert values(paragraphs[1], "w:pPr/w:pStyle") == ["ListBullet"]


def test_spans_of_a_two_row_header_and_of_the_body_are_merged_cells():
    assert read(render_docx(samples.document(samples.two_row_header()))) == [
        TableRead(
            cells=(
                CellRead(0, 0, 2, 1, "มาตรการ"),
                CellRead(0, 1, 1, 2, "ระยะเวลา"),
                CellRead(1, 1, 1, 1, "เริ่ม"),
                CellRead(1, 2, 1, 1, "สิ้นสุด"),
                CellRead(2, 0, 1, 3, "ด้านที่๑"),
                CellRead(3, 0, 2, 1, "ก"),
                CellRead(3, 1, 1, 1, "ข"),
                CellRead(3, 2, 1, 1, "ค"),
                CellRead(4, 1, 1, 1, ""),
                CellRead(4, 2, 1, 1, "ง"),
            )
        )
    ]


def test_header_rows_repeat_and_a_group_row_stays_with_the_rows_below():
    rows = find(body(samples.two_row_header()), ".//w:tr")

    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 1, 0, 0, 0]
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows)
    assert values(rows[2], ".//w:pStyle") == ["TableGroup"]
    styles = part(render_docx(samples.document(SOME)), "word/styles.xml")
    assert find(styles, "w:style[@w:styleId='TableGroup']/w:pPr/w:keepNext")


def test_a_header_as_high_as_half_a_page_does_not_repeat():
    header = (samples.row("คำอธิบายที่ยาวมาก " * 60, "ข"),)

    assert not find(body(samples.table(samples.row("ก", "ข"), header=header)), ".//w:tblHeader")


def test_a_row_of_many_lines_may_break_and_a_short_one_not():
    long = body(samples.table(samples.row("ผลการดำเนินการ " * 100, "ก"), samples.row("ก", "ข")))

    assert [len(find(row, "w:trPr/w:cantSplit")) for row in find(long, ".//w:tr")] == [0, 1]


def test_a_short_table_is_not_parted_and_a_long_one_may_be():
    short = body(samples.table(*[samples.row("ก", "ข")] * 5))
    long = body(samples.table(*[samples.row("ก", "ข")] * 50))

    kept = [bool(find(row, ".//w:keepNext")) for row in find(short, ".//w:tr")]
    assert kept == [True, True, True, True, False]
    assert not find(long, ".//w:tr//w:keepNext")


def test_column_widths_follow_weights_and_fill_the_paper():
    made = body(samples.two_row_header(), orientation=Orientation.LANDSCAPE)

    widths = [int(str(each.get(f"{W}w"))) for each in find(made, ".//w:gridCol")]
    assert sum(widths) == round(247 * 1440 / 25.4)  # 297 mm less margins of 30 and 20
    assert max(widths) - min(widths) <= 1
    assert values(made, ".//w:tblDescription") == ["ตารางตัวอย่าง"]


def test_cells_align_as_the_column_says_unless_they_say_otherwise():
    ends = samples.table(
        Row(cells=(cell("๑"), Cell(lines=(text("๒"),), align=Align.CENTER))),
        header=(samples.row("ก", "ข"),),
    )

    aligned = [values(each, "w:p/w:pPr/w:jc") for each in find(body(ends), ".//w:tc")]

    assert aligned == [[], [], [], ["center"]]


def test_pages_are_a4_upright_and_across_with_the_margins_of_the_forms():
    made = part(
        render_docx(
            samples.of_sections(
                Section(blocks=(SOME,)),
                Section(blocks=(SOME,), orientation=Orientation.LANDSCAPE),
            )
        ),
        "word/document.xml",
    )

    sizes = [
        tuple(each.get(f"{W}{key}") for key in ("w", "h", "orient"))
        for each in find(made, ".//w:pgSz")
    ]
    assert sizes == [("11906", "16838", "portrait"), ("16838", "11906", "landscape")]
    left = {each.get(f"{W}left") for each in find(made, ".//w:pgMar")}
    assert left == {"1701"}  # 30 mm


def test_pages_are_numbered_but_the_first():
    made = render_docx(samples.document(SOME))
    section = find(part(made, "word/document.xml"), ".//w:sectPr")[0]

    assert ["".join(each.split()) for each in read_headers(made)] == ["-PAGE๒-"]
    assert find(section, "w:titlePg")
    assert find(section, "w:headerReference[@w:type='default']")
    assert find(section, "w:pgNumType")[0].get(f"{W}fmt") == "thaiNumbers"


def test_pages_bear_no_number_where_the_document_has_none():
    assert not find(body(SOME, page_numbers=False), ".//w:headerReference")


def test_page_breaks_count_only_between_what_is_shown():
    made = body(PageBreak(), SOME, PageBreak(), PageBreak(), SOME, PageBreak())

    assert len(find(made, ".//w:pageBreakBefore")) == 1
    assert not find(body(PageBreak()), ".//w:pageBreakBefore")


def test_text_is_ragged_right_and_set_in_by_its_style():
    made = body(Paragraph(text=text("ก"), indent=True), Paragraph(text=text("ข"), align=Align.END))

    assert values(made, ".//w:pStyle") == ["BodyTextFirstIndent", "BodyText"]
    assert values(made, ".//w:jc") == ["right"]
    styles = part(render_docx(samples.document(SOME)), "word/styles.xml")
    indent = find(styles, "w:style[@w:styleId='BodyTextFirstIndent']/w:pPr/w:ind")[0]
    assert indent.get(f"{W}firstLine") == "1417"  # 25 mm


def test_a_title_that_starts_at_the_left_says_so():
    made = body(Paragraph(text=text("ก"), role=Role.TITLE, indent=True))

    assert values(made, ".//w:jc") == ["left"]
    assert find(made, ".//w:ind")[0].get(f"{W}firstLine") == "1417"


def test_a_signature_is_one_piece_with_the_text_above_it():
    signature = Signature(
        heading=text("ความเห็นปลัด"),
        opinion=text("เห็นควรอนุมัติ"),
        below=(text("(นายตัวอย่าง ใจดี)"), text("ปลัด")),
    )
    made = render_docx(samples.document(SOME, signature, SOME))
    styles = part(made, "word/styles.xml")

    def keeps(paragraph):
        own = find(paragraph, "w:pPr/w:keepNext")
        if own:
            return own[0].get(f"{W}val") != "0"
        style = values(paragraph, "w:pPr/w:pStyle")[0]
        return bool(find(styles, f"w:style[@w:styleId='{style}']/w:pPr/w:keepNext"))

    paragraphs = find(part(made, "word/document.xml"), "w:body/w:p")
    # Text, heading, opinion, room for ink, name; the position lets go.
    assert [keeps(each) for each in paragraphs] == [True] * 5 + [False, False]


def keeps_next(made):
    """Whether each paragraph of the body stays with the next, by itself or by its style."""
    styles = part(made, "word/styles.xml")
    for paragraph in find(part(made, "word/document.xml"), "w:body/w:p"):
        own = find(paragraph, "w:pPr/w:keepNext")
        style = values(paragraph, "w:pPr/w:pStyle")[0]
        by_style = find(styles, f"w:style[@w:styleId='{style}']/w:pPr/w:keepNext")
        yield own[0].get(f"{W}val") != "0" if own else bool(by_style)


def test_the_last_texts_and_the_names_below_one_another_go_along():
    name = Signature(below=(text("(ก)"), text("ปลัด")))
    items = NumberedList(items=(ListItem(text=text("ข้อ")), ListItem(text=text("ข้อ"))))

    made = render_docx(samples.document(SOME, SOME, items, name, name, SOME))

    # Three blocks above go along, then room, name and position, twice.
    assert list(keeps_next(made)) == [*[True] * 4, *[True] * 3, *[True] * 2, False, False]


@pytest.mark.parametrize(
    ("align", "indent"),
    [(Align.CENTER, {}), (Align.START, {"right": "4535"}), (Align.END, {"left": "4535"})],
)
def test_an_opinion_starts_at_the_left_and_names_are_centred_in_their_half(align, indent):
    signature = Signature(
        heading=text("ความเห็น"), opinion=text("เห็นชอบ"), below=(text("(ก)"),), align=align
    )
    made = render_docx(samples.document(signature))

    heading, opinion, _, name = find(part(made, "word/document.xml"), "w:body/w:p")

    assert not find(heading, "w:pPr/w:jc") + find(opinion, "w:pPr/w:jc")
    styles = part(made, "word/styles.xml")
    assert values(styles, "w:style[@w:styleId='Signature']/w:pPr/w:jc") == ["center"]
    set_in = {
        side: each.get(f"{W}{side}")
        for each in find(name, "w:pPr/w:ind")
        for side in ("left", "right")
        if each.get(f"{W}{side}")
    }
    assert set_in == indent


def test_a_title_page_hangs_above_the_middle_and_later_lines_follow():
    cover = Paragraph(text=text("รายงาน"), role=Role.COVER, align=Align.CENTER)

    above = [values_of(each, "before") for each in find(body(cover, cover), "w:body/w:p")]

    assert above == [["3118"], []]  # 55 mm


def values_of(paragraph, name):
    return [each.get(f"{W}{name}") for each in find(paragraph, "w:pPr/w:spacing")]


def test_set_in_text_stands_off_from_what_follows_as_other_text_does():
    styles = part(render_docx(samples.document(SOME)), "word/styles.xml")

    for style in ("BodyText", "BodyTextFirstIndent"):
        spacing = find(styles, f"w:style[@w:styleId='{style}']/w:pPr/w:spacing")[0]
        assert int(str(spacing.get(f"{W}after"))) > 0


def test_sarabun_comes_with_the_file_as_word_masks_it():
    made = render_docx(samples.document(SOME))
    folder = files("fontpkg_sarabun").joinpath("files")

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        targets = {
            each.get("Id"): each.get("Target")
            for each in part(made, "word/_rels/fontTable.xml.rels")
        }
        for element, name in (("Regular", "Sarabun-Regular.ttf"), ("Bold", "Sarabun-Bold.ttf")):
            font = find(part(made, "word/fontTable.xml"), f"w:font/w:embed{element}")[0]
            masked = archive.read(f"word/{targets[font.get(RELATION)]}")
            key = uuid.UUID(str(font.get(f"{W}fontKey"))).bytes[::-1]
            beginning = bytes(letter ^ key[at % 16] for at, letter in enumerate(masked[:32]))
            assert beginning + masked[32:] == folder.joinpath(name).read_bytes()
    assert find(part(made, "word/settings.xml"), "w:embedTrueTypeFonts")


def test_th_sarabun_new_is_named_and_not_brought_along():
    made = render_docx(samples.document(SOME, face=Face.TH_SARABUN_NEW))

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if "fonts/" in name]
    assert not find(part(made, "word/settings.xml"), "w:embedTrueTypeFonts")


def test_an_empty_opinion_is_dotted_without_a_letter():
    signature = Signature(heading=text("ความเห็น"), opinion=(), below=(text("(ชื่อ)"),))
    made = render_docx(samples.document(signature))

    assert read(made) == ["ความเห็น", "(ชื่อ)"]
    dotted = find(part(made, "word/document.xml"), ".//w:tab[@w:leader='dot']")
    assert len(dotted) == 2


def test_number_and_date_of_a_memo_share_a_line_and_empty_places_are_dotted():
    made = render_docx(samples.document(samples.memo_head()))

    assert read(made) == ["บันทึกข้อความ", "ส่วนราชการสำนักปลัด", "ที่วันที่", "เรื่องขออนุมัติมาตรการ"]
    lines = find(part(made, "word/document.xml"), "w:body/w:p")
    assert not find(part(made, "word/document.xml"), ".//w:tbl")
    assert len(find(lines[2], ".//w:tab[@w:leader='dot']")) == 2
    assert values(lines[2], ".//w:rStyle") == ["MemoLabel", "MemoLabel"]


def test_the_emblems_place_is_kept_without_a_picture():
    emblem = Emblem(height_mm=30, align=Align.CENTER)

    line = find(body(emblem, SOME), "w:body/w:p")[0]

    spacing = find(line, "w:pPr/w:spacing")[0]
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("1701", "atLeast")
    assert values(line, "w:pPr/w:jc") == ["center"]
    memo = body(samples.memo_head())
    assert find(memo, "w:body/w:p/w:pPr/w:spacing")[0].get(f"{W}line") == "850"  # 15 mm


def test_a_memos_emblem_that_is_not_at_the_left_stands_above_the_title():
    head = samples.memo_head(emblem=Emblem(height_mm=15, align=Align.CENTER))

    assert values(body(head), ".//w:pStyle")[:2] == ["Emblem", "MemoTitle"]


@pytest.mark.parametrize(("image", "width_mm"), [(samples.PNG, 30), (samples.SVG, 60)])
def test_an_emblem_keeps_its_proportion_and_says_what_it_is(image, width_mm):
    made = body(Emblem(height_mm=30, align=Align.CENTER, image=image))

    extent = find(made, ".//wp:extent")[0]
    assert (extent.get("cx"), extent.get("cy")) == (str(width_mm * 36000), str(30 * 36000))
    assert find(made, ".//wp:docPr")[0].get("descr") == "ตราครุฑ"


def test_an_emblem_that_is_no_picture_is_refused():
    cut_off = (samples.PNG[:30], b"\xff\xd8\xff\xe0\x00\x10JF", samples.SVG[:-6])
    for image in (
        *cut_off,
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"<svg/>",
        b"<svg viewBox='0 0 0 0'>",
        b"x",
    ):
        with pytest.raises(EmblemUnusable):
            body(Emblem(height_mm=30, align=Align.CENTER, image=image))


def test_a_chart_is_a_drawing_with_dots_for_old_programs_and_words_for_all():
    made = render_docx(samples.document(samples.figure()))

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        types = archive.read("[Content_Types].xml").decode()
    assert sorted(name.rsplit(".")[-1] for name in media) == ["png", "svg"]
    assert "image/svg+xml" in types
    assert read(made) == ["การใช้อำนาจ๙๕.๗๕คะแนน", "คะแนนรายตัวชี้วัด"]
    assert b"svgBlip" in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")


def test_a_chart_is_never_wider_than_the_text():
    extent = find(body(samples.figure()), ".//wp:extent")[0]

    assert int(str(extent.get("cx"))) <= 160 * 36000


def test_the_file_tells_its_title_and_language_and_neither_day_nor_author():
    made = render_docx(samples.document(SOME, title="แผน <๑> & ๒", is_draft=False))

    properties = docx.Document(io.BytesIO(made)).core_properties
    told = part(made, "docProps/core.xml")

    assert (properties.title, properties.language) == ("แผน <๑> & ๒", "th")
    assert properties.content_status == "Final"
    names = {str(each.tag).rpartition("}")[2] for each in told}
    assert names == {"title", "subject", "language", "contentStatus"}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_draft_is_called_a_draft():
    made = render_docx(samples.document(SOME))

    assert docx.Document(io.BytesIO(made)).core_properties.content_status == "Draft"


def test_a_line_break_in_a_text_is_a_line_break():
    assert len(find(body(Paragraph(text=text("ก\r\nข\nค"))), ".//w:br")) == 2
