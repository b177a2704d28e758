"""What is a table while it is gathered, and what does the tree hold of it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from prongsai.core.tree import Align, Cell, Column, Row, Table
from prongsai.intake.word.lines import Line

# Our own files say in a cell's style whether it names what follows.
_STYLES = {"TableGroup": True, "TableText": False, "TableHeading": False}


@dataclass(slots=True, kw_only=True)
class Box:
    """A cell; ``column`` counts from 0."""

    column: int
    across: int
    down: int = 1
    lines: list[Line] = field(default_factory=list)
    opens: bool = False  # may go on below
    goes_on: bool = False  # the one above it
    is_shaded: bool = False
    is_padding: bool = False  # the row is shorter than the table

    @property
    def after(self) -> int:
        """The first column to the right of it."""
        return self.column + self.across

    @property
    def said(self) -> list[Line]:
        """Its lines that print anything."""
        return [line for line in self.lines if not line.is_empty]

    @property
    def is_set_off(self) -> bool:
        """Whether it looks like a heading: all bold, or on a ground of its own."""
        said = self.said
        return bool(said) and (self.is_shaded or all(line.look.is_bold for line in said))

    @property
    def align(self) -> Align:
        """Where its first line stands."""
        return self.lines[0].look.align if self.lines else Align.START

    @property
    def style(self) -> str:
        """The style of its first line."""
        return self.lines[0].look.style if self.lines else ""


@dataclass(slots=True, kw_only=True)
class Band:
    """A row; the boxes that go on from above are no longer in it."""

    boxes: list[Box]
    repeats: bool = False  # on every page
    page: int | None = None

    @property
    def said(self) -> list[Box]:
        """Its boxes that print anything."""
        return [box for box in self.boxes if box.said]

    def is_one_box(self, columns: int) -> bool:
        """Whether one box over all columns is the whole row."""
        return [(box.column, box.after) for box in self.boxes] == [(0, columns)]


def table_of(bands: list[Band], widths: list[int], *, heads: int, summary: str) -> Table:
    """The tree's table; the first ``heads`` bands are its head. Unit of ``widths``: twips."""
    body = bands[heads:]
    aligns = _usual_aligns(body, len(widths))
    return Table(
        columns=tuple(
            Column(weight=max(1, width), align=align)
            for width, align in zip(widths, aligns, strict=True)
        ),
        header=tuple(_row(band, [Align.CENTER] * len(widths)) for band in bands[:heads]),
        rows=tuple(_row(band, aligns, group=_is_group(band, len(widths))) for band in body),
        summary=summary,
    )


def _row(band: Band, aligns: list[Align], *, group: bool = False) -> Row:
    return Row(cells=tuple(_cell(box, aligns[box.column]) for box in band.boxes), group=group)


def _cell(box: Box, usual: Align) -> Cell:
    return Cell(
        lines=tuple(line.printed for line in box.said),
        colspan=box.across,
        rowspan=box.down,
        align=None if not box.said or box.align is usual else box.align,
    )


def _is_group(band: Band, columns: int) -> bool:
    if not band.is_one_box(columns) or not band.said:
        return False
    style = band.boxes[0].style
    if style in _STYLES:
        return _STYLES[style]
    return columns > 1


def _usual_aligns(bands: list[Band], columns: int) -> list[Align]:
    seen: list[Counter[Align]] = [Counter() for _ in range(columns)]
    for box in _told(bands):
        seen[box.column][box.align] += 1
    return [each.most_common(1)[0][0] if each else Align.START for each in seen]


def _told(bands: list[Band]) -> Iterator[Box]:
    for band in bands:
        if len(band.boxes) > 1:
            yield from band.said
