"""How do the parts of a table on several pages become one table again?

Two parts are one table where nothing stands between them and their columns agree. A header that
is said again is kept once. A row that the page break cut is joined: our own files tell it by the
dots on their ruling, elsewhere the texts must show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import takewhile

from prongsai.core.thai import comparison_form
from prongsai.intake.pdf.lines import Words, begins_item, is_full, joined
from prongsai.intake.pdf.pages import Piece, Slot

_SAME_EDGE = 5.0
_FOOT = 2.4  # of a letter's size
_LIKE = 0.8  # of two headings, of which each was read from a picture


@dataclass(slots=True)
class Span:
    """A cell of the whole table; ends are half open."""

    row: int
    row_end: int
    column: int
    column_end: int
    slot: Slot
    paragraphs: list[Words]


@dataclass(slots=True)
class Whole:
    """A table over all of its pages."""

    xs: list[float]
    spans: list[Span]
    pages: list[int]  # of each row
    last: Piece
    is_told: bool  # by dots on the ruling, where its cells begin
    lowest: dict[tuple[int, int], Span] = field(default_factory=dict)  # by its columns
    header: int = 0
    ends: bool = False

    @property
    def rows(self) -> int:
        """How many there are."""
        return len(self.pages)


def begun(piece: Piece) -> Whole:
    """The table of its first part."""
    is_told = any(slot.begins is not None for slot in piece.slots)
    whole = Whole(xs=list(piece.xs), spans=[], pages=[], last=piece, is_told=is_told)
    _append(whole, piece, list(enumerate(piece.rows)))
    whole.header = _told_header(piece)
    return whole


def is_continued(whole: Whole, piece: Piece) -> bool:
    """Whether the part is the rest of the table, where only a page break lies between them."""
    if piece.page != whole.last.page + 1 or piece.is_ruled != whole.last.is_ruled:
        return False
    if whole.is_told:
        is_cut = any(not slot.begins for slot in piece.slots)
        return _same_edges(whole.xs, piece.xs) and (is_cut or not whole.ends)
    if not piece.is_ruled:  # its outer edges are only where a line begins or ends
        pairs = zip(whole.xs[1:-1], piece.xs[1:-1], strict=False)
        return len(whole.xs) == len(piece.xs) and all(abs(a - b) < 2 * _SAME_EDGE for a, b in pairs)
    return _same_edges(whole.xs, piece.xs) and _agree(whole.xs, piece.xs)


def _same_edges(one: list[float], other: list[float]) -> bool:
    return abs(one[0] - other[0]) < _SAME_EDGE and abs(one[-1] - other[-1]) < _SAME_EDGE


def _agree(one: list[float], other: list[float]) -> bool:
    few, many = sorted((one, other), key=len)
    return all(min(abs(x - each) for each in many) < _SAME_EDGE for x in few)


def join(whole: Whole, piece: Piece) -> None:
    """Add the part on the next page to the table."""
    _widen(whole, piece.xs)
    repeated = _repeated(whole, piece)
    if repeated:
        whole.header = max(whole.header, repeated)
    rows = list(enumerate(piece.rows))[repeated:]
    if rows:
        is_cut = _is_cut(whole, piece, rows[0][1])
        if is_cut:
            whole.pages.pop()
        _append(whole, piece, rows, is_cut=is_cut)
    whole.last = piece


def _append(
    whole: Whole, piece: Piece, rows: list[tuple[int, list[Slot]]], *, is_cut: bool = False
) -> None:
    first = whole.rows
    start = rows[0][0] if rows else 0
    pages = [piece.page] * len(rows)
    if is_cut:
        pages[0] = whole.last.page
    for at, slots in rows:
        for slot in slots:
            row = first + at - start
            columns = _columns(whole, piece, slot)
            span = Span(
                row=row,
                row_end=row + slot.rows,
                column=columns[0],
                column_end=columns[1],
                slot=slot,
                paragraphs=list(slot.paragraphs),
            )
            above = _above(whole, span) if at == start else None
            if above is not None and _goes_on(whole, above, span, is_cut=is_cut):
                above.row_end = max(above.row_end, span.row_end)
                above.paragraphs = _poured(above, span)
                above.slot = slot
            else:
                whole.spans.append(span)
                whole.lowest[columns] = span
    whole.pages += pages
    whole.ends = any(slot.is_last for slot in piece.slots) or (is_cut and whole.ends)


def _above(whole: Whole, span: Span) -> Span | None:
    """The cell of the same columns that reaches down to this one."""
    found = whole.lowest.get((span.column, span.column_end))
    return found if found is not None and found.row_end >= span.row else None


def _goes_on(whole: Whole, above: Span, span: Span, *, is_cut: bool) -> bool:
    if whole.is_told:
        return not span.slot.begins
    return is_cut or (not span.paragraphs and above.row_end - above.row > 1)


def _poured(above: Span, span: Span) -> list[Words]:
    if not (above.paragraphs and span.paragraphs):
        return above.paragraphs + span.paragraphs
    last, first = above.paragraphs[-1], span.paragraphs[0]
    if begins_item(first.text) or not is_full(last, above.slot.box.x0, above.slot.box.x1):
        return above.paragraphs + span.paragraphs
    return [*above.paragraphs[:-1], joined(last, first), *span.paragraphs[1:]]


def _widen(whole: Whole, xs: list[float]) -> None:
    if len(xs) == len(whole.xs):
        return
    new = [x for x in xs if min(abs(x - each) for each in whole.xs) >= _SAME_EDGE]
    if not new:
        return
    edges = sorted([*whole.xs, *new])
    for span in whole.spans:
        span.column = edges.index(whole.xs[span.column])
        span.column_end = edges.index(whole.xs[span.column_end])
    whole.xs = edges
    whole.lowest = {(span.column, span.column_end): span for span in whole.spans}


def _edge(xs: list[float], x: float) -> int:
    return min(range(len(xs)), key=lambda at: abs(xs[at] - x))


def _texts(slots: list[Slot]) -> list[str]:
    return [comparison_form(slot.text) for slot in slots]


def _repeated(whole: Whole, piece: Piece) -> int:
    """How many rows at the top of the part say the header again."""
    count = 0
    told = whole.is_told
    most = whole.header if told else min(4, len(piece.rows))
    while count < min(most, len(piece.rows)):
        first = takewhile(lambda span: span.row <= count, whole.spans)  # noqa: B023 (used at once)
        above = [comparison_form(_said(span)) for span in first if span.row == count]
        again = _texts(piece.rows[count])
        is_same = _are_like(above, again) if piece.is_seen else above == again
        if not is_same or (not any(again) and not told):
            break
        count += 1
    if told and count and not all(slot.begins for slot in piece.rows[0]):
        return 0
    return count


def _are_like(one: list[str], other: list[str]) -> bool:
    """Whether two rows of a scan say the same, each misread in its own way."""
    if len(one) != len(other) or not any(other):
        return False
    both = "\n".join(one), "\n".join(other)
    return SequenceMatcher(None, *both, autojunk=False).ratio() > _LIKE


def _said(span: Span) -> str:
    return " ".join(words.text for words in span.paragraphs)


def _told_header(piece: Piece) -> int:
    count = 0
    for row in piece.rows:
        if not row or not all(slot.shaded for slot in row):
            break
        count += 1
    return count


def _is_cut(whole: Whole, piece: Piece, row: list[Slot]) -> bool:
    """Whether the row goes on from the last one of the page before.

    Elsewhere than in our own files: each text of it must stand below a text that reaches down to
    the foot of its cell, at least one of them in the middle of a sentence.
    """
    if whole.is_told:
        return not any(slot.begins for slot in row)
    spoken = [slot for slot in row if slot.paragraphs]
    ending = {at: span for at, span in whole.lowest.items() if span.row_end == whole.rows}
    pairs = [(ending.get(_columns(whole, piece, slot)), slot) for slot in spoken]
    above = [span for span, _ in pairs if span is not None and _reaches_foot(span.slot)]
    if not spoken or len(above) < len(pairs):
        return False
    if spoken[0].column == 0 and not _runs_on(above[0], spoken[0]):
        return False
    ended = sum(bool(span.slot.paragraphs) for span in ending.values()) - len(spoken)
    is_long = all(len(span.slot.lines) > 1 for span in above)
    if not piece.is_ruled and spoken[0].column > 0:
        return True  # where no line parts rows, one begins with its first column
    return (ended > 0 or is_long) and any(map(_runs_on, above, spoken))


def _columns(whole: Whole, piece: Piece, slot: Slot) -> tuple[int, int]:
    if len(whole.xs) == len(piece.xs):
        return slot.column, slot.column_end
    return _edge(whole.xs, piece.xs[slot.column]), _edge(whole.xs, piece.xs[slot.column_end])


def _reaches_foot(slot: Slot) -> bool:
    lines = slot.lines
    # One line may be kept back, so that it does not stand alone overleaf.
    return bool(lines) and slot.box.bottom - lines[-1].base < _FOOT * lines[-1].size


def _runs_on(above: Span, slot: Slot) -> bool:
    box = above.slot.box
    return not begins_item(slot.text) and is_full(above.slot.paragraphs[-1], box.x0, box.x1)
