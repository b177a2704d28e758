from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.reporting.composing.changing import complete_with
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.dates import FiscalYear, Period
from prongsai.reporting import (
    Kind,
    KindUnknown,
    NothingToCompose,
    Year,
    composable,
    compose,
    periods_of,
)
from prongsai.reporting.composing.catalogue import analysed_assessment


def left_out(change: Callable[[dict[str, Any]], None]) -> set[str]:
    states = composable(complete_with(change).dossier)
    return {str(kind) for kind, reason in states if reason is not None}


def test_every_kind_is_named_once_in_the_order_of_a_pack() -> None:
    assert [kind for kind, _ in composable(complete_year())] == list(Kind)
    assert list(Kind) == [
        "analysis",
        "plan",
        "progress",
        "status",
        "memo-plan",
        "memo-progress",
        "announcement",
        "order",
        "oit-checklist",
    ]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("year", [complete_year, draft_year])
def test_what_is_composable_composes(kind: Kind, year: Any) -> None:
    made = year()

    assert dict(composable(made))[kind] is None
    assert compose(kind, made).kind == kind


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        ("assessments", {"analysis"}),
        ("plan", {"plan", "progress", "status", "memo-plan", "memo-progress", "announcement"}),
        ("progress", {"progress", "status", "memo-progress"}),
        ("memos", {"memo-plan", "memo-progress"}),
        ("announcement", {"announcement"}),
        ("order", {"order"}),
        ("oit_checklist", {"oit-checklist"}),
    ],
)
def test_a_missing_part_leaves_out_exactly_what_needs_it(part: str, lost: set[str]) -> None:
    assert left_out(lambda shape: shape.pop(part)) == lost


def test_an_assessment_without_any_score_gives_no_analysis() -> None:
    def blank(shape: dict[str, Any]) -> None:
        shape["assessments"][1]["indicators"] = [{"indicator": "open-data"}]

    assert left_out(blank) == {"analysis"}


def test_the_year_to_be_analysed_must_have_scores() -> None:
    def other(shape: dict[str, Any]) -> None:
        shape["analysis"]["of"] = 2564

    reason = dict(composable(complete_with(other)))[Kind.ANALYSIS]

    assert reason is not None
    assert "2564" in reason.th
    assert "2564" in reason.en


def test_without_any_assessment_the_reason_names_the_part_to_fill() -> None:
    def none(shape: dict[str, Any]) -> None:
        shape["assessments"] = []
        shape["analysis"].pop("of")

    reason = dict(composable(complete_with(none)))[Kind.ANALYSIS]

    assert reason is not None
    assert "assessments" in reason.th
    assert "assessments" in reason.en


def test_the_latest_scored_year_is_analysed_unless_another_is_named() -> None:
    year = complete_with(lambda shape: shape["analysis"].pop("of"))

    found = analysed_assessment(year.dossier)

    assert found is not None
    assert found.fiscal_year == FiscalYear(2565)


def test_a_printed_status_table_alone_makes_a_status() -> None:
    def printed(shape: dict[str, Any]) -> None:
        shape["progress"] = {"status_as_printed": {"columns": [{"title": "ก"}], "rows": []}}

    assert left_out(printed) == {"progress", "memo-progress"}


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("2566-Q1", set()),
        ("2566-Q3", {"memo-progress"}),
        ("2567-Q1", {"progress", "status", "memo-progress"}),
    ],
)
def test_an_asked_period_leaves_out_what_it_has_no_data_for(code: str, kinds: set[str]) -> None:
    states = composable(complete_year(), period=Period.parse(code))

    assert {str(kind) for kind, reason in states if reason is not None} == kinds


def test_a_period_before_the_first_report_has_nothing_to_say() -> None:
    def late(shape: dict[str, Any]) -> None:
        shape["progress"]["reports"] = shape["progress"]["reports"][1:2]
        shape["memos"][1].pop("period")

    states = dict(composable(complete_with(late), period=Period.parse("2566-Q1")))

    reason = states[Kind.PROGRESS]
    assert reason is not None
    assert "2566-Q1" in reason.en


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_asked_for_without_data_is_refused_with_its_reason(kind: Kind) -> None:
    def empty(shape: dict[str, Any]) -> None:
        for name in (
            "assessments",
            "plan",
            "progress",
            "memos",
            "announcement",
            "order",
            "oit_checklist",
        ):
            shape.pop(name)

    year = complete_with(empty)
    reason = dict(composable(year))[kind]

    with pytest.raises(NothingToCompose) as caught:
        compose(kind, year)

    assert caught.value.reason == reason
    assert str(kind) in caught.value.said.th
    assert caught.value.remedy.th
    assert caught.value.remedy.en


def test_an_unknown_kind_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(KindUnknown) as caught:
        compose("letter", complete_year())

    assert "letter" in caught.value.said.en
    assert all(kind in caught.value.remedy.en for kind in Kind)


def test_each_memo_on_progress_has_a_period_of_its_own() -> None:
    dossier = complete_year().dossier

    assert periods_of(dossier, Kind.MEMO_PROGRESS) == (
        Period.parse("2566-Q1"),
        Period.parse("2566-Q2"),
    )
    assert periods_of(dossier, Kind.PROGRESS) == (Period.parse("2566-Q2"),)
    assert periods_of(dossier, Kind.PLAN) == (None,)


@pytest.mark.parametrize(
    ("kind", "year"),
    [
        ("plan", replace(complete_year(), plan=None)),
        ("progress", replace(complete_year(), progress=None)),
        ("analysis", replace(complete_year(), scorecard=None)),
    ],
)
def test_a_year_that_was_not_gathered_whole_is_refused(kind: str, year: Year) -> None:
    with pytest.raises(NothingToCompose):
        compose(kind, year)


def test_the_documents_look_as_the_dossier_says() -> None:
    for kind in Kind:
        document = compose(kind, draft_year())
        assert document.agency == "เทศบาลตำบลปากคลองทดลอง"
        assert document.fiscal_year == 2569
        assert document.digits == "arabic"
        assert document.language == "th"
