"""Which rules are there, and what do they say about a reading?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.checking import (
    bands,
    base_years,
    counts,
    dates,
    follow_ups,
    grouping,
    groups,
    measures,
    memo,
    names,
    numbers,
    people,
    quantities,
    results,
    scores,
    signing,
    topics,
    websites,
    within,
    wording,
)
from prongsai.checking.echoes import without_echoes
from prongsai.checking.findings import Finding
from prongsai.checking.material import Material, prepare
from prongsai.checking.rule import Rule
from prongsai.core.problems import Place, Problem
from prongsai.core.reading import Reading

RULES: tuple[Rule, ...] = (
    *scores.RULES,
    *bands.RULES,
    *counts.RULES,
    *groups.RULES,
    *grouping.RULES,
    *names.RULES,
    *websites.RULES,
    *people.RULES,
    *numbers.RULES,
    *dates.RULES,
    *follow_ups.RULES,
    *base_years.RULES,
    *measures.RULES,
    *quantities.RULES,
    *results.RULES,
    *within.RULES,
    *topics.RULES,
    *memo.RULES,
    *signing.RULES,
    *wording.RULES,
)


def check_reading(reading: Reading, *, is_draft: bool = False) -> tuple[Problem, ...]:
    """Every mistake that the rules find in a document, in reading order.

    ``is_draft``: places that are still to be filled in are not missed. A file may say so itself.
    """
    return check_material(prepare(reading, is_draft=is_draft))


def check_material(material: Material) -> tuple[Problem, ...]:
    """The same of a reading that is prepared already."""
    reading = material.reading
    order: dict[int | Place, int] = {}
    for at, each in enumerate(material.passages):
        # Where a reader knows no places they are all equal: the very object tells them apart.
        order.setdefault(id(each.place), at)
        order.setdefault(each.place, at)
    problems = [
        _problem(rule, finding, reading.file) for rule in RULES for finding in rule.find(material)
    ]
    return tuple(sorted(_once(without_echoes(problems)), key=lambda each: _rank(each, order)))


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Where a cell says a thing twice, the same words at the same place are one problem."""
    told: set[Problem] = set()
    for problem in problems:
        if problem.place == Place() or problem not in told:
            yield problem
        told.add(problem)


def _rank(problem: Problem, order: dict[int | Place, int]) -> int:
    return order.get(id(problem.place), order.get(problem.place, len(order)))


def _problem(rule: Rule, finding: Finding, file: str | None) -> Problem:
    return Problem(
        code=rule.code,
        severity=finding.severity or rule.severity,
        message=finding.message,
        remedy=finding.remedy,
        place=finding.place,
        text=finding.text,
        suggestion=finding.suggestion,
        file=file,
    )
