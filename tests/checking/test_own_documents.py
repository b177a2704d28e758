"""Is the checker silent on what we compose from faultless dossiers?"""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.checking import check_reading
from prongsai.core.reading import Reading, reading_of
from prongsai.reporting import Kind, composable, compose, gather_file

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_documents_of_a_faultless_dossier(dossier):
    year, _ = gather_file(dossier)
    kinds = [kind for kind, why_not in composable(year) if why_not is None]
    assert kinds

    for kind in kinds:
        document = compose(kind, year)

        assert check_reading(reading_of(document), is_draft=document.is_draft) == (), kind


WITH_REPORTS = [each for each in EXAMPLES if "\nprogress:" in each.read_text(encoding="utf-8")]


@pytest.mark.parametrize("reports", [[Kind.PROGRESS], [Kind.STATUS], [Kind.PROGRESS, Kind.STATUS]])
@pytest.mark.parametrize("dossier", WITH_REPORTS, ids=lambda path: path.stem)
def test_a_plan_and_its_reports_bound_into_one_file_agree(dossier, reports):
    year, _ = gather_file(dossier)
    documents = [compose(kind, year) for kind in (Kind.PLAN, *reports)]
    bound = Reading(sections=tuple(each for one in documents for each in one.sections))

    told = {each.code for each in check_reading(bound, is_draft=True)}

    assert not told & {
        "owner-mismatch",
        "period-mismatch",
        "measure-without-result",
        "report-measure-unknown",
    }
