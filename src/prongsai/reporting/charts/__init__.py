"""A chart as data in; a vector picture with real text out."""

from prongsai.reporting.charts.pictures import (
    chart_png,
    chart_svg,
    chart_words,
    picture_shape,
)

__all__ = ["chart_png", "chart_svg", "chart_words", "picture_shape"]
