"""What is to mend in a file, whether it is a dossier or somebody's document?"""

from __future__ import annotations

from pathlib import Path

from prongsai.checking import check_reading, check_year
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Problem
from prongsai.dossier import validate
from prongsai.intake import read
from prongsai.reporting import gather_file

_DOSSIERS = frozenset({".yaml", ".yml", ".json"})


def check_file(path: Path, *, is_draft: bool = False) -> tuple[Problem, ...]:
    """Everything to mend in a file, by the same rules for a dossier and for a document.

    A dossier is first looked at for its own form; what its documents show is only looked at where
    that is right. ``is_draft``: of a document; a dossier knows it itself.
    Errors: FileUnusable where the file cannot be read.
    """
    if path.suffix.lower() in _DOSSIERS:
        return _check_dossier(path)
    problems = check_reading(read(path), is_draft=is_draft)
    return tuple(each.in_file(str(path)) for each in problems)


def _check_dossier(path: Path) -> tuple[Problem, ...]:
    problems = validate(path)
    if any(problem.is_error for problem in problems):
        return problems
    try:
        year, _ = gather_file(path)
        shown = check_year(year)
    except FileUnusable:
        raise
    except ProngsaiError as error:
        # What a document cannot be made from is a mistake in the file, and no failure to read it.
        shown = error.to_problems()
    return with_shown(problems, shown, path)


def with_shown(
    problems: tuple[Problem, ...], shown: tuple[Problem, ...], path: Path
) -> tuple[Problem, ...]:
    """A dossier's own problems, then those that its documents show, no code told by both."""
    known = {problem.code for problem in problems}
    return (*problems, *(each.in_file(str(path)) for each in shown if each.code not in known))
