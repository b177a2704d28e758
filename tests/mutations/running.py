"""Is each planted fault found, under its code, and does nothing else shout?"""

from __future__ import annotations

import re
import tempfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from prongsai.core.problems import Problem, Severity
from prongsai.core.reading import Passage, passages, reading_of
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.core.tree import Document
from prongsai.intake import read
from prongsai.packing import check_file
from tests.mutations.bases import Base, base, base_names, documents_of
from tests.mutations.carriers import WRITERS, as_dossier
from tests.mutations.faults import Fault
from tests.mutations.generalising import shuffled
from tests.mutations.planting import NothingToPlantIn, Planter, plant_in_data

_PLACELESS = frozenset({"theme-not-covered"})
CARRIERS = ("docx", "pdf", "tabs", "bars", "yaml")


class Verdict(StrEnum):
    """What became of a planted fault."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"  # the right code, but it points at another place
    WRONG = "wrong code"
    MISSED = "missed"
    UNPLANTED = "unplanted"  # the fault is not in the reading: the examiner's mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One fault in one carrier."""

    fault: Fault
    carrier: str
    base: str
    verdict: Verdict
    seconds: tuple[str, ...] = ()  # further codes, at error or warning
    told: tuple[str, ...] = field(default=())

    @property
    def is_right(self) -> bool:
        return self.verdict is Verdict.FOUND and not self.seconds


def carriers_of(fault: Fault) -> tuple[str, ...]:
    every = CARRIERS[:4] if fault.document else CARRIERS[4:]
    return tuple(each for each in every if each not in fault.without)


def run(fault: Fault, carrier: str, *, seed: str = "") -> Outcome:
    """Plant, check, judge; with a ``seed``, the measures tables' columns are shuffled."""
    chosen, planted = _planted(fault, carrier)
    if seed and isinstance(planted, Document):
        planted = shuffled(planted, seed)
    with tempfile.TemporaryDirectory() as folder:
        if isinstance(planted, Document):
            path = WRITERS[carrier](planted, Path(folder))
            changed = _changed_passages(chosen, fault, carrier, path, seed)
            problems = check_file(path, is_draft=planted.is_draft)
            if not _is_in_reading(
                planted, _varied(chosen.documents[fault.document or ""], seed), path
            ):
                return Outcome(
                    fault=fault, carrier=carrier, base=chosen.name, verdict=Verdict.UNPLANTED
                )
        else:
            path = as_dossier(planted, Path(folder))
            changed = None
            problems = check_file(path)
    before = _clean_codes(chosen.name, fault.document, carrier, seed)
    return _judged(fault, carrier, chosen, problems, changed, before)


def _planted(fault: Fault, carrier: str) -> tuple[Base, Any]:
    names = [each for prefix in fault.bases for each in base_names() if each.startswith(prefix)]
    start = zlib.crc32(f"{fault}{carrier}".encode())
    errors = []
    for step in range(len(names)):
        chosen = base(names[(start + step) % len(names)])
        facts = {**chosen.facts, **_facts_of(fault, chosen)}
        try:
            documents = chosen.documents
            if fault.dossier:
                data = plant_in_data(chosen.data, list(fault.dossier), facts)
                if fault.document is None:
                    return chosen, data
                documents = documents_of(data)
            if fault.document in documents:
                planter = Planter(documents[fault.document], facts)
                return chosen, planter.plant(list(fault.edits))
        except (NothingToPlantIn, KeyError, IndexError) as error:
            errors.append(f"{chosen.name}: {error!r}")
    raise NothingToPlantIn(f"{fault} in {carrier}: {errors}")


def _is_in_reading(planted: Document, clean: Document, path: Path) -> bool:
    """Whether every letter that was planted comes back from the file."""
    before = {_form(each.text) for each in passages(reading_of(clean))}
    new = [_form(each.text) for each in passages(reading_of(planted))]
    letters = _form("".join(each.text for each in passages(read(path))))
    return all(line in letters for each in new if each not in before for line in each.split("\n"))


def _facts_of(fault: Fault, chosen: Base) -> dict[str, str]:
    return {"text": fault.text.format_map(chosen.facts) if fault.text else ""}


