"""Which lines of a text are a table written in HTML?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prongsai.intake.text.lines import Line

_OPEN = re.compile(r"<table(?=[\s>])", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)


def markup_in(lines: Sequence[Line]) -> Mapping[int, int]:
    """Where each line that opens a table in HTML lets it end: the index after its last line.

    A table that never ends is taken to end at the next blank line.
    """
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []  # lines that open, with how many tables were open before
    depth = 0
    for at, line in enumerate(lines):
        opening = len(_OPEN.findall(line.text))
        if opening:
            opened.append((at, depth))
        depth += opening - len(_CLOSE.findall(line.text))
        while opened and depth <= opened[-1][1]:
            ends[opened.pop()[0]] = at + 1
    return ends | {at: _blank_after(lines, at) for at, _ in opened}


def _blank_after(lines: Sequence[Line], at: int) -> int:
    blank = (here for here in range(at, len(lines)) if lines[here].is_blank)
    return next(blank, len(lines))
