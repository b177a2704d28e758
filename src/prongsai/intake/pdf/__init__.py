"""PDF files with written letters, read into the document tree with a place for everything."""

from prongsai.intake.pdf.reader import read_pdf

__all__ = ["read_pdf"]
