"""What does the checker find between two documents, and by thresholds that a document states?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.mutations.pairing import carriers_of_pair, load_pairs, run_pair
from tests.mutations.thresholds import cases, run_stated


def show_pairs(sets: Sequence[str]) -> str:
    """Pairs found of those with a fault, silent of those without, by set and code."""
    lines = [
        "## Two documents together",
        "",
        "`beside`: what the one document alone says of the other's name, which is right too.",
        "`plan-and-report-differ` is no code of ours: any finding counts.",
        "",
        "| set | code | found | second code | beside | right |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for which in sets:
        counts: dict[str, Counter[str]] = {}
        for pair in load_pairs(which):
            for carrier in carriers_of_pair(pair):
                made = run_pair(pair, carrier)
                count = counts.setdefault(pair.code, Counter())
                loud = set(made.seconds)
                count.update(all=1, found=made.is_found, right=made.is_right)
                count["second"] += bool(loud - set(pair.beside))
                count["beside"] += bool(loud & set(pair.beside))
                if not made.is_right:
                    told = list(made.told) if which == "development" else "-"
                    print(f"- {which} {pair if told != '-' else pair.code} {made.carriers} {told}")
        for code, count in counts.items():
            found = f"{count['found']}/{count['all']}" if code else "–"
            lines.append(
                f"| {which} | {code or 'no fault'} | {found} | {count['second']} | "
                f"{count['beside']} | {count['right']}/{count['all']} |"
            )
    told = "\n".join(lines)
    print(told)
    return told


def show_stated(sets: Sequence[str]) -> str:
    """The same for one indicator on the wrong side of a threshold that the document states."""
    lines = [
        "## Thresholds stated in the document",
        "",
        "| set | wording | all in place: silent | one on the wrong side: found | right |",
        "| --- | --- | --- | --- | --- |",
    ]
    open_sets = ["further", "silent"] if "development" in sets else []
    for which in [*sets, *open_sets]:
        counts: dict[str, Counter[str]] = {}
        for form, fault, name, carrier in cases(which):
            if fault and which == "silent":  # nothing is wrong there, wherever it stands
                continue
            made = run_stated(which, form, fault, name, carrier)
            count = counts.setdefault(form if which == "development" else "all", Counter())
            kind = "planted" if fault else "clean"
            count.update({kind: 1, f"{kind} right": made.is_right, "found": made.is_found})
        for form, count in counts.items():
            lines.append(
                f"| {which} | {form} | {count['clean right']}/{count['clean']} | "
                f"{count['found']}/{count['planted']} | "
                f"{count['planted right']}/{count['planted']} |"
            )
    told = "\n".join(lines)
    print(told)
    return told
