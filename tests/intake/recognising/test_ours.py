"""Are documents that we composed ourselves recognised as what they were composed from?"""

from __future__ import annotations

import pytest
from tests.intake.recognising.papers import lost
from tests.running import EXAMPLES

from prongsai.core.reading import reading_of
from prongsai.dossier import Dossier, load
from prongsai.intake import recognise
from prongsai.reporting import Kind, composable, compose, gather_file

each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def owners(dossier: Dossier) -> list[list[str]]:
    names = {unit.key: unit.name for unit in dossier.units}
    measures = dossier.plan.measures if dossier.plan else ()
    return [[names[key] for key in measure.owners] for measure in measures]


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


@each_example
def test_every_document_is_kept_whole_and_known_by_name_and_year(path):
    dossier = load(path)
    year, _ = gather_file(path)
    for kind, reason in composable(year):
        if reason is None:
            read = reading_of(compose(kind, year))

            found = recognise(read).dossier

            assert lost(read, found) == {}
            assert found.agency.name == dossier.agency.name
            assert found.fiscal_year == dossier.fiscal_year


@each_example
@pytest.mark.parametrize("kind", [Kind.PLAN, Kind.PROGRESS, Kind.STATUS])
def test_the_measures_are_those_of_the_dossier(path, kind):
    dossier = load(path)
    year, _ = gather_file(path)
    if dict(composable(year))[kind] is not None:
        assert kind is not Kind.PLAN
        return

    found = recognise(reading_of(compose(kind, year))).dossier

    assert dossier.plan is not None
    assert found.plan is not None
    assert [each.title for each in found.plan.measures] == [
        each.title for each in dossier.plan.measures
    ]
    assert [len(each.steps) for each in found.plan.measures] == [
        len(each.steps) for each in dossier.plan.measures
    ]
    assert owners(found) == owners(dossier)
    assert found.agency.province == dossier.agency.province


@each_example
def test_the_scores_of_an_analysis_are_those_of_the_dossier(path):
    year, _ = gather_file(path)
    if year.scorecard is None or dict(composable(year))[Kind.ANALYSIS] is not None:
        return

    (found,) = recognise(reading_of(compose(Kind.ANALYSIS, year))).dossier.assessments

    assert found.fiscal_year == year.scorecard.fiscal_year
    assert {each.indicator: each.score for each in found.indicators} == {
        str(each.indicator): each.value for each in year.scorecard.indicators
    }
    assert found.published is not None
    assert found.published.overall == year.scorecard.overall


@each_example
def test_a_memos_chain_has_as_many_steps_as_the_dossiers(path):
    dossier = load(path)
    year, _ = gather_file(path)
    for kind, about in ((Kind.MEMO_PLAN, "plan"), (Kind.MEMO_PROGRESS, "progress")):
        if dict(composable(year))[kind] is not None:
            continue

        (memo,) = recognise(reading_of(compose(kind, year))).dossier.memos

        own = next(each for each in dossier.memos if each.about == about)
        assert memo.about == about
        assert len(memo.chain) == len(own.chain)
