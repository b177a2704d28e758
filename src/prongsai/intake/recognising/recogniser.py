"""How does a reading become a dossier in which every word of the document has its place?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.reading import Reading, Source
from prongsai.core.tree import Digits
from prongsai.dossier import AssessmentPart, Dossier, SettingsPart, Sureness
from prongsai.editions import known_years
from prongsai.intake.confirming import pages_listed
from prongsai.intake.recognising.analyses import analysis_of
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.links import Links
from prongsai.intake.recognising.memos import memos_in
from prongsai.intake.recognising.papers import Papers
from prongsai.intake.recognising.plans import PlanReader
from prongsai.intake.recognising.records import (
    AgencyNotRead,
    DocumentKind,
    Recognised,
    Words,
    YearNotRead,
)
from prongsai.intake.recognising.scores import (
    assessment_of,
    is_scores,
    overall_in,
    scores_in_lines,
    scores_in_table,
)
from prongsai.intake.recognising.streams import stream_of
from prongsai.intake.recognising.tables import Sheet, sheets_of
from prongsai.intake.recognising.whose import agency_named, agency_of, digits_used
from prongsai.intake.recognising.years import (
    MEASURED,
    YearRead,
    assessed_year,
    edition_near,
    measures_year,
    year_rested_on,
    years_in,
)


def recognise(
    reading: Reading, *, agency: str | None = None, fiscal_year: FiscalYear | None = None
) -> Recognised:
    """What a reading says, as a dossier that holds all of its text, and what is to be looked at.

    ``agency``, ``fiscal_year``: where the caller knows better than the document.
    Nothing is mended: a wrong name or score stands as it was printed.
    Errors: AgencyNotRead, YearNotRead where the document does not tell and the caller neither.
    """
    return _Recognition(reading, agency, fiscal_year).result()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assessed:
    """The assessment that a document publishes, with the table of its scores if there is one."""

    part: AssessmentPart
    sheet: Sheet | None


class _Recognition:
    """One document on its way into a dossier."""

    def __init__(self, reading: Reading, agency: str | None, year: FiscalYear | None) -> None:
        self.unread = reading.problems
        self.stream = stream_of(reading)
        self.lines = tuple(
            part for part in self.stream if isinstance(part, Words) and not part.is_furniture
        )
        self.sheets = sheets_of(self.stream)
        self.memos = memos_in(self.stream)
        self.ledger = Ledger()
        self.links = Links(reading.links)
        self.agency = agency
        self.year = year

    def result(self) -> Recognised:
        """The dossier and everything beside it."""
        ledger = self.ledger
        named = agency_named(self.lines, self.memos)
        if named is None and self.agency is None:
            raise AgencyNotRead
        agency = agency_of(named, self.agency, self.lines, self.memos, ledger)
        assessed = self._assessed()
        year = self._year(assessed)
        reader = PlanReader(year, self._rests_on(assessed), self.memos, ledger, self.links)
        planned = reader.read(self.sheets)
        papers = Papers(self.memos, ledger)
        memos = papers.memos(self.sheets, planned.period)
        people = papers.people(self.lines, self.sheets)
        analysis = analysis_of(assessed.sheet if assessed else None, self.stream, ledger)
        self._leave_rest()
        dossier = Dossier(
            fiscal_year=year,
            agency=agency,
            settings=SettingsPart(digits=self._digits()),
            units=reader.units.parts,
            people=people,
            assessments=(assessed.part,) if assessed else (),
            analysis=analysis,
            plan=planned.plan,
            progress=planned.progress,
            memos=memos,
            readings=ledger.readings(),
            unplaced=ledger.unplaced,
        )
        return Recognised(
            dossier=dossier,
            kinds=tuple(_kinds(dossier)),
            values=tuple(ledger.values),
            problems=(*self.unread, *ledger.problems, *_to_confirm(ledger)),
        )

    def _assessed(self) -> _Assessed | None:
        """The scores of the document: of a table, else of its sentences, and the overall."""
        edition = edition_near(self._any_year())
        others = (sheet for sheet in self.sheets if sheet.kind not in MEASURED)
        table = next((sheet for sheet in others if is_scores(sheet, edition)), None)
        overall = overall_in(self.lines, edition)
        if table is None and overall is None and not scores_in_lines(self.lines, edition):
            return None
        near = (*((overall.line,) if overall else ()), *(table.title if table else ()))
        told = assessed_year(near, self.lines)
        year = told.year if told else self._any_year()
        if told is not None and told.line is not None:
            self.ledger.note("assessments[0].fiscal_year", told.line, told.sure)
        edition = edition_near(year)
        scores = scores_in_table(table, edition) if table else scores_in_lines(self.lines, edition)
        part = assessment_of(year, scores, overall, "assessments[0]", self.ledger)
        if edition.fiscal_year != year:
            part = part.model_copy(update={"edition": edition.fiscal_year})
        return _Assessed(part=part, sheet=table)

    def _any_year(self) -> FiscalYear:
        named = (year for line in self.lines for year in years_in(line.text))
        return next(named, known_years()[-1])

    def _year(self, assessed: _Assessed | None) -> FiscalYear:
        """The fiscal year of the measures. Errors: YearNotRead."""
        if self.year is not None:
            return self.year
        told = measures_year(self.lines, self.sheets, self.memos)
        has_measures = any(sheet.kind in MEASURED for sheet in self.sheets)
        if assessed is not None and not (has_measures or self.memos):
            # An analysis alone: its measures are those of the year after.
            return assessed.part.fiscal_year.next
        if told is None:
            raise YearNotRead
        if told.line is not None:
            self.ledger.note("fiscal_year", told.line, told.sure)
        return told.year

    def _rests_on(self, assessed: _Assessed | None) -> YearRead | None:
        """The year of the result that the measures rest on: as told near them, else as assessed."""
        above = (
            line
            for sheet in self.sheets
            if sheet.kind in MEASURED
            for line in (*sheet.above, *sheet.title)
        )
        told = year_rested_on(above)
        if told is not None or assessed is None:
            return told
        return YearRead(year=assessed.part.fiscal_year, line=None, sure=Sureness.LIKELY)

    def _digits(self) -> Digits:
        texts = [line.text for line in self.lines]
        texts += [cell for sheet in self.sheets for row in sheet.grid.rows for cell in row.cells]
        return Digits.THAI if digits_used(texts) else Digits.ARABIC

    def _leave_rest(self) -> None:
        """Whatever nobody placed is kept as it stands."""
        ledger = self.ledger
        for sheet in self.sheets:
            if not ledger.is_table_used(sheet.grid.number):
                ledger.leave_grid(sheet.grid)
                ledger.leave_rows(sheet.repeated)
                if not ledger.is_table_known(sheet.grid.number):
                    ledger.problems.append(_not_placed(sheet))
        for part in self.stream:
            if isinstance(part, Words) and not ledger.is_used(part):
                ledger.leave(part)
        for link in self.links.unused:
            ledger.leave_text(f"{link.text} {link.address}".strip(), Place(), Source.TEXT)


def _kinds(dossier: Dossier) -> Iterator[DocumentKind]:
    progress = dossier.progress
    if dossier.assessments or dossier.analysis:
        yield DocumentKind.ANALYSIS
    if dossier.plan and dossier.plan.as_printed:
        yield DocumentKind.PLAN
    if progress and progress.as_printed:
        yield DocumentKind.PROGRESS
    if progress and progress.status_as_printed:
        yield DocumentKind.STATUS
    if dossier.memos:
        yield DocumentKind.MEMO


def _not_placed(sheet: Sheet) -> Problem:
    number = sheet.grid.number
    first = next(iter((*sheet.grid.heads, *sheet.grid.rows)), None)
    return Problem(
        code="table-not-placed",
        severity=Severity.HINT,
        place=first.place if first else Place(table=number),
        text=" | ".join(cell for cell in first.cells if cell)[:200] if first else None,
        message=Said(
            th=f"ไม่ทราบว่าตาราง {number} เป็นตารางอะไร จึงเก็บข้อความทุกช่องไว้ใน unplaced",
            en=f"Table {number} was not understood; the text of its cells is kept in `unplaced`.",
        ),
        remedy=Said(
            th="ถ้าเป็นตารางมาตรการหรือคะแนน ให้แก้หัวคอลัมน์ในเอกสารแล้วนำเข้าใหม่ หรือกรอกเอง",
            en="If it is one of measures or scores, correct its headings and read it again.",
        ),
    )


def _to_confirm(ledger: Ledger) -> Iterator[Problem]:
    marked = [each for each in ledger.values if each.is_to_confirm]
    if marked:
        listed = pages_listed(each.place.page for each in marked)
        yield Problem(
            code="scan-to-confirm",
            severity=Severity.WARNING,
            place=marked[0].place,
            text=marked[0].text[:200],
            message=Said(
                th=f"มี {len(marked)} ค่าที่อ่านจากภาพ{listed.th} ซึ่งตัวเลขอาจอ่านผิด"
                " (readings ที่ confirm เป็น true)",
                en=f"{len(marked)} values were read from pictures{listed.en}"
                " (readings with `confirm: true`).",
            ),
            remedy=Said(
                th="เทียบแต่ละค่ากับเอกสารต้นฉบับ แล้วลบเครื่องหมาย confirm",
                en="Compare each of them with the original, then remove its `confirm`.",
            ),
        )
