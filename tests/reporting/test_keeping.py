"""Is a name to sign ever left alone on its page?"""

from __future__ import annotations

import pytest
from tests.reporting import samples
from tests.reporting.charts.charts import BARS

from prongsai.core.tree import Figure, ListItem, NumberedList, Paragraph, Role, Signature, text
from prongsai.reporting.keeping import kept_above_signatures, kept_with_next

SHORT = Paragraph(text=text("จึงเรียนมาเพื่อโปรดพิจารณา"))
LONG = Paragraph(text=text("ก" * 501))
LIST = NumberedList(items=(ListItem(text=text("ข้อ")),))
NOTE = Paragraph(text=text("หมายเหตุ"), role=Role.NOTE)
LONG_NOTE = Paragraph(text=text("ก" * 501), role=Role.NOTE)
FIGURE = Figure(chart=BARS, caption=text("แผนภูมิ"), alternative="คะแนน")
TABLE = samples.table(samples.row("ก", "ข"))
NAME = Signature(below=(text("(นายตัวอย่าง ใจดี)"),))
OPINION = Signature(below=(text("(นายตัวอย่าง ใจดี)"),), heading=text("ความเห็น"), opinion=())


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((SHORT, SHORT, SHORT, SHORT, NAME), {1, 2, 3}),
        ((SHORT, LIST, OPINION), {0, 1}),
        ((SHORT, TABLE, SHORT, NAME), {2}),
        ((SHORT, LONG, NAME), set()),
        ((LONG, SHORT, NAME), {1}),
        ((LONG, FIGURE, NOTE, NAME), {1, 2}),
        ((SHORT, LONG_NOTE, NAME), {0, 1}),  # a note alone is nothing that one signs
        ((NAME, SHORT), set()),
        ((), set()),
    ],
)
def test_short_texts_stay_with_the_signature_below(blocks, kept):
    assert kept_above_signatures(blocks) == kept


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((NAME, NAME), {0}),
        ((NAME, NAME, NAME), {0, 1}),
        ((OPINION, NAME), {0}),
        ((NAME, OPINION), set()),  # an opinion above it is text enough
        ((NAME, NAME, NAME, NAME), {1, 2}),  # four would not fit with their text
    ],
)
def test_plain_signatures_stay_together_up_to_three(blocks, kept):
    assert kept_above_signatures(blocks) == kept


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((SHORT, TABLE), {0}),
        ((SHORT, LIST), {0}),
        ((SHORT, FIGURE), {0}),
        ((LONG, TABLE), set()),  # most of a page: it does not go along
        ((SHORT, SHORT), set()),
        ((TABLE, SHORT, NAME), {1}),
    ],
)
def test_what_introduces_stays_with_what_it_introduces(blocks, kept):
    assert kept_with_next(blocks) == kept
