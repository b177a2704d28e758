"""Does text stay text, whatever it holds, and however much of it there is?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readback import page, sheet, word
from tests.readback.items import Item, TableRead, expected, expected_tables
from tests.reporting import samples

from prongsai.core.tree import (
    Align,
    Cell,
    Document,
    Emblem,
    Heading,
    ListItem,
    NumberedList,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    cell,
    text,
)
from prongsai.reporting import render_docx, render_html, render_pdf, render_xlsx

MARKUP = (
    "<b>", "</td></tr>", "<script>alert(1)</script>", "<!-- x -->", "]]>", "<![CDATA[x]]>", "&amp;", "&#0;",
    "&nbsp;", "{{ x }}", "{% x %}", "${x}", "%s", "=1+1", '#read("x")', "*x*", "$x$", "@x", "'\"`\\", "javascript:x",
    "</style>", "</title>", "<?xml?>", "_x0041_x", "_x005F_x0041_", "_x_x0041_",
)  # fmt: skip


def everywhere(words: str) -> Document:
    """The words in every place that a text can have."""
    said = text(words)
    table = Table(
        columns=samples.two_row_header().columns,
        header=(Row(cells=(cell(words, colspan=3),)),),
        rows=(
            Row(cells=(cell(words, colspan=3),), group=True),
            Row(cells=(cell(words), cell(words, words, bold=True), Cell())),
        ),
        summary=words,
    )
    return samples.document(
        samples.memo_head(title=words, department=said, number=said, date_label=words),
        Heading(level=1, text=said),
        Paragraph(text=(Run(text=words, bold=True, keep=True), Run(text=words, verbatim=True))),
        NumberedList(
            items=(ListItem(text=said, below=NumberedList(items=(ListItem(text=said),))),)
        ),
        table,
        samples.figure(alternative=words),
        Emblem(height_mm=30, align=Align.CENTER),
        Signature(heading=said, opinion=said, below=(said,)),
        title=words,
        agency=words,
    )


def read_all(document: Document) -> tuple[list[Item], list[Item], list[TableRead]]:
    made = render_html(document)
    page.well_formed(made)
    return (
        word.read(render_docx(document)),
        page.read(made),
        sheet.read(render_xlsx(document) or b""),
    )


@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_shown_as_it_is_in_every_place_and_format(words):
    document = everywhere(words)
    everything, tables = expected(document), expected_tables(document)

    assert read_all(document) == (everything, everything, tables)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ก\x00ข", "กข"),
        ("ก\x01\x08\x0e\x1b\x1fข", "กข"),
        ("ก\x7f\x80\x9fข", "กข"),
        ("ก\ufffe\uffff\U0001ffff\ufdd0ข", "กข"),
        ("ก\ud800ข\udfff", "กข"),
        ("ก\x0bข\x0cค\x85ง\u2028จ", "กขคงจ"),  # line breaks
        ("ก\tข", "กข"),
    ],
)
def test_what_no_paper_shows_is_left_out_and_nothing_else(words, shown):
    right = everywhere(shown)

    assert read_all(everywhere(words)) == (expected(right), expected(right), expected_tables(right))


@pytest.mark.parametrize(
    "words",
    [
        "\u200fก\u200e",
        "\u202eกข\u202c",
        "\u2066ก\u2069",
        "\u200bก\u2060",
        "ก\u0e4d\u0e4aา",
        "\ufeffก",
        "é\u0301\u0301",
        "\U0001f600",
    ],
)
def test_marks_of_direction_and_without_width_are_kept(words):
    document = everywhere(words)

    assert read_all(document) == (expected(document), expected(document), expected_tables(document))


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40))
def test_any_letters_of_unicode_are_shown(words):
    document = samples.document(
        Paragraph(text=text(f"ก{words}")), samples.table(samples.row(f"ก{words}", "ข"))
    )

    assert read_all(document) == (expected(document), expected(document), expected_tables(document))


@pytest.mark.parametrize(
    "words",
    [
        "العربية مرحبا",
        "中文 漢字かな한국어",
        "ភាសាខ្មែរ ខ្ញុំ",
        "ພາສາລາວ ນ້ຳ",
        "မြန်မာ",
        "हिन्दी",
        "👩\u200d👩\u200d👧🏽 🇹🇭",
        "𝔘𝔫𝔦",
    ],
)
def test_other_scripts_and_emoji_are_shown_in_every_place(words):
    document = everywhere(words)

    assert read_all(document) == (expected(document), expected(document), expected_tables(document))
    assert render_pdf(document)


@pytest.mark.parametrize("render", [render_docx, render_html, render_xlsx, render_pdf])
def test_control_characters_stop_no_format(render):
    assert render(everywhere("ก\x00\x1b\ud800\ufffeข"))


def test_a_cell_of_ten_thousand_letters_is_shown_whole():
    long = ("ให้คำแนะนำ " * 1000)[:10_000].strip()
    document = samples.document(samples.table(samples.row(long, "ก"), samples.row("ข", long)))

    assert read_all(document) == (expected(document), expected(document), expected_tables(document))


def test_a_word_of_ten_thousand_letters_is_shown_whole():
    document = everywhere("A" * 10_000)

    assert read_all(document) == (expected(document), expected(document), expected_tables(document))


def test_a_table_of_three_hundred_rows_is_shown_whole():
    rows = [samples.row(f"ข้อที่ {number}", "จำนวนครั้งที่ให้คำปรึกษา " * 5) for number in range(300)]
    document = samples.document(samples.table(*rows, header=(samples.row("ที่", "เรื่อง"),)))

    assert read_all(document) == (expected(document), expected(document), expected_tables(document))


def test_lists_twelve_deep_are_shown():
    made = NumberedList(items=(ListItem(text=text("ลึกสุด")),))
    for depth in range(11):
        made = NumberedList(items=(ListItem(text=text(f"ชั้น {depth}"), below=made),))
    document = samples.document(made)

    assert word.read(render_docx(document)) == expected(document)
    assert page.read(render_html(document)) == expected(document)


def test_a_document_without_a_section_or_a_block_is_an_empty_file():
    for document in (samples.of_sections(), samples.document()):
        assert word.read(render_docx(document)) == page.read(render_html(document)) == []
        assert render_xlsx(document) is None
