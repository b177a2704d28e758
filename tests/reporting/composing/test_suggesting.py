from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.reporting.composing.dossiers import COMPLETE
from tests.reporting.composing.test_gathering import shape

from prongsai.reporting import NothingToCompose, suggestions_for


def file_of(folder: Path, made: dict[str, Any]) -> Path:
    file = folder / "dossier.yaml"
    file.write_text(yaml.safe_dump(made, allow_unicode=True), encoding="utf-8")
    return file


def test_the_lowest_indicator_is_served_and_nothing_is_proposed_twice(tmp_path: Path) -> None:
    suggestions, problems = suggestions_for(file_of(tmp_path, shape()), limit=5)

    slugs = [each.measure.slug for each in suggestions]
    assert suggestions[0].indicator == "corruption-prevention"
    assert len(set(slugs)) == len(slugs) == 5
    assert not any(problem.is_error for problem in problems)


def test_what_the_plan_has_already_is_not_proposed_again(tmp_path: Path) -> None:
    first, *_ = suggestions_for(file_of(tmp_path, shape()), limit=1)[0]

    def planned(made: dict[str, Any]) -> None:
        made["plan"]["measures"][0]["library"] = first.measure.slug

    again = suggestions_for(file_of(tmp_path, shape(planned)), limit=5)[0]

    assert first.measure.slug not in {each.measure.slug for each in again}


def test_without_scores_there_is_nothing_to_go_by(tmp_path: Path) -> None:
    made = copy.deepcopy(COMPLETE)
    made["assessments"] = []

    with pytest.raises(NothingToCompose):
        suggestions_for(file_of(tmp_path, made), limit=5)
