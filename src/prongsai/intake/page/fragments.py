"""What does a piece of a web page say that stands inside another text?"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from prongsai.core.reading import BlockOrigin, Origin, Passage
from prongsai.core.tree import Block
from prongsai.intake.page.blocks import Blocks
from prongsai.intake.page.parsing import parse
from prongsai.intake.tables import furniture

_TAGS = re.compile(r"<[^<>]*>")


def blocks_in(
    path: Path, markup: str, at: Origin
) -> tuple[list[tuple[Block, BlockOrigin]], list[Passage]]:
    """The blocks and the furniture of markup that begins ``at`` a place of the file ``path``.

    Errors: FileUnusable where it passes a limit.
    """
    blocks = Blocks()
    if not _says_something(markup):
        return [], []
    blocks.walk(parse(path, markup))
    found = [
        (block, _moved(origin, at))
        for section, origins in blocks.ended()
        for block, origin in zip(section.blocks, origins, strict=True)
    ]
    passages = [
        furniture(each.text, _placed(Origin(line=each.place.line), at)) for each in blocks.furniture
    ]
    return found, passages


def _says_something(markup: str) -> bool:
    return bool(_TAGS.sub("", markup).strip())


def _moved(origin: BlockOrigin, at: Origin) -> BlockOrigin:
    rows = tuple(_placed(each, at) for each in origin.rows)
    return BlockOrigin(origin=_placed(origin.origin, at), rows=rows)


def _placed(origin: Origin, at: Origin) -> Origin:
    return replace(at, line=(at.line or 1) + (origin.line or 1) - 1)
