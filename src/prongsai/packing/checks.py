"""What is to mend in a file, whether it is a dossier or somebody's document?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from prongsai.checking import check_reading, check_year, without_repeats
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Problem
from prongsai.core.reading import Reading
from prongsai.dossier import (
    Dossier,
    examine,
    is_workbook_of_a_dossier,
    read_text,
    validate_workbook,
)
from prongsai.intake import read, to_confirm
from prongsai.reporting import Year, gather

DOSSIERS = frozenset({".yaml", ".yml", ".json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChecked:
    """What is to mend in one file, or why it cannot be read."""

    file: str
    problems: tuple[Problem, ...] = ()
    unread: FileUnusable | None = None


def check_file(path: Path, *, is_draft: bool = False) -> tuple[Problem, ...]:
    """Everything to mend in a file, by the same rules for a dossier and for a document.

    A dossier, or a workbook of one, is first looked at for its own form; what its documents show
    is only looked at where that is right. ``is_draft``: of a document; a dossier knows it itself.
    Errors: FileUnusable where the file cannot be read.
    """
    return _checked(path, is_draft=is_draft)[0]


def check_one(path: Path, *, is_draft: bool) -> tuple[FileChecked, Reading | Year | None]:
    """What ``check_file`` says, a file that cannot be read too, and what can be compared of it."""
    try:
        problems, holds = _checked(path, is_draft=is_draft)
    except FileUnusable as error:
        return FileChecked(file=str(path), unread=error), None
    return FileChecked(file=str(path), problems=problems), holds


def _checked(path: Path, *, is_draft: bool) -> tuple[tuple[Problem, ...], Reading | Year | None]:
    """The problems of a file, and what it holds where that can be compared with others."""
    holds: Reading | Year | None
    if path.suffix.lower() in DOSSIERS:
        is_json = path.suffix.lower() == ".json"
        problems, holds = _check_dossier(read_text(path), folder=path.parent, is_json=is_json)
    elif is_workbook_of_a_dossier(path):
        problems, holds = _check_workbook(path)
    else:
        holds = read(path)
        found = check_reading(holds, is_draft=is_draft)
        problems = (*holds.problems, *to_confirm(holds), *found)
    return tuple(each.in_file(str(path)) for each in problems), holds


def check_text(text: str, *, folder: Path, is_json: bool) -> tuple[Problem, ...]:
    """Everything to mend in the text of a dossier that lies in ``folder``; no file is named.

    Errors: FileUnusable for a picture or a file of answers that cannot be read.
    """
    return _check_dossier(text, folder=folder, is_json=is_json)[0]


def _check_dossier(
    text: str, *, folder: Path, is_json: bool
) -> tuple[tuple[Problem, ...], Year | None]:
    dossier, problems = examine(text, is_json=is_json)
    if dossier is None or any(problem.is_error for problem in problems):
        return problems, None
    shown, year = _shown_by(dossier, folder)
    return (*problems, *without_repeats(shown, problems, dossier)), year


def _check_workbook(path: Path) -> tuple[tuple[Problem, ...], Year | None]:
    dossier, problems, place_of = validate_workbook(path)
    if dossier is None or any(problem.is_error for problem in problems):
        return problems, None
    shown, year = _shown_by(dossier, path.parent)
    kept = without_repeats(shown, problems, dossier)
    placed = (replace(each, place=place_of(each.place.path or "")) for each in kept)
    return (*problems, *placed), year


def _shown_by(dossier: Dossier, folder: Path) -> tuple[tuple[Problem, ...], Year | None]:
    """What the documents of a year show. Errors: FileUnusable for a file that goes with it."""
    try:
        year, _ = gather(dossier, folder)
        return check_year(year), year
    except FileUnusable:
        raise
    except ProngsaiError as error:
        # What a document cannot be made from is a mistake in the file, and no failure to read it.
        return error.to_problems(), None
