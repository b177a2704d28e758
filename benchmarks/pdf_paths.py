"""A ten-page Thai table report: our PDF beside three other ways to get one from what we render.

Every way is a whole process from the rendered input to the PDF file, as a user would run it;
our own path is timed as a whole process too, and once more inside a process that is running.
"""

from __future__ import annotations

import pickle
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Timing, in_turns, run
from prongsai.core.tree import Column, Document, Orientation, Row, Section, Table, cell
from prongsai.reporting import render_docx, render_html, render_pdf

_SENTENCE = "ติดตามการดำเนินงานตามมาตรการและสรุปผลเสนอผู้บริหารพร้อมหลักฐานที่ตรวจสอบได้ทุกไตรมาส "


def report(rows: int, variant: int = 0) -> Document:
    """A synthetic landscape table of five columns; every cell of another variant is another."""
    sentence = f"{_SENTENCE}{variant} "
    header = Row(
        cells=tuple(cell(t) for t in ("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ผลการดำเนินการ"))
    )
    body = tuple(
        Row(
            cells=(
                cell(str(number)),
                cell(sentence),
                cell(f"๑. {sentence}", f"๒. {sentence}"),
                cell("สำนักปลัด", "กองคลัง"),
                cell(sentence * (1 + number % 3)),
            )
        )
        for number in range(1, rows + 1)
    )
    weights = (1, 4, 5, 2, 5)
    table = Table(
        columns=tuple(Column(weight=weight) for weight in weights),
        header=(header,),
        rows=body,
        summary="ตารางสังเคราะห์สำหรับวัดความเร็ว",
    )
    section = Section(orientation=Orientation.LANDSCAPE, blocks=(table,))
    return Document(
        kind="plan",
        title="ตารางสังเคราะห์",
        agency="หน่วยงานสมมติ",
        fiscal_year=2568,
        sections=(section,),
    )


def measure(*, rows: int, runs: int) -> tuple[Timing, ...]:
    """Seconds of each way, ours first."""
    document = report(rows)
    with TemporaryDirectory() as name:
        folder = Path(name)
        tree, docx, html = folder / "tree.pickle", folder / "report.docx", folder / "report.html"
        tree.write_bytes(pickle.dumps(document))
        docx.write_bytes(render_docx(document))
        html.write_bytes(render_html(document))
        office_profile = f"-env:UserInstallation=file://{folder}/office"
        ours = (
            "import pickle, sys; from pathlib import Path;"
            "from prongsai.reporting import render_pdf;"
            "Path(sys.argv[2]).write_bytes(render_pdf(pickle.loads(Path(sys.argv[1]).read_bytes())))"
        )
        theirs = "import sys; from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2])"
        python = sys.executable
        variants = count(1)
        ways = {
            "ours, whole process": lambda: run(python, "-c", ours, str(tree), f"{folder}/a.pdf"),
            "LibreOffice on our DOCX": lambda: run(
                "soffice", office_profile, "--headless", "--convert-to", "pdf",
                "--outdir", str(folder), str(docx),
            ),
            "WeasyPrint on our HTML": lambda: run(
                python, "-c", theirs, str(html), f"{folder}/b.pdf"
            ),
            "Chromium on our HTML": lambda: run(
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", f"--user-data-dir={folder}/chromium",
                f"--print-to-pdf={folder}/c.pdf", "--no-pdf-header-footer", str(html),
            ),
            # Another text each time: what was set before must not serve again.
            "ours, in a running process": lambda: render_pdf(report(rows, next(variants))),
        }  # fmt: skip
        return in_turns(ways, runs=runs)
