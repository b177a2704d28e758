"""How does any text stand in a workbook's cell and come back as it was?

Nearly every text stands there as it is. One that a cell would not keep (blanks at its ends, an
empty text, a line break inside a list's item) stands in JSON's quotes, and only such a text is
taken out of quotes again: what an officer types in quotes keeps them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

# Letters; each may be two UTF-16 units. A cell of Excel holds 32,767 units, and LibreOffice breaks
# a line of more than 16,351 in two where the cell has several.
_PIECE = 8_000
_OFFICE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x000D_ as a character


def to_cell(text: str) -> str:
    """The text as it stands in a cell.

    >>> to_cell("คำ"), to_cell(" คำ"), to_cell("")
    ('คำ', '" คำ"', '""')
    """
    return text if _is_kept(text) else _quoted(text)


def from_cell(cell: str) -> str:
    """The text that a cell holds; the inverse of ``to_cell``.

    >>> from_cell('" คำ"'), from_cell('"คำ"'), from_cell(" คำ ")
    (' คำ', '"คำ"', 'คำ')
    """
    return _unquoted(cell.strip(), in_list=False)


def to_list_cell(texts: Sequence[str]) -> str:
    """Several texts in one cell, a line each."""
    return "\n".join(text if _is_kept(text, in_list=True) else _quoted(text) for text in texts)


def from_list_cell(cell: str) -> list[str]:
    """The texts of a cell, a line each; blank lines are none."""
    lines = (line.strip() for line in cell.split("\n"))
    return [_unquoted(line, in_list=True) for line in lines if line]


def pieces(cell: str) -> list[str]:
    """The cell's text cut so that each piece fits into a cell."""
    return [cell[at : at + _PIECE] for at in range(0, len(cell), _PIECE)] or [cell]


def _is_kept(text: str, *, in_list: bool = False) -> bool:
    if not text or text != text.strip() or _OFFICE_ESCAPE.search(text):
        return False
    if in_list and "\n" in text:
        return False
    return _unquoted(text, in_list=in_list) == text


def _quoted(text: str) -> str:
    return _OFFICE_ESCAPE.sub(r"\\u005f", json.dumps(text, ensure_ascii=False))


def _unquoted(cell: str, *, in_list: bool) -> str:
    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return cell
    try:
        text = json.loads(cell)
    except json.JSONDecodeError:
        return cell
    was_needed = not _is_kept(text, in_list=in_list)
    return str(text) if was_needed and _quoted(text) == cell else cell
