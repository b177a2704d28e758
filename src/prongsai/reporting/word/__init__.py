"""A document tree as an editable Word document (DOCX)."""

from prongsai.reporting.word.renderer import render_docx

__all__ = ["render_docx"]
