"""What does a PDF with written letters say?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from prongsai.core.problems import Place, Problem
from prongsai.core.reading import BlockOrigin, Origin, Passage, PassageKind, Reading, Source
from prongsai.core.tree import (
    Align,
    Block,
    Heading,
    Orientation,
    Paragraph,
    Role,
    Section,
    text,
)
from prongsai.intake.links import links_of
from prongsai.intake.pdf.furniture import is_furniture
from prongsai.intake.pdf.joining import Whole, begun, is_continued, join
from prongsai.intake.pdf.lines import (
    Line,
    Words,
    goes_on,
    is_centred,
    joined,
    paragraphs_of,
    usual_step,
)
from prongsai.intake.pdf.marks import is_marked_draft
from prongsai.intake.pdf.opening import pages_of
from prongsai.intake.pdf.pages import PageRead, Piece
from prongsai.intake.pdf.tables import table_of

_FEW_LINES = 15
Item = tuple[PageRead, Words | Whole]
Margins = dict[tuple[int, int], tuple[float, float]]


def read_pdf(path: Path) -> Reading:
    """The reading of a PDF with written letters.

    Pages that are pictures of text are read by tesseract.
    Errors: FileUnusable where it is broken, locked, too large, or holds nothing to read.
    """
    pages, problems = pages_of(path)
    return replace(assemble(pages, path.name, problems), is_draft=is_marked_draft(path))


def assemble(pages: list[PageRead], name: str, problems: tuple[Problem, ...] = ()) -> Reading:
    """The reading of these pages: what goes on over pages joined, what is on each set apart."""
    furniture = is_furniture(pages)
    margins = _margins(pages, furniture)
    items = _joined_pages(pages, furniture, margins)
    sections, origins = _sections(items, margins)
    return Reading(
        sections=sections,
        origins=origins,
        furniture=tuple(
            Passage(
                text=line.text.strip(),
                kind=PassageKind.FURNITURE,
                place=Place(page=page.number),
                source=_source(page),
            )
            for page in pages
            for line in page.lines
            if (page.number, line.at) in furniture
        ),
        file=name,
        problems=problems,
        links=links_of(each for page in pages for each in page.addresses),
    )


def _source(page: PageRead) -> Source:
    return Source.SCAN if page.is_scan else Source.TEXT


def _size(page: PageRead) -> tuple[int, int]:
    return round(page.width / 10), round(page.height / 10)


def _margins(pages: list[PageRead], furniture: set[tuple[int, int]]) -> Margins:
    """How far text and tables reach to the left and right, by size of page."""
    found: Margins = {}
    for page in pages:
        lines = [line for line in page.lines if (page.number, line.at) not in furniture]
        edges = [(line.x0, line.x1) for line in lines]
        edges += [(piece.xs[0], piece.xs[-1]) for piece in page.pieces]
        if edges:
            left, right = found.get(_size(page), (page.width, 0.0))
            found[_size(page)] = (
                min(left, *(x for x, _ in edges)),
                max(right, *(x for _, x in edges)),
            )
    return found


def _columns(pages: list[PageRead]) -> list[list[Line]]:
    """Lines that stand below each other; those of cells where there are few others."""
    columns = [page.lines for page in pages]
    if sum(map(len, columns)) < _FEW_LINES:
        columns += [slot.lines for page in pages for piece in page.pieces for slot in piece.slots]
    return columns


def _joined_pages(
    pages: list[PageRead], furniture: set[tuple[int, int]], margins: Margins
) -> list[Item]:
    made: list[Item] = []
    step = usual_step(_columns(pages))
    is_parted = False  # by a page that could not be read
    for page in pages:
        left, right = margins.get(_size(page), (0.0, page.width))
        is_first = not is_parted
        is_parted = page.letters == 0 and page.has_picture
        for item in _in_order(page, furniture, (left, right, step)):
            before = made[-1][1] if made and is_first else None
            is_first = False
            if isinstance(item, Words):
                if (
                    isinstance(before, Words)
                    and _size(made[-1][0]) == _size(page)
                    and goes_on(before, item, left, right)
                ):
                    made[-1] = (made[-1][0], joined(before, item))
                else:
                    made.append((page, item))
            elif isinstance(before, Whole) and is_continued(before, item):
                join(before, item)
            else:
                made.append((page, begun(item)))
    return made


def _in_order(
    page: PageRead, furniture: set[tuple[int, int]], edges: tuple[float, float, float]
) -> Iterator[Words | Piece]:
    left, right, step = edges
    waiting = [line for line in page.lines if (page.number, line.at) not in furniture]
    for piece in page.pieces:
        above: list[Line] = []
        while waiting and waiting[0].base < piece.top + waiting[0].size:
            above.append(waiting.pop(0))
        yield from paragraphs_of(above, left, right, step=step)
        yield piece
    yield from paragraphs_of(waiting, left, right, step=step)


def _sections(
    items: list[Item], margins: Margins
) -> tuple[tuple[Section, ...], tuple[BlockOrigin, ...]]:
    sections: list[tuple[Orientation, list[Block]]] = []
    origins = []
    for page, item in items:
        lies = Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT
        if not sections or sections[-1][0] is not lies:
            sections.append((lies, []))
        if isinstance(item, Words):
            block: Block = _block(item, page, margins)
            origins.append(BlockOrigin(origin=Origin(page=page.number, source=_source(page))))
        else:
            block = table_of(item)
            rows = tuple(Origin(page=number, source=_source(page)) for number in item.pages)
            origins.append(BlockOrigin(origin=rows[0], rows=rows))
        sections[-1][1].append(block)
    made = tuple(Section(blocks=tuple(blocks), orientation=lies) for lies, blocks in sections)
    return made, tuple(origins)


def _block(words: Words, page: PageRead, margins: Margins) -> Block:
    left, right = margins[_size(page)]
    is_bold = all(line.bold for line in words.lines)
    centred = all(is_centred(line, left, right) for line in words.lines)
    letters = text(words.text, bold=is_bold)
    if is_bold and not centred and len(words.lines) < 3:
        return Heading(level=2, text=letters)
    return Paragraph(
        text=letters,
        role=Role.TITLE if is_bold and centred else Role.BODY,
        align=Align.CENTER if centred else Align.START,
    )
