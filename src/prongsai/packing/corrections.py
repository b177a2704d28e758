"""What can surely be corrected in a dossier, and what is then still to mend?

A value is corrected only where the checker suggests one wording and the quoted one stands in it
whole; whatever is not certain is told and left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.core.problems import Problem
from prongsai.dossier import Dossier, PathUnknown, load, parse, read_text, rewrite, to_plain
from prongsai.packing.checks import check_text
from prongsai.packing.words import in_digits_of, load_corrections, places_of, replaced

_MOST_ROUNDS = 12  # one correction can show the next; never more than a few


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value that was corrected: ``quote`` became ``suggestion`` in the value at ``path``."""

    code: str
    path: str
    quote: str
    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The corrected text of a dossier, what was corrected, and what is still to mend."""

    text: str
    corrections: tuple[Correction, ...]
    remaining: tuple[Problem, ...]


def correct(path: Path) -> Corrected:
    """The dossier in a file with everything corrected that is certain; comments are kept.

    The file itself is not touched.
    Errors: FileUnusable; ProblemsFound where the file is no sound dossier.
    """
    load(path)
    is_json = path.suffix.lower() == ".json"
    text = read_text(path)
    corrections: tuple[Correction, ...] = ()
    problems = check_text(text, folder=path.parent, is_json=is_json)
    for _ in range(_MOST_ROUNDS):
        wanted = tuple(_certain(problems, text, is_json=is_json))
        better, applied = _apply(text, wanted, is_json=is_json)
        if not applied:
            break
        text = better
        corrections += applied
        problems = check_text(text, folder=path.parent, is_json=is_json)
    return Corrected(text=text, corrections=corrections, remaining=problems)


def _certain(problems: tuple[Problem, ...], text: str, *, is_json: bool) -> Iterator[Correction]:
    dossier, _ = parse(text, is_json=is_json)
    if dossier is None:
        return
    leaves = dict(leaves_of(to_plain(dossier)))
    seen: set[tuple[str, str]] = set()
    for problem in problems:
        quote, suggestion = problem.text, problem.suggestion
        if not quote or not suggestion or quote == suggestion or _is_disputed(problem, problems):
            continue
        for path in _paths(problem, quote, leaves):
            wording = in_digits_of(leaves[path], quote, suggestion)
            if (
                wording is None
                or (path, quote) in seen
                or not [*places_of(wording[0], leaves[path])]
            ):
                continue
            seen.add((path, quote))
            yield Correction(code=problem.code, path=path, quote=wording[0], suggestion=wording[1])


def _is_disputed(problem: Problem, problems: tuple[Problem, ...]) -> bool:
    """Whether another problem wants another wording for the same quote."""
    wanted = {each.suggestion for each in problems if each.text == problem.text and each.suggestion}
    return len(wanted) > 1


def _paths(problem: Problem, quote: str, leaves: dict[str, str]) -> tuple[str, ...]:
    """Where the problem's quote is certainly the one that is meant."""
    words = load_corrections()
    holding = tuple(path for path, value in leaves.items() if in_digits_of(value, quote, ""))
    is_name = quote.startswith(words["names"]) or problem.code == "lookalike-letters"
    if problem.code in words["everywhere"] and is_name:
        return holding
    path = problem.place.path or ""
    if path not in leaves:
        return ()
    # Of several values the checker names the first, which need not be the one that is meant.
    is_told = problem.place.line is not None or holding == (path,)
    found = in_digits_of(leaves[path], quote, "")
    return (path,) if is_told and found and leaves[path].count(found[0]) == 1 else ()


def leaves_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a dossier that its documents can print, with its path."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves_of(below, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for at, below in enumerate(value):
            yield from leaves_of(below, f"{path}[{at}]")
    elif isinstance(value, str) and not _is_never_text(path):
        yield path, value


def _is_never_text(path: str) -> bool:
    return any(re.search(pattern, path) for pattern in load_corrections()["never"])


def _apply(
    text: str, wanted: tuple[Correction, ...], *, is_json: bool
) -> tuple[str, tuple[Correction, ...]]:
    """The text with the corrections, and those of them that changed anything.

    Where the result were no dossier, nothing is changed.
    """
    dossier, _ = parse(text, is_json=is_json)
    if dossier is None:
        return text, ()
    before = dict(leaves_of(to_plain(dossier)))
    after, applied = dict(before), []
    for each in wanted:
        value = replaced(after[each.path], each.quote, each.suggestion)
        # Another one may have been there first, and taken the quote away.
        if value != after[each.path]:
            after[each.path] = value
            applied.append(each)
    changes = {path: value for path, value in after.items() if value != before[path]}
    changes |= _readings(dossier, {path: before[path] for path in changes})
    try:
        better = rewrite(text, changes, is_json=is_json)
    except PathUnknown:
        return text, ()
    again, problems = parse(better, is_json=is_json)
    is_sound = again is not None and not any(each.is_error for each in problems)
    return (better, tuple(applied)) if is_sound else (text, ())


def _readings(dossier: Dossier, before: dict[str, str]) -> dict[str, str]:
    """What the document said stays beside a value that no longer says it."""
    return {
        f"readings[{at}].text": before[each.value]
        for at, each in enumerate(dossier.readings)
        if each.value in before and each.text is None
    }
