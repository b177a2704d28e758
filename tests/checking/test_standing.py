from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.checking import check_year
from prongsai.dossier import examine
from prongsai.reporting import gather

FOLDER = Path(__file__).parents[2] / "examples"


def _checked(number: str, *changes: tuple[str, str]):
    (path,) = FOLDER.glob(f"{number}-*.yaml")
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    dossier, _ = examine(text)
    assert dossier is not None
    year, _ = gather(dossier, FOLDER)
    return [(each.code, each.place.path) for each in check_year(year)]


@pytest.mark.parametrize("number", ["01", "02", "03", "04", "05", "06"])
def test_a_sound_year_has_nothing_to_mend(number):
    assert _checked(number) == []


def test_a_published_level_that_the_overall_does_not_reach_is_told():
    change = ('overall: "85.52", level: A}', 'overall: "85.52", level: B}')

    assert ("level-mismatch", "assessments[0].published.level") in _checked("02", change)


def test_a_result_with_nearly_all_scores_says_which_one_lacks():
    change = ('      - {indicator: service-quality, score: "81.55"}\n', "")

    assert ("indicator-missing", "assessments[0].indicators") in _checked("02", change)


def test_the_lowest_indicator_is_asked_of_what_the_measures_are_for():
    change = ("indicators: [use-of-public-property]", "indicators: [budget-use]")

    assert ("lowest-indicator-without-measure", "plan.measures") in _checked("02", change)


def test_a_theme_that_no_measure_names_is_told():
    change = ("theme: public-relations", "theme: service")

    assert ("theme-not-covered", "plan.measures") in _checked("05", change)
