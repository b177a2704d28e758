"""PDF files read into the document tree with a place for everything; pictures of pages as well."""

from prongsai.intake.pdf.looks import MOST_PICTURES, Looks, refusal_of, too_many_pictures
from prongsai.intake.pdf.pages import PageRead
from prongsai.intake.pdf.reader import assemble, read_pdf
from prongsai.intake.pdf.scans import MOST_STORED_PIXELS, page_seen

__all__ = [
    "MOST_PICTURES",
    "MOST_STORED_PIXELS",
    "Looks",
    "PageRead",
    "assemble",
    "page_seen",
    "read_pdf",
    "refusal_of",
    "too_many_pictures",
]
