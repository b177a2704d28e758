"""A web page in; what it says out."""

from prongsai.intake.page.fragments import blocks_in
from prongsai.intake.page.reader import read_page

__all__ = ["blocks_in", "read_page"]
