"""Does a dossier keep the rules that its form alone does not tell: of plan, reports and places?

What is found here stops nobody from building: a draft may break these rules for a while.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from prongsai.core.places import Gazetteer
from prongsai.core.problems import Place, Problem, Severity
from prongsai.dossier.bridges import plan_of, progress_of
from prongsai.dossier.complaints import WhereIs
from prongsai.dossier.loader import parse_placed, read_placed
from prongsai.dossier.schema import Dossier
from prongsai.dossier.spots import Location, location_of, path_of
from prongsai.dossier.workbooks import read_placed_workbook
from prongsai.planning import base_year_problems, owner_problems, period_problems
from prongsai.tracking import progress_problems

_REPORT = re.compile(
    r"progress\.reports\[(?P<measure>.*)\]\[(?P<period>[0-9QH-]+)\]\.(?P<key>\w+)", re.DOTALL
)
_TOLD_BY_REFERENCES = "report-measure-unknown"


def validate(path: Path) -> tuple[Problem, ...]:
    """Everything to mend in a file: its form, what it names, and the rules that it breaks.

    The lowest indicator and the themes want scores; who analyses or plans is told of them.
    Errors: FileUnusable where the file is missing, empty, too large, binary or not UTF-8.
    """
    dossier, problems, where = read_placed(path)
    found = () if dossier is None else _broken_rules(dossier, where)
    return _sorted((*problems, *(problem.in_file(str(path)) for problem in found)))


def examine(text: str, *, is_json: bool = False) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The dossier that a text holds and what ``validate`` says of it; ``file`` is left empty."""
    dossier, problems, where = parse_placed(text, is_json=is_json)
    found = () if dossier is None else _broken_rules(dossier, where)
    return dossier, _sorted((*problems, *found))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.place.line or 0))


def validate_workbook(
    path: Path,
) -> tuple[Dossier | None, tuple[Problem, ...], Callable[[str], Place]]:
    """The dossier of a workbook, everything to mend in it, and the cell of a path inside it.

    Errors: as ``from_workbook``.
    """
    dossier, problems, where = read_placed_workbook(path)
    if dossier is not None:
        found = tuple(problem.in_file(str(path)) for problem in _broken_rules(dossier, where))
        problems = (*problems, *found)
    return dossier, problems, lambda inside: where(location_of(inside))


def _broken_rules(dossier: Dossier, where: WhereIs) -> Iterator[Problem]:
    yield from _of_place(dossier, where)
    yield from _of_plan(dossier, where)
    yield from _of_reports(dossier, where)


def _of_place(dossier: Dossier, where: WhereIs) -> Iterator[Problem]:
    gazetteer = Gazetteer.demonstration() if dossier.is_demonstration else Gazetteer.load()
    agency = dossier.agency
    read = {each.value for each in dossier.readings}
    for problem in gazetteer.check_place(agency.subdistrict, agency.district, agency.province):
        location = ("agency", problem.place.path or "")
        # What a document says is kept as it is: the file is sound, the document is not.
        as_printed = path_of(location) in read
        severity = Severity.WARNING if as_printed else problem.severity
        yield replace(problem, severity=severity, place=where(location))


def _of_plan(dossier: Dossier, where: WhereIs) -> Iterator[Problem]:
    plan = plan_of(dossier)
    if plan is None:
        return
    for problem in (*base_year_problems(plan, None), *period_problems(plan), *owner_problems(plan)):
        yield replace(problem, place=where(location_of(problem.place.path or "")))


def _of_reports(dossier: Dossier, where: WhereIs) -> Iterator[Problem]:
    plan, progress = plan_of(dossier), progress_of(dossier)
    if plan is None or progress is None:
        return
    for problem in progress_problems(plan, progress):
        if problem.code != _TOLD_BY_REFERENCES:
            yield replace(problem, place=where(_report_location(dossier, problem)))


def _report_location(dossier: Dossier, problem: Problem) -> Location:
    """Where the report stands in the file; tracking knows it by measure and period."""
    match = _REPORT.fullmatch(problem.place.path or "")
    if match is None or dossier.progress is None:
        return ("progress", "reports")
    numbers = [
        number
        for number, report in enumerate(dossier.progress.reports)
        if (report.measure, report.period.code) == (match["measure"], match["period"])
    ]
    # Of two for one period the later one is too many.
    return ("progress", "reports", numbers[-1], match["key"])
