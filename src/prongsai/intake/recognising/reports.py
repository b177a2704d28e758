"""What do a progress report and a status matrix say became of each measure?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prongsai.core.dates import FiscalYear, Period, PeriodKind
from prongsai.core.thai import to_arabic_digits
from prongsai.dossier import ColumnField, EvidencePart, ReportPart, Sureness
from prongsai.intake.recognising.cells import (
    evidence_in,
    is_blank,
    quantities_in,
    status_in,
    tick_rest,
)
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.links import Links
from prongsai.intake.recognising.measures import Entry, MeasureReader
from prongsai.intake.recognising.tables import Sheet
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import halves, pattern
from prongsai.tracking import Status

_TICKED = {
    ColumnField.NOT_STARTED: Status.NOT_STARTED,
    ColumnField.IN_PROGRESS: Status.IN_PROGRESS,
    ColumnField.DONE: Status.DONE,
}
_KEYS = {
    ColumnField.OUTPUT: "done",
    ColumnField.OUTCOME: "outcome",
    ColumnField.OBSTACLES: "obstacles",
    ColumnField.EVIDENCE: "evidence",
    ColumnField.STATUS: "status",
    ColumnField.NOT_STARTED: "status",
    ColumnField.IN_PROGRESS: "status",
    ColumnField.DONE: "status",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A status, the words beside its tick, and how sure it is."""

    status: Status
    beside: str = ""
    sure: Sureness = Sureness.CERTAIN


def period_told(texts: tuple[str, ...], year: FiscalYear) -> Period | None:
    """The period that titles name; None where they name none."""
    for text in texts:
        plain = to_arabic_digits(text)
        if match := pattern("quarters").search(plain):
            return Period(fiscal_year=year, kind=PeriodKind.QUARTER, number=int(match[1]))
        for number, half in halves():
            if half.search(plain):
                return Period(fiscal_year=year, kind=PeriodKind.HALF_YEAR, number=number)
    return None


def period_before(day: date | None, year: FiscalYear) -> Period:
    """The period that a report of that day is about: the last half-year, or the whole year."""
    half = Period(fiscal_year=year, kind=PeriodKind.HALF_YEAR, number=1)
    whole = Period(fiscal_year=year, kind=PeriodKind.YEAR)
    return half if day is not None and half.end < day <= year.end else whole


class ReportReader:
    """Makes reports of a table's entries, and notes where each value stood."""

    def __init__(
        self,
        sheet: Sheet,
        reader: MeasureReader,
        period: Period,
        day: date | None,
        links: Links,
    ) -> None:
        self._sheet = sheet
        self._reader = reader
        self._period = period
        self._day = day
        self._links = links

    def period_of(self, entry: Entry) -> Period:
        """The period that the entry's group names, else the table's."""
        own = period_told((entry.group,), self._period.fiscal_year) if entry.group else None
        return own or self._period

    def report(self, entry: Entry, measure: str, path: str, ledger: Ledger) -> ReportPart:
        """The report of an entry on a measure; ``path``: its own in the dossier."""
        found = self._status(entry)
        self._note(entry, path, found, ledger)
        beside = (EvidencePart(title=found.beside[:LONGEST]),) if found.beside else ()
        evidence = tuple(
            self._links.with_address(each)
            for text in self._texts(entry, ColumnField.EVIDENCE)
            for each in evidence_in(text)
        )
        outputs = self._texts(entry, ColumnField.OUTPUT)
        return ReportPart(
            measure=measure,
            period=self.period_of(entry),
            status=found.status,
            reason=self._text(entry, ColumnField.STATUS)
            if found.status is Status.CANCELLED
            else None,
            done=self._reader.steps(entry, ColumnField.OUTPUT),
            outputs=tuple(each for text in outputs for each in quantities_in(text)),
            outcome=self._text(entry, ColumnField.OUTCOME),
            obstacles=self._text(entry, ColumnField.OBSTACLES),
            evidence=(*evidence, *beside),
            reported_on=self._day,
        )

    def _status(self, entry: Entry) -> Found:
        for at in entry.rows:
            row = self._sheet.grid.rows[at]
            for field, status in _TICKED.items():
                beside = tick_rest(self._sheet.text(row, field))
                if beside is not None:
                    return Found(status=status, beside=beside)
        told = status_in(self._text(entry, ColumnField.STATUS) or "")
        if told is not None:
            return Found(status=told)
        said = (*self._texts(entry, ColumnField.OUTPUT), *self._texts(entry, ColumnField.OUTCOME))
        has_result = any(not is_blank(text) for text in said)
        # A report without a column for it says what was done: nobody wrote that it is done.
        return Found(status=Status.DONE if has_result else Status.NOT_STARTED, sure=Sureness.GUESS)

    def _texts(self, entry: Entry, field: ColumnField) -> tuple[str, ...]:
        rows = (self._sheet.grid.rows[at] for at in entry.rows)
        texts = (self._sheet.text(row, field) for row in rows)
        return tuple(dict.fromkeys(text for text in texts if text))

    def _text(self, entry: Entry, field: ColumnField) -> str | None:
        texts = tuple(text for text in self._texts(entry, field) if not is_blank(text))
        return "\n".join(texts)[:LONGEST] or None

    def _note(self, entry: Entry, path: str, found: Found, ledger: Ledger) -> None:
        fields = {column.field for column in self._sheet.columns}
        if not fields & {ColumnField.STATUS, *_TICKED}:
            row = self._sheet.grid.rows[entry.rows[0]]
            at = self._sheet.column(ColumnField.MEASURE) or 0
            ledger.note_cell(f"{path}.status", row, at, found.sure)
        for at in entry.rows:
            row = self._sheet.grid.rows[at]
            for column, part in enumerate(self._sheet.columns):
                name = _KEYS.get(part.field) if part.field else None
                if name is not None and row.cells[column] and not is_blank(row.cells[column]):
                    ledger.note_cell(f"{path}.{name}", row, column)
