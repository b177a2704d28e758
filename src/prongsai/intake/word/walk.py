"""What stands in a body, a cell or a text box, in reading order?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from prongsai.core.reading import BlockOrigin, Origin
from prongsai.core.tree import Block, Orientation, PageBreak, text
from prongsai.intake.word.letters import Letters, Written
from prongsai.intake.word.lines import Line, Look, Paragraphs
from prongsai.intake.word.numbering import Lists
from prongsai.intake.word.package import Package
from prongsai.intake.word.pages import Pages
from prongsai.intake.word.styles import Styles
from prongsai.intake.word.tables import Tables
from prongsai.intake.word.wordml import Element, W, child, is_on, unwrapped, value, whole

_NOTE_PARTS = {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block with its place."""

    block: Block
    origin: BlockOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEnd:
    """Here ends a run of pages that lie one way; ``goes_on`` where it began on the same page."""

    orientation: Orientation
    goes_on: bool


Part: TypeAlias = Line | Piece | SectionEnd


class Walk:
    """Walks through one document once, so that lists are counted in their order."""

    def __init__(self, package: Package, body: Element) -> None:
        noted = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        # How each section but the first begins; the first one's is not used.
        self._begins = [value(each, "type") for each in _section_ends(body)][1:]
        self.styles = Styles(package.named("styles"))
        self.pages = Pages(are_noted=noted)
        self._paragraphs = Paragraphs(
            self.styles, Lists(package.named("numbering")), Letters(self.styles, self.pages)
        )
        self._tables = Tables(self.styles, self.pages, self._cell_lines)
        self._notes_of_table: list[Line] = []
        self._notes = {
            part: _notes_of(package.named(part), name) for part, name in _NOTE_PARTS.items()
        }

    def parts(self, container: Element) -> Iterator[Part]:
        """The paragraphs and tables in order; what hangs on a paragraph follows it."""
        for each in unwrapped(container):
            if each.tag == f"{W}tbl":
                yield self._table(each)
                notes, self._notes_of_table = self._notes_of_table, []
                yield from notes
            elif each.tag == f"{W}p":
                yield from self._paragraph(each)
            elif each.tag == f"{W}sectPr":
                yield self._section_end(each)

    def lines(self, container: Element) -> Iterator[Line]:
        """Every paragraph, those in tables too."""
        for each in unwrapped(container):
            if each.tag == f"{W}tbl":
                for row in unwrapped(each):
                    for cell in unwrapped(row):
                        yield from self.lines(cell)
            elif each.tag == f"{W}p":
                yield from (part for part in self._paragraph(each) if isinstance(part, Line))

    def _cell_lines(self, cell: Element) -> list[Line]:
        """The paragraphs of a cell; its footnotes wait for the table's end."""
        found = list(self.lines(cell))
        self._notes_of_table += [each for each in found if each.look.is_note]
        return [each for each in found if not each.look.is_note]

    def _table(self, element: Element) -> Piece:
        table, rows = self._tables.read(element)
        first = rows[0] if rows else self.pages.page
        places = tuple(Origin(page=page) for page in rows)
        return Piece(block=table, origin=BlockOrigin(origin=Origin(page=first), rows=places))

    def _paragraph(self, element: Element) -> Iterator[Part]:
        begins_page = bool(is_on(element, "pPr", "pageBreakBefore"))
        if begins_page:
            self.pages.end_set()
        line, written = self._paragraphs.read(element)
        if line is not None:
            yield from [_page_break(line.page)] * (written.breaks_before + begins_page)
            yield line
            yield from [_page_break(line.page)] * written.breaks_after
        yield from self._hanging(written)
        end = child(element, "pPr", "sectPr")
        if end is not None:
            yield self._section_end(end)

    def _hanging(self, written: Written) -> Iterator[Part]:
        for words in written.art:
            if words.strip():
                yield Line(text=text(words), look=Look(), page=written.page)
        for box in written.boxes:
            yield from self.parts(box)
        for part, name in written.notes:
            # Once: a note that refers to itself would never end.
            note = self._notes[part].pop(name, None)
            if note is not None:
                yield from (_as_note(each) for each in self.lines(note))

    def _section_end(self, element: Element) -> SectionEnd:
        size = child(element, "pgSz")
        wide = high = 0
        orientation = ""
        if size is not None:
            wide, high = (whole(size.get(f"{W}{side}"), 0) for side in ("w", "h"))
            orientation = size.get(f"{W}orient", "")
        if self._begins and self._begins.pop(0) != "continuous":
            self.pages.end_set()
        lies = orientation == "landscape" or wide > high
        goes_on = value(element, "type") == "continuous"
        return SectionEnd(
            orientation=Orientation.LANDSCAPE if lies else Orientation.PORTRAIT, goes_on=goes_on
        )


def origin_at(page: int | None) -> BlockOrigin:
    """An origin that knows the page alone."""
    return BlockOrigin(origin=Origin(page=page))


def _section_ends(body: Element) -> Iterator[Element]:
    """Every one that holds now; a change keeps the one before it inside."""
    for each in body.iter(f"{W}sectPr"):
        around = each.getparent()
        if around is None or around.tag != f"{W}sectPrChange":
            yield each


def _page_break(page: int | None) -> Piece:
    return Piece(block=PageBreak(), origin=origin_at(page))


def _as_note(line: Line) -> Line:
    return replace(line, look=replace(line.look, is_note=True))


def _notes_of(part: Element | None, name: str) -> dict[str, Element]:
    if part is None:
        return {}
    return {each.get(f"{W}id", ""): each for each in part.findall(f"{W}{name}")}
