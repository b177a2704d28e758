"""How does a document tree or a dossier come to a file?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from prongsai.core.grid import placed
from prongsai.core.reading import Reading, passages
from prongsai.core.tree import (
    Block,
    Digits,
    Document,
    Heading,
    MemoHead,
    NumberedList,
    Section,
    Signature,
    Table,
    plain,
)
from prongsai.reporting import render_docx, render_pdf
from tests.mutations.bases import to_yaml

DOTS = "." * 20


def as_docx(document: Document, folder: Path) -> Path:
    path = folder / "document.docx"
    path.write_bytes(render_docx(document))
    return path


def as_pdf(document: Document, folder: Path) -> Path:
    path = folder / "document.pdf"
    path.write_bytes(render_pdf(document))
    return path


def as_tabs(document: Document, folder: Path) -> Path:
    """Plain text, tables with tabs, as it comes out of a web page or a mail."""
    return _as_text(document, folder, _tabs)


def as_bars(document: Document, folder: Path) -> Path:
    """Plain text, tables with bars."""
    return _as_text(document, folder, _bars)


def as_dossier(data: dict[str, Any], folder: Path) -> Path:
    path = folder / "dossier.yaml"
    path.write_text(to_yaml(data), encoding="utf-8")
    return path


WRITERS: dict[str, Callable[[Document, Path], Path]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "tabs": as_tabs,
    "bars": as_bars,
}


def _as_text(document: Document, folder: Path, table: Callable[[Table], Iterator[str]]) -> Path:
    path = folder / "document.txt"
    lines: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            made = list(table(block) if isinstance(block, Table) else _plain_lines(block, document))
            lines += [*made, ""] if made else []
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _plain_lines(block: Block, document: Document) -> Iterator[str]:
    if isinstance(block, MemoHead):
        yield block.title
        yield ""
        yield f"{block.department_label} {plain(block.department)}"
        number, date = plain(block.number), plain(block.date) or DOTS
        yield f"{block.number_label} {number or DOTS}  {block.date_label} {date}"
        yield f"{block.subject_label} {plain(block.subject)}"
    elif isinstance(block, Signature):
        if block.heading:
            yield plain(block.heading)
        if block.opinion is not None:
            yield plain(block.opinion) or DOTS
        yield from (plain(line) for line in block.below)
    elif isinstance(block, NumberedList):
        reading = Reading(sections=(Section(blocks=(block,)),), digits=document.digits)
        yield from (each.text for each in passages(reading))
    elif isinstance(block, Heading):
        yield f"## {plain(block.text)}"
    else:
        reading = Reading(sections=(Section(blocks=(block,)),), digits=document.digits)
        yield from (each.text for each in passages(reading))


def _grid(table: Table, joined: str) -> list[list[str]]:
    """Every row, full width: what a span covers is empty."""
    rows: list[list[str]] = []
    for places in placed((*table.header, *table.rows)):
        row = [""] * len(table.columns)
        for each in places:
            row[each.column] = joined.join(plain(line) for line in each.cell.lines)
        rows.append(row)
    return rows


def _tabs(table: Table) -> Iterator[str]:
    for row in _grid(table, "\n"):
        yield "\t".join(_markup(each) for each in row)


def _markup(words: str) -> str:
    lines = words.split("\n")
    return words if len(lines) == 1 else " ".join(f"<p>{line}</p>" for line in lines)


def _bars(table: Table) -> Iterator[str]:
    rows = _grid(table, "<br>")
    for at, row in enumerate(rows):
        yield f"| {' | '.join(each.replace('|', '/') for each in row)} |"
        if at == 0:
            yield "|" + " --- |" * len(row)


__all__ = ["WRITERS", "Digits", "as_dossier"]
