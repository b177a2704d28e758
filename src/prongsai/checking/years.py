"""What is wrong in one authority's year, said of the places of its dossier?

The documents that the dossier makes are checked by the same rules as anybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from prongsai.checking.agreement import compare_within
from prongsai.checking.approvals import check_approvals
from prongsai.checking.dossiers import check_places
from prongsai.checking.material import prepare
from prongsai.checking.papers import Between, Paper
from prongsai.checking.registry import check_material
from prongsai.checking.repeats import without_repeats
from prongsai.checking.standing import check_standing
from prongsai.core.problems import Place, Problem
from prongsai.core.reading import Reading, reading_of
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.core.tree import Document
from prongsai.dossier import Dossier, agency_of, to_plain
from prongsai.reporting import Kind, Year, composable, compose

_SHORTEST_QUOTE = 4
# Those that other files' documents are compared with; the rest repeat them.
_COMPARED = frozenset({Kind.ANALYSIS, Kind.PLAN, Kind.PROGRESS, Kind.STATUS})
# Documents whose measures must agree, and the table of the dossier that each prints as it was.
_OF_MEASURES: dict[str, str] = {
    Kind.PLAN: "plan.as_printed",
    Kind.PROGRESS: "progress.as_printed",
    Kind.STATUS: "progress.status_as_printed",
}


def check_year(year: Year) -> tuple[Problem, ...]:
    """Every mistake in the documents that a year makes, each once.

    Tables that were read are looked at as they are printed. What the scores and the plan tell
    themselves is told once, and not again of each document.
    """
    kinds = (kind for kind, why_not in composable(year) if why_not is None)
    documents = (compose(kind, year, as_read=True) for kind in kinds)
    # Not told of a pack: one whose approval is void is printed to be approved anew, and says so.
    return (*check_approvals(year), *check_documents(year, documents))


def check_documents(year: Year, documents: Iterable[Document]) -> tuple[Problem, ...]:
    """Every mistake in documents that were composed from a year, and in what it tells itself.

    A place is the path inside the dossier where the quoted text stands, or else the kind of
    document that shows it.
    """
    own = tuple(check_standing(year))
    told = {problem.code for problem in own}
    shown = _shown_in(year.dossier, documents)
    return (*own, *(problem for problem in shown if problem.code not in told))


def _shown_in(dossier: Dossier, documents: Iterable[Document]) -> tuple[Problem, ...]:
    """What documents of a dossier show, each fault once."""
    leaves = tuple(_leaves(to_plain(dossier), ""))
    agency = agency_of(dossier)
    found: dict[tuple[str, str], Problem] = {}
    papers: dict[str, Paper] = {}
    kinds = set()
    for document in documents:
        kinds.add(document.kind)
        reading = reading_of(document, agency=agency)
        material = prepare(reading, is_draft=document.is_draft)
        if document.kind in _OF_MEASURES:
            papers[document.kind] = Paper(file=document.kind, material=material)
        for problem in check_material(material):
            key = (problem.code, comparison_form(problem.text or ""))
            if key not in found:
                place = _place(problem, document.kind, leaves)
                found[key] = replace(problem, place=place)
    for problem in _between(papers, leaves):
        found.setdefault((problem.code, comparison_form(problem.text or "")), problem)
    shown = tuple(found.values())
    for problem in without_repeats(check_places(dossier, kinds), shown, dossier):
        found.setdefault((problem.code, comparison_form(problem.text or "")), problem)
    return tuple(found.values())


def _between(papers: dict[str, Paper], leaves: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    """Where the plan and each report differ: a dossier may keep them as they were printed."""
    for kind in (Kind.PROGRESS, Kind.STATUS):
        if Kind.PLAN in papers and kind in papers:
            for each in compare_within([papers[Kind.PLAN], papers[kind]]):
                yield replace(each.to_problem(), place=_place_between(each, leaves))


def _place_between(between: Between, leaves: tuple[tuple[str, str], ...]) -> Place:
    """The cell of the table as it was printed, else where the part first says the text."""
    kind, problem = between.paper.file, between.to_problem()
    printed = _OF_MEASURES[kind]
    header = between.paper.material.reading.tables[(problem.place.table or 1) - 1].header
    row = (problem.place.row or 1) - 1 - len(header)
    for beginning in (f"{printed}.rows[{row}].", f"{printed.split('.')[0]}."):
        place = _path(problem, tuple(leaf for leaf in leaves if leaf[0].startswith(beginning)))
        if place is not None:
            return place
    return Place(path=kind)


def readings_of_year(year: Year) -> tuple[Reading, ...]:
    """The documents that a year makes, as readings."""
    return tuple(
        reading_of(compose(kind, year, as_read=True), agency=agency_of(year.dossier))
        for kind, why_not in composable(year)
        if why_not is None and kind in _COMPARED
    )


def place_of(year: Year) -> Callable[[Problem], Place | None]:
    """What tells where a problem's text stands inside the dossier; None where it does not."""
    leaves = tuple(_leaves(to_plain(year.dossier), ""))
    return lambda problem: _path(problem, leaves)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text of the dossier with its path, as in ``plan.measures[2].title``."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _leaves(below, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for at, below in enumerate(value):
            yield from _leaves(below, f"{path}[{at}]")
    elif isinstance(value, str):
        yield path, _folded(value)


def _place(problem: Problem, kind: str, leaves: tuple[tuple[str, str], ...]) -> Place:
    return _path(problem, leaves) or replace(problem.place, path=kind)


def _path(problem: Problem, leaves: tuple[tuple[str, str], ...]) -> Place | None:
    quote = _folded(problem.text or "")
    if len(quote) >= _SHORTEST_QUOTE:
        for path, text in leaves:
            if quote in text:
                return Place(path=path)
    return None


def _folded(text: str) -> str:
    return comparison_form(to_arabic_digits(text))
