"""Which lines of a text are rows of a table, and which cells does each hold?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.core.reading import Origin
from prongsai.core.tree import Cell
from prongsai.intake.inline import lines_of
from prongsai.intake.tables import MOST_PLACES, Grid, GridRow, grid_of
from prongsai.intake.text.lines import Line, is_page_number, is_separator, words

_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """A line with its cells as they are written."""

    line: Line
    cells: tuple[str, ...]

    @property
    def is_separator(self) -> bool:
        """Whether it only divides a header from its rows."""
        return is_separator(list(self.cells))


def rows_from(lines: Sequence[Line], at: int) -> tuple[RowLine, ...]:
    """The rows that begin at that line and follow each other; none where it begins no row.

    A line without a tab between two with tabs is a row of one cell.
    """
    if _is_barred(lines, at):
        return tuple(_run(lines, at, "|"))
    return tuple(_run(lines, at, "\t"))


def grid_from(rows: Sequence[RowLine]) -> Grid | None:
    """The grid of rows; None where no row holds a letter, or all are too many.

    Separators are no rows.
    """
    if max(len(row.cells) for row in rows) * len(rows) > MOST_PLACES:
        return None
    header = next((at for at, row in enumerate(rows) if row.is_separator), None)
    kept = [_row(row) for row in rows if not row.is_separator]
    if not any(cell.lines for row in kept for cell in row.cells):
        return None
    is_marked = header == 1 and any(cell.lines for cell in kept[0].cells)
    return grid_of(kept, header=1 if is_marked else None)


def is_table_alone(rows: Sequence[RowLine]) -> bool:
    """Whether the rows are a table although none stands beside them."""
    real = [row for row in rows if not row.is_separator]
    if len(real) < len(rows):
        return True
    has_cells = [sum(bool(cell.strip()) for cell in row.cells) > 1 for row in real]
    return len(real) > 1 and any(has_cells) and not _is_memo(real)


def _is_memo(rows: Sequence[RowLine]) -> bool:
    firsts = [row.cells[0].strip() for row in rows]
    begins = firsts[0].startswith(tuple(words()["memo_first"]))
    return begins and any(each.startswith(tuple(words()["memo_last"])) for each in firsts)


def _is_barred(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text.strip()
    if text.startswith("|") and len(_BAR.findall(text)) > 1:
        return True
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(_BAR.search(text) and is_separator(_barred(following)))


def _run(lines: Sequence[Line], at: int, sign: str) -> list[RowLine]:
    found: list[RowLine] = []
    within_bars = lines[at].text.lstrip().startswith("|")
    for here in range(at, len(lines)):
        line = lines[here]
        follows = bool(found) and here + 1 < len(lines) and sign in lines[here + 1].text
        if line.is_blank or not (sign in line.text or follows) or is_page_number(line.text):
            break
        barred = sign == "|"
        cells = _barred(line.text, within_bars=within_bars) if barred else line.text.split("\t")
        found.append(RowLine(line=line, cells=tuple(cells)))
    return found


def _barred(text: str, *, within_bars: bool = True) -> list[str]:
    """The cells between bars. Where a table's rows stand not ``within_bars``, a blank is a cell."""
    cells = _BAR.split(text)
    if within_bars and text.lstrip().startswith("|"):
        cells = cells[1:-1] if not cells[-1].strip() else cells[1:]
    return [cell.replace("\\|", "|") for cell in cells]


def _row(row: RowLine) -> GridRow:
    return GridRow(
        cells=tuple(Cell(lines=lines_of(cell)) for cell in row.cells),
        origin=Origin(page=row.line.page, line=row.line.number),
    )
