"""What does a document say? No database is touched here: a scan takes minutes."""

from __future__ import annotations

from pathlib import Path

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Place, Problem, Said
from prongsai.core.reading import Source, passages
from prongsai.core.scores import NotScored
from prongsai.core.thai import comparison_form
from prongsai.dossier import (
    AgencyPart,
    AssessmentPart,
    Dossier,
    IndicatorPart,
    PublishedPart,
    ScoreRow,
    from_workbook,
    is_workbook_of_a_dossier,
    read_scores,
)
from prongsai.editions import Edition, EditionMissing, known_years, load
from prongsai.intake import (
    AgencyNotRead,
    PlacedValue,
    Recognised,
    YearNotRead,
    read,
    recognise,
)
from prongsai.web.intakes.records import Printed, ReadResult
from prongsai.web.pages.findings import Finding

_TABLES = frozenset({".csv", ".xlsx"})
_LONGEST_TEXT = 200_000
_MOST_PAGES = 40
_SHOWN = ("assessments", "plan", "progress")


class YearUnknown(ProngsaiError):
    """The document does not tell of which year it is."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ไม่พบปีงบประมาณในเอกสารนี้", en="The document does not tell its fiscal year."),
            Said(
                th="นำเข้าอีกครั้งและกรอกปีงบประมาณของเอกสาร",
                en="Bring it in again, and give its fiscal year.",
            ),
        )


def read_file(path: Path, *, agency: str, year: FiscalYear | None, into: FiscalYear) -> ReadResult:
    """What a file of whatever kind says of an authority's year.

    ``agency``: whose row is taken of a table of scores. ``year``: where the caller knows it.
    Errors: FileUnusable, YearUnknown.
    """
    if is_workbook_of_a_dossier(path):
        dossier, problems = from_workbook(path)
        if dossier is not None:
            return _result(dossier, (), problems, "")
    if path.suffix in _TABLES:
        found = _table_of_scores(path, agency, into)
        if found is not None:
            return found
    return _document(path, agency, year)


def _document(path: Path, agency: str, year: FiscalYear | None) -> ReadResult:
    reading = read(path)
    recognised: Recognised
    try:
        recognised = recognise(reading, fiscal_year=year)
    except AgencyNotRead:
        try:
            recognised = recognise(reading, agency=agency, fiscal_year=year)
        except YearNotRead as error:
            raise YearUnknown from error
    except YearNotRead as error:
        raise YearUnknown from error
    text = "\n".join(each.text for each in passages(reading))
    values = tuple(_printed(each) for each in recognised.values)
    return _result(recognised.dossier, values, recognised.problems, text)


def _result(
    dossier: Dossier,
    values: tuple[Printed, ...],
    problems: tuple[Problem, ...],
    text: str,
) -> ReadResult:
    pages = {each.page for each in values if each.page and each.path.startswith(_SHOWN)}
    return ReadResult(
        dossier=dossier,
        values=values,
        problems=tuple(Finding.of(each) for each in problems),
        text=text[:_LONGEST_TEXT],
        pages=tuple(sorted(pages))[:_MOST_PAGES],
    )


def _printed(value: PlacedValue) -> Printed:
    return Printed(
        path=value.path,
        text=value.text,
        page=value.place.page,
        place=_said(value.place),
        sure=str(value.sure),
        is_scan=value.source is Source.SCAN,
    )


def _said(place: Place) -> Said:
    return Said(th=place.described("th"), en=place.described("en"))


def _table_of_scores(path: Path, agency: str, into: FiscalYear) -> ReadResult | None:
    """The authority's newest row before the year; None where the file is no such table."""
    try:
        rows, problems = read_scores(path)
    except FileUnusable:
        return None
    named = [each for each in rows if comparison_form(each.agency) == comparison_form(agency)]
    dated = [each for each in named or rows if each.fiscal_year is not None]
    if not dated or (len(rows) > 1 and not named):
        return None
    row = max(dated, key=lambda each: _rank(each, into))
    assert row.fiscal_year is not None
    edition = _edition(row.fiscal_year)
    scores = {each.slug: row.scores[each.number - 1] for each in edition.indicators}
    part = AssessmentPart(
        fiscal_year=row.fiscal_year,
        indicators=tuple(
            IndicatorPart(indicator=slug, score=None if isinstance(score, NotScored) else score)
            for slug, score in scores.items()
        ),
        published=PublishedPart(overall=row.overall) if row.overall is not None else None,
    )
    dossier = Dossier(
        fiscal_year=into, agency=AgencyPart(name=row.agency or agency), assessments=(part,)
    )
    paths = {f"i{at + 1}": f"assessments[0].indicators[{at}].score" for at in range(len(scores))}
    paths["overall"] = "assessments[0].published.overall"
    values = tuple(
        Printed(
            path=path,
            text="",
            page=None,
            place=_said(row.columns.place(row.row, column)),
            sure="certain",
            is_scan=False,
        )
        for column, path in paths.items()
    )
    return _result(dossier, values, problems, "")


def _rank(row: ScoreRow, into: FiscalYear) -> tuple[bool, int]:
    assert row.fiscal_year is not None
    return row.fiscal_year < into, row.fiscal_year.be


def _edition(year: FiscalYear) -> Edition:
    try:
        return load(year)
    except EditionMissing:
        return load(known_years()[-1])
