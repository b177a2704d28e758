"""Is the number that Word prints before a paragraph known?"""

from __future__ import annotations

import pytest
from tests.intake.word.files import lists, lvl, numbered, p, read, tbl, tc, texts, tr

from prongsai.core.tree import Digits, ListItem, NumberedList, Numbering, Paragraph, text

DECIMAL = lvl(0, "decimal", "%1.")


def test_a_list_is_a_list_of_the_tree(tmp_path):
    reading = read(tmp_path, numbered("ก") + numbered("ข"), numbering=lists(DECIMAL))

    items = (ListItem(text=text("ก")), ListItem(text=text("ข")))
    assert reading.blocks == (NumberedList(items=items),)
    assert texts(reading) == ["1. ก", "2. ข"]


def test_thai_digits_of_a_list_are_the_digits_of_the_document(tmp_path):
    thai = lvl(0, "thaiNumbers", "(%1)", start=9)

    reading = read(tmp_path, numbered("ก") + numbered("ข"), numbering=lists(thai))

    assert reading.digits is Digits.THAI
    assert texts(reading) == ["(๙) ก", "(๑๐) ข"]
    assert isinstance(reading.blocks[0], NumberedList)


def test_a_second_style_of_digits_stays_text(tmp_path):
    both = lists(DECIMAL, lvl(0, "thaiNumbers", "%1."))
    body = numbered("ก") + numbered("ข") + numbered("ค", number=2)

    reading = read(tmp_path, body, numbering=both)

    assert texts(reading) == ["1. ก", "2. ข", "๑. ค"]
    assert isinstance(reading.blocks[1], Paragraph)


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        # LibreOffice's own table leaves out ฃ ฅ ฆ too.
        ("thaiLetters", ["ก", "ข", "ค", "ง", "จ"]),
        ("thaiCounting", ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"]),
        ("upperRoman", ["I", "II", "III", "IV", "V"]),
        ("lowerLetter", ["a", "b", "c", "d", "e"]),
        ("decimalZero", ["01", "02", "03", "04", "05"]),
        ("thaiNumbers", ["๑", "๒", "๓", "๔", "๕"]),
        ("a form of tomorrow", ["1", "2", "3", "4", "5"]),
    ],
)
def test_a_number_is_printed_in_its_form(tmp_path, form, numbers):
    made = lists(lvl(0, form, "%1)"))

    reading = read(tmp_path, "".join(map(numbered, "abcde")), numbering=made)

    assert texts(reading) == [f"{n}) {x}" for n, x in zip(numbers, "abcde", strict=True)]


def test_levels_count_for_themselves_and_begin_anew_below_the_next_number(tmp_path):
    made = lists(DECIMAL + lvl(1, "decimal", "%1.%2"))
    body = (
        numbered("ก")
        + numbered("ก๑", level=1)
        + numbered("ก๒", level=1)
        + numbered("ข")
        + numbered("ข๑", level=1)
    )

    assert texts(read(tmp_path, body, numbering=made)) == [
        *("1. ก", "1.1 ก๑", "1.2 ก๒", "2. ข", "2.1 ข๑")
    ]


def test_a_lower_level_of_plain_numbers_hangs_below_its_item(tmp_path):
    made = lists(DECIMAL + lvl(1, "decimal", "(%2)"))
    body = numbered("ก") + numbered("ข", level=1) + numbered("ค", level=1) + numbered("ง")

    reading = read(tmp_path, body, numbering=made)

    below = NumberedList(
        items=(ListItem(text=text("ข")), ListItem(text=text("ค"))),
        numbering=Numbering.PARENTHESES,
    )
    items = (ListItem(text=text("ก"), below=below), ListItem(text=text("ง")))
    assert reading.blocks == (NumberedList(items=items),)


def test_a_level_told_never_to_begin_anew_goes_on(tmp_path):
    made = lists(DECIMAL + lvl(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>'))
    body = numbered("ก") + numbered("ข", level=1) + numbered("ค") + numbered("ง", level=1)

    assert texts(read(tmp_path, body, numbering=made)) == ["1. ก", "1) ข", "2. ค", "2) ง"]


def test_a_list_goes_on_after_a_paragraph_between(tmp_path):
    body = numbered("ก") + p("คั่น") + numbered("ข")

    assert texts(read(tmp_path, body, numbering=lists(DECIMAL))) == ["1. ก", "คั่น", "2. ข"]


def test_a_second_use_of_a_list_goes_on_or_begins_anew_where_told(tmp_path):
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = lists(DECIMAL, uses={1: (0, ""), 2: (0, ""), 3: (0, again)})
    body = numbered("ก") + numbered("ข", number=2) + numbered("ค", number=3)

    assert texts(read(tmp_path, body, numbering=made)) == ["1. ก", "2. ข", "1. ค"]


def test_a_bullet_is_a_dash_in_a_list_and_a_sign_in_a_cell(tmp_path):
    made = lists(lvl(0, "bullet", "\uf0b7"), lvl(0, "bullet", "-"))
    cells = tbl(tr(tc(numbered("ข")), tc(numbered("ค", number=2), numbered("ง", number=2))))

    reading = read(tmp_path, numbered("ก") + cells, numbering=made)

    assert texts(reading) == ["- ก", "• ข", "- ค\n- ง"]


def test_a_number_in_a_cell_is_text_in_front(tmp_path):
    cells = tbl(tr(tc(numbered("ก"), numbered("ข")), "ค"))

    assert texts(read(tmp_path, cells, numbering=lists(DECIMAL)))[0] == "1. ก\n2. ข"


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_decline(tmp_path):
    style = '<w:style w:type="paragraph" w:styleId="Step"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    named = '<w:pStyle w:val="Step"/>'
    declined = f'{named}<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("ก", properties=named) + p("ข", properties=declined) + p("ค", properties=named)

    reading = read(tmp_path, body, numbering=lists(DECIMAL), styles=style)

    assert texts(reading) == ["1. ก", "ข", "2. ค"]


def test_a_numbered_heading_keeps_its_number_as_text(tmp_path):
    heading = '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

    reading = read(tmp_path, p("ความเป็นมา", properties=heading), numbering=lists(DECIMAL))

    assert texts(reading) == ["1. ความเป็นมา"]
