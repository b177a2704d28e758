"""Thresholds that a document states: silent where the lists keep to them, heard where not."""

from __future__ import annotations

import pytest

from tests.mutations.thresholds import cases, run_stated

LEAST_SHARE = 0.95
HEARD_SO_FAR = 1.00


@pytest.mark.parametrize("which", ["development", "further", "held_out"])
def test_nothing_is_said_where_every_indicator_keeps_to_the_stated_thresholds(which):
    outcomes = [run_stated(which, *case) for case in cases(which)[::2] if not case[1]]

    assert len(outcomes) >= 8
    assert [each.told for each in outcomes if not each.is_right] == []


def test_nothing_is_said_of_groups_to_which_the_document_sets_no_points():
    outcomes = [run_stated("silent", *case) for case in cases("silent") if not case[1]]

    assert len(outcomes) >= 100
    assert [(each.form, each.told) for each in outcomes if each.told] == []


# What is heard of the held-out wordings must not become less. Of the further ones, which are
# many, every third document is written.
@pytest.mark.parametrize(
    ("which", "step", "least"),
    [("development", 1, LEAST_SHARE), ("further", 3, LEAST_SHARE), ("held_out", 1, HEARD_SO_FAR)],
)
def test_an_indicator_on_the_wrong_side_of_a_stated_threshold_is_found(which, step, least):
    outcomes = [run_stated(which, *case) for case in cases(which)[::step] if case[1]]

    right = sum(each.is_right for each in outcomes)
    assert right >= least * len(outcomes)
