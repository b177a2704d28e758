"""Where on the paper does a value stand, and what is written along the scale?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from prongsai.core.thai import to_arabic_digits, to_thai_digits
from prongsai.core.tree import Bar, Chart, Digits
from prongsai.reporting.charts.drawings import Anchor, Line, Word
from prongsai.reporting.charts.measuring import lines_within, width_of

WIDTH = Decimal(454)  # 160 mm: the text width of a portrait page
TEXT_SIZE = 10
SMALL_SIZE = 9
LINE_HEIGHT = Decimal(14)  # leaves room for a tone mark over a vowel
_GAP = Decimal(6)
_WIDEST_LABEL = WIDTH * Decimal("0.45")
_HUNDREDTH = Decimal("0.01")
_TICKS = 5


def placed(coordinate: Decimal) -> Decimal:
    """The coordinate to a hundredth of a point."""
    return coordinate.quantize(_HUNDREDTH, ROUND_HALF_UP)


def in_digits(text: str, digits: Digits) -> str:
    """The text with every digit in the document's style."""
    return to_thai_digits(text) if digits is Digits.THAI else to_arabic_digits(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The field that bars lie in, from zero at ``left`` to ``maximum`` at ``right``."""

    left: Decimal
    right: Decimal
    maximum: Decimal

    def at(self, value: Decimal) -> Decimal:
        """The x of a value; what lies outside stands at the edge."""
        share = min(max(value, Decimal(0)), self.maximum) / self.maximum
        return placed(self.left + (self.right - self.left) * share)


def scale_of(chart: Chart) -> Scale:
    """The scale right of the longest label, with room for the values at its end."""
    labels = max((width_of(bar.label, TEXT_SIZE) for bar in chart.bars), default=Decimal(0))
    shown = max((width_of(bar.shown, TEXT_SIZE) for bar in chart.bars), default=Decimal(0))
    return Scale(
        left=placed(min(labels, _WIDEST_LABEL) + _GAP),
        right=placed(WIDTH - max(shown, Decimal(20)) - _GAP),
        maximum=chart.maximum if chart.maximum > 0 else Decimal(1),
    )


def labels_of(chart: Chart) -> tuple[str, ...]:
    """The labels in their order, each once."""
    return tuple(dict.fromkeys(bar.label for bar in chart.bars))


def series_of(chart: Chart) -> tuple[str, ...]:
    """The series in their order, each once."""
    return tuple(dict.fromkeys(bar.series for bar in chart.bars))


def bars_at(chart: Chart, label: str) -> tuple[Bar, ...]:
    """The bars of one label."""
    return tuple(bar for bar in chart.bars if bar.label == label)


def label_lines(label: str, scale: Scale) -> tuple[str, ...]:
    """A label in the lines that its place has room for; nothing of it is left out."""
    return lines_within(label, TEXT_SIZE, scale.left - _GAP)


def label_words(lines: tuple[str, ...], scale: Scale, middle: Decimal) -> tuple[Word, ...]:
    """The lines of a label, set against the scale's zero around ``middle``."""
    first = middle - LINE_HEIGHT * (len(lines) - 1) / 2 + Decimal("3.5")
    return tuple(
        Word(
            x=scale.left - _GAP,
            y=placed(first + LINE_HEIGHT * at),
            text=line,
            size=TEXT_SIZE,
            anchor=Anchor.END,
        )
        for at, line in enumerate(lines)
    )


def axis(
    scale: Scale, digits: Digits, *, top: Decimal, bottom: Decimal
) -> tuple[tuple[Line, ...], tuple[Word, ...]]:
    """The ruled ticks of the scale, and their numbers below it."""
    step = _step(scale.maximum)
    ticks = [step * at for at in range(int(scale.maximum / step) + 1)]
    lines = tuple(Line(x1=scale.at(tick), y1=top, x2=scale.at(tick), y2=bottom) for tick in ticks)
    words = tuple(
        Word(
            x=scale.at(tick),
            y=bottom + Decimal(12),
            text=in_digits(f"{tick.normalize():f}", digits),
            size=SMALL_SIZE,
            anchor=Anchor.MIDDLE,
        )
        for tick in ticks
    )
    return lines, words


def _step(maximum: Decimal) -> Decimal:
    """A round step that cuts the scale in about five."""
    rough = maximum / _TICKS
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough)
    # Counts of measures have no halves.
    return max(step, Decimal(1)) if maximum == maximum.to_integral_value() else step
