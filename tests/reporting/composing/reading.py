"""What a document says, for tests to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.core.shapes import shape_of
from prongsai.core.tree import (
    Cell,
    Document,
    NumberedList,
    Paragraph,
    Row,
    Signature,
    Table,
    blocks_of,
    plain,
    tables_of,
)


def runs_of(document: Document) -> Iterator[dict[str, Any]]:
    """Every run of the tree as JSON values."""
    yield from _runs(shape_of(document, tag="node"))


def _runs(shape: Any) -> Iterator[dict[str, Any]]:
    if isinstance(shape, dict):
        if shape.get("node") == "Run":
            yield shape
        for value in shape.values():
            yield from _runs(value)
    elif isinstance(shape, list):
        for each in shape:
            yield from _runs(each)


def strings_of(document: Document) -> Iterator[str]:
    """Every text of the tree outside verbatim runs: labels of charts and summaries as well."""
    shape = shape_of(document, tag="node")
    for name in ("kind", "language", "digits", "face"):
        shape.pop(name)
    yield from _strings(shape)


def _strings(shape: Any) -> Iterator[str]:
    if isinstance(shape, dict):
        for name, value in shape.items():
            if name not in {"node", "value", "maximum"}:
                yield from _strings(value)
    elif isinstance(shape, list) and _is_text(shape):
        yield "".join(each["text"] for each in shape if not each["verbatim"])
    elif isinstance(shape, list):
        for each in shape:
            yield from _strings(each)
    elif isinstance(shape, str):
        yield shape


def _is_text(shape: list[Any]) -> bool:
    return bool(shape) and isinstance(shape[0], dict) and shape[0].get("node") == "Run"


def paragraphs_of(document: Document) -> tuple[str, ...]:
    return tuple(plain(each.text) for each in blocks_of(document) if isinstance(each, Paragraph))


def signatures_of(document: Document) -> tuple[Signature, ...]:
    return tuple(each for each in blocks_of(document) if isinstance(each, Signature))


def lists_of(document: Document) -> tuple[NumberedList, ...]:
    return tuple(each for each in blocks_of(document) if isinstance(each, NumberedList))


def lines_of(cell: Cell) -> tuple[str, ...]:
    return tuple(plain(line) for line in cell.lines)


def cells_of(row: Row) -> tuple[str, ...]:
    return tuple("\n".join(lines_of(each)) for each in row.cells)


def body_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """The rows that are no group rows."""
    return tuple(cells_of(row) for row in table.rows if not row.group)


def groups_of(table: Table) -> tuple[str, ...]:
    return tuple(cells_of(row)[0] for row in table.rows if row.group)


def table_headed(document: Document, title: str) -> Table:
    """The one table that has that title in its header."""
    (found,) = (
        table
        for table in tables_of(document)
        if any(title in cells_of(row) for row in table.header)
    )
    return found


def words_of(document: Document) -> str:
    return "\n".join(strings_of(document))


def is_verbatim(document: Document, words: str) -> bool:
    return any(run["verbatim"] for run in runs_of(document) if run["text"] == words)