def _changed_passages(
    chosen: Base, fault: Fault, carrier: str, path: Path, seed: str
) -> tuple[Passage, ...]:
    """The passages of the planted file that the clean one does not have."""
    clean = Counter(_clean_texts(chosen.name, fault.document or "", carrier, seed))
    found = []
    for each in passages(read(path)):
        key = comparison_form(each.text)
        if clean[key]:
            clean[key] -= 1
        else:
            found.append(each)
    return tuple(found)


@cache
def _clean_texts(name: str, kind: str, carrier: str, seed: str) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = WRITERS[carrier](_varied(base(name).documents[kind], seed), Path(folder))
        return tuple(comparison_form(each.text) for each in passages(read(path)))


@cache
def clean_problems(
    name: str, kind: str | None, carrier: str, seed: str = ""
) -> tuple[Problem, ...]:
    """What the checker says of the clean document: all of it is false alarm."""
    with tempfile.TemporaryDirectory() as folder:
        if kind is None:
            return check_file(as_dossier(base(name).data, Path(folder)))
        document = _varied(base(name).documents[kind], seed)
        path = WRITERS[carrier](document, Path(folder))
        return check_file(path, is_draft=document.is_draft)


def _clean_codes(name: str, kind: str | None, carrier: str, seed: str) -> Counter[str]:
    return Counter(each.code for each in clean_problems(name, kind, carrier, seed))


def _varied(document: Document, seed: str) -> Document:
    return shuffled(document, seed) if seed else document


def _judged(
    fault: Fault,
    carrier: str,
    chosen: Base,
    problems: tuple[Problem, ...],
    changed: tuple[Passage, ...] | None,
    before: Counter[str],
) -> Outcome:
    left = Counter(before)
    new: list[Problem] = []
    for each in problems:
        if left[each.code]:
            left[each.code] -= 1
        else:
            new.append(each)
    own = [each for each in new if each.code == fault.code]
    others = [each for each in new if each.code != fault.code]
    seconds = tuple(sorted({e.code for e in others if e.severity is not Severity.HINT}))
    facts = {**chosen.facts, **_facts_of(fault, chosen)}
    touches = [each.format_map(facts) for each in fault.touches]
    touches += [each["to"].format_map(facts) for each in fault.dossier if _is_words(each.get("to"))]
    if own:
        # What a plan lacks stands nowhere in it.
        is_there = fault.code in _PLACELESS or any(
            _touches(each, fault, changed, touches) for each in own
        )
        verdict = Verdict.FOUND if is_there else Verdict.ELSEWHERE
    else:
        verdict = Verdict.WRONG if others else Verdict.MISSED
    return Outcome(
        fault=fault,
        carrier=carrier,
        base=chosen.name,
        verdict=verdict,
        seconds=seconds if own else (),
        told=tuple(f"{e.code}[{e.severity}] {e.place.described('en')}: {e.text}" for e in new),
    )


def _touches(
    problem: Problem, fault: Fault, changed: tuple[Passage, ...] | None, touches: list[str]
) -> bool:
    if changed is None:  # a dossier: the path leads to the place, or its text is quoted
        path = _steps(problem.place.path or "")
        edits = [_steps(str(each.get("set") or each["unset"])) for each in fault.dossier]
        return any(_meet(path, each) for each in edits) or any(
            _within(problem.text, each) or _within(problem.place.path, each) for each in touches
        )
    if not changed:  # something was taken away: there is no place to point at
        return True
    return any(_at(problem, each) for each in changed) or any(
        _within(problem.text, each) for each in touches
    )


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 3


def _steps(path: str) -> list[str]:
    return [each for each in re.split(r"[.\[\]]+", path) if each]


def _meet(one: list[str], other: list[str]) -> bool:
    """Whether one path leads on from the other, in the dossier's part at least."""
    shared = min(len(one), len(other))
    return bool(shared) and one[:shared] == other[:shared]


def _at(problem: Problem, passage: Passage) -> bool:
    if problem.text and _within(problem.text, passage.text):
        return True
    place, own = problem.place, passage.place
    if place.table is not None:
        return (place.table, place.row) == (own.table, own.row)
    return place.line is not None and own.table is None and place.line == own.line


def _within(one: str | None, other: str) -> bool:
    if not one:
        return False
    first, second = _form(one), _form(other)
    return bool(first) and bool(second) and (first in second or second in first)


def _form(words: str) -> str:
    return re.sub(r"[\s…“”]+", "", to_arabic_digits(comparison_form(words)))
