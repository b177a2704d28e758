"""Thai as a PDF gives it becomes Thai as it is written."""

from __future__ import annotations

import pytest

from prongsai.intake.pdf.letters import repaired
from prongsai.intake.pdf.lines import begins_item


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("น\u0e4d้าใจ", "น้ำใจ"),
        ("น้\u0e4dาใจ", "น้ำใจ"),
        ("ท\u0e4dา", "ทำ"),
        ("ทำา", "ทำ"),
        ("ที่", "ที่"),
        ("ท่ี", "ที่"),
        ("รู้", "รู้"),
        ("รู้", "รู้"),
        ("าา", "าา"),  # a fault of the writer's stays to be found
    ],
)
def test_marks_stand_in_the_order_in_which_they_are_typed(given, written):
    assert repaired(given) == written


@pytest.mark.parametrize(
    "words",
    ["๑. จัดทำ", "1) จัดทำ", "(๒) จัดทำ", "- จัดทำ", "-จัดทำ", "๑.๒ การสื่อสาร", "(ก) จัดทำ"],
)
def test_what_begins_with_a_mark_begins_an_item(words):
    assert begins_item(words)


@pytest.mark.parametrize(
    "words", ["(๘๗.๕๐ คะแนน)", "๙๕.๗๕ คะแนน", "๓๑ มีนาคม ๒๕๖๖", "จัดทำ", "(นายสมมติ ใจตรง)", "๒๕๖๕"]
)
def test_a_score_or_a_date_begins_no_item(words):
    assert not begins_item(words)
