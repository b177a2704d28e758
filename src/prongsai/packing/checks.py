"""What is to mend in a file, whether it is a dossier or somebody's document?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from prongsai.checking import check_reading, check_year
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Problem
from prongsai.dossier import is_workbook_of_a_dossier, validate, validate_workbook
from prongsai.intake import read
from prongsai.reporting import Year, gather, gather_file

_DOSSIERS = frozenset({".yaml", ".yml", ".json"})


def check_file(path: Path, *, is_draft: bool = False) -> tuple[Problem, ...]:
    """Everything to mend in a file, by the same rules for a dossier and for a document.

    A dossier, or a workbook of one, is first looked at for its own form; what its documents show
    is only looked at where that is right. ``is_draft``: of a document; a dossier knows it itself.
    Errors: FileUnusable where the file cannot be read.
    """
    if path.suffix.lower() in _DOSSIERS:
        return _check_dossier(path)
    if is_workbook_of_a_dossier(path):
        return _check_workbook(path)
    problems = check_reading(read(path), is_draft=is_draft)
    return tuple(each.in_file(str(path)) for each in problems)


def _check_dossier(path: Path) -> tuple[Problem, ...]:
    problems = validate(path)
    if any(problem.is_error for problem in problems):
        return problems
    return with_shown(problems, _shown_by(lambda: gather_file(path)), path)


def _check_workbook(path: Path) -> tuple[Problem, ...]:
    dossier, problems, place_of = validate_workbook(path)
    if dossier is None or any(problem.is_error for problem in problems):
        return problems
    shown = _shown_by(lambda: gather(dossier, path.parent))
    placed = (replace(each, place=place_of(each.place.path or "")) for each in shown)
    return with_shown(problems, tuple(placed), path)


def _shown_by(gathered: Callable[[], tuple[Year, object]]) -> tuple[Problem, ...]:
    """What the documents of a year show. Errors: FileUnusable for a file that goes with it."""
    try:
        year, _ = gathered()
        return check_year(year)
    except FileUnusable:
        raise
    except ProngsaiError as error:
        # What a document cannot be made from is a mistake in the file, and no failure to read it.
        return error.to_problems()


def with_shown(
    problems: tuple[Problem, ...], shown: tuple[Problem, ...], path: Path
) -> tuple[Problem, ...]:
    """A dossier's own problems, then those that its documents show, no code told by both."""
    known = {problem.code for problem in problems}
    return (*problems, *(each.in_file(str(path)) for each in shown if each.code not in known))
