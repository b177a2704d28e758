"""How does a ruled table become a table of the tree, and which of its rows are its header?"""

from __future__ import annotations

from prongsai.core.tree import Align, Cell, Column, Row, Table, text
from prongsai.intake.pdf.joining import Span, Whole


def table_of(whole: Whole) -> Table:
    """The table with its header rows, group rows, and spans."""
    columns = len(whole.xs) - 1
    rows: list[list[Span]] = [[] for _ in range(whole.rows)]
    for span in whole.spans:
        rows[span.row].append(span)
    header = _header(whole, rows)
    made = tuple(_row(sorted(each, key=lambda span: span.column), columns) for each in rows)
    return Table(
        columns=tuple(
            Column(weight=max(1, round(right - left)))
            for left, right in zip(whole.xs, whole.xs[1:], strict=False)
        ),
        header=made[:header],
        rows=made[header:],
        summary="",
    )


def _row(spans: list[Span], columns: int) -> Row:
    return Row(
        cells=tuple(
            Cell(
                lines=tuple(text(words.text, bold=span.slot.bold) for words in span.paragraphs),
                colspan=span.column_end - span.column,
                rowspan=span.row_end - span.row,
                align=Align.CENTER if span.slot.centred else None,
            )
            for span in spans
        ),
        group=len(spans) == 1
        and columns > 1
        and (spans[0].column, spans[0].column_end) == (0, columns)
        and spans[0].row_end == spans[0].row + 1,
    )


def _header(whole: Whole, rows: list[list[Span]]) -> int:
    count = whole.header or _looks_like_header(rows, len(whole.xs) - 1)
    is_closed = False
    while not is_closed:  # a cell over several rows is of the header as a whole
        reach = max((span.row_end for row in rows[:count] for span in row), default=0)
        is_closed, count = reach <= count, max(count, reach)
    return count if count < len(rows) or whole.header else 0


def _looks_like_header(rows: list[list[Span]], columns: int) -> int:
    for told in ("bold", "centred"):
        count = 0
        for row in rows:
            spoken = [span.slot for span in row if span.paragraphs]
            if len(row) == 1 and columns > 1 and row[0].column_end - row[0].column == columns:
                break  # a group row
            if not spoken or not all(getattr(slot, told) for slot in spoken):
                break
            count += 1
        first = [span for span in rows[0] if span.paragraphs] if rows else []
        if 0 < count < len(rows) and count <= 3 and len(first) > 1:
            return count
    return 0
