"""What a PDF says is what the tree says."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from tests.readback import pdf as readback
from tests.reporting.composing.years import complete_year
from tests.reporting.pdf import trees
from tests.reporting.pdf.expected import differences, form, items_of
from tests.strategies import documents

from prongsai.core.tree import (
    Digits,
    Document,
    Heading,
    ListItem,
    NumberedList,
    Numbering,
    Section,
    cell,
    text,
)
from prongsai.reporting import Kind, compose, page_count, render_pdf

HEADER = (
    trees.row(cell("ที่", rowspan=2), cell("รายการ", colspan=2)),
    trees.row("ขั้นตอน", "ผู้รับผิดชอบ"),
)
MARGINS = {"left": 85.04, "right": 56.7, "top": 70.87, "bottom": 56.7}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_document_reads_back_exactly(kind):
    document = compose(kind, complete_year())

    data = render_pdf(document)

    assert differences(document, data) == []
    assert readback.outside(data, **MARGINS) == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(most_sections=2))
def test_any_tree_reads_back_exactly_and_stays_inside_the_margins(document):
    data = render_pdf(document)

    assert differences(document, data) == []
    assert readback.outside(data, **MARGINS) == []


def test_markup_in_texts_is_printed_as_it_is():
    markup = '#read("x") *x* _x_ $x$ @x <b> =1+1 \\u \\ //x https://x.go.th/a#b `x` [x] #{x} &amp; \\n ~ -- --- "x"'
    document = trees.document(
        trees.paragraph(markup),
        Heading(level=1, text=text(markup)),
        NumberedList(items=(ListItem(text=text(markup)),)),
        trees.table(trees.row(markup, markup, markup), header=(trees.row(markup, "ข", "ค"),)),
        trees.signature(name=markup, opinion=markup),
    )

    assert differences(document, render_pdf(document)) == []


def test_a_cell_that_goes_on_over_pages_is_joined_again():
    long = trees.SENTENCE * 150  # about 10,000 letters
    document = trees.document(
        trees.table(trees.row("๑", long, "ก"), trees.row("๒", "ข", long), header=HEADER)
    )

    data = render_pdf(document)

    assert len(long) > 10_000
    assert differences(document, data) == []


def test_a_cell_over_several_rows_goes_on_beside_them():
    rows = [trees.row(cell("กลุ่ม" + trees.SENTENCE, rowspan=30), "ข ๑", "ค")]
    rows += [trees.row(f"ข {at} {trees.SENTENCE * 3}", "ค") for at in range(29)]
    document = trees.document(trees.table(*rows, header=HEADER))

    assert differences(document, render_pdf(document)) == []


def test_two_tables_with_one_header_stay_two_tables():
    rows = [trees.row(str(at), trees.SENTENCE, "ค") for at in range(40)]
    document = trees.sections(
        Section(blocks=(trees.table(*rows, header=HEADER),)),
        Section(blocks=(trees.table(*rows, header=HEADER),)),
    )

    assert differences(document, render_pdf(document)) == []


def test_empty_cells_and_rows_keep_their_places():
    document = trees.document(
        trees.table(trees.row("", "", ""), trees.row("", "ข", ""), header=HEADER), landscape=True
    )

    assert differences(document, render_pdf(document)) == []


@pytest.mark.parametrize("numbering", list(Numbering))
@pytest.mark.parametrize("digits", list(Digits))
def test_lists_are_numbered_in_the_digits_of_the_document(numbering, digits):
    items = tuple(ListItem(text=text(f"ข้อ {word}")) for word in ("ก", "ข", "ค"))
    inner = NumberedList(items=items, numbering=Numbering.PARENTHESES)
    outer = NumberedList(
        items=(*items, ListItem(text=text("ข้อ ง"), below=inner)), numbering=numbering, start=9
    )
    document = trees.document(outer, digits=digits)

    assert differences(document, render_pdf(document)) == []


@pytest.mark.parametrize(
    "words", ["ก" * 900, "A" * 900, "ผู้รับผิดชอบ" * 60, "๙๕.๗๕" * 120, "น้ำ" * 200]
)
def test_letters_without_a_blank_break_at_need(words):
    document = trees.document(
        trees.paragraph(words), trees.table(trees.row(words, "ก", words), widths=(1, 30, 4))
    )

    data = render_pdf(document)

    assert differences(document, data) == []
    assert readback.outside(data, **MARGINS) == []


def long_table(groups: int) -> Document:
    rows = [
        each
        for at in range(groups)
        for each in (
            trees.group(f"ด้านที่ {at}", 3),
            *(trees.row(f"{at}.{part}", cell(*"กขคงจ"), "กองคลัง") for part in range(6)),
        )
    ]
    return trees.document(trees.table(*rows, header=HEADER), landscape=True)


def test_a_table_of_many_pages_reads_back_as_one():
    document = long_table(groups=12)

    data = render_pdf(document)

    assert differences(document, data) == []
    assert len(readback.read(data)) == 1
    assert page_count(data) > 10


def test_a_table_of_more_than_a_hundred_pages_loses_no_row():
    document = long_table(groups=100)
    expected = "".join(cell for row in items_of(document)[0][len(HEADER) :] for cell in row)

    data = render_pdf(document)

    with pypdfium2.PdfDocument(data) as pdf:
        pages = [form(page.get_textpage().get_text_range()) for page in pdf]
    # A heading over two rows is centred between their lines, so that it is read between them.
    head = form("รายการที่ขั้นตอนผู้รับผิดชอบ")
    assert len(pages) > 100
    assert all(page.count(head) == 1 for page in pages)
    assert (
        "".join(re.sub(r"^-[๐-๙]+-|-[๐-๙]+-$", "", page).replace(head, "") for page in pages)
        == expected
    )
