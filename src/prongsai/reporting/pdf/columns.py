"""How wide is each column, and which rows may break over a page?"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from prongsai.core.tree import Column, Text, plain

# Hundredths of a millimetre. Narrower columns would break Thai words at every letter.
_NARROWEST = 1300
INSET = 160
_MEAN_LETTER = 0.5  # of the type size, marks that take no room counted in
_LINE = 1.62  # of the type size
_POINT = 2540 / 72


def widths_of(columns: Sequence[Column], total: int) -> tuple[int, ...]:
    """The widths by weight, none under 13 mm while there is room. Unit: hundredths of a mm."""
    floor = min(_NARROWEST, total // len(columns))
    widths = [0] * len(columns)
    wide = set(range(len(columns)))
    left = total
    while wide:
        weights = sum(max(columns[at].weight, 1) for at in wide)
        shares = {at: left * max(columns[at].weight, 1) // weights for at in wide}
        narrow = {at for at, share in shares.items() if share < floor}
        for at in narrow or wide:
            widths[at] = floor if narrow else shares[at]
            left -= widths[at]
        wide = wide - narrow if narrow else set()
    return tuple(widths)


def height_of(lines: Sequence[Text], width: int, size: float) -> float:
    """About how high a cell of these lines is. Units: hundredths of a mm; ``size`` in points."""
    letter = size * _MEAN_LETTER * _POINT
    count = sum(max(1, ceil(len(plain(line)) * letter / max(width, 1))) for line in lines)
    return count * size * _LINE * _POINT
