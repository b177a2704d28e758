"""What is each sheet called, so that Excel opens the file and a reader finds the table?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from prongsai.core.tree import (
    Block,
    Document,
    Heading,
    Paragraph,
    Role,
    Table,
    blocks_of,
    plain,
)
from prongsai.reporting.letters import shown

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NAMING = (Role.COVER, Role.TITLE, Role.LABEL)
# Excel keeps this name to itself.
_RESERVED = "history"


def titled_tables(document: Document) -> Iterator[tuple[str, Table]]:
    """Each table with the heading, label or first line of the title last above it."""
    title = document.title
    before: Block | None = None
    for block in blocks_of(document):
        if isinstance(block, Table):
            yield title, block
        elif (words := _naming(block)) and not _goes_on(before, block):
            title = words
        before = block


def sheet_names(titles: tuple[str, ...]) -> tuple[str, ...]:
    """A name for each sheet: of at most 31 letters, none forbidden, none twice.

    >>> sheet_names(("คะแนน [1/2]", "คะแนน 1 2"))
    ('คะแนน 1 2', 'คะแนน 1 2 (2)')
    """
    names: list[str] = []
    taken = {_RESERVED}
    for title in titles:
        clean = " ".join(_FORBIDDEN.sub(" ", shown(title)).split()).strip("' ") or "ตาราง"
        name, number = _cut(clean, _LONGEST), 1
        while name.casefold() in taken:
            number += 1
            end = f" ({number})"
            name = _cut(clean, _LONGEST - len(end)) + end
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _naming(block: Block) -> str:
    """The words of a block that names what follows; empty for any other."""
    if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role in _NAMING):
        return plain(block.text).strip()
    return ""


def _goes_on(before: Block | None, block: Block) -> bool:
    """Whether a block is a further line of one title."""
    return (
        isinstance(before, Paragraph)
        and isinstance(block, Paragraph)
        and before.role is block.role is not Role.LABEL
    )


def _cut(name: str, longest: int) -> str:
    """The beginning of the name, without half a syllable's marks; Excel counts UTF-16 units."""
    end = len(name)
    while len(name[:end].encode("utf-16-le")) // 2 > longest or _is_mark(name[end : end + 1]):
        end -= 1
    return name[:end].rstrip("' ")


def _is_mark(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter) == "Mn"
