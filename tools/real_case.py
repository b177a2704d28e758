"""Does a real document come out again with every cell of its tables? `make run` asks.

The case is read from its source text, built as it was read, and read back from PDF and DOCX. The
real cases are no part of the repository: where they are not at hand, it says so and ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prongsai.core.grid import placed
from prongsai.core.thai import comparison_form
from prongsai.core.tree import Table, plain
from prongsai.intake import read

ROOT = Path(__file__).resolve().parent.parent
CASE = "004"  # scores, measures and status, with two memos
OUT = Path("out") / "real-case"
Rows = list[list[str]]


def main() -> int:
    """The exit status: 1 where a cell of the truth is not found again."""
    examples = find_examples()
    if examples is None:
        print("ไม่มีเอกสารจริงในเครื่องนี้ จึงไม่ได้ทดลองอ่านและจัดทำใหม่ — The real cases are not at hand.")
        return 0
    rebuild(examples / CASE / "source.txt")
    truth = json.loads((examples / CASE / "truth.json").read_text(encoding="utf-8"))
    is_whole = True
    for form in ("pdf", "docx"):
        right, count = cells_again(truth, OUT / "pack", form)
        is_whole &= right == count > 0
        print(
            f"{OUT / 'pack'}: เอกสารจริง {CASE} อ่านแล้วจัดทำใหม่เป็น {form.upper()} "
            f"ข้อความในตารางตรงกับต้นฉบับ {right} จาก {count} ช่อง — {right} of {count} cells again"
        )
    return 0 if is_whole else 1


def find_examples() -> Path | None:
    """The folder of the real cases, where PRONGSAI_EXAMPLES says or beside the repository."""
    named = os.environ.get("PRONGSAI_EXAMPLES")
    places = [*([Path(named)] if named else []), ROOT.parent / "shared" / "examples"]
    return next((each for each in places if (each / CASE / "truth.json").is_file()), None)


def rebuild(source: Path) -> None:
    """Read the source into a dossier, and build that as it was read. Raises SystemExit."""
    dossier = str(OUT / "dossier.yaml")
    run("intake", str(source), "--out", dossier, "--overwrite", allowed={0, 1})
    # Real documents are full of mistakes: they are listed beside the pack, with status 1.
    words = ("--as-read", "--allow-problems", "--format", "pdf,docx")
    run("build", dossier, "--out", str(OUT / "pack"), *words, allowed={0, 1})


def run(*words: str, allowed: set[int]) -> None:
    """One command of ours; what it says is shown only where it could not run."""
    command = [sys.executable, "-m", "prongsai", *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(words)}\n{done.stderr}")


def cells_again(truth: dict[str, Any], pack: Path, form: str) -> tuple[int, int]:
    """How many cells of the truth stand in their rows and columns again, and how many there are."""
    made = [rows for path in sorted(pack.glob(f"*.{form}")) for rows in tables_in(path)]
    right = count = 0
    for table in truth["tables"]:
        wanted = [[comparison_form(cell) for cell in row] for row in table["rows"]]
        count += sum(map(len, wanted))
        right += max((_agreeing(rows, wanted) for rows in made), default=0)
    return right, count


def tables_in(path: Path) -> Iterator[Rows]:
    """The body of each table of a file."""
    for table in read(path).tables:
        yield body_of(table)


def body_of(table: Table) -> Rows:
    """The texts of every place below the heading; what a span covers is empty."""
    grid = [[""] * len(table.columns) for _ in (*table.header, *table.rows)]
    for places in placed((*table.header, *table.rows)):
        for each in places:
            words = "\n".join(plain(line) for line in each.cell.lines)
            grid[each.row][each.column] = comparison_form(words)
    return grid[len(table.header) :]


def _agreeing(rows: Rows, wanted: Rows) -> int:
    if len(rows) != len(wanted):
        return 0
    return sum(
        one == other
        for row, hoped in zip(rows, wanted, strict=True)
        if len(row) == len(hoped)
        for one, other in zip(row, hoped, strict=True)
    )


if __name__ == "__main__":
    sys.exit(main())
