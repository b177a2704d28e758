"""A dossier in; document trees, and files of them, out."""

from prongsai.reporting.charts import chart_png, chart_svg
from prongsai.reporting.composing import (
    Kind,
    KindUnknown,
    NothingToCompose,
    Year,
    composable,
    compose,
    gather,
    gather_file,
    periods_of,
    suggestions_for,
)
from prongsai.reporting.fonts import FontMissing, Fonts, fonts_of
from prongsai.reporting.forms import Form, load_forms
from prongsai.reporting.page import render_html
from prongsai.reporting.pdf import EmblemUnusable, page_count, render_pdf
from prongsai.reporting.sheet import CellTooLong, render_xlsx
from prongsai.reporting.word import render_docx

__all__ = [
    "CellTooLong",
    "EmblemUnusable",
    "FontMissing",
    "Fonts",
    "Form",
    "Kind",
    "KindUnknown",
    "NothingToCompose",
    "Year",
    "chart_png",
    "chart_svg",
    "composable",
    "compose",
    "fonts_of",
    "gather",
    "gather_file",
    "load_forms",
    "page_count",
    "periods_of",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_xlsx",
    "suggestions_for",
]
