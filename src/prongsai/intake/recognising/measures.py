"""Which measures does a table hold, each with its rows, and what does it say of each?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from prongsai.core.dates import FiscalYear
from prongsai.dossier import ColumnField, MeasurePart, Sureness, UnitPart
from prongsai.editions import Edition, MatchKind, find_indicator
from prongsai.intake.recognising.cells import (
    Times,
    owners_in,
    quantities_in,
    rhythm_in,
    times_in,
)
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.records import GridRow
from prongsai.intake.recognising.tables import Sheet
from prongsai.intake.recognising.texts import (
    LONGEST,
    bare_number,
    is_number,
    joined,
    marked_items,
    numbered,
    without_marks,
)
from prongsai.intake.recognising.wordings import folded, holds, words

_LONGEST_NAME = 300  # of an indicator with its number
_SAME = 0.75  # of the letters of two titles of one measure, at least
_LEEWAY = 8  # letters that the longer one may have more, here and there
_LONGEST_COMPARED = 400  # letters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One measure as a table has it: its number, title, group and rows (by place in the table)."""

    number: str
    title: str
    group: str | None
    rows: tuple[int, ...]


def entries_in(sheet: Sheet) -> tuple[Entry, ...]:
    """The measures of a table in their order; a row without a title goes on with the one above."""
    found: list[Entry] = []
    group: str | None = None
    for at, row in enumerate(sheet.grid.rows):
        if _is_group(sheet, row):
            group = next(cell for cell in row.cells if cell)[:LONGEST]
        elif (number_and_title := _name_of(sheet, row)) is not None:
            number, title = number_and_title
            found.append(Entry(number=number, title=title, group=group, rows=(at,)))
        elif found and any(row.cells):
            last = found[-1]
            found[-1] = Entry(
                number=last.number, title=last.title, group=last.group, rows=(*last.rows, at)
            )
    return tuple(found)


def _is_group(sheet: Sheet, row: GridRow) -> bool:
    filled = [at for at, cell in enumerate(row.cells) if cell]
    if not filled:
        return False
    own = {sheet.column(ColumnField.NUMBER), sheet.column(ColumnField.MEASURE)}
    return row.is_group or (len(row.cells) > 2 and filled == [0] and 0 in own)


def _name_of(sheet: Sheet, row: GridRow) -> tuple[str, str] | None:
    number = sheet.text(row, ColumnField.NUMBER)
    title = sheet.text(row, ColumnField.MEASURE)
    if not title and not number:
        return None
    if number and is_number(number):
        return bare_number(number), (title or number)[:LONGEST]
    own, rest = numbered(title or number)
    return own, (rest or title or number)[:LONGEST]


class Units:
    """The units that a document names, each once, with the key that it gets."""

    def __init__(self) -> None:
        self._names: dict[str, UnitPart] = {}

    def key_of(self, name: str) -> str:
        """The key of the unit of that name, new or known."""
        plain = folded(name)
        if plain not in self._names:
            self._names[plain] = UnitPart(key=f"u{len(self._names) + 1}", name=name)
        return self._names[plain].key

    @property
    def parts(self) -> tuple[UnitPart, ...]:
        """Every unit in the order in which it was met."""
        return tuple(self._names.values())


