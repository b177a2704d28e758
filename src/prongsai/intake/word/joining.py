"""Which tables are one that somebody split by hand over pages, its heading typed again?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import yaml

from prongsai.core.grid import placed
from prongsai.core.problems import Place
from prongsai.core.reading import BlockOrigin, Passage, PassageKind
from prongsai.core.thai import comparison_form
from prongsai.core.tree import (
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    Table,
    plain,
)
from prongsai.intake.word.walk import Piece

_NEAR = 0.06  # of the table's width, by which edges drawn anew may differ
_MOST_TITLES = 6  # lines above a table that may be typed again over its next part


@dataclass(slots=True, kw_only=True)
class Gathered:
    """A section while its pieces are gathered."""

    orientation: Orientation
    pieces: list[Piece] = field(default_factory=list)


def join_split_tables(sections: list[Gathered]) -> tuple[Passage, ...]:
    """Join what was split, in place; gives what was typed there again, as furniture.

    Between two parts may stand ends of pages and the titles above the first part once more.
    """
    splits = _Splits()
    for section in sections:
        pieces, section.pieces = section.pieces, []
        for piece in pieces:
            splits.take(section, piece)
    return tuple(splits.again)


class _Splits:
    """The table before, and what has come since."""

    def __init__(self) -> None:
        self.again: list[Passage] = []
        self._tables = 0
        self._tails: list[tuple[Gathered, int]] = []  # where in each section that began
        self._titles: frozenset[str] = frozenset()
        self._since: list[Piece] = []

    def take(self, section: Gathered, piece: Piece) -> None:
        """Add the piece to the section, or to the table before."""
        if self._tails and self._tails[-1][0] is not section:
            self._tails.append((section, 0))
        if isinstance(piece.block, Table):
            joined = self._joined(section, piece)
            if joined is None:
                self._begin(section, piece)
            else:
                self._join(joined, piece)
            return
        section.pieces.append(piece)
        if not isinstance(piece.block, PageBreak):
            self._since.append(piece)

    def _begin(self, section: Gathered, piece: Piece) -> None:
        self._tables += 1
        above = section.pieces[-_MOST_TITLES:]
        self._titles = frozenset(_title(each) for each in above) - {""}
        section.pieces.append(piece)
        self._tails = [(section, len(section.pieces))]
        self._since = []

    def _join(self, joined: Piece, piece: Piece) -> None:
        home, after = self._tails[0]
        self.again += _titles_again(self._since) + _head_again(piece, self._tables)
        for section, length in self._tails:
            del section.pieces[length:]
        home.pieces[after - 1] = joined
        del self._tails[1:]
        self._since = []

    def _joined(self, section: Gathered, piece: Piece) -> Piece | None:
        if not self._tails or self._tails[0][0].orientation is not section.orientation:
            return None
        home, after = self._tails[0]
        first = home.pieces[after - 1]
        above, below = first.block, piece.block
        if not (isinstance(above, Table) and isinstance(below, Table) and _goes_on(above, below)):
            return None
        if self._since and not (below.header and self._are_titles_again()):
            return None
        own, more = first.origin, piece.origin
        return Piece(
            block=replace(above, rows=(*above.rows, *below.rows)),
            origin=BlockOrigin(
                origin=own.origin, rows=(*own.rows, *more.rows[len(below.header) :])
            ),
        )

    def _are_titles_again(self) -> bool:
        known = self._titles | {""}
        return all(
            isinstance(each.block, Paragraph | Heading)
            and _without_continued(_title(each)) in known
            for each in self._since
        )


def _title(piece: Piece) -> str:
    block = piece.block
    return comparison_form(plain(block.text)) if isinstance(block, Paragraph | Heading) else ""


def _without_continued(title: str) -> str:
    ending = next((each for each in _continued() if title.endswith(each)), "")
    return title.removesuffix(ending)


@cache
def _continued() -> tuple[str, ...]:
    home = files("prongsai.intake.word").joinpath("continuations.yaml")
    return tuple(
        map(comparison_form, yaml.safe_load(home.read_text(encoding="utf-8"))["continued"])
    )


def _titles_again(pieces: list[Piece]) -> list[Passage]:
    return [
        Passage(
            text=plain(piece.block.text),
            kind=PassageKind.FURNITURE,
            place=Place(page=piece.origin.origin.page),
        )
        for piece in pieces
        if isinstance(piece.block, Paragraph | Heading)
    ]


def _goes_on(above: Table, below: Table) -> bool:
    """The same heading again; or none, and columns of the same widths."""
    if len(above.columns) != len(below.columns) or not above.header:
        return False
    if below.header:
        return _said(above.header) == _said(below.header)
    return _are_alike(above, below)


def _said(rows: tuple[Row, ...]) -> list[tuple[int, int, int, int, str]]:
    return [
        (
            *(place.row, place.column, place.cell.rowspan, place.cell.colspan),
            comparison_form("".join(plain(line) for line in place.cell.lines)),
        )
        for places in placed(rows)
        for place in places
    ]


def _are_alike(above: Table, below: Table) -> bool:
    one, other = (
        [column.weight / sum(each.weight for each in table.columns) for column in table.columns]
        for table in (above, below)
    )
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _head_again(piece: Piece, number: int) -> list[Passage]:
    table = piece.block
    if not isinstance(table, Table):
        return []
    return [
        Passage(
            text="\n".join(plain(line) for line in cell.lines),
            kind=PassageKind.FURNITURE,
            place=Place(page=piece.origin.origin.page, table=number),
        )
        for row in table.header
        for cell in row.cells
        if cell.lines
    ]
