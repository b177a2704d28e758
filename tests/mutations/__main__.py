"""`python -m tests.mutations [development|held_out] [code…]`: the figures, and what was missed."""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.mutations.bases import base, base_names
from tests.mutations.faults import load
from tests.mutations.running import CARRIERS, Outcome, Verdict, carriers_of, clean_problems, run


def main() -> None:
    arguments = sys.argv[1:]
    sets = [each for each in arguments if each in {"development", "held_out"}]
    codes = {each for each in arguments if each not in {"development", "held_out", "clean"}}
    if "clean" in arguments or not arguments:
        show_clean()
    for which in sets or ["development", "held_out"]:
        outcomes = [
            run(fault, carrier)
            for fault in load(which)
            if not codes or fault.code in codes
            for carrier in carriers_of(fault)
        ]
        show(which, outcomes)


def show_clean() -> None:
    count = alarms = 0
    for name in base_names():
        for kind in (None, *base(name).documents):
            for carrier in CARRIERS[:4] if kind else ("yaml",):
                count += 1
                for each in clean_problems(name, kind, carrier):
                    alarms += 1
                    print(f"CLEAN {name} {kind} {carrier}: {each.code}[{each.severity}] "
                          f"{each.place.described('en')}: {each.text}")
    print(f"clean: {count} files, {alarms} problems")


def show(which: str, outcomes: list[Outcome]) -> None:
    print(f"\n## {which}\n\n{table(outcomes)}\n")
    for each in outcomes:
        if not each.is_right:
            print(f"- {each.fault} {each.carrier} {each.base}: {each.verdict}"
                  f"{' + ' + ', '.join(each.seconds) if each.seconds else ''} | {list(each.told)}")


def table(outcomes: list[Outcome]) -> str:
    """Found and undisturbed of all, by code and carrier."""
    cells: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for each in outcomes:
        cells[each.fault.code][each.carrier].append(each)
        cells["**all**"][each.carrier].append(each)
    lines = ["| code | " + " | ".join(CARRIERS) + " | found | second code | right |",
             "| --- |" + " --- |" * (len(CARRIERS) + 3)]
    for code, by_carrier in cells.items():
        whole = [each for carrier in CARRIERS for each in by_carrier[carrier]]
        shares = [_share(by_carrier[carrier]) for carrier in CARRIERS]
        found = sum(each.verdict is Verdict.FOUND for each in whole)
        seconds = sum(bool(each.seconds) for each in whole)
        right = sum(each.is_right for each in whole)
        lines.append(f"| {code} | {' | '.join(shares)} | {found}/{len(whole)} | {seconds} | "
                     f"{right / len(whole):.1%} |")
    return "\n".join(lines)


def _share(outcomes: list[Outcome]) -> str:
    return f"{sum(e.is_right for e in outcomes)}/{len(outcomes)}" if outcomes else "–"


if __name__ == "__main__":
    main()
