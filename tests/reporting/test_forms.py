from __future__ import annotations

from prongsai.core.tree import Align
from prongsai.reporting import load_forms


def test_the_values_are_those_of_the_facts() -> None:
    form = load_forms()

    assert (form.page.left_mm, form.page.right_mm, form.page.top_mm, form.page.bottom_mm) == (
        30,
        20,
        25,
        20,
    )
    assert (form.type.body_pt, form.type.memo_heading_pt, form.type.memo_label_pt) == (16, 29, 20)
    assert form.type.indent_mm == 25
    assert {kind: (each.height_mm, each.align) for kind, each in form.emblems.items()} == {
        "memo": (15, Align.START),
        "announcement": (30, Align.CENTER),
        "order": (30, Align.CENTER),
    }


def test_the_values_are_said_to_be_unverified() -> None:
    basis = load_forms().basis

    assert not basis.verified
    assert basis.note


def test_a_deeper_heading_has_the_size_of_the_deepest_known() -> None:
    sizes = load_forms().type

    assert [sizes.heading_pt(level) for level in (1, 2, 3, 4, 9)] == [18, 17, 16, 16, 16]
