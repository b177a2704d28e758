"""Which rows are a table's heading, what does each column hold, and what kind of table is it?"""

from __future__ import annotations

from enum import StrEnum

from prongsai.core.grid import Place as Spot
from prongsai.dossier import ColumnField, ColumnPart
from prongsai.intake.recognising.records import GridRow
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import field_of, holds, words

_LONGEST_TITLE = 90
_RESULTS = {
    ColumnField.OUTPUT,
    ColumnField.OBSTACLES,
    ColumnField.EVIDENCE,
    ColumnField.STATUS,
}
_TICKED = {ColumnField.NOT_STARTED, ColumnField.IN_PROGRESS, ColumnField.DONE}
_OF_PLAN = {
    ColumnField.STEPS,
    ColumnField.OWNER,
    ColumnField.PERIOD,
    ColumnField.DUE,
    ColumnField.REPORTING,
    ColumnField.FOLLOW_UP,
    ColumnField.TARGET,
    ColumnField.OUTCOME,
}


class TableKind(StrEnum):
    """What a table tells."""

    SCORES = "scores"
    PLAN = "plan"
    PROGRESS = "progress"
    STATUS = "status"
    OTHER = "other"


def head_count(rows: tuple[GridRow, ...], *, stated: int) -> int:
    """How many rows are the heading: as the file says, or as their words tell."""
    if stated:
        return min(stated, len(rows))
    if not rows or not _is_heading(rows[0]):
        return 0
    below = rows[1] if len(rows) > 1 else None
    has_gaps = any(not cell for cell in rows[0].cells)
    if below is not None and has_gaps and _is_below(rows[0], below):
        return 2
    return 1


def _is_heading(row: GridRow) -> bool:
    filled = [cell for cell in row.cells if cell]
    known = {field_of(cell) for cell in filled if len(cell) <= _LONGEST_TITLE} - {None}
    is_short = all(len(cell) <= _LONGEST_TITLE for cell in filled)
    return is_short and len(known) >= 2 and len(known) * 2 >= len(filled)


def _is_below(above: GridRow, below: GridRow) -> bool:
    """Whether a second row gives titles under a title that stands over several columns."""
    known = [field_of(cell) for cell in below.cells if cell and len(cell) <= _LONGEST_TITLE]
    filled = [cell for cell in below.cells if cell]
    fits = all(not cell or not above.cells[at] or at for at, cell in enumerate(below.cells))
    return bool(known) and len(known) == len(filled) and None not in known and fits


def columns_of(
    heads: tuple[GridRow, ...], spots: tuple[tuple[Spot, ...], ...], width: int
) -> tuple[ColumnPart, ...]:
    """The columns of a heading of one or more rows, what each holds among them."""
    titled = [_title(heads, spots, at) for at in range(width)]
    fields = _without_doubles([field_of(title) if title else None for title, _ in titled])
    return tuple(
        ColumnPart(title=title[:LONGEST], over=over and over[:LONGEST], field=field)
        for (title, over), field in zip(titled, fields, strict=True)
    )


def _title(
    heads: tuple[GridRow, ...], spots: tuple[tuple[Spot, ...], ...], at: int
) -> tuple[str, str | None]:
    if len(heads) == 1:
        return heads[0].cells[at], None
    upper = _over(heads[0], spots[0], at)
    lower = "\n".join(row.cells[at] for row in heads[1:] if row.cells[at])
    if not lower:
        return heads[0].cells[at], None
    is_own = upper == heads[0].cells[at] and not _is_shared(heads, spots, at)
    return (lower, None) if not upper else (f"{upper}\n{lower}", None) if is_own else (lower, upper)


def _over(head: GridRow, spots: tuple[Spot, ...], at: int) -> str:
    """The title of the upper row over a column: its own, or one that reaches over it."""
    for spot in spots:
        if spot.column <= at < spot.after:
            return head.cells[spot.column] or _left_of(head, at)
    return _left_of(head, at)


def _left_of(head: GridRow, at: int) -> str:
    return next((head.cells[each] for each in range(at, -1, -1) if head.cells[each]), "")


def _is_shared(heads: tuple[GridRow, ...], spots: tuple[tuple[Spot, ...], ...], at: int) -> bool:
    spans = any(spot.column == at and spot.cell.colspan > 1 for spot in spots[0])
    after = at + 1
    is_bare = after < len(heads[0].cells) and not heads[0].cells[after]
    return spans or (is_bare and any(row.cells[after] for row in heads[1:]))


def _without_doubles(fields: list[ColumnField | None]) -> list[ColumnField | None]:
    """Each meaning once: a second column of measures tells how, if no other does."""
    seen: set[ColumnField] = set()
    kept: list[ColumnField | None] = []
    for field in fields:
        now = field
        if now is ColumnField.MEASURE and now in seen and ColumnField.STEPS not in fields:
            now = ColumnField.STEPS
        kept.append(None if now in seen else now)
        if now is not None:
            seen.add(now)
    return kept


def kind_of(columns: tuple[ColumnPart, ...]) -> TableKind:
    """What a table of these columns tells; scores are told by its rows and not by this."""
    fields = {column.field for column in columns}
    if ColumnField.MEASURE not in fields:
        return TableKind.OTHER
    if len(fields & _TICKED) >= 2:
        return TableKind.STATUS
    hoped = words("expected")
    has_outcome = any(
        column.field is ColumnField.OUTCOME and not holds(column.title, hoped) for column in columns
    )
    if fields & _RESULTS or has_outcome:
        return TableKind.PROGRESS
    return TableKind.PLAN if fields & _OF_PLAN else TableKind.OTHER
