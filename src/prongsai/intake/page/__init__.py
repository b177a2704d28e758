"""A web page in; what it says out."""

from prongsai.intake.page.reader import read_page

__all__ = ["read_page"]
