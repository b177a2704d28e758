"""`python -m benchmarks.intake`: compare every case in every form and write benchmarks/intake.md.

Only counts and the cases' numbers are written: their words are not ours to show.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import find_examples
from tests.intake.truth import CASES

from benchmarks.intake.comparison import Count
from benchmarks.intake.forms import Form
from benchmarks.intake.measuring import Measured, measure
from benchmarks.timing import machine

TARGET = Path(__file__).parents[1] / "intake.md"
_MEANS = (
    "A cell is exact after NFC, ำ in one form, marks in typing order and without white space;"
    " it must stand in its row and column; headings count; parts of a cell cut by a page break may"
    " come back joined. Nearly: a filled cell of which 95 % of the letters stand in some cell"
    " (joined parts do not)."
    " Scores: each indicator's, the overall and the level. Memo fields: department, number,"
    " subject, addressee, date, body, closing. Signers: name, position with capacity, opinion."
    " Letters kept: letters of the reading that the dossier holds, placed or unplaced. Errors: of"
    " `dossier validate`. To confirm: values marked so. `-`: the case holds none."
    " Seconds: wall time of reading and recognising, shared with whatever else the machine did."
    " Scans are made of the ruled PDF: 200 dots per inch, grey, no letters; the case is named to"
    " `intake` with --agency and --year where the scan does not tell (marked *)."
)
_HEAD = (
    "| form | case | cells exact | nearly | scores | memo fields | signers | letters kept"
    " | errors | to confirm | seconds |"
)


def report(figures: Iterable[Measured]) -> str:
    """The figures as a page."""
    rows = list(figures)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    lines = [
        "# How much of the four real cases is read right",
        "",
        f"Command: `python -m benchmarks.intake`. Date: {today}. {_machine()}.",
        "",
        _MEANS,
        "",
        _HEAD,
        "| --- " * _HEAD.count(" | ") + "| --- |",
        *map(_row, rows),
        "",
        "Pooled over the cases:",
        "",
        "| form | cells exact | share | scores | memo fields | signers | letters kept |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_pooled(form, rows) for form in Form if any(row.form is form for row in rows)),
    ]
    return "\n".join(lines) + "\n"


def _machine() -> str:
    load = os.getloadavg()[1]
    return f"Machine: {machine()}, {_tesseract()}, load average {load:.0f} at the end"


def _tesseract() -> str:
    told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True)
    return (told.stdout or told.stderr).splitlines()[0]


def _row(each: Measured) -> str:
    star = "*" if each.is_told_whose else ""
    counts = (each.cells, each.alike, each.scores, each.fields, each.signers, each.letters)
    return " | ".join(
        [
            f"| {each.form}",
            f"{each.case}{star}",
            *map(str, counts),
            str(each.errors),
            str(each.to_confirm),
            f"{each.seconds:.1f} |",
        ]
    )


def _pooled(form: Form, rows: list[Measured]) -> str:
    own = [row for row in rows if row.form is form]
    cells = pooled(row.cells for row in own)
    others = [
        pooled(getattr(row, name) for row in own)
        for name in ("scores", "fields", "signers", "letters")
    ]
    said = " | ".join(map(str, others))
    return f"| {form} | {cells} | {cells.share:.1%} | {said} |"


def pooled(counts: Iterable[Count]) -> Count:
    """All of them together."""
    return sum(counts, Count())


def main() -> None:
    examples = find_examples()
    if examples is None:
        sys.exit("The real cases are not at hand: name their folder in PRONGSAI_EXAMPLES.")
    TARGET.write_text(
        report(measure(form, case, examples) for form in Form for case in CASES), encoding="utf-8"
    )
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
