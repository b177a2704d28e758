"""What stands on one page of a PDF: tables, and lines outside them, from the top?"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.intake.pdf.boxes import Box, Grid, grids_of
from prongsai.intake.pdf.columns import unruled_grids
from prongsai.intake.pdf.letters import Frame, Letter, clusters, letters_of
from prongsai.intake.pdf.lines import Line, Words, is_centred, lines_of, paragraphs_of
from prongsai.intake.pdf.links import addresses_on
from prongsai.intake.pdf.mapping import Glyph, mapped
from prongsai.intake.pdf.ruling import Mark, Ruling, ruling_of

_ABOVE_BASE = 0.25  # of a letter's size: where its middle is taken to be
_NEAR = 1.2
_MOST_PADDING = 8.0
_MOST_PAIRS = 2_000_000  # of marks and cells


@dataclass(slots=True)
class Slot:
    """A cell on one page. ``begins`` and ``is_last`` are None where the file does not tell."""

    column: int
    column_end: int
    rows: int
    box: Box
    paragraphs: list[Words] = field(default_factory=list)
    begins: bool | None = None
    is_last: bool | None = None
    shaded: bool = False
    bold: bool = False
    centred: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return " ".join(words.text for words in self.paragraphs)

    @property
    def lines(self) -> list[Line]:
        """Its lines, from the top."""
        return [line for words in self.paragraphs for line in words.lines]


@dataclass(slots=True)
class Piece:
    """A table, or the part of one, that stands on one page; a row holds its own cells."""

    page: int
    xs: list[float]
    top: float
    bottom: float
    rows: list[list[Slot]]
    is_ruled: bool = True
    is_seen: bool = False  # read from a picture

    @property
    def slots(self) -> list[Slot]:
        """Every cell."""
        return [slot for row in self.rows for slot in row]


@dataclass(slots=True)
class PageRead:
    """One page: its size upright, its tables and the lines outside them."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    lines: list[Line]
    letters: int
    is_scan: bool
    has_picture: bool
    covered: float  # of the page by its largest picture, from 0 to 1
    addresses: tuple[tuple[str, str], ...] = ()  # of its links: words and where they lead


def read_page(page: Any, number: int, told: set[Glyph]) -> PageRead:
    """The page with its letters put into cells and lines; ``told``: see ``mapping.mapped``."""
    text = page.get_textpage()
    try:
        signs = letters_of(page, text)
        made = put_together(
            number,
            signs.frame,
            ruling_of(page, signs.frame),
            mapped(signs.letters, text, told),
            _bold_at(text),
        )
        made.addresses = addresses_on(page, text)
        return made
    finally:
        text.close()


def put_together(
    number: int,
    frame: Frame,
    ruling: Ruling,
    letters: list[Letter],
    is_bold: Callable[[int], bool],
) -> PageRead:
    """The page that has these letters and this ruling."""
    grids = grids_of(ruling, frame.width, frame.height)
    held, outside = _held(grids, letters)
    lines = lines_of(outside, is_bold)
    free = unruled_grids(lines, [(mark.top, mark.bottom) for mark in ruling.pictures])
    if free:
        more, outside = _held(free, outside)
        held |= {(at + len(grids), box): inside for (at, box), inside in more.items()}
        lines = lines_of(outside, is_bold)
    pieces = [
        _piece(grid, [held.get((at, id(box)), []) for box in grid.boxes], number, ruling, is_bold)
        for at, grid in enumerate([*grids, *free])
    ]
    pieces.sort(key=lambda piece: piece.top)
    is_scan = ruling.has_hidden_text and ruling.has_picture
    for piece in pieces:
        piece.is_seen = is_scan
    return PageRead(
        number=number,
        width=frame.width,
        height=frame.height,
        pieces=pieces,
        lines=lines,
        letters=len(letters),
        is_scan=is_scan,
        has_picture=ruling.has_picture,
        covered=ruling.covered,
    )


def _held(
    grids: list[Grid], letters: list[Letter]
) -> tuple[dict[tuple[int, int], list[Letter]], list[Letter]]:
    held: dict[tuple[int, int], list[Letter]] = {}
    outside: list[Letter] = []
    for cluster in clusters(letters):  # a mark may jut out over the ruling
        first = cluster[0]
        x, y = first.x, first.base - _ABOVE_BASE * first.size
        for at, grid in enumerate(grids):
            box = grid.box_at(x, y)
            if box is not None:
                held.setdefault((at, id(box)), []).extend(cluster)
                break
        else:
            outside.extend(cluster)
    return held, outside


def _piece(
    grid: Grid,
    held: list[list[Letter]],
    number: int,
    ruling: Ruling,
    is_bold: Callable[[int], bool],
) -> Piece:
    rows: list[list[Slot]] = [[] for _ in grid.ys[1:]]
    dots, shades = _dots_and_shades(ruling.marks[: _MOST_PAIRS // len(grid.boxes)])
    for box, letters in zip(grid.boxes, held, strict=True):
        lines = lines_of(letters, is_bold)
        slot = Slot(
            column=box.column,
            column_end=box.column_end,
            rows=box.row_end - box.row,
            box=box,
            paragraphs=paragraphs_of(lines, box.x0, box.x1 - _padding(lines, box), in_cell=True),
            shaded=any(_covers(shade, box) for shade in shades),
            bold=bool(lines) and all(line.bold for line in lines),
            centred=bool(lines) and all(is_centred(line, box.x0, box.x1) for line in lines),
        )
        own = [
            dot for dot in dots if abs(dot.x0 - box.x0) < _NEAR and abs(dot.top - box.top) < _NEAR
        ]
        slot.begins, slot.is_last = bool(own), any(dot.x1 - dot.x0 > 1 for dot in own)
        rows[box.row].append(slot)
    if not any(slot.begins for row in rows for slot in row):
        for row in rows:
            for slot in row:
                slot.begins = slot.is_last = None
    return Piece(
        page=number, xs=grid.xs, top=grid.top, bottom=grid.bottom, rows=rows, is_ruled=grid.is_ruled
    )


def _padding(lines: list[Line], box: Box) -> float:
    """How far text keeps from the ruling: as much at the right as at the left."""
    left = min((line.x0 for line in lines), default=box.x0) - box.x0
    return min(max(left, 0.0), _MOST_PADDING)


def _dots_and_shades(marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    dots = [mark for mark in marks if mark.x1 - mark.x0 < 3 and mark.bottom - mark.top < 1]
    shades = [mark for mark in marks if mark.x1 - mark.x0 > 5 and mark.bottom - mark.top > 5]
    return dots, shades


def _covers(shade: Mark, box: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return shade.x0 <= x <= shade.x1 and shade.top <= y <= shade.bottom


def _bold_at(text: Any) -> Callable[[int], bool]:
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()

    def is_bold(at: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(text, at, name, 256, flags)
        words = bytes(name.raw[: min(length, 256)]).lower()
        return b"bold" in words or b"black" in words or bool(flags.value & 1 << 18)

    return is_bold