class MeasureReader:
    """Makes measures of a table's entries, and notes where each value stood."""

    def __init__(
        self, sheet: Sheet, year: FiscalYear, edition: Edition | None, units: Units
    ) -> None:
        self._sheet = sheet
        self._year = year
        self._edition = edition
        self._units = units

    def measure(self, entry: Entry, key: str, path: str, ledger: Ledger) -> MeasurePart:
        """The measure of an entry; ``path``: its own in the dossier."""
        self._note(entry, path, ledger)
        times = self._times(entry)
        reporting = self._texts(entry, ColumnField.REPORTING)
        follow_up = self._texts(entry, ColumnField.FOLLOW_UP) or (
            reporting if reporting and not rhythm_in(reporting[0]) else ()
        )
        hoped = self._hoped(entry)
        return MeasurePart(
            key=key,
            number=entry.number,
            title=entry.title,
            group=entry.group,
            theme=self._theme(entry),
            indicators=self._indicators(entry),
            steps=self.steps(entry, ColumnField.STEPS),
            owners=tuple(
                dict.fromkeys(
                    self._units.key_of(owner)
                    for text in self._texts(entry, ColumnField.OWNER)
                    for owner in owners_in(text)
                )
            ),
            starts=times.starts,
            ends=times.ends,
            reporting=next(filter(None, map(rhythm_in, reporting)), None),
            follow_up=_lines(follow_up),
            targets=tuple(
                each
                for text in self._texts(entry, ColumnField.TARGET)
                for each in quantities_in(text)
            ),
            expected_outcome=_lines(hoped),
        )

    def steps(self, entry: Entry, field: ColumnField) -> tuple[str, ...]:
        """The items of a column over the entry's rows; what a page break cut is joined."""
        rows: list[list[str]] = []
        for at in entry.rows:
            row = self._sheet.grid.rows[at]
            new = list(marked_items(self._sheet.text(row, field)))
            if rows and new and self._is_rest(entry, at, field):
                rows[-1][-1] = joined(rows[-1][-1], new.pop(0))
            rows += [new] if new else []
        marked = tuple(each for row in rows for each in row)
        bare = without_marks(marked)
        if bare == marked:  # numbered anew in each row, if at all
            bare = tuple(each for row in rows for each in without_marks(tuple(row)))
        return tuple(each[:LONGEST] for each in bare)

    def _is_rest(self, entry: Entry, at: int, field: ColumnField) -> bool:
        """Whether a row is the end of the cell above: it has nothing else, and no number."""
        row = self._sheet.grid.rows[at]
        filled = [cell for cell in row.cells if cell]
        text = self._sheet.text(row, field)
        opens_item = bool(numbered(text)[0]) or text.lstrip().startswith(("-", "–", "•", "("))
        return at != entry.rows[0] and len(filled) == 1 and not opens_item

    def _texts(self, entry: Entry, field: ColumnField) -> tuple[str, ...]:
        """The different texts of a column over the entry's rows."""
        rows = (self._sheet.grid.rows[at] for at in entry.rows)
        texts = (self._sheet.text(row, field) for row in rows)
        return tuple(dict.fromkeys(text for text in texts if text))

    def _times(self, entry: Entry) -> Times:
        due = ColumnField.DUE
        for field in (ColumnField.PERIOD, due):
            for text in self._texts(entry, field):
                found = times_in(text, self._year, is_due=field is due)
                if found.ends is not None:
                    return found
        return Times()

    def _hoped(self, entry: Entry) -> tuple[str, ...]:
        at = self._sheet.column(ColumnField.OUTCOME)
        if at is None or not holds(self._sheet.columns[at].title, words("expected")):
            return ()
        return self._texts(entry, ColumnField.OUTCOME)

    def _theme(self, entry: Entry) -> str | None:
        text = _lines(self._texts(entry, ColumnField.THEME))
        themes = self._edition.themes if self._edition else ()
        slugs = {folded(theme.name_th): theme.slug for theme in themes}
        return slugs.get(folded(text), text) if text else None

    def _indicators(self, entry: Entry) -> tuple[str, ...]:
        """The indicators that the edition knows; what it does not know stays in the table."""
        if self._edition is None:
            return ()
        found = []
        for text in self._texts(entry, ColumnField.INDICATOR):
            for line in text.splitlines():
                match = find_indicator(self._edition, line[:_LONGEST_NAME])
                if match.kind is not MatchKind.NONE and match.indicator is not None:
                    found.append(match.indicator.slug)
        return tuple(dict.fromkeys(found))

    def _note(self, entry: Entry, path: str, ledger: Ledger) -> None:
        for at in entry.rows:
            row = self._sheet.grid.rows[at]
            for column, part in enumerate(self._sheet.columns):
                name = _KEYS.get(part.field) if part.field else None
                if name is not None and row.cells[column]:
                    sure = Sureness.LIKELY if at != entry.rows[0] else Sureness.CERTAIN
                    ledger.note_cell(f"{path}.{name}", row, column, sure)


_KEYS = {
    ColumnField.NUMBER: "number",
    ColumnField.MEASURE: "title",
    ColumnField.THEME: "theme",
    ColumnField.INDICATOR: "indicators",
    ColumnField.STEPS: "steps",
    ColumnField.OWNER: "owners",
    ColumnField.PERIOD: "ends",
    ColumnField.DUE: "ends",
    ColumnField.REPORTING: "reporting",
    ColumnField.FOLLOW_UP: "follow_up",
    ColumnField.TARGET: "targets",
}


def _lines(texts: tuple[str, ...]) -> str | None:
    return "\n".join(texts)[:LONGEST] or None


def same_measure(entry: Entry, measures: tuple[MeasurePart, ...], taken: set[str]) -> str | None:
    """The key of the measure that another table speaks of: by its title, not by its place.

    Titles may be cut or spelt a little differently. ``taken``: keys that others have.
    """
    wanted = folded(entry.title)
    free = [each for each in measures if each.key not in taken]
    for measure in free:
        if folded(measure.title) == wanted:
            return measure.key
    ranked = sorted(((_alike(wanted, folded(each.title)), each.key) for each in free), reverse=True)
    return ranked[0][1] if ranked and ranked[0][0] >= _SAME else None


def _alike(one: str, other: str) -> float:
    """How much of two titles is the same, from 0 to 1, by their pairs of letters.

    A report often gives a title without its end, so that only as much of the other counts.
    """
    short, long = sorted((one, other), key=len)
    left, right = _pairs(short), _pairs(long[: len(short) + _LEEWAY])
    shared = (left & right).total()
    return 2 * shared / max(left.total() + right.total(), 1)


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text[:_LONGEST_COMPARED])))
