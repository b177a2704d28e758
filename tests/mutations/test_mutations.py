"""A sample of what `python -m benchmarks.checking` runs whole: clean documents silent, faults found.

PRONGSAI_SOAK=1 runs all of it.
"""

from __future__ import annotations

import os

import pytest

from prongsai.core.problems import Severity
from tests.mutations.bases import base
from tests.mutations.carriers import WRITERS
from tests.mutations.faults import Fault, load
from tests.mutations.generalising import SHUFFLED, fields_of, shuffled
from tests.mutations.running import Outcome, Verdict, carriers_of, clean_problems, run

IS_WHOLE = os.environ.get("PRONGSAI_SOAK") == "1"
LEAST_SHARE = 0.95
# Every rule of the design page; `rule-unverified` speaks of editions, and
# `copied-from-other-agency` needs two documents.
CODES = 47
CLEAN = ("01-demo-thai", "02-a-thai", "03-b-arabic", "04-b-arabic", "05-a-arabic", "06-a-thai")


def _sample(which: str) -> list[tuple[Fault, str]]:
    """Every fault in every carrier, or every fault in one of them, in turn."""
    chosen = []
    for at, fault in enumerate(load(which)):
        carriers = carriers_of(fault)
        chosen += [(fault, each) for each in carriers] if IS_WHOLE else []
        if not IS_WHOLE and at % 5 == 0:
            chosen.append((fault, carriers[at // 5 % len(carriers)]))
    return chosen


@pytest.mark.parametrize("which", ["development", "held_out"])
def test_planted_faults_are_found_under_their_code_and_nothing_else_shouts(which):
    outcomes = [run(fault, carrier) for fault, carrier in _sample(which)]

    right = sum(each.is_right for each in outcomes)
    wrong = "\n".join(_told(each, which) for each in outcomes if not each.is_right)
    assert right >= LEAST_SHARE * len(outcomes), f"{right} of {len(outcomes)}:\n{wrong}"
    assert not [each for each in outcomes if each.verdict is Verdict.UNPLANTED]


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_said_of_faultless_documents(name):
    kinds = [None, *base(name).documents]
    carriers = list(WRITERS)
    said = [
        (kind, carrier, each.code, each.text)
        for at, kind in enumerate(kinds)
        for carrier in _carriers_of(kind, carriers, at)
        for each in clean_problems(name, kind, carrier)
        if each.severity is not Severity.HINT
    ]

    assert said == []


def _carriers_of(kind: str | None, carriers: list[str], at: int) -> list[str]:
    if kind is None:
        return ["yaml"]
    return carriers if IS_WHOLE else [carriers[at % len(carriers)]]


@pytest.mark.parametrize("name", SHUFFLED[:3])
def test_shuffled_columns_under_other_titles_read_the_same(name):
    document = base(name).documents["plan"]

    assert fields_of(shuffled(document, name), "docx") == fields_of(document, "docx")


@pytest.mark.parametrize(("which", "least"), [("development", 6), ("held_out", 4)])
def test_every_code_has_its_wordings(which, least):
    faults = load(which)

    counts = {code: sum(each.code == code for each in faults) for code in {f.code for f in faults}}
    assert len(counts) == CODES
    assert {code: n for code, n in counts.items() if n < least} == {}


def test_no_held_out_wording_is_in_the_development_set():
    known = {_wording(each) for each in load("development")}

    assert known.isdisjoint(_wording(each) for each in load("held_out"))


def _wording(fault: Fault) -> str:
    return repr((fault.code, fault.document, fault.text, fault.edits, fault.dossier, fault.bases))


def _told(outcome: Outcome, which: str) -> str:
    if which == "held_out":  # its wordings are not for whoever improves the rules
        return f"{outcome.fault.code}: {outcome.verdict}"
    return f"{outcome.fault} {outcome.carrier} {outcome.base}: {outcome.verdict} {outcome.told}"
