"""What does the checker say of a plan, and to which field does each sentence belong?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Problem
from prongsai.dossier import Dossier, to_json
from prongsai.packing import check_text
from prongsai.web.plan.records import PlanFindings
from prongsai.web.years.gathering import NOWHERE, without_picture
from prongsai.web.years.records import YearRecord
from prongsai.web.years.remembering import Memory

_OF_MEASURE = re.compile(r"plan\.measures\[(?P<place>\d+)\](?:\.(?P<field>[a-z_]+))?")
_FOUND: Memory[PlanFindings] = Memory(most=1_024)


def findings_of(year: YearRecord) -> PlanFindings:
    """Everything to mend in a year, sorted by what it is about.

    Checking composes every document of the year, which takes a tenth of a second or more, so
    what was found is remembered for each content.
    """
    return _FOUND.of(year.digest, lambda: _found(year.dossier))


def _found(dossier: Dossier) -> PlanFindings:
    try:
        text = to_json(without_picture(dossier))
        problems = check_text(text, folder=NOWHERE, is_json=True)
    except ProngsaiError as error:
        problems = error.to_problems()
    return sorted_findings(problems)


def sorted_findings(problems: Iterable[Problem]) -> PlanFindings:
    """The problems by measure and field, of the plan in general, and of anything else."""
    general, elsewhere = [], []
    of_measure: dict[int, dict[str, tuple[Problem, ...]]] = {}
    for problem in problems:
        path = problem.place.path or ""
        match = _OF_MEASURE.match(path)
        if match is not None:
            fields = of_measure.setdefault(int(match["place"]), {})
            name = match["field"] or ""
            fields[name] = (*fields.get(name, ()), problem)
        elif path == "plan" or path.startswith("plan."):
            general.append(problem)
        else:
            elsewhere.append(problem)
    return PlanFindings(
        general=tuple(general),
        of_measure=dict(sorted(of_measure.items())),
        elsewhere=tuple(elsewhere),
    )
