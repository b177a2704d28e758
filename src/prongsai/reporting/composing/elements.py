"""How is a block of the tree made from plain words?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from prongsai.core.tree import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    ListItem,
    NumberedList,
    Numbering,
    Paragraph,
    Role,
    Row,
    Run,
    Section,
    Signature,
    Text,
    cell,
    text,
)
from prongsai.reporting.composing.records import Kind, Year

_REPORTS = {Kind.ANALYSIS, Kind.PLAN, Kind.PROGRESS, Kind.STATUS}
_NUMBERED_ALREADY = re.compile(r"\s*(?:[(]?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]|[-–•*])")


def heading(words: str, *, level: int = 1) -> Heading:
    """A heading."""
    return Heading(level=level, text=text(words))


def paragraph(words: str) -> Paragraph:
    """A paragraph of body text, its first line set in."""
    return Paragraph(text=text(words), indent=True)


def paragraphs(words: Iterable[str]) -> tuple[Paragraph, ...]:
    """A paragraph for each text, and for each line of one that holds several."""
    return tuple(paragraph(line) for each in words for line in lines_of(each))


def title(*lines: str) -> tuple[Paragraph, ...]:
    """The lines of a title, centred."""
    return tuple(
        Paragraph(text=text(line, bold=True), role=Role.TITLE, align=Align.CENTER)
        for line in lines
        if line
    )


def note(words: str) -> Paragraph:
    """Small print."""
    return Paragraph(text=text(words), role=Role.NOTE)


def label(words: str) -> Paragraph:
    """A bold line that stays with what follows."""
    return Paragraph(text=text(words, bold=True), role=Role.LABEL)


def listed(items: Iterable[str], numbering: Numbering = Numbering.PARENTHESES) -> NumberedList:
    """A list of plain texts."""
    return NumberedList(
        items=tuple(ListItem(text=text(" ".join(lines_of(item)))) for item in items),
        numbering=numbering,
    )


def lines_of(words: str) -> tuple[str, ...]:
    """The lines of a text that hold anything."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def numbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Steps as lines ``1) …``; one step alone, or steps numbered already, as they stand."""
    if len(lines) < 2 or any(_NUMBERED_ALREADY.match(line) for line in lines):
        return lines
    return tuple(f"{place}) {line}" for place, line in enumerate(lines, start=1))


def cells(*words: str) -> Row:
    """A row of plain cells, a line of text each line."""
    return Row(cells=tuple(cell(*lines_of(each)) for each in words))


def header(*words: str) -> Row:
    """A row of headings; a line end in one parts its lines."""
    return Row(cells=tuple(heading_cell(each) for each in words))


def heading_cell(words: str, *, colspan: int = 1, rowspan: int = 1) -> Cell:
    """A column's heading, a line of text each line."""
    return cell(*lines_of(words), bold=True, colspan=colspan, rowspan=rowspan)


def group_row(words: str, *, over: int) -> Row:
    """A row of one bold cell over all columns."""
    named = replace(cell(words, colspan=over, bold=True), align=Align.START)
    return Row(cells=(named,), group=True)


def columns(*shares: int | tuple[int, Align]) -> tuple[Column, ...]:
    """Columns by their shares of the width, each with its alignment if not the start."""
    return tuple(
        Column(weight=share) if isinstance(share, int) else Column(weight=share[0], align=share[1])
        for share in shares
    )


def cell_of(lines: Iterable[Text]) -> Cell:
    """A cell of ready lines, empty ones left out."""
    return Cell(lines=tuple(line for line in lines if line))


def as_written(words: str) -> Text:
    """A text whose digits stay as written."""
    return (Run(text=words, verbatim=True),) if words else ()


def dots(count: int) -> Text:
    """A dotted place for a hand to write in."""
    return (Run(text="." * count, verbatim=True),)


def document_of(
    kind: Kind,
    year: Year,
    *,
    titled: str,
    sections: tuple[Section, ...],
    is_draft: bool,
    page_numbers: bool = True,
) -> Document:
    """The document around the sections, with the dossier's settings.

    An invented authority's papers say so at their end, reports above the names.
    """
    dossier = year.dossier
    return Document(
        kind=kind,
        title=titled,
        agency=dossier.agency.name,
        fiscal_year=dossier.fiscal_year.be,
        sections=_marked(kind, sections) if dossier.is_demonstration else sections,
        digits=dossier.settings.digits,
        face=dossier.settings.face,
        is_draft=is_draft,
        page_numbers=page_numbers,
    )


def _marked(kind: Kind, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    last = sections[-1]
    invented: Block = note(
        "เอกสารสาธิต: หน่วยงาน บุคคล และการดำเนินงานในเอกสารนี้เป็นเรื่องสมมติ ใช้อ้างอิงทางราชการไม่ได้"
    )
    at = len(last.blocks)
    # Below the names of a report it could stand alone on a last page.
    while kind in _REPORTS and at and isinstance(last.blocks[at - 1], Signature):
        at -= 1
    blocks = (*last.blocks[:at], invented, *last.blocks[at:])
    return (*sections[:-1], replace(last, blocks=blocks))
