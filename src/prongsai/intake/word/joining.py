"""Which tables are one that somebody split by hand over pages, its heading typed again?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from prongsai.core.grid import placed
from prongsai.core.problems import Place
from prongsai.core.reading import BlockOrigin, Passage, PassageKind
from prongsai.core.thai import comparison_form
from prongsai.core.tree import Orientation, PageBreak, Row, Table, plain
from prongsai.intake.word.walk import Piece

_NEAR = 0.06  # of the table's width, by which edges drawn anew may differ


@dataclass(slots=True, kw_only=True)
class Gathered:
    """A section while its pieces are gathered."""

    orientation: Orientation
    pieces: list[Piece] = field(default_factory=list)


def join_split_tables(sections: list[Gathered]) -> tuple[Passage, ...]:
    """Join what was split, in place; gives the headings that stood there again, as furniture."""
    again: list[Passage] = []
    tables = 0
    last: tuple[Gathered, int] | None = None  # the table before, nothing but page ends after it
    for section in sections:
        kept: list[Piece] = []
        before, section.pieces = section.pieces, kept
        for piece in before:
            block = piece.block
            if not isinstance(block, Table):
                last = last if isinstance(block, PageBreak) else None
                kept.append(piece)
                continue
            joined = _joined(last, section, piece)
            if joined is None:
                tables += 1
                kept.append(piece)
                last = (section, len(kept) - 1)
            else:
                home, at = last or (section, 0)
                home.pieces[at] = joined
                again += _passages(piece, tables)
                del home.pieces[at + 1 :]
    return tuple(again)


def _joined(last: tuple[Gathered, int] | None, section: Gathered, piece: Piece) -> Piece | None:
    if last is None or last[0].orientation is not section.orientation:
        return None
    first = last[0].pieces[last[1]]
    above, below = first.block, piece.block
    if not (isinstance(above, Table) and isinstance(below, Table) and _goes_on(above, below)):
        return None
    own, more = first.origin, piece.origin
    heads, further = own.rows, more.rows[len(below.header) :]
    return Piece(
        block=replace(above, rows=(*above.rows, *below.rows)),
        origin=BlockOrigin(origin=own.origin, rows=(*heads, *further)),
    )


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


def _passages(piece: Piece, number: int) -> list[Passage]:
    table = piece.block
    assert isinstance(table, Table)
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
