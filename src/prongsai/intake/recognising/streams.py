"""What stands in a reading, in order: lines of text and tables as plain grids?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prongsai.core.grid import Place as Spot
from prongsai.core.grid import placed
from prongsai.core.problems import Place
from prongsai.core.reading import BlockOrigin, Passage, Reading, passages
from prongsai.core.tree import Row, Section, Table, plain
from prongsai.intake.recognising.columns import columns_of, head_count
from prongsai.intake.recognising.records import Grid, GridRow, Words
from prongsai.intake.recognising.texts import clean, pieces

MOST_COLUMNS = 200


def stream_of(reading: Reading) -> tuple[Words | Grid, ...]:
    """The lines and the tables of a reading in its order, the furniture last."""
    found: list[Words | Grid] = []
    for each in _parts(reading):
        found.append(replace(each, at=len(found)))
    return tuple(found)


def _parts(reading: Reading) -> Iterator[Words | Grid]:
    tables = 0
    for at, block in enumerate(reading.blocks):
        origin = reading.origin_of(at)
        if isinstance(block, Table):
            tables += 1
            yield _grid(block, origin, tables)
        else:
            one = replace(
                reading,
                sections=(Section(blocks=(block,)),),
                origins=(origin,),
                furniture=(),
            )
            yield from _lines(passages(one))
    yield from _lines(reading.furniture, is_furniture=True)


def _lines(found: Iterable[Passage], *, is_furniture: bool = False) -> Iterator[Words]:
    for passage in found:
        lines = (line.strip() for line in clean(passage.text).splitlines())
        for line in lines:
            for piece in pieces(line):
                yield Words(
                    text=piece,
                    place=passage.place,
                    source=passage.source,
                    at=0,
                    is_furniture=is_furniture,
                )


def _grid(table: Table, origin: BlockOrigin, number: int) -> Grid:
    all_rows = (*table.header, *table.rows)
    spots = placed(all_rows)
    width = _width(table, spots)
    rows = tuple(
        _row(row, places, _place(origin, number, at), width, origin, at)
        for at, (row, places) in enumerate(zip(all_rows, spots, strict=True))
    )
    # What is wider has no heading that anybody wrote; all of it is kept as rows.
    count = head_count(rows, stated=len(table.header)) if width <= MOST_COLUMNS else 0
    heads = rows[:count]
    return Grid(
        columns=columns_of(heads, spots[:count], width) if count else (),
        heads=heads,
        rows=rows[count:],
        number=number,
        at=0,
    )


def _width(table: Table, spots: tuple[tuple[Spot, ...], ...]) -> int:
    widest = max((spot.column + 1 for row in spots for spot in row), default=0)
    spans = max((spot.after for row in spots for spot in row), default=0)
    # A span may be of any size in a hostile file; where cells stand tells the truth.
    return max(widest, min(spans, len(table.columns) or spans, MOST_COLUMNS))


def _row(
    row: Row,
    places: tuple[Spot, ...],
    place: Place,
    width: int,
    origin: BlockOrigin,
    at: int,
) -> GridRow:
    cells = [""] * width
    for spot in places:
        lines = (clean(plain(line)).strip() for line in spot.cell.lines)
        cells[spot.column] = "\n".join(line for line in lines if line)
    only = places[0] if len(places) == 1 else None
    is_wide = only is not None and width > 1 and only.cell.colspan >= width
    begins = origin.rows[at] if at < len(origin.rows) else origin.origin
    return GridRow(
        cells=tuple(cells),
        place=place,
        origin=begins,
        source=begins.source,
        is_group=row.group or is_wide,
    )


def _place(origin: BlockOrigin, number: int, at: int) -> Place:
    begins = origin.rows[at] if at < len(origin.rows) else origin.origin
    return begins.place(table=number, row=at + 1)
