from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from prongsai.core.dates import FiscalYear, Period
from prongsai.core.shapes import shape_of
from prongsai.core.tree import (
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Row,
    Section,
    Table,
    blocks_of,
    cell,
    plain,
    tables_of,
    text,
)

TABLE = Table(
    columns=(Column(),),
    header=(Row(cells=(cell("หัวตาราง"),)),),
    rows=(Row(cells=(cell("ก", "ข"),)),),
    summary="ตาราง",
)
DOCUMENT = Document(
    kind="plan",
    title="แผน",
    agency="หน่วยงานสมมติ",
    fiscal_year=2568,
    sections=(
        Section(blocks=(Heading(level=1, text=text("หัวข้อ")), Paragraph(text=text("เนื้อความ")))),
        Section(blocks=(TABLE,), orientation=Orientation.LANDSCAPE),
    ),
)


def test_every_node_tells_its_class():
    shape = shape_of(DOCUMENT, tag="node")

    assert shape["node"] == "Document"
    assert shape["digits"] == "thai"
    assert [section["orientation"] for section in shape["sections"]] == ["portrait", "landscape"]
    assert shape["sections"][0]["blocks"][0] == {
        "node": "Heading",
        "level": 1,
        "text": [{"node": "Run", "text": "หัวข้อ", "bold": False, "keep": False, "verbatim": False}],
    }


def test_the_shape_is_json():
    shape = shape_of(DOCUMENT, tag="node")

    assert json.loads(json.dumps(shape)) == shape


def test_blocks_and_tables_come_in_reading_order():
    assert [type(block).__name__ for block in blocks_of(DOCUMENT)] == [
        "Heading",
        "Paragraph",
        "Table",
    ]
    assert tables_of(DOCUMENT) == (TABLE,)


def test_a_cell_of_nothing_has_no_line():
    assert cell("", "").lines == ()
    assert [plain(line) for line in cell("ก", "", "ข").lines] == ["ก", "ข"]


def test_text_is_data_and_never_markup():
    assert plain(text('#read("x") *x* $x$ @x <b>')) == '#read("x") *x* $x$ @x <b>'


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (Decimal("95.750"), "95.750"),
        (Fraction(3, 50), "3/50"),
        (date(2025, 1, 17), "2025-01-17"),
        (FiscalYear(2568), 2568),
        (Period.parse("2568-Q1"), "2568-Q1"),
        (b"abc", "3 bytes"),
        (Orientation.PORTRAIT, "portrait"),
        ({1: (True, None)}, {"1": [True, None]}),
    ],
)
def test_exact_values_become_strings(value, shape):
    assert shape_of(value) == shape


@pytest.mark.parametrize("value", [1.5, {1}, object()])
def test_what_has_no_exact_shape_is_refused(value):
    with pytest.raises(TypeError, match="no exact JSON shape"):
        shape_of([value])


def test_without_a_tag_a_record_is_only_its_fields():
    assert shape_of(Section(blocks=())) == {"blocks": [], "orientation": "portrait"}
