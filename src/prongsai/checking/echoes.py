"""Which findings only repeat another one? One fault is told once, under its own code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.checking.wordings import load_wordings
from prongsai.core.problems import Problem
from prongsai.core.thai import comparison_form


def without_echoes(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems without those that follow from another one among them.

    What is computed from a score that cannot be is wrong with it; the letters of a name that is
    told to be wrong are told with the name.
    """
    codes = {each.code for each in problems}
    silent = {
        echo
        for code, echoes in load_wordings()["echoes"].items()
        if code in codes
        for echo in echoes
    }
    names = [each for each in problems if each.code in load_wordings()["codes_of_names"]]
    for problem in problems:
        is_of_name = problem.code == "text-damaged" and any(
            _is_part_of(problem, name) for name in names
        )
        if problem.code not in silent and not is_of_name:
            yield problem


def _is_part_of(problem: Problem, name: Problem) -> bool:
    word, whole = (comparison_form(each.text or "") for each in (problem, name))
    return problem.place == name.place and bool(word) and (word in whole or whole in word)
