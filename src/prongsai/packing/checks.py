"""What is to mend in a file, whether it is a dossier or somebody's document?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prongsai.checking import check_reading, check_together, check_year
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Problem
from prongsai.core.reading import Reading
from prongsai.dossier import validate
from prongsai.intake import read
from prongsai.reporting import Year, gather_file

_DOSSIERS = frozenset({".yaml", ".yml", ".json"})


def check_file(path: Path, *, is_draft: bool = False) -> tuple[Problem, ...]:
    """Everything to mend in a file, by the same rules for a dossier and for a document.

    A dossier is first looked at for its own form; what its documents show is only looked at where
    that is right. ``is_draft``: of a document; a dossier knows it itself.
    Errors: FileUnusable where the file cannot be read.
    """
    return _checked(path, is_draft=is_draft)[0]


def check_files(
    paths: Sequence[Path], *, is_draft: bool = False
) -> tuple[tuple[Problem, ...], tuple[FileUnusable, ...]]:
    """Everything to mend in files that belong together, and why some of them cannot be read.

    Each is looked at alone, as ``check_file`` does, and then against the others.
    """
    problems: list[Problem] = []
    unread: list[FileUnusable] = []
    read_files: dict[str, Reading | Year] = {}
    for path in dict.fromkeys(paths):
        try:
            found, held = _checked(path, is_draft=is_draft)
        except FileUnusable as error:
            unread.append(error)
            continue
        problems += found
        if held is not None:
            read_files[str(path)] = held
    if len(read_files) < 2:
        return tuple(problems), tuple(unread)
    return check_together(read_files, tuple(problems)), tuple(unread)


def _checked(path: Path, *, is_draft: bool) -> tuple[tuple[Problem, ...], Reading | Year | None]:
    """The problems of a file, and what it holds where that can be compared with others."""
    if path.suffix.lower() in _DOSSIERS:
        return _check_dossier(path)
    reading = read(path)
    problems = check_reading(reading, is_draft=is_draft)
    return tuple(each.in_file(str(path)) for each in problems), reading


def _check_dossier(path: Path) -> tuple[tuple[Problem, ...], Year | None]:
    problems = validate(path)
    if any(problem.is_error for problem in problems):
        return problems, None
    known = {problem.code for problem in problems}
    year: Year | None = None
    try:
        year, _ = gather_file(path)
        shown = check_year(year)
    except FileUnusable:
        raise
    except ProngsaiError as error:
        # What a document cannot be made from is a mistake in the file, and no failure to read it.
        shown, year = error.to_problems(), None
    found = (each.in_file(str(path)) for each in shown if each.code not in known)
    return (*problems, *found), year
