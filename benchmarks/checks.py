"""How quickly are documents read and checked: one of thirty pages, and a thousand?

The tables of the long one are also taken out by pdfplumber alone, which checks nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber

from benchmarks.packs import run_watched, varied
from benchmarks.pdf_paths import report
from benchmarks.timing import Timing, in_turns, run
from prongsai.checking import check_reading
from prongsai.core.tree import Document, Heading, Paragraph, Row, Table, blocks_of, plain
from prongsai.intake import read
from prongsai.reporting import (
    Year,
    compose,
    gather_file,
    render_docx,
    render_html,
    render_pdf,
    render_xlsx,
)

ROOT = Path(__file__).resolve().parent.parent
ROWS_OF_THIRTY_PAGES = 118
_CHECK = (
    "import sys; from pathlib import Path; from prongsai.intake import read;"
    "from prongsai.checking import check_reading; check_reading(read(Path(sys.argv[1])))"
)
_TABLES = (
    "import sys, pdfplumber\n"
    "with pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    [page.extract_tables() for page in pdf.pages]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRun:
    """One run of ``prongsai check`` over many documents."""

    documents: int
    seconds: float
    peak_mib: float  # resident memory of all its processes together

    @property
    def documents_a_minute(self) -> float:
        return self.documents * 60 / self.seconds


def rows_by_pdfplumber(path: Path) -> int:
    """How many rows pdfplumber finds in the tables of a PDF."""
    with pdfplumber.open(path) as pdf:
        return sum(len(table) for page in pdf.pages for table in page.extract_tables())


def measure_one(*, rows: int, runs: int) -> tuple[Timing, ...]:
    """Seconds to read and check one PDF of a ruled table, beside pdfplumber's for the table."""
    with TemporaryDirectory() as name:
        path = Path(name) / "long.pdf"
        path.write_bytes(render_pdf(report(rows)))
        python = sys.executable
        return in_turns(
            {
                "pdfplumber, tables alone, whole process": lambda: run(
                    python, "-c", _TABLES, str(path)
                ),
                "ours, read and checked, whole process": lambda: run(
                    python, "-c", _CHECK, str(path)
                ),
                "pdfplumber, in a running process": lambda: rows_by_pdfplumber(path),
                "ours, in a running process": lambda: check_reading(read(path)),
            },
            runs=runs,
        )


def measure_many(*, documents: int) -> CheckRun:
    """``prongsai check`` on so many documents, all different, of five formats."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [str(path) for path in _written(folder, documents)]
        program = str(Path(sys.executable).parent / "prongsai")
        seconds, peak = run_watched([program, "check", *files, "--json"], statuses=(0, 1))
    return CheckRun(documents=documents, seconds=seconds, peak_mib=peak)


def _written(folder: Path, count: int) -> Iterator[Path]:
    dossier = min((ROOT / "examples").glob("*.yaml")).read_text(encoding="utf-8")
    for number in range(count):
        year = _year(folder, dossier, number)
        document = compose(("plan", "progress", "analysis")[number % 3], year)
        ending = ("pdf", "docx", "txt", "html", "xlsx")[number % 5]
        path = folder / f"synthetic-{number:04}.{ending}"
        path.write_bytes(_rendered(document, ending))
        yield path


def _year(folder: Path, dossier: str, number: int) -> Year:
    path = folder / "year.yaml"
    path.write_text(varied(dossier, number), encoding="utf-8")
    return gather_file(path)[0]


def _rendered(document: Document, ending: str) -> bytes:
    match ending:
        case "pdf":
            return render_pdf(document)
        case "docx":
            return render_docx(document)
        case "html":
            return render_html(document)
        case "xlsx":
            return render_xlsx(document) or b""
    return as_text(document).encode()


def as_text(document: Document) -> str:
    """The document as an office's text: a line a paragraph, cells apart by tabs."""
    lines = []
    for block in blocks_of(document):
        if isinstance(block, Heading | Paragraph):
            lines.append(plain(block.text))
        elif isinstance(block, Table):
            lines += [_row_as_text(row) for row in (*block.header, *block.rows)]
    return "\n".join(lines)


def _row_as_text(row: Row) -> str:
    return "\t".join(" ".join(map(plain, each.lines)) for each in row.cells)
