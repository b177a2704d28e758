"""On which page does a part of a Word file begin, as far as the file tells?

Word notes where its pages ended when it saved; other programs write none of that, and then only
breaks set by hand tell, as long as what stands between them surely fits on a page.
"""

from __future__ import annotations

_SURELY_FITS = 1000  # letters; a page holds about 2,000
_LETTERS_A_PARAGRAPH = 40


class Pages:
    """The page at the place that the reader has come to."""

    def __init__(self, *, are_noted: bool) -> None:
        self._are_noted = are_noted
        self._count = 1
        self._letters = 0
        self._is_known = True

    @property
    def page(self) -> int | None:
        """The page, counted from 1; None where the file does not tell."""
        return self._count if self._is_known else None

    def end_noted(self) -> None:
        """A page ended here when the file was saved."""
        if self._are_noted:
            self._count += 1

    def end_set(self) -> None:
        """A page is made to end here."""
        if not self._are_noted:
            self._count += 1
            self._letters = 0

    def hold(self, letters: int) -> None:
        """A paragraph of so many letters stands here."""
        if not self._are_noted:
            self._letters += letters + _LETTERS_A_PARAGRAPH
            self._is_known = self._is_known and self._letters <= _SURELY_FITS

    def back_to(self, page: int) -> int:
        """Go back to the page where a row's cells begin; gives the page that was left."""
        left, self._count = self._count, page
        return left

    @property
    def count(self) -> int:
        """The pages so far, known or not."""
        return self._count
