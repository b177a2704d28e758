"""A document tree in; a tagged PDF out."""

from prongsai.reporting.office_pictures import EmblemUnusable
from prongsai.reporting.pdf.rendering import page_count, render_pdf

__all__ = ["EmblemUnusable", "page_count", "render_pdf"]
