"""How does a plain text become headings, paragraphs and tables?

The forms that texts of offices have: paragraphs a line each, ``#`` headings, tables with tabs or
bars, HTML inside cells. A table that goes on after a page break, with its header again or without
it, is one table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from prongsai.core.files import read_whole
from prongsai.core.problems import Place
from prongsai.core.reading import BlockOrigin, Origin, Passage, PassageKind, Reading
from prongsai.core.tree import Block, Heading, Paragraph, Section, Table, plain
from prongsai.intake.inline import lines_of
from prongsai.intake.page import blocks_in
from prongsai.intake.tables import Grid, GridRow, OpenGrid, goes_on, letters_of, table_of
from prongsai.intake.text.embedded import markup_in
from prongsai.intake.text.lines import Line, is_page_number, lines_in
from prongsai.intake.text.rows import RowLine, grid_from, is_table_alone, rows_from

MOST_BYTES = 20_000_000
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_CLOSING_SIGNS = re.compile(r"(?<=\s)#{1,6}$")
_LONGEST_SUMMARY = 200


def read_text(path: Path) -> Reading:
    """What a plain text says, each block and row with its line.

    Errors: FileUnusable where the file is missing, empty, too large or no text.
    """
    lines = lines_in(path, read_whole(path, limit=MOST_BYTES))
    collected = _Blocks(path, markup_in(lines))
    at = 0
    while at < len(lines):
        at += collected.take(lines, at)
    return collected.reading()


class _Blocks:
    """Collects blocks in reading order; a table stays open until something follows it."""

    def __init__(self, path: Path, markup: Mapping[int, int]) -> None:
        self._path = path
        self._markup = markup  # which lines are tables in HTML, up to which
        self._blocks: list[Block] = []
        self._origins: list[BlockOrigin] = []
        self._furniture: list[Passage] = []
        self._grid: OpenGrid | None = None

    def take(self, lines: Sequence[Line], at: int) -> int:
        """Understand what begins at that line. Gives how many lines that was."""
        line = lines[at]
        if line.is_blank:
            return 1
        if is_page_number(line.text):
            self._add_furniture(line.text, _origin(line))
            return 1
        if end := self._markup.get(at):
            self._add_markup(lines[at:end])
            return end - at
        if rows := rows_from(lines, at):
            self._add_rows(rows, alone=not self._goes_on_after(lines, at + len(rows), rows))
            return len(rows)
        self._add_line(line, line.text)
        return 1

    def reading(self) -> Reading:
        """Everything collected."""
        self._close_table()
        return Reading(
            sections=(Section(blocks=tuple(self._blocks)),),
            origins=tuple(self._origins),
            furniture=tuple(self._furniture),
            file=str(self._path),
        )

    def _goes_on_after(self, lines: Sequence[Line], at: int, rows: Sequence[RowLine]) -> bool:
        """Whether rows of the same width follow after nothing but blank lines."""
        while at < len(lines) and (lines[at].is_blank or is_page_number(lines[at].text)):
            at += 1
        following = rows_from(lines, at) if at < len(lines) else ()
        return bool(following) and len(following[0].cells) == len(rows[0].cells)

    def _add_rows(self, rows: Sequence[RowLine], *, alone: bool) -> None:
        """A table's rows; dashes that divide no header from rows are furniture."""
        last = len(rows) - 1
        strays = {at for at, row in enumerate(rows) if row.is_separator and (at != 1 or at == last)}
        kept = [row for at, row in enumerate(rows) if at not in strays]
        if kept:
            self._add_kept(kept, alone=alone)
        for at in sorted(strays):
            self._add_furniture(" ".join(rows[at].cells), _origin(rows[at].line))

    def _add_kept(self, rows: Sequence[RowLine], *, alone: bool) -> None:
        grid = grid_from(rows)
        if grid is not None and self._goes_on_with(rows, grid):
            return
        if grid is not None and (is_table_alone(rows) or (not alone and _has_cells(rows))):
            self._close_table()
            self._grid = OpenGrid(grid)
            return
        for row in rows:
            self._add_line(row.line, " ".join(filter(None, map(str.strip, row.cells))))

    def _goes_on_with(self, rows: Sequence[RowLine], grid: Grid) -> bool:
        """Whether the rows went on with the table that is open; its header again is furniture."""
        if self._grid is None or not _has_cells(rows):
            return False
        repeated = self._grid.take(grid)
        for row in repeated or ():
            self._add_furniture(_words_of(row), row.origin)
        return repeated is not None

    def _add_line(self, line: Line, text: str) -> None:
        """A heading, or a paragraph for each line of the markup in it."""
        self._close_table()
        heading = _HEADING.fullmatch(text.strip())
        own = _CLOSING_SIGNS.sub("", heading[2]) if heading else text
        for words in lines_of(own, keeps_blanks=True):
            block = Heading(level=len(heading[1]), text=words) if heading else Paragraph(text=words)
            self._blocks.append(block)
            self._origins.append(BlockOrigin(origin=_origin(line)))

    def _add_markup(self, lines: Sequence[Line]) -> None:
        """The blocks of lines with a table in HTML, one that goes on joined to the one before."""
        self._close_table()
        markup = "\n".join(line.text for line in lines)
        for block, origin in blocks_in(self._path, markup, _origin(lines[0])):
            before = self._blocks[-1] if self._blocks else None
            if isinstance(block, Table) and isinstance(before, Table) and goes_on(before, block):
                self._blocks[-1] = replace(before, rows=before.rows + block.rows)
                head = len(before.header) if block.header else 0
                rows = self._origins[-1].rows + origin.rows[head:]
                self._origins[-1] = replace(self._origins[-1], rows=rows)
                for row, where in zip(block.header, origin.rows, strict=False):
                    self._add_furniture(" ".join(map(letters_of, row.cells)), where)
            else:
                self._blocks.append(block)
                self._origins.append(origin)

    def _add_furniture(self, text: str, origin: Origin) -> None:
        place = Place(page=origin.page, line=origin.line)
        words = text.strip()
        self._furniture.append(Passage(text=words, kind=PassageKind.FURNITURE, place=place))

    def _close_table(self) -> None:
        if self._grid is None:
            return
        before = self._blocks[-1] if self._blocks else None
        said = plain(before.text) if isinstance(before, Heading | Paragraph) else ""
        table, origin = table_of(self._grid.grid, summary=said[:_LONGEST_SUMMARY])
        self._blocks.append(table)
        self._origins.append(origin)
        self._grid = None


def _origin(line: Line) -> Origin:
    return Origin(page=line.page, line=line.number)


def _has_cells(rows: Sequence[RowLine]) -> bool:
    """Whether a row is more than an indented line."""
    return any(len(row.cells) > 1 and (row.cells[0].strip() or len(row.cells) > 2) for row in rows)


def _words_of(row: GridRow) -> str:
    return " ".join(filter(None, map(letters_of, row.cells)))
