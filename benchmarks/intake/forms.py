"""The forms in which each case is read: as it came, and as scanners and other programs give it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.intake.pdf.files import without_ruling
from tests.intake.scans.files import scanned
from tests.reporting.pdf import trees

from prongsai.core.tree import Column, Row, Table, cell
from prongsai.reporting import render_pdf


class Form(StrEnum):
    TEXT = "source text"
    DOCX = "DOCX"
    PDF = "ruled PDF"
    BARE = "tables without rules"
    SCAN = "scan"


WRITTEN = (Form.TEXT, Form.DOCX, Form.PDF)
_FILES = {Form.TEXT: "source.txt", Form.DOCX: "document.docx", Form.PDF: "document.pdf"}


def file_of(form: Form, case: Path, folder: Path) -> Path:
    """The case in that form; a scan is made of its PDF at 200 dots per inch."""
    if form in _FILES:
        return case / _FILES[form]
    made = folder / f"{case.name}-scan.pdf"
    made.write_bytes(scanned((case / _FILES[Form.PDF]).read_bytes()))
    return made


def bare_files(truth: dict[str, Any], folder: Path) -> list[Path]:
    """Each table of the truth between two paragraphs in a PDF without a line."""
    made = []
    prose = trees.paragraph(trees.SENTENCE * 4)
    for at, table in enumerate(map(_table, truth["tables"])):
        document = trees.document(prose, table, prose, landscape=len(table.columns) > 4)
        made.append(folder / f"bare-{at}.pdf")
        made[-1].write_bytes(without_ruling(render_pdf(document)))
    return made


def _table(truth: dict[str, Any]) -> Table:
    head = truth.get("header_rows") or ([truth["columns"]] if truth["columns"] else [])
    return Table(
        columns=tuple(Column() for _ in truth["rows"][0]),
        header=tuple(
            Row(cells=tuple(cell(*words.split("\n"), bold=True) for words in row)) for row in head
        ),
        rows=tuple(
            Row(cells=tuple(cell(*words.split("\n")) for words in row)) for row in truth["rows"]
        ),
        summary="ตารางทดสอบ",
    )
