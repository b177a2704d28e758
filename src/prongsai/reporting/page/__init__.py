"""A document tree as one self-contained web page (HTML)."""

from prongsai.reporting.page.renderer import render_html

__all__ = ["render_html"]
