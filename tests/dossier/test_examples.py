"""Do the example dossiers have real scores, and do their figures and days agree?"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import ROOT

from prongsai.core.dates import fiscal_year_of
from prongsai.dossier import Dossier, load, scorecards_of

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
# Indicators 1 to 10, overall and level, as published: the two cases, and the units of 2563.
PUBLISHED = {
    (
        *("100.00", "100.00", "100.00", "99.44", "99.44", "99.15", "90.65", "93.37"),
        *("100.00", "87.50", "95.75", "AA"),
    ),
    (
        *("86.03", "68.27", "71.82", "63.91", "80.87", "81.55", "85.25", "80.84"),
        *("92.50", "100.00", "85.52", "A"),
    ),
}
each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def published_results() -> set[tuple[str, ...]]:
    text = (ROOT / "tests" / "data" / "results-2563-units.csv").read_text(encoding="utf-8-sig")
    return PUBLISHED | {tuple(row[2:14]) for row in csv.reader(text.splitlines())}


def results_of(path: Path) -> list[tuple[str, ...]]:
    cards, _ = scorecards_of(load(path), path.parent)
    return [
        (
            *(str(each.value) for each in card.indicators),
            str(card.overall),
            card.level.name_th if card.level else "",
        )
        for card in cards
    ]


def test_five_examples_at_least_have_scores_and_both_cases_are_among_them():
    results = [results_of(path) for path in EXAMPLES]

    assert sum(bool(each) for each in results) >= 5
    assert {result for each in results for result in each} >= PUBLISHED
    assert max(len(each) for each in results) == 2  # two years in a row


@each_example
def test_every_score_is_a_published_one(path):
    assert [each for each in results_of(path) if each not in published_results()] == []


@each_example
def test_every_invented_authority_says_so(path):
    assert load(path).is_demonstration
    assert "invented" in path.read_text(encoding="utf-8").split("\n")[0]


def reported(dossier: Dossier, measure: str, what: str) -> Decimal:
    assert dossier.progress is not None
    return sum(
        (
            output.amount or Decimal(0)
            for report in dossier.progress.reports
            if report.measure == measure
            for output in report.outputs
            if output.what == what
        ),
        Decimal(0),
    )


@each_example
def test_what_is_done_by_the_end_reaches_its_targets(path):
    # No example reports a time twice, so the amounts of a measure may be added.
    dossier = load(path)
    if dossier.plan is None or dossier.progress is None:
        return
    done = {each.measure for each in dossier.progress.reports if each.status == "done"}

    short = [
        (measure.key, target.what)
        for measure in dossier.plan.measures
        if measure.key in done
        for target in measure.targets
        if reported(dossier, measure.key, target.what) < (target.amount or 0)
    ]

    assert short == []


@each_example
def test_every_day_fits_the_year_and_the_order_of_things(path):
    dossier = load(path)
    memos = {memo.about: memo.date for memo in dossier.memos if memo.date is not None}
    reports = dossier.progress.reports if dossier.progress else ()
    days = [each.reported_on for each in reports if each.reported_on is not None]
    evidence = [each for report in reports for each in report.evidence]

    if "progress" in memos:
        assert memos["progress"] >= max(days)
    if "plan" in memos and dossier.plan is not None and dossier.plan.approved_on is not None:
        assert fiscal_year_of(memos["plan"]) == dossier.fiscal_year
        assert memos["plan"] <= dossier.plan.approved_on
    for report in reports:
        for each in report.evidence:
            assert each.on is not None
            assert report.reported_on is not None
            assert each.on <= report.reported_on
    assert all(each.address for each in evidence)
