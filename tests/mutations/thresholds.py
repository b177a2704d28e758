"""Does the checker judge strengths and weaknesses by the thresholds that a document states?

Analysis reports as another office writes them, with thresholds of their own: with every
indicator where it belongs, and with one of them on the wrong side.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Problem, Severity
from prongsai.core.thai import to_arabic_digits
from prongsai.editions import load
from prongsai.packing import check_file
from tests.mutations.bases import base
from tests.mutations.carriers import WRITERS
from tests.mutations.threshold_forms import Scored, written

BASES = ("04-a-thai", "04-b-arabic", "06-a-thai", "06-b-arabic")
FAULTS = ("nearest", "farthest", "raised")
_FORMS = {
    which: yaml.safe_load(
        (Path(__file__).parent / f"thresholds_{which}.yaml").read_text(encoding="utf-8")
    )
    for which in ("development", "further", "silent", "held_out")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What was said of one document with thresholds of its own."""

    form: str
    fault: str  # which indicator is on the wrong side; empty: none
    base: str
    carrier: str
    is_found: bool
    seconds: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return not self.seconds and (self.is_found or not self.fault)


def cases(which: str) -> list[tuple[str, str, str, str]]:
    """Form, fault, base and carrier of a set: every form on every base, carriers in turn."""
    kinds = tuple(WRITERS)
    whole = [(f, fault, b) for f in _FORMS[which] for fault in ("", *FAULTS) for b in BASES]
    return [
        (*each, kinds[(at + at // len(kinds)) % len(kinds)])
        for at, each in enumerate(whole)
        if not each[1] or _upper(_FORMS[which][each[0]], each[2])
    ]


def run_stated(which: str, form: str, fault: str, name: str, carrier: str) -> Stated:
    """One document written, checked and judged."""
    shape = _FORMS[which][form]
    groups = _grouped(shape, _scores(name))
    moved = _misplace(groups, shape, fault) if fault else None
    document = written(shape, groups, base(name))
    with tempfile.TemporaryDirectory() as folder:
        problems = check_file(WRITERS[carrier](document, Path(folder)))
    own = [each for each in problems if moved and _is_of(each, moved)]
    return Stated(
        form=form,
        fault=fault,
        base=name,
        carrier=carrier,
        is_found=bool(own),
        seconds=tuple(
            sorted({e.code for e in problems if e not in own and e.severity is not Severity.HINT})
        ),
        told=tuple(f"{each.code} {each.place.described('en')} {each.text}" for each in problems),
    )


def _is_of(problem: Problem, moved: Scored) -> bool:
    told = to_arabic_digits(f"{problem.text} {problem.message.th}")
    return problem.code == "wrong-group" and (moved.name in told or str(moved.score) in told)


def _scores(name: str) -> tuple[Scored, ...]:
    chosen = base(name)
    since = chosen.facts["base"]
    results = next(a for a in chosen.data["assessments"] if a["fiscal_year"] == since)
    scores = {each["indicator"]: Decimal(each["score"]) for each in results["indicators"]}
    return tuple(
        Scored(number=at, name=each.name_th, score=scores[each.slug])
        for at, each in enumerate(load(FiscalYear(since)).indicators, 1)
    )


def _grouped(shape: dict[str, Any], scores: tuple[Scored, ...]) -> list[list[Scored]]:
    groups: list[list[Scored]] = [[] for _ in shape["groups"]]
    for each in scores:
        groups[sum(each.score < Decimal(at) for at in shape["at"])].append(each)
    return groups


def _upper(shape: dict[str, Any], name: str) -> bool:
    """Whether anything stands above the last threshold, to be put below it."""
    return any(_grouped(shape, _scores(name))[:-1])


def _misplace(groups: list[list[Scored]], shape: dict[str, Any], fault: str) -> Scored:
    """Put one from above the last threshold below it; ``raised``: the lowest of all on top."""
    if fault == "raised":
        raised = min((each for group in groups for each in group), key=lambda each: each.score)
        groups[-1].remove(raised)
        groups[0].append(raised)
        return raised
    line = Decimal(shape["at"][-1])
    upper = [each for group in groups[:-1] for each in group]
    moved = (min if fault == "nearest" else max)(upper, key=lambda each: each.score - line)
    for group in groups:
        if moved in group:
            group.remove(moved)
    groups[-1].append(moved)
    return moved
