"""Which tables of a document are one, what is each, and what is it called?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.core.reading import Origin
from prongsai.core.thai import to_arabic_digits
from prongsai.dossier import ColumnField, ColumnPart, PrintedRowPart, PrintedTablePart
from prongsai.intake.recognising.columns import TableKind, kind_of
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.records import Grid, GridRow, Words
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import (
    folded,
    halves,
    holds,
    opens,
    pattern,
    wordings,
    words,
)

_LONGEST_TITLE = 300
_LOOKS_BACK = 6  # lines above a table among which its title stands
_LONG_LINE = 160  # characters; a title's second line is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table, joined over its pages. ``title``: lines; ``above``: lines between it and the table.

    ``repeated``: heading rows that stand in it once more. ``between``: lines that part it by
    periods, each a group's row in it. ``ends_at``: where its last page's table stands in the
    stream.
    """

    kind: TableKind
    grid: Grid
    title: tuple[Words, ...] = ()
    above: tuple[Words, ...] = ()
    repeated: tuple[GridRow, ...] = ()
    between: tuple[Words, ...] = ()
    ends_at: int = 0

    @property
    def columns(self) -> tuple[ColumnPart, ...]:
        """Its columns."""
        return self.grid.columns

    def column(self, field: ColumnField) -> int | None:
        """Which column holds that; None where none does."""
        fields = [column.field for column in self.columns]
        return fields.index(field) if field in fields else None

    def text(self, row: GridRow, field: ColumnField) -> str:
        """The cell of a row in the column that holds that."""
        at = self.column(field)
        return row.cells[at] if at is not None else ""


def sheets_of(stream: tuple[Words | Grid, ...]) -> tuple[Sheet, ...]:
    """The tables of a document, joined where one goes on over a page."""
    found: list[Sheet] = []
    for part in stream:
        if not isinstance(part, Grid):
            continue
        before = found[-1] if found else None
        if before is not None and _goes_on(before, part, stream):
            found[-1] = _joined(before, part, _periods_in(stream[before.ends_at + 1 : part.at]))
        else:
            sheet = Sheet(kind=kind_of(part.columns), grid=part, ends_at=part.at)
            found.append(_without_repeats(sheet))
    return tuple(_titled(sheet, stream) for sheet in found)


def _titles_of(columns: tuple[ColumnPart, ...]) -> tuple[str, ...]:
    return tuple(folded(column.title) for column in columns)


def _goes_on(before: Sheet, grid: Grid, stream: tuple[Words | Grid, ...]) -> bool:
    if before.kind is TableKind.OTHER or before.grid.width != grid.width:
        return False
    if grid.columns:
        return _titles_of(before.columns) == _titles_of(grid.columns)
    between = stream[before.ends_at + 1 : grid.at]
    return not any(isinstance(each, Words) and not each.is_furniture for each in between)


def _periods_in(between: Sequence[Words | Grid]) -> tuple[Words, ...]:
    """The lines that say of which period the table below them is: each quarter may have one."""
    lines = (each for each in between if isinstance(each, Words) and not each.is_furniture)
    return tuple(
        each for each in lines if len(each.text) <= _LONGEST_TITLE and names_period(each.text)
    )


def _joined(before: Sheet, grid: Grid, between: tuple[Words, ...]) -> Sheet:
    more = _without_repeats(Sheet(kind=before.kind, grid=replace(grid, columns=before.columns)))
    groups = (_group_of(line, before.grid.width) for line in between)
    rows = (*before.grid.rows, *groups, *more.grid.rows)
    return replace(
        before,
        grid=replace(before.grid, rows=rows),
        repeated=(*before.repeated, *grid.heads, *more.repeated),
        between=(*before.between, *between),
        ends_at=grid.at,
    )


def _group_of(line: Words, width: int) -> GridRow:
    cells = (line.text, *[""] * (width - 1))
    origin = Origin(page=line.place.page, line=line.place.line, source=line.source)
    return GridRow(cells=cells, place=line.place, origin=origin, source=line.source, is_group=True)


