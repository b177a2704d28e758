"""A chart as a picture, in the form that each kind of file takes."""

from __future__ import annotations

from typing import Any

from prongsai.core.tree import Chart, Digits
from prongsai.reporting.charts.drawings import Word
from prongsai.reporting.charts.layouts import drawing_of
from prongsai.reporting.charts.svg import svg_of
from prongsai.reporting.fonts import Fonts, sarabun
from prongsai.reporting.letters import shown
from prongsai.reporting.typesetting import set_png, type_shape


def chart_svg(chart: Chart, *, digits: Digits, title: str = "") -> str:
    """The chart as an SVG document of 454 points width, its texts real text in Sarabun.

    ``digits``: the style of the numbers along the scale; ``title``: what the picture says, in
    words. The same chart gives the same text.
    """
    return svg_of(drawing_of(chart, digits), title=title)


def chart_png(
    chart: Chart, *, digits: Digits, fonts: Fonts | None = None, dots_per_inch: int = 200
) -> bytes:
    """The same picture as PNG, for programs that draw no SVG. Errors: FontMissing."""
    fonts = fonts or sarabun()
    shape = {"picture": picture_shape(chart, digits), **type_shape(fonts)}
    return set_png(shape, fonts, dots_per_inch=dots_per_inch)


def chart_words(chart: Chart, digits: Digits) -> tuple[str, ...]:
    """Every text that the picture shows, in the order in which it is drawn."""
    return tuple(word.text for word in drawing_of(chart, digits).words)


def picture_shape(chart: Chart, digits: Digits) -> dict[str, Any]:
    """The picture as ``picture.typ`` takes it: SVG without words, and the words to set over it.

    Typst gives Thai text inside an SVG no mapping to letters, which PDF/UA forbids.
    """
    drawing = drawing_of(chart, digits)
    return {
        "svg": svg_of(drawing, with_words=False),
        "width": str(drawing.width),
        "height": str(drawing.height),
        "words": [_word_shape(word) for word in drawing.words],
    }


def _word_shape(word: Word) -> dict[str, Any]:
    return {
        "x": str(word.x),
        "y": str(word.y),
        "text": shown(word.text),
        "size": word.size,
        "anchor": word.anchor.value,
        "bold": word.bold,
        "on_dark": word.on_dark,
    }
