"""Where does each part of a picture stand?

Three pictures: the indicators by instrument with thresholds, this year beside last year, and
the measures by status at the end of each period.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.core.tree import Bar, Chart, ChartKind, Digits
from prongsai.reporting.charts.drawings import Anchor, Box, Drawing, Fill, Line, Word
from prongsai.reporting.charts.keys import key_of
from prongsai.reporting.charts.measuring import width_of
from prongsai.reporting.charts.scales import (
    LINE_HEIGHT,
    SMALL_SIZE,
    TEXT_SIZE,
    WIDTH,
    Scale,
    axis,
    bars_at,
    label_lines,
    label_words,
    labels_of,
    placed,
    scale_of,
    series_of,
)

_BAR = Decimal(12)
_BETWEEN = Decimal(6)
_FOOT = Decimal(18)
_STACK = Decimal(20)

# By the order of the series; more than five begin again.
_INSTRUMENTS = (Fill.DARK, Fill.MEDIUM, Fill.LIGHT)
_YEARS = (Fill.LIGHT, Fill.DARK, Fill.MEDIUM)
_STATES = (Fill.DOTTED, Fill.HATCHED, Fill.DARK, Fill.LIGHT, Fill.MEDIUM)
_PATTERNS = (Fill.DOTTED, Fill.HATCHED)  # no number is read on them


@dataclass(slots=True)
class _Sheet:
    """A drawing in the making."""

    scale: Scale
    y: Decimal = Decimal(0)
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def done(self, digits: Digits, top: Decimal) -> Drawing:
        """The whole drawing, its axis under everything else."""
        ticks, numbers = axis(self.scale, digits, top=top, bottom=self.y)
        return Drawing(
            width=WIDTH,
            height=self.y + _FOOT,
            boxes=tuple(self.boxes),
            lines=(*ticks, *self.lines),
            words=(*self.words, *numbers),
        )


def drawing_of(chart: Chart, digits: Digits) -> Drawing:
    """The picture of a chart; ``digits`` is the style of the numbers along the scale."""
    match chart.kind:
        case ChartKind.BARS:
            return _bars(chart, digits)
        case ChartKind.CHANGE:
            return _change(chart, digits)
        case ChartKind.PROGRESS:
            return _progress(chart, digits)


def _fills(names: tuple[str, ...], fills: tuple[Fill, ...]) -> dict[str, Fill]:
    return {name: fills[at % len(fills)] for at, name in enumerate(names)}


def _bars(chart: Chart, digits: Digits) -> Drawing:
    sheet = _Sheet(scale=scale_of(chart))
    fills = _fills(series_of(chart), _INSTRUMENTS)
    _key(sheet, fills)
    _thresholds(sheet, chart)
    top = sheet.y
    for bar in chart.bars:
        lines = label_lines(bar.label, sheet.scale)
        tall = max(_BAR, LINE_HEIGHT * len(lines)) + _BETWEEN
        sheet.words += label_words(lines, sheet.scale, sheet.y + tall / 2)
        _one_bar(sheet, bar, fills[bar.series], sheet.y + (tall - _BAR) / 2)
        sheet.y += tall
    sheet.lines += [
        Line(x1=at, y1=line_top, x2=at, y2=sheet.y, is_threshold=True)
        for at, line_top in _threshold_tops(sheet.scale, chart, top)
    ]
    return sheet.done(digits, top)


def _key(sheet: _Sheet, fills: dict[str, Fill]) -> None:
    boxes, words, height = key_of(fills)
    sheet.boxes += boxes
    sheet.words += words
    sheet.y += height


def _thresholds(sheet: _Sheet, chart: Chart) -> None:
    """The names of the lines, each in its own row, so that near ones never overlap."""
    for threshold in chart.thresholds:
        sheet.y += LINE_HEIGHT
        at = sheet.scale.at(threshold.value)
        is_left = at - width_of(threshold.label, SMALL_SIZE) >= 0
        sheet.words.append(
            Word(
                x=at - 3 if is_left else at + 3,
                y=sheet.y - 4,
                text=threshold.label,
                size=SMALL_SIZE,
                anchor=Anchor.END if is_left else Anchor.START,
            )
        )


def _threshold_tops(scale: Scale, chart: Chart, top: Decimal) -> list[tuple[Decimal, Decimal]]:
    count = len(chart.thresholds)
    return [
        (scale.at(each.value), top - LINE_HEIGHT * (count - at) + 2)
        for at, each in enumerate(chart.thresholds)
    ]


def _one_bar(sheet: _Sheet, bar: Bar, fill: Fill, y: Decimal) -> None:
    if bar.value is not None:
        width = sheet.scale.at(bar.value) - sheet.scale.left
        sheet.boxes.append(Box(x=sheet.scale.left, y=y, width=width, height=_BAR, fill=fill))
    # Values stand in a column right of the scale, where no line crosses them.
    middle = y + _BAR / 2 + Decimal("3.5")
    sheet.words.append(Word(x=sheet.scale.right + 6, y=middle, text=bar.shown, size=TEXT_SIZE))


def _change(chart: Chart, digits: Digits) -> Drawing:
    sheet = _Sheet(scale=scale_of(chart))
    fills = _fills(series_of(chart), _YEARS)
    _key(sheet, fills)
    top = sheet.y
    for label in labels_of(chart):
        bars = bars_at(chart, label)
        lines = label_lines(label, sheet.scale)
        beside = (_BAR + 1) * len(bars)
        tall = max(beside, LINE_HEIGHT * len(lines)) + _BETWEEN
        sheet.words += label_words(lines, sheet.scale, sheet.y + tall / 2)
        for at, bar in enumerate(bars):
            y = sheet.y + (tall - beside) / 2 + (_BAR + 1) * at
            _one_bar(sheet, bar, fills[bar.series], y)
        sheet.y += tall
    return sheet.done(digits, top)


def _progress(chart: Chart, digits: Digits) -> Drawing:
    sheet = _Sheet(scale=scale_of(chart))
    fills = _fills(series_of(chart), _STATES)
    _key(sheet, fills)
    top = sheet.y
    for label in labels_of(chart):
        bars = bars_at(chart, label)
        lines = label_lines(label, sheet.scale)
        tall = max(_STACK + LINE_HEIGHT, LINE_HEIGHT * len(lines)) + _BETWEEN
        y = sheet.y + tall - _STACK - _BETWEEN / 2
        sheet.words += label_words(lines, sheet.scale, y + _STACK / 2)
        _stack(sheet, bars, fills, y)
        sheet.y += tall
    return sheet.done(digits, top)


def _stack(sheet: _Sheet, bars: tuple[Bar, ...], fills: dict[str, Fill], y: Decimal) -> None:
    """One period's shares side by side, each with its number on it, or above where it is narrow."""
    before = Decimal(0)
    for bar in bars:
        if bar.value is None or bar.value <= 0:
            continue
        left, right = sheet.scale.at(before), sheet.scale.at(before + bar.value)
        before += bar.value
        fill = fills[bar.series]
        sheet.boxes.append(Box(x=left, y=y, width=right - left, height=_STACK, fill=fill))
        sheet.words.append(_share(bar, fill, left=left, right=right, y=y))


def _share(bar: Bar, fill: Fill, *, left: Decimal, right: Decimal, y: Decimal) -> Word:
    is_inside = fill not in _PATTERNS and width_of(bar.shown, TEXT_SIZE) + 4 <= right - left
    return Word(
        x=placed((left + right) / 2),
        y=y + _STACK / 2 + Decimal("3.5") if is_inside else y - 3,
        text=bar.shown,
        size=TEXT_SIZE,
        anchor=Anchor.MIDDLE,
        bold=is_inside,
        on_dark=is_inside and fill is not Fill.LIGHT,
    )
