"""Where was each value read, and which words have no place yet?"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.core.problems import Place, Problem
from prongsai.core.reading import Source
from prongsai.dossier import ReadingPart, Sureness, UnplacedPart
from prongsai.intake.recognising.records import Grid, GridRow, PlacedValue, Words
from prongsai.intake.recognising.texts import clean, pieces

_HAS_DIGIT = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")


class Ledger:
    """Keeps account of one document: what was placed, with its words, and what was not."""

    def __init__(self) -> None:
        self.values: list[PlacedValue] = []
        self.problems: list[Problem] = []
        self._kept_in_value: set[int] = set()  # by place in ``values``
        self._placed: set[int] = set()  # by place in the stream
        self._tables: set[int] = set()  # by number
        self._known_tables: set[int] = set()
        self._unplaced: list[UnplacedPart] = []

    def note(
        self,
        path: str,
        words: Words,
        sure: Sureness = Sureness.CERTAIN,
        *,
        is_verbatim: bool = False,
    ) -> None:
        """A value was read from a line; ``is_verbatim``: the value is the whole line itself."""
        self._add(path, words.text, words.place, words.source, sure, is_verbatim=is_verbatim)
        self.use(words)

    def note_cell(
        self,
        path: str,
        row: GridRow,
        column: int,
        sure: Sureness = Sureness.CERTAIN,
        *,
        is_verbatim: bool = True,
    ) -> None:
        """A value was read from a cell; ``is_verbatim``: a table as printed keeps its words."""
        text, place = row.cells[column], row.place_of(column)
        self._add(path, text, place, row.source, sure, is_verbatim=is_verbatim)

    def _add(
        self,
        path: str,
        text: str,
        place: Place,
        source: Source,
        sure: Sureness,
        *,
        is_verbatim: bool,
    ) -> None:
        # A picture may always have been misread.
        known = Sureness.GUESS if source is Source.SCAN else sure
        if is_verbatim:
            self._kept_in_value.add(len(self.values))
        self.values.append(
            PlacedValue(path=path, text=text, place=place, source=source, sure=known)
        )

    def use(self, *words: Words) -> None:
        """The dossier holds the words of these lines."""
        self._placed.update(each.at for each in words)

    def is_used(self, words: Words) -> bool:
        """Whether the dossier holds them already."""
        return words.at in self._placed

    def use_table(self, number: int) -> None:
        """The table of that number was understood."""
        self._tables.add(number)

    def is_table_used(self, number: int) -> bool:
        """Whether it was."""
        return number in self._tables

    def know_table(self, number: int) -> None:
        """It is known what the table of that number is, though no table as printed keeps it."""
        self._known_tables.add(number)

    def is_table_known(self, number: int) -> bool:
        """Whether it is."""
        return number in self._known_tables

    def leave(self, words: Words) -> None:
        """The line has no place: it is kept word for word."""
        self.leave_text(words.text, words.place, words.source)
        self._placed.add(words.at)

    def leave_text(self, text: str, place: Place, source: Source) -> None:
        """A text has no place: it is kept word for word."""
        said = place.described() or None
        for each in pieces(clean(text)):
            if source is Source.SCAN and _HAS_DIGIT & set(each):
                path = f"unplaced[{len(self._unplaced)}].text"
                self._add(path, each, place, source, Sureness.GUESS, is_verbatim=True)
            self._unplaced.append(UnplacedPart(text=each, place=said))

    def leave_rows(self, rows: Iterable[GridRow]) -> None:
        """Rows have no place: their cells are kept word for word."""
        for row in rows:
            for column, cell in enumerate(row.cells):
                if cell:
                    self.leave_text(cell, row.place_of(column), row.source)

    def leave_grid(self, grid: Grid) -> None:
        """The whole table has no place."""
        self.leave_rows((*grid.heads, *grid.rows))

    def confirm_numbers(self, path: str, rows: Iterable[GridRow]) -> None:
        """Mark every cell of a scanned table that holds a number, under the path of its rows."""
        for at, row in enumerate(rows):
            if row.source is not Source.SCAN:
                continue
            for column, cell in enumerate(row.cells):
                if _HAS_DIGIT & set(cell):
                    self.note_cell(f"{path}.rows[{at}].cells[{column}]", row, column)

    @property
    def unplaced(self) -> tuple[UnplacedPart, ...]:
        """Everything without a place, in the order in which it was left."""
        return tuple(self._unplaced)

    def readings(self) -> tuple[ReadingPart, ...]:
        """Each value for the dossier; words that the dossier has elsewhere are not repeated."""
        return tuple(
            ReadingPart(
                value=each.path,
                text=None if at in self._kept_in_value else each.text[:20_000],
                place=each.place.described() or None,
                sure=each.sure,
                confirm=each.is_to_confirm,
            )
            for at, each in enumerate(self.values)
        )
