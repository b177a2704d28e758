"""Does reading what was rendered give the tree, and do all formats say the same?"""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from tests.readback import page, sheet, word
from tests.readback.items import expected, expected_tables
from tests.reporting import samples
from tests.strategies import documents

from prongsai.core.tree import (
    Align,
    Cell,
    Heading,
    ListItem,
    NumberedList,
    Numbering,
    Orientation,
    Paragraph,
    Role,
    Row,
    Run,
    Section,
    Signature,
    Text,
    cell,
)
from prongsai.reporting import render_docx, render_html, render_xlsx


@settings(max_examples=40)
@given(documents())
def test_a_word_document_says_what_the_tree_says(document):
    assert word.read(render_docx(document)) == expected(document)


@settings(max_examples=60)
@given(documents())
def test_a_web_page_says_what_the_tree_says(document):
    made = render_html(document)

    page.well_formed(made)
    assert page.read(made) == expected(document)


@settings(max_examples=60)
@given(documents())
def test_a_workbook_says_what_the_tables_of_the_tree_say(document):
    made = render_xlsx(document)

    assert (sheet.read(made) if made else []) == expected_tables(document)


@settings(max_examples=10)
@given(documents())
def test_the_same_tree_gives_the_same_bytes(document):
    for render in (render_docx, render_html, render_xlsx):
        assert render(document) == render(document)


def test_every_cell_of_a_wide_and_long_table_is_in_its_place():
    header = samples.row(*(f"หัว {column}" for column in range(14)))
    rows = [
        Row(cells=(cell(f"กลุ่ม {at}", colspan=14),), group=True)
        if at % 50 == 0
        else samples.row(
            *(f"{at}:{column} ให้คำแนะนำ" if column % 5 else "" for column in range(14))
        )
        for at in range(400)
    ]
    document = samples.document(samples.table(*rows, header=(header,), columns=14))
    (table,) = expected_tables(document)

    assert len(table.cells) == 14 + 8 + 392 * 14
    assert word.read(render_docx(document)) == [table]
    assert page.read(render_html(document)) == [table]
    assert sheet.read(render_xlsx(document) or b"") == [table]


def test_every_place_of_every_block_is_shown():
    numbers = itertools.count()

    def said(runs: int = 4) -> Text:
        return tuple(
            Run(text=f"ที่ {next(numbers)} น้ำ ", bold=at == 1, keep=at == 2, verbatim=at == 3)
            for at in range(runs)
        )

    def listed(depth: int) -> NumberedList:
        below = [listed(depth - 1) if depth else None for _ in range(3)]
        items = tuple(ListItem(text=said(), below=each) for each in below)
        return NumberedList(items=items, numbering=list(Numbering)[depth % 3], start=depth + 2)

    lines = Row(cells=tuple(Cell(lines=tuple(said() for _ in range(5))) for _ in range(3)))
    table = samples.table(
        lines, Row(cells=(Cell(lines=(said(), said()), colspan=3),), group=True), lines,
        header=(lines, lines), columns=3,
    )  # fmt: skip
    document = samples.of_sections(
        *(
            Section(
                blocks=(
                    samples.memo_head(
                        department=said(), number=said(), date=said(), subject=said()
                    ),
                    *(Heading(level=level, text=said()) for level in range(1, 8)),
                    *(Paragraph(text=said(), role=role, indent=True) for role in Role),
                    listed(3),
                    table,
                    samples.figure(alternative=f"ภาพ {next(numbers)}"),
                    *(
                        Signature(
                            below=tuple(said() for _ in range(6)),
                            heading=said(),
                            opinion=said(),
                            align=align,
                        )
                        for align in Align
                    ),
                ),
                orientation=orientation,
            )
            for orientation in Orientation
        )
    )
    items = expected(document)

    assert word.read(render_docx(document)) == items
    assert page.read(render_html(document)) == items
    assert sheet.read(render_xlsx(document) or b"") == expected_tables(document)
    shown = "".join(map(str, items))
    assert all(
        f"ที่{number}น้ำ" in shown or f"ภาพ{number}" in shown for number in range(next(numbers))
    )
