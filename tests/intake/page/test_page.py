"""Are web pages of others understood, and hostile ones refused or read within bounds?"""

from __future__ import annotations

import time

import pytest
from tests.intake import truth

from prongsai.core.errors import FileUnusable
from prongsai.core.reading import PassageKind, passages
from prongsai.core.tree import Digits, Heading, NumberedList, Paragraph, Role, plain
from prongsai.intake import read


@pytest.fixture
def reading(tmp_path):
    def read_page(markup, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(markup if isinstance(markup, bytes) else markup.encode(encoding))
        return read(path)

    return read_page


def said(found):
    return [each.text for each in passages(found)]


def test_headings_paragraphs_and_loose_letters_are_blocks_with_lines(reading):
    found = reading(
        "<html><head><title>ชื่อ\nหน้า</title><style>p{}</style></head><body>\nเปล่า\n"
        "<h2>หัว <b>หนา</b></h2>\n<div>ก<p>ข<br>ค</p>ง</div>\n<script>x()</script></body></html>"
    )

    assert found.title == "ชื่อ หน้า"
    assert said(found) == ["เปล่า", "หัว หนา", "ก", "ข\nค", "ง"]
    assert [each.origin.line for each in found.origins] == [2, 4, 5, 5, 5]
    heading = found.blocks[1]
    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert [run.bold for run in heading.text] == [False, True]


def test_a_table_keeps_header_spans_caption_and_groups(reading):
    found = reading(
        "<table><caption>ตารางที่ ๑</caption>"
        "<thead><tr><th rowspan=2>เรื่อง<th colspan=2>สถานะ</tr><tr><th>แล้ว<th>ยัง</thead>"
        "<tr><td colspan=3>หมวด ก\n<tr><td>ก<td>/<td>-</table>"
    )

    (table,) = found.tables
    assert truth.head(table) == [["เรื่อง", "สถานะ", ""], ["", "แล้ว", "ยัง"]]
    assert truth.body(table) == [["หมวดก", "", ""], ["ก", "/", "-"]]
    assert [row.group for row in table.rows] == [True, False]
    assert table.summary == "ตารางที่ ๑"
    assert isinstance(found.blocks[0], Paragraph)
    assert found.blocks[0].role is Role.LABEL


def test_a_table_without_marks_has_the_header_that_its_words_tell(reading):
    found = reading(
        "<table><tr><td rowspan=2>เรื่อง<td colspan=2>สถานะ<tr><td>แล้ว<td>ยัง"
        "<tr><td>1. ก<td>/<td>-<tr><td>2. ข<td>-<td>/</table>"
    )

    assert len(found.tables[0].header) == 2


def test_a_cell_that_spans_down_the_body_makes_no_header(reading):
    found = reading("<table><tr><td rowspan=3>จุดแข็ง<td>ก<tr><td>ข<tr><td>ค</table>")

    (table,) = found.tables
    assert table.header == ()
    assert truth.body(table) == [["จุดแข็ง", "ก"], ["", "ข"], ["", "ค"]]


def test_paragraphs_and_lists_in_a_cell_are_lines(reading):
    found = reading(
        "<table><tr><td>ก<td><p>นำ</p><ol start=2><li>ข<ul><li>ค 1 - 2</ul><li>ง</ol>ท้าย</table>"
    )

    cell = found.tables[0].rows[0].cells[1]
    assert [plain(line) for line in cell.lines] == ["นำ", "2. ข", "- ค 1 - 2", "3. ง", "ท้าย"]


def test_a_table_that_lays_out_a_page_is_none(reading):
    found = reading(
        "<table><tr><td><p>ซ้าย</p><table><tr><td>ก<td>ข</table><td>ขวา</table>"
        "<table><tr><td>กล่อง</table>"
    )

    assert said(found) == ["ซ้าย", "ก", "ข", "ขวา", "กล่อง"]
    assert len(found.tables) == 1


def test_lists_keep_their_numbers(reading):
    found = reading(
        "<style>ol { list-style-type: thai }</style>"
        "<ol start=4><li>ก<ol><li>ข</ol></li><li><p>ค</p></li></ol><ul><li>ง</ul>"
    )

    assert found.digits is Digits.THAI
    assert said(found) == ["๔. ก", "๑. ข", "๕. ค", "- ง"]
    assert all(isinstance(block, NumberedList) for block in found.blocks)


def test_numbers_of_a_list_that_the_tree_cannot_hold_become_letters(reading):
    found = reading("<ol><li value=2>ก<li>ข<li value=2>ค<table><tr><td>ง<td>จ</table></ol>")

    assert said(found) == ["2. ก", "3. ข", "2. ค", "ง", "จ"]


def test_navigation_and_footers_are_furniture(reading):
    found = reading("<nav><a>หน้าหลัก</a></nav><p>ข้อความ</p><footer>ติดต่อ</footer>")

    assert [(each.text, each.kind) for each in passages(found)] == [
        ("ข้อความ", PassageKind.PARAGRAPH),
        ("หน้าหลัก", PassageKind.FURNITURE),
        ("ติดต่อ", PassageKind.FURNITURE),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_thai_is_read_in_every_encoding_of_offices(reading, encoding):
    assert said(reading("<p>น้ำใจ ๒๕๖๘ &amp; &#3585;</p>", encoding)) == ["น้ำใจ ๒๕๖๘ & ก"]


def test_no_entity_from_outside_is_read(reading, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("ความลับ", "utf-8")
    found = reading(
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">'
        '<!ENTITY b "&a;&a;">]><html><body><p>ก &a; &b;</p></body></html>'
    )

    assert "ความลับ" not in "".join(said(found))
    assert "ก" in "".join(said(found))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5000 + "ก",
        "<table><tr><td>" * 400 + "ก",
        "<ol><li>" * 200 + "ก",
        "<p>" + "ก" * 6_000_000,
        "<br>" * 600_000,
        "",
        "   ",
        "<!-- -->",
        "\0\0\0",
    ],
    ids=range(9),
)
def test_what_passes_a_limit_or_says_nothing_is_refused(reading, markup):
    with pytest.raises(FileUnusable) as stopped:
        reading(markup)
    assert stopped.value.remedy.th


@pytest.mark.parametrize(
    "markup",
    [
        "<table>" + "<tr><td colspan=99999 rowspan=99999>ก<td>ข" * 3000 + "</table>",
        "<table><tr>" + "<td>ก" * 10_000 + "<tr><td>ข<td>ค" * 5000 + "</table>",
        "<b>" * 140 + "ก" + "<p>" * 140,
        "<table><tr><td rowspan=0>ก<td>ข</tr><tr><td>ค",
        "<ol start=-5><li value=x>ก",
        "<a" * 100_000 + ">ก",
    ],
    ids=range(6),
)
def test_wild_markup_is_read_within_bounds(reading, markup):
    began = time.process_time()
    found = reading(markup)

    assert "ก" in "".join(said(found)) or not markup.startswith("<table")
    assert time.process_time() - began < 20
