from __future__ import annotations

import pytest

from prongsai.core.problems import Place
from prongsai.core.reading import (
    BlockOrigin,
    Origin,
    PassageKind,
    Reading,
    Source,
    passages,
    reading_of,
)
from prongsai.core.tree import (
    Cell,
    Column,
    Digits,
    Document,
    ListItem,
    NumberedList,
    Paragraph,
    Row,
    Section,
    Table,
    cell,
    text,
)

TABLE = Table(
    columns=(Column(), Column(), Column()),
    header=(
        Row(cells=(cell("ก", rowspan=2), cell("ข", colspan=2))),
        Row(cells=(cell("ค"), Cell())),
    ),
    rows=(Row(cells=(cell("ง", "จ"), Cell(), cell("ฉ"))),),
    summary="",
)


def test_a_cell_is_found_by_page_table_row_and_column():
    rows = (Origin(page=1), Origin(page=1), Origin(page=2, source=Source.SCAN))
    reading = Reading(
        sections=(Section(blocks=(Paragraph(text=text("นำ")), TABLE)),),
        origins=(BlockOrigin(origin=Origin(page=1)), BlockOrigin(rows=rows)),
    )

    found = [(each.text, each.kind, each.place, each.source) for each in passages(reading)]

    head, body = PassageKind.HEADER_CELL, PassageKind.CELL
    plain, scan = Source.TEXT, Source.SCAN
    assert found == [
        ("นำ", PassageKind.PARAGRAPH, Place(page=1), plain),
        ("ก", head, Place(page=1, table=1, row=1, column=1), plain),
        ("ข", head, Place(page=1, table=1, row=1, column=2), plain),
        ("ค", head, Place(page=1, table=1, row=2, column=2), plain),
        ("ง\nจ", body, Place(page=2, table=1, row=3, column=1), scan),
        ("ฉ", body, Place(page=2, table=1, row=3, column=3), scan),
    ]


def test_items_begin_with_the_number_that_they_print():
    below = NumberedList(items=(ListItem(text=text("สอง")),), start=4)
    items = NumberedList(items=(ListItem(text=text("หนึ่ง"), below=below),))
    document = Document(
        kind="plan",
        title="ก",
        agency="ข",
        fiscal_year=2568,
        digits=Digits.THAI,
        sections=(Section(blocks=(items,)),),
    )

    assert [each.text for each in passages(reading_of(document))] == ["๑. หนึ่ง", "๔. สอง"]


def test_origins_are_one_for_each_block():
    with pytest.raises(ValueError, match="2 origins for 1 blocks"):
        Reading(sections=(Section(blocks=(TABLE,)),), origins=(BlockOrigin(), BlockOrigin()))
