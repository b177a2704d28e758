"""What does the checker find of planted faults, and what does it miss?

`python -m benchmarks.checking [--write] [clean|pairs|thresholds] [development|held_out] [code…]`
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from pathlib import Path

from tests.mutations.bases import base, base_names
from tests.mutations.faults import load
from tests.mutations.generalising import alarms_of_counts, alarms_of_shuffled, fields_kept
from tests.mutations.running import CARRIERS, Outcome, Verdict, carriers_of, clean_problems, run

from benchmarks.checking_beyond import show_pairs, show_stated
from benchmarks.timing import machine

SETS = ("development", "held_out")
PAGE = Path(__file__).resolve().parent / "checking.md"
COMMAND = "python -m benchmarks.checking --write"


def main() -> None:
    arguments = sys.argv[1:]
    sets = [each for each in arguments if each in SETS] or list(SETS)
    beyond = {"pairs": show_pairs, "thresholds": show_stated}
    if asked := [beyond[each] for each in arguments if each in beyond]:
        for show_one in asked:
            show_one(sets)
        return
    codes = {each for each in arguments if each not in {*SETS, "--write", "clean"}}
    parts = []
    if "clean" in arguments or "--write" in arguments:
        parts.append(show_clean())
    for which in sets:
        outcomes = [
            run(fault, carrier)
            for fault in load(which)
            if not codes or fault.code in codes
            for carrier in carriers_of(fault)
        ]
        parts.append(show(which, outcomes))
    if "--write" in arguments:
        parts += [generalised(), show_pairs(sets), show_stated(sets)]
        PAGE.write_text("\n\n".join([head(), *parts]) + "\n", encoding="utf-8")


def head() -> str:
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return (
        f"# Planted faults\n\nCommand: `{COMMAND}`. Date: {today}. Machine: {machine()}.\n\n"
        "One fault at a time is planted into documents that our own build makes of faultless "
        "dossiers, in DOCX, PDF, text (tables with tabs, tables with bars) and YAML. The faults "
        "and their wordings are written from the rules' published meaning by somebody who has "
        "not read the rules' code; the held-out set is never shown to whoever improves them. A "
        "cell counts what is found under the right code, at the place, with no further code at "
        "error or warning."
    )


def generalised() -> str:
    kept = fields_kept()
    share = f"{kept.same} of {kept.all} fields read the same ({kept.same / kept.all:.1%})"
    lines = ["## Not tuned to", "", f"Columns in another order under other titles: {share}."]
    planted = found_when_shuffled()
    right = sum(each.is_right for each in planted)
    lines.append(
        f"Faults of the development set in measures tables so varied: {right} of {len(planted)} "
        f"right ({right / len(planted):.1%})."
    )
    for name, (files, said) in (
        ("Columns in another order under other titles", alarms_of_shuffled()),
        ("1 to 20 measures, other authorities", alarms_of_counts()),
    ):
        lines.append(f"{name}: {files} faultless files, {len(said)} false alarms.")
        print("\n".join(said))
    return "\n".join(lines)


def found_when_shuffled() -> list[Outcome]:
    """The development set's faults in plans and progress reports, in text and Word files."""
    return [
        run(fault, carrier, seed=f"{fault} {carrier}")
        for fault in load("development")
        if fault.document in {"plan", "progress"}
        for carrier in ("docx", "tabs")
    ]


def show_clean() -> str:
    count = alarms = 0
    for name in base_names():
        for kind in (None, *base(name).documents):
            for carrier in CARRIERS[:4] if kind else ("yaml",):
                count += 1
                for each in clean_problems(name, kind, carrier):
                    alarms += 1
                    print(
                        f"CLEAN {name} {kind} {carrier}: {each.code}[{each.severity}] "
                        f"{each.place.described('en')}: {each.text}"
                    )
    told = f"Faultless documents: {count} files, {alarms} problems."
    print(told)
    return told


def show(which: str, outcomes: list[Outcome]) -> str:
    told = f"## {which.replace('_', ' ').capitalize()}\n\n{table(outcomes)}"
    print(f"\n{told}\n")
    for each in outcomes:
        if not each.is_right:
            print(
                f"- {each.fault} {each.carrier} {each.base}: {each.verdict}"
                f"{' + ' + ', '.join(each.seconds) if each.seconds else ''} | {list(each.told)}"
            )
    return told


def table(outcomes: list[Outcome]) -> str:
    """Found and undisturbed of all, by code and carrier."""
    cells: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for each in outcomes:
        cells["**all**"][each.carrier].append(each)
        cells[each.fault.code][each.carrier].append(each)
    lines = [
        "| code | " + " | ".join(CARRIERS) + " | found | second code | right |",
        "| --- |" + " --- |" * (len(CARRIERS) + 3),
    ]
    for code, by_carrier in cells.items():
        whole = [each for carrier in CARRIERS for each in by_carrier[carrier]]
        shares = [_share(by_carrier[carrier]) for carrier in CARRIERS]
        found = sum(each.verdict is Verdict.FOUND for each in whole)
        seconds = sum(bool(each.seconds) for each in whole)
        right = sum(each.is_right for each in whole)
        lines.append(
            f"| {code} | {' | '.join(shares)} | {found}/{len(whole)} | {seconds} | "
            f"{right / len(whole):.1%} |"
        )
    return "\n".join(lines)


def _share(outcomes: list[Outcome]) -> str:
    return f"{sum(e.is_right for e in outcomes)}/{len(outcomes)}" if outcomes else "–"


if __name__ == "__main__":
    main()
