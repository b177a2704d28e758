"""What does a piece of a web page say that stands inside another text?"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from prongsai.core.reading import BlockOrigin, Origin
from prongsai.core.tree import Block
from prongsai.intake.page.blocks import Blocks
from prongsai.intake.page.parsing import parse

_TAGS = re.compile(r"<[^<>]*>")


def blocks_in(path: Path, markup: str, at: Origin) -> list[tuple[Block, BlockOrigin]]:
    """The blocks of markup that begins ``at`` a place of the file ``path``.

    Errors: FileUnusable where it passes a limit.
    """
    blocks = Blocks()
    if not _says_something(markup):
        return []
    blocks.walk(parse(path, markup))
    return [
        (block, _moved(origin, at))
        for section, origins in blocks.ended()
        for block, origin in zip(section.blocks, origins, strict=True)
    ]


def _says_something(markup: str) -> bool:
    return bool(_TAGS.sub("", markup).strip())


def _moved(origin: BlockOrigin, at: Origin) -> BlockOrigin:
    def moved(each: Origin) -> Origin:
        return replace(at, line=(at.line or 1) + (each.line or 1) - 1)

    return BlockOrigin(origin=moved(origin.origin), rows=tuple(map(moved, origin.rows)))
