"""What the tests of the PDF reader compare: texts of cells and blocks, letters of pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2

from prongsai.core.grid import placed
from prongsai.core.reading import Reading, passages
from prongsai.core.tree import Block, Document, Figure, Heading, Paragraph, Table, plain
from prongsai.intake.pdf import read_pdf
from prongsai.reporting import render_pdf

Cells = list[list[str]]


def read_back(document: Document, folder: Path) -> Reading:
    """The reading of the PDF that we make of a document."""
    path = folder / "document.pdf"
    path.write_bytes(render_pdf(document))
    return read_pdf(path)


def compared(words: str) -> str:
    """NFC, ำ in one form, marks in one order, no white space; every letter must be there."""
    words = unicodedata.normalize("NFC", words)
    words = re.sub("\u0e4d([่้๊๋]?)า|([่้๊๋])\u0e4dา", "\\1\\2ำ", words)
    marks = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]{2,}")
    return "".join(marks.sub(lambda found: "".join(sorted(found[0])), words).split())


def grid_of(table: Table) -> Cells:
    """The texts in a grid of rows and columns; a span's text stands at its beginning."""
    rows = (*table.header, *table.rows)
    grid = [[""] * len(table.columns) for _ in rows]
    for places in placed(rows):
        for place in places:
            words = "".join(plain(line) for line in place.cell.lines)
            grid[place.row][place.column] = compared(words)
    return grid


def texts_of(blocks: tuple[Block, ...]) -> list[str]:
    """The texts outside tables."""
    return [
        compared(plain(block.text)) for block in blocks if isinstance(block, Heading | Paragraph)
    ]


def letters_of(words: str) -> Counter[str]:
    """How often each letter stands there, whatever its order."""
    return Counter(compared(words).replace("ำ", "\u0e4dา"))


def letters_read(reading: Reading) -> Counter[str]:
    return letters_of("".join(passage.text for passage in passages(reading)))


def letters_in_file(path: Path) -> Counter[str]:
    """What PDFium itself says stands in the file."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return letters_of("".join(pages).replace("\ufffe", "-").replace("\x02", "-"))


def has_figure(document: Document) -> bool:
    return any(isinstance(block, Figure) for part in document.sections for block in part.blocks)
