"""How is a table that was read printed again, letter by letter?"""

from __future__ import annotations

from prongsai.core.tree import Block, Cell, Column, Paragraph, Role, Row, Table, Text
from prongsai.dossier import PrintedRowPart, PrintedTablePart
from prongsai.reporting.composing.columns import column_of, header_of
from prongsai.reporting.composing.elements import as_written, lines_of


def printed_blocks(printed: PrintedTablePart, *, summary: str) -> tuple[Block, ...]:
    """The table under its own title, if it had one."""
    table = printed_table(printed, summary=summary)
    if not printed.title:
        return (table,)
    return (Paragraph(text=as_written(printed.title), role=Role.LABEL), table)


def printed_table(printed: PrintedTablePart, *, summary: str) -> Table:
    """The table as it was printed: its titles, its order, its words, its digits.

    Without ``columns`` it has no heading, and its longest row says how wide it is.
    """
    if printed.columns:
        columns = tuple(column_of(column) for column in printed.columns)
    else:
        widest = max((len(row.cells) for row in printed.rows if not row.group), default=1)
        columns = (Column(),) * max(widest, 1)
    return Table(
        columns=columns,
        header=tuple(_as_written(row) for row in header_of(printed.columns))
        if printed.columns
        else (),
        rows=tuple(_row(row, len(columns)) for row in printed.rows),
        summary=summary,
    )


def _as_written(row: Row) -> Row:
    return Row(
        cells=tuple(
            Cell(
                lines=tuple(_verbatim(line) for line in each.lines),
                colspan=each.colspan,
                rowspan=each.rowspan,
            )
            for each in row.cells
        )
    )


def _verbatim(line: Text) -> Text:
    return tuple(
        type(run)(text=run.text, bold=run.bold, keep=run.keep, verbatim=True) for run in line
    )


def _row(row: PrintedRowPart, width: int) -> Row:
    if row.group:
        words = next((each for each in row.cells if each.strip()), "")
        return Row(cells=(_cell(words, colspan=width),), group=True)
    # A row that was read too short or too long must still fill the table.
    padded = (*row.cells, *("",) * width)[:width]
    return Row(cells=tuple(_cell(each) for each in padded))


def _cell(words: str, *, colspan: int = 1) -> Cell:
    return Cell(lines=tuple(as_written(line) for line in lines_of(words)), colspan=colspan)