def _without_repeats(sheet: Sheet) -> Sheet:
    """The table without headings that were typed once more on a later page."""
    known = {tuple(map(folded, row.cells)) for row in sheet.grid.heads}
    if not known:
        return sheet
    again: list[GridRow] = []
    rows: list[GridRow] = []
    for row in sheet.grid.rows:
        (again if tuple(map(folded, row.cells)) in known else rows).append(row)
    if not again:
        return sheet
    grid = replace(sheet.grid, rows=tuple(rows))
    return replace(sheet, grid=grid, repeated=(*sheet.repeated, *again))


def _titled(sheet: Sheet, stream: tuple[Words | Grid, ...]) -> Sheet:
    above: list[Words] = []
    for part in reversed(stream[: sheet.grid.at]):
        if isinstance(part, Grid) or len(above) == _LOOKS_BACK or _ends_search(part):
            break
        above.insert(0, part)
    start, end = _title_in(above, sheet.kind)
    return replace(sheet, title=tuple(above[start:end]), above=tuple(above[end:]))


def _ends_search(line: Words) -> bool:
    memo = wordings()["memo"]
    labels = (*memo["department"], *memo["subject"], *memo["to"], *memo["title"])
    return line.is_furniture or opens(line.text, tuple(map(folded, labels)))


def _title_in(above: list[Words], kind: TableKind) -> tuple[int, int]:
    """From which line to which the title goes: the lowest one with a word of such titles."""
    known = words("titles", kind) if kind in wordings()["titles"] else ()
    for at in range(len(above) - 1, -1, -1):
        text = above[at].text
        is_title = len(text) <= _LONGEST_TITLE and not opens(text, words("memo", "openings"))
        if is_title and known and holds(text, known):
            return _widened(above, at)
    if kind in (TableKind.SCORES, TableKind.OTHER) and above:
        return len(above) - 1, len(above)
    return len(above), len(above)


def _widened(above: list[Words], at: int) -> tuple[int, int]:
    goes_on = words("title_goes_on")

    def is_more(line: Words) -> bool:
        return len(line.text) <= _LONG_LINE and opens(line.text, goes_on)

    start, end = at, at + 1
    while start and is_more(above[start]) and len(above[start - 1].text) <= _LONG_LINE:
        start -= 1
    while end < len(above) and is_more(above[end]):
        end += 1
    return start, end


def names_period(text: str) -> bool:
    """Whether a line names a quarter or a half of a year."""
    plain = to_arabic_digits(text)
    patterns = (pattern("quarters"), *(half for _, half in halves()))
    return any(each.search(plain) for each in patterns)


def printed(
    sheet: Sheet, ledger: Ledger, path: str, keys: dict[int, str] | None = None
) -> PrintedTablePart:
    """The table as it stands; ``keys``: the measure of each row, by the row's place in it.

    What a dossier's cell cannot hold of a long text is kept as unplaced.
    """
    ledger.use(*sheet.title, *sheet.between)
    ledger.leave_rows(sheet.repeated)
    ledger.confirm_numbers(path, sheet.grid.rows)
    is_cut = any(len(cell) > LONGEST // 4 for row in sheet.grid.heads for cell in row.cells)
    if is_cut or not sheet.columns:
        ledger.leave_rows(sheet.grid.heads)
    for row in sheet.grid.rows:
        for column, cell in enumerate(row.cells):
            if len(cell) > LONGEST:
                ledger.leave_text(cell[LONGEST:], row.place_of(column), row.source)
    return PrintedTablePart(
        title=" ".join(line.text for line in sheet.title)[:LONGEST] or None,
        columns=sheet.columns,
        rows=tuple(
            PrintedRowPart(
                cells=tuple(cell[:LONGEST] for cell in row.cells),
                group=row.is_group,
                measure=(keys or {}).get(at),
            )
            for at, row in enumerate(sheet.grid.rows)
        ),
    )
