"""`python -m tests.soak`: damage files, see what becomes of them, and write it down."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import machine
from tests.soak.files import bases
from tests.soak.pool import MIB, SECONDS, Fate, fates
from tests.soak.victim import FAIR

TARGET = Path(__file__).resolve().parents[2] / "benchmarks" / "robustness.md"


def main() -> None:
    """Run, print what is not as it should be, and write the counts."""
    words = argparse.ArgumentParser()
    words.add_argument("--files", type=int, default=20_000)
    words.add_argument("--from", type=int, default=0, dest="start")
    words.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    words.add_argument("--out", type=Path, default=TARGET)
    asked = words.parse_args()
    found: list[Fate] = []
    begun = time.perf_counter()
    with TemporaryDirectory() as folder:
        bases(Path(folder))
        numbers = range(asked.start, asked.start + asked.files)
        for each in fates(numbers, Path(folder), processes=asked.processes):
            found.append(each)
            if not each.is_fair or each.end.seconds > SECONDS / 4:
                end = each.end
                told = f"{end.name} {end.seconds:.1f} s {end.mib:.0f} MiB"
                _tell(f"{each.number} {each.form}, {each.mishap}: {told}\n{end.note}")
            if len(found) % 1_000 == 0:
                _tell(f"# {len(found)} files, {time.perf_counter() - begun:.0f} s")
    asked.out.write_text(report(found, time.perf_counter() - begun, sys.argv[1:]), encoding="utf-8")
    sys.exit(0 if all(each.is_fair for each in found) else 1)


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def report(found: list[Fate], seconds: float, words: list[str]) -> str:
    """The counts by format, kind of damage and end, as a page."""
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    command = " ".join(["python -m tests.soak", *words])
    ends = Counter((each.form, each.mishap, each.end.name) for each in found)
    others = sorted({each.end.name for each in found} - set(FAIR))
    columns = [*FAIR, *others]
    lines = [
        "| format | damage | files | " + " | ".join(columns) + " | longest s | most MiB |",
        "| --- | --- |" + " --- |" * (len(columns) + 3),
    ]
    for form, mishap in sorted({(each.form, each.mishap) for each in found}):
        own = [each for each in found if (each.form, each.mishap) == (form, mishap)]
        counts = " | ".join(str(ends[form, mishap, name]) for name in columns)
        longest, most = max(each.end.seconds for each in own), max(each.end.mib for each in own)
        lines.append(f"| {form} | {mishap} | {len(own)} | {counts} | {longest:.2f} | {most:.0f} |")
    times = sorted(each.end.seconds for each in found)
    unfair = sum(not each.is_fair for each in found)
    told = (
        f"{len(found):,} damaged files in {seconds:.0f} s; **{unfair} not as they should be**. "
        f"Half of them took at most {times[len(times) // 2]:.2f} s, 99 of 100 at most "
        f"{times[len(times) * 99 // 100]:.2f} s, the longest {times[-1]:.2f} s; the most memory "
        f"was {max(each.end.mib for each in found):.0f} MiB."
    )
    asked = (
        "Each file is read, understood, written as a dossier and checked, in a process that is "
        f"watched. It must end as `read` or `refused` (one sentence in Thai and English) within "
        f"{SECONDS:.0f} s and {MIB:.0f} MiB, and nothing may be written beside it."
    )
    head = f"Command: `{command}`. Date: {today}. Machine: {machine()}."
    return "\n\n".join(["# Robustness", head, asked, told, "\n".join(lines)]) + "\n"


if __name__ == "__main__":
    main()
