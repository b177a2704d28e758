"""Which measures, and what became of them, do the tables of a document tell together?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.core.dates import FiscalYear, Period
from prongsai.dossier import (
    MeasurePart,
    PlanPart,
    PrintedTablePart,
    ProgressPart,
    ReportPart,
    Sureness,
)
from prongsai.editions import Edition, EditionMissing, load
from prongsai.intake.recognising.columns import TableKind
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.links import Links
from prongsai.intake.recognising.measures import (
    Entry,
    MeasureReader,
    Units,
    entries_in,
    same_measure,
)
from prongsai.intake.recognising.memos import Memo
from prongsai.intake.recognising.records import Words
from prongsai.intake.recognising.reports import ReportReader, period_before, period_told
from prongsai.intake.recognising.tables import Sheet, printed
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.years import MEASURED, YearRead, day_of

_AT = {
    TableKind.PLAN: "plan.as_printed",
    TableKind.PROGRESS: "progress.as_printed",
    TableKind.STATUS: "progress.status_as_printed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The plan and its progress as far as the document holds them, and the reported period."""

    plan: PlanPart | None
    progress: ProgressPart | None
    period: Period | None


class PlanReader:
    """Goes through the tables of measures: plans first, then what was reported on them."""

    def __init__(
        self,
        year: FiscalYear,
        rests_on: YearRead | None,
        memos: Sequence[Memo],
        ledger: Ledger,
        links: Links,
    ) -> None:
        self.units = Units()
        self._year = year
        self._rests_on = rests_on
        self._memos = memos
        self._ledger = ledger
        self._links = links
        self._edition = _edition_of(rests_on.year if rests_on else None, year)
        self._measures: list[MeasurePart] = []
        self._reports: dict[tuple[str, Period], ReportPart] = {}
        self._tables: dict[TableKind, PrintedTablePart] = {}
        self._introductions: dict[TableKind, tuple[str, ...]] = {}
        self._titles: dict[TableKind, str] = {}
        self._period: Period | None = None

    def read(self, sheets: Sequence[Sheet]) -> Planned:
        """The plan and the progress of these tables; others are left alone."""
        told = [sheet for sheet in sheets if sheet.kind in MEASURED]
        if not told:
            return Planned(plan=None, progress=None, period=None)
        for kind in MEASURED:
            for sheet in (each for each in told if each.kind is kind):
                self._table(sheet)
        return Planned(plan=self._plan(), progress=self._progress(), period=self._period)

    def _table(self, sheet: Sheet) -> None:
        entries = entries_in(sheet)
        reader = MeasureReader(sheet, self._year, self._edition, self.units)
        reported = self._reporter(sheet, reader) if sheet.kind is not TableKind.PLAN else None
        keys: dict[int, str] = {}
        # Once in each period: a table may go through the year by quarters.
        taken: defaultdict[Period | None, set[str]] = defaultdict(set)
        for entry in entries:
            period = reported.period_of(entry) if reported is not None else None
            key = self._key(sheet, entry, reader, taken[period])
            taken[period].add(key)
            keys.update(dict.fromkeys(entry.rows, key))
            if reported is not None:
                self._report(reported, entry, key)
        self._keep(sheet, keys)

    def _key(self, sheet: Sheet, entry: Entry, reader: MeasureReader, taken: set[str]) -> str:
        """The measure that an entry tells of, known from a table before or new."""
        known = sheet.kind is not TableKind.PLAN or sheet.kind in self._tables
        found = same_measure(entry, tuple(self._measures), taken) if known else None
        if found is not None:
            return found
        number = len(self._measures)
        key = f"m{number + 1}"
        path = f"plan.measures[{number}]"
        self._measures.append(reader.measure(entry, key, path, self._ledger))
        return key

    def _reporter(self, sheet: Sheet, reader: MeasureReader) -> ReportReader:
        memo = _memo_of(sheet, self._memos)
        day = day_of(memo) if memo else None
        if self._period is None:
            self._period = self._period_of(sheet, memo, day)
        return ReportReader(sheet, reader, self._period, day, self._links)

    def _period_of(self, sheet: Sheet, memo: Memo | None, day: date | None) -> Period:
        subject = memo.fields["subject"].lines if memo and "subject" in memo.fields else ()
        lines = (*sheet.title, *subject)
        told = period_told(tuple(line.text for line in lines), self._year)
        if lines:
            sure = Sureness.CERTAIN if told else Sureness.GUESS
            self._ledger.note("progress.period", lines[0], sure)
        return told or period_before(day, self._year)

    def _report(self, reader: ReportReader, entry: Entry, key: str) -> None:
        own = (key, reader.period_of(entry))
        before = self._reports.get(own)
        at = list(self._reports).index(own) if before else len(self._reports)
        report = reader.report(entry, key, f"progress.reports[{at}]", self._ledger)
        self._reports[own] = _merged(before, report) if before else report

    def _keep(self, sheet: Sheet, keys: dict[int, str]) -> None:
        self._ledger.use_table(sheet.grid.number)
        if sheet.kind in self._tables:
            # A dossier keeps one table of a kind; the words of a second one are not lost.
            self._ledger.leave_grid(sheet.grid)
            self._ledger.leave_rows(sheet.repeated)
            return
        self._tables[sheet.kind] = printed(sheet, self._ledger, _AT[sheet.kind], keys)
        self._titles[sheet.kind] = " ".join(line.text for line in sheet.title)[:LONGEST]
        between = [line for line in sheet.above if not _is_in_memo(line, self._memos)]
        part = "plan" if sheet.kind is TableKind.PLAN else "progress"
        if part == "progress" and self._introductions.get(TableKind.PROGRESS):
            return
        for number, line in enumerate(between):
            self._ledger.note(f"{part}.introduction[{number}]", line, is_verbatim=True)
        kind = TableKind.PLAN if part == "plan" else TableKind.PROGRESS
        self._introductions[kind] = tuple(line.text[:LONGEST] for line in between)

    def _plan(self) -> PlanPart:
        table = self._tables.get(TableKind.PLAN)
        rests_on = self._rests_on
        if rests_on is not None and rests_on.line is not None:
            self._ledger.note("plan.rests_on", rests_on.line, rests_on.sure)
        return PlanPart(
            title=self._titles.get(TableKind.PLAN) or None,
            rests_on=rests_on.year if rests_on else None,
            introduction=self._introductions.get(TableKind.PLAN, ()),
            columns=table.columns if table else (),
            measures=tuple(self._measures),
            as_printed=table,
        )

    def _progress(self) -> ProgressPart | None:
        table = self._tables.get(TableKind.PROGRESS)
        status = self._tables.get(TableKind.STATUS)
        if table is None and status is None:
            return None
        return ProgressPart(
            period=self._period,
            introduction=self._introductions.get(TableKind.PROGRESS, ()),
            columns=table.columns if table else (),
            status_columns=status.columns if status else (),
            reports=tuple(self._reports.values()),
            as_printed=table,
            status_as_printed=status,
        )


def _edition_of(rests_on: FiscalYear | None, year: FiscalYear) -> Edition | None:
    for each in (rests_on or year.previous, year):
        try:
            return load(each)
        except EditionMissing:
            continue
    return None


def _merged(before: ReportPart, after: ReportPart) -> ReportPart:
    """One report out of a progress table's and a status matrix's."""
    return before.model_copy(
        update={
            "status": after.status,
            "outcome": before.outcome or after.outcome,
            "obstacles": before.obstacles or after.obstacles,
            "done": before.done or after.done,
            "outputs": before.outputs or after.outputs,
            "evidence": (*before.evidence, *after.evidence),
        }
    )


def _memo_of(sheet: Sheet, memos: Iterable[Memo]) -> Memo | None:
    """The memo that a table stands in or belongs to: the last one that begins before it."""
    before = [memo for memo in memos if memo.begins < sheet.grid.at]
    return before[-1] if before else None


def _is_in_memo(line: Words, memos: Iterable[Memo]) -> bool:
    return any(memo.begins <= line.at <= memo.ends for memo in memos)
