"""A dossier in; document trees, and files of them, out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prongsai.reporting.charts import chart_png, chart_svg
    from prongsai.reporting.composing import (
        Checked,
        Kind,
        KindUnknown,
        NothingToCompose,
        SalutationIsPerson,
        Year,
        composable,
        compose,
        compose_check_report,
        content_digest,
        digests_in,
        gather,
        gather_file,
        periods_of,
        person_addressed,
        proposed,
        suggestions_for,
        suggestions_of,
    )
    from prongsai.reporting.font_choice import fonts_of
    from prongsai.reporting.fonts import FontMissing, Fonts, sarabun
    from prongsai.reporting.forms import Form, load_forms
    from prongsai.reporting.page import render_html
    from prongsai.reporting.pdf import EmblemUnusable, page_count, render_pdf
    from prongsai.reporting.sheet import CellTooLong, render_xlsx
    from prongsai.reporting.word import render_docx

_HOMES = {
    "charts": ("chart_png", "chart_svg"),
    "composing": (
        "Checked",
        "Kind",
        "KindUnknown",
        "NothingToCompose",
        "SalutationIsPerson",
        "Year",
        "composable",
        "compose",
        "compose_check_report",
        "content_digest",
        "digests_in",
        "gather",
        "gather_file",
        "periods_of",
        "person_addressed",
        "proposed",
        "suggestions_for",
        "suggestions_of",
    ),
    "font_choice": ("fonts_of",),
    "fonts": ("FontMissing", "Fonts", "sarabun"),
    "forms": ("Form", "load_forms"),
    "page": ("render_html",),
    "pdf": ("EmblemUnusable", "page_count", "render_pdf"),
    "sheet": ("CellTooLong", "render_xlsx"),
    "word": ("render_docx",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CellTooLong",
    "Checked",
    "EmblemUnusable",
    "FontMissing",
    "Fonts",
    "Form",
    "Kind",
    "KindUnknown",
    "NothingToCompose",
    "SalutationIsPerson",
    "Year",
    "chart_png",
    "chart_svg",
    "composable",
    "compose",
    "compose_check_report",
    "content_digest",
    "digests_in",
    "fonts_of",
    "gather",
    "gather_file",
    "load_forms",
    "page_count",
    "periods_of",
    "person_addressed",
    "proposed",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_xlsx",
    "sarabun",
    "suggestions_for",
    "suggestions_of",
]


# Loaded when asked for: a PDF needs neither python-docx nor what reads a dossier, and they take
# four times as long to load as the page takes to set.
def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found
