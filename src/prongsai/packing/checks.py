"""What is to mend in a file, whether it is a dossier or somebody's document?"""

from __future__ import annotations

from pathlib import Path

from prongsai.checking import check_reading, check_year
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Problem
from prongsai.dossier import examine, read_text
from prongsai.intake import read
from prongsai.reporting import gather

DOSSIERS = frozenset({".yaml", ".yml", ".json"})


def check_file(path: Path, *, is_draft: bool = False) -> tuple[Problem, ...]:
    """Everything to mend in a file, by the same rules for a dossier and for a document.

    A dossier is first looked at for its own form; what its documents show is only looked at where
    that is right. ``is_draft``: of a document; a dossier knows it itself.
    Errors: FileUnusable where the file cannot be read.
    """
    if path.suffix.lower() in DOSSIERS:
        return _check_dossier(path)
    problems = check_reading(read(path), is_draft=is_draft)
    return tuple(each.in_file(str(path)) for each in problems)


def _check_dossier(path: Path) -> tuple[Problem, ...]:
    is_json = path.suffix.lower() == ".json"
    problems = check_text(read_text(path), folder=path.parent, is_json=is_json)
    return tuple(each.in_file(str(path)) for each in problems)


def check_text(text: str, *, folder: Path, is_json: bool) -> tuple[Problem, ...]:
    """Everything to mend in the text of a dossier that lies in ``folder``; no file is named.

    Errors: FileUnusable for a picture or a file of answers that cannot be read.
    """
    dossier, problems = examine(text, is_json=is_json)
    if dossier is None or any(problem.is_error for problem in problems):
        return problems
    known = {problem.code for problem in problems}
    try:
        year, _ = gather(dossier, folder)
        shown = check_year(year)
    except FileUnusable:
        raise
    except ProngsaiError as error:
        # What a document cannot be made from is a mistake in the file, and no failure to read it.
        shown = error.to_problems()
    return (*problems, *(each for each in shown if each.code not in known))
