"""What stands above a picture, and says which filling is which series?"""

from __future__ import annotations

from decimal import Decimal

from prongsai.reporting.charts.drawings import Box, Fill, Word
from prongsai.reporting.charts.measuring import width_of
from prongsai.reporting.charts.scales import LINE_HEIGHT, TEXT_SIZE, WIDTH, placed

_SIDE = Decimal(9)
_GAP = Decimal(16)


def key_of(fills: dict[str, Fill]) -> tuple[tuple[Box, ...], tuple[Word, ...], Decimal]:
    """A small box and a name for each series, in lines, and the height that they take."""
    boxes: list[Box] = []
    words: list[Word] = []
    x, y = Decimal(0), Decimal(4)
    for name, fill in fills.items():
        wide = _SIDE + 4 + width_of(name, TEXT_SIZE)
        if x > 0 and x + wide > WIDTH:
            x, y = Decimal(0), y + LINE_HEIGHT
        boxes.append(Box(x=x, y=y, width=_SIDE, height=_SIDE, fill=fill))
        words.append(Word(x=x + _SIDE + 4, y=y + Decimal("8.5"), text=name, size=TEXT_SIZE))
        x = placed(x + wide + _GAP)
    return tuple(boxes), tuple(words), y + _SIDE + 8
