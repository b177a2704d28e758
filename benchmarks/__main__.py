"""`make bench`: measure everything side by side and write benchmarks/results.md."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from benchmarks import checks, packs, pdf_paths, scorecards, start_up
from benchmarks.timing import Timing, machine, table

ROWS_OF_TEN_PAGES = 40
RULES = (
    "Each way had one uncounted run; counted runs took turns (A B C A B C …). "
    "All documents and scores are synthetic."
)


def told_of_office(ways: tuple[Timing, ...]) -> str:
    office = next(each for each in ways if each.name.startswith("LibreOffice"))
    return (
        f"LibreOffice takes {office.median / ways[0].median:.1f} times as long as our whole "
        f"process, {office.median / ways[-1].median:.1f} times as long as ours in a running one."
    )


def told_of_packs(run: packs.PackRun) -> str:
    return (
        f"`prongsai build` on {run.packs} synthetic variants of the first example "
        f"(every kind, all formats, {run.documents // run.packs} files each), as many worker "
        f"processes as cores: {run.seconds:.1f} s, "
        f"**{run.packs_a_minute:.0f} packs a minute**, at most {run.peak_mib:.0f} MiB resident "
        "in all processes together."
    )


def told_of_checks(run: checks.CheckRun) -> str:
    return (
        f"`prongsai check` on {run.documents:,} synthetic documents (PDF, DOCX, text, HTML, XLSX "
        f"in equal parts, all different), as many worker processes as cores: {run.seconds:.1f} s, "
        f"**{run.documents_a_minute:,.0f} documents a minute**, at most {run.peak_mib:.0f} MiB "
        "resident in all processes together."
    )


def main() -> None:
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    ways = pdf_paths.measure(rows=ROWS_OF_TEN_PAGES, runs=5)
    run = packs.measure(packs=200)
    many = checks.measure_many(documents=1_000)
    parts = [
        "# Results",
        f"Command: `make bench`. Date: {today}. Machine: {machine()}.",
        RULES,
        "## A ten-page Thai table report",
        "Whole processes, except the last row. Ours gives a tagged PDF/UA-1.",
        table(ways),
        told_of_office(ways),
        "## Whole packs",
        told_of_packs(run),
        "## Reading and checking a PDF of thirty pages",
        "One ruled table of five columns. pdfplumber takes out its cells and checks nothing.",
        table(checks.measure_one(rows=checks.ROWS_OF_THIRTY_PAGES, runs=5)),
        "## Checking many documents",
        told_of_checks(many),
        "## Start-up",
        table(start_up.measure(runs=15)),
        "## 10,000 scorecards",
        "The floats give neither level nor reasons, and are wrong near a rounding edge.",
        table(scorecards.measure(count=10_000, runs=5)),
    ]
    target = Path(__file__).parent / "results.md"
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(target.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
