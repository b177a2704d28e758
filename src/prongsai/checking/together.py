"""What do documents that are given together say against each other?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from prongsai.checking.agreement import compare_plans
from prongsai.checking.copies import compare_agencies, compare_scores, compare_years
from prongsai.checking.facts import compare_counts, compare_overalls, compare_websites
from prongsai.checking.papers import Between, Paper, listings_of, paper_of
from prongsai.checking.years import place_of, readings_of_year
from prongsai.core.problems import Place, Problem, Severity
from prongsai.core.reading import Reading
from prongsai.reporting import Year

# What a single document only shows to be strange, and what others show it to be.
_TOLD_AGAIN = {
    "foreign-agency": "copied-from-other-agency",
    "foreign-website": "foreign-website",
}


def check_together(
    files: Mapping[str, Reading | Year], alone: tuple[Problem, ...] = ()
) -> tuple[Problem, ...]:
    """What each file says alone, as given, and what they say against each other.

    ``files``: what each file holds, by its name; a year is compared through the documents that it
    makes. ``alone``: the problems of single files; a stranger's name that turns out to be left in
    from that stranger's own document is told once, as that.
    """
    papers: list[Paper] = []
    places: dict[str, Callable[[Problem], Place | None]] = {}
    for file, held in files.items():
        if isinstance(held, Reading):
            papers.append(paper_of(file, held))
        else:
            papers += [paper_of(file, each) for each in readings_of_year(held)]
            places[file] = place_of(held)
    listings = tuple(each for paper in papers for each in listings_of(paper))
    between = (
        *compare_plans(listings),
        *compare_years(listings),
        *compare_scores(papers),
        *compare_agencies(papers, listings),
        *compare_counts(papers, listings),
        *compare_overalls(papers),
        *compare_websites(papers),
    )
    found: dict[tuple[str, str | None, str | None, str], Problem] = {}
    for each in between:
        problem = _problem(each, places.get(each.paper.file))
        found.setdefault((problem.code, problem.file, problem.text, problem.message.th), problem)
    kept = tuple(each for each in alone if not _is_told_again(each, tuple(found.values())))
    return (*kept, *found.values())


def _problem(between: Between, place: Callable[[Problem], Place | None] | None) -> Problem:
    problem = replace(between.to_problem(), file=between.paper.file)
    inside = place(problem) if place else None
    return replace(problem, place=inside) if inside else problem


def _is_told_again(problem: Problem, between: tuple[Problem, ...]) -> bool:
    again = _TOLD_AGAIN.get(problem.code)
    return again is not None and any(
        each.code == again
        and each.severity is not Severity.HINT
        and each.file == problem.file
        and (each.text or "") in (problem.text or "")
        for each in between
    )
