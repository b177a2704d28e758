"""Which documents were brought, and what was read of them?"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.core.thai import comparison_form
from prongsai.dossier import AssessmentPart, Dossier, indicator_of, parse
from prongsai.web.intakes.models import IntakeRow
from prongsai.web.intakes.records import (
    IntakeLine,
    MeasureRead,
    Printed,
    ReadDocument,
    ScoreRead,
)
from prongsai.web.intakes.taking import rules_of
from prongsai.web.jobs import queries as jobs
from prongsai.web.pages.findings import Finding

READ_JOB = "intakes.read"
_HEAVY = ("dossier", "values", "problems", "text")


def intakes_of(authority: int, fiscal_year: int) -> tuple[IntakeLine, ...]:
    """The documents that were brought into a year, newest first."""
    rows = IntakeRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year)
    known = jobs.jobs_of(authority, fiscal_year, (READ_JOB,), most=100)
    by_id = {each.id: each for each in known}
    unread = set(rows.filter(dossier="").values_list("pk", flat=True))
    return tuple(
        IntakeLine(
            id=each.pk,
            name=each.name,
            brought_at=each.brought_at,
            is_read=each.pk not in unread,
            taken_at=each.taken_at,
            job=by_id.get(each.job_id or 0),
        )
        for each in rows.defer(*_HEAVY).order_by("-pk")
    )


def row_of(authority: int, fiscal_year: int, key: int, *, lock: bool = False) -> IntakeRow:
    """The row of a document, for actions. Errors: DoesNotExist."""
    rows = IntakeRow.objects.select_for_update() if lock else IntakeRow.objects
    return rows.get(authority_id=authority, fiscal_year=fiscal_year, pk=key)


def picture(authority: int, fiscal_year: int, key: int, page: int) -> str | None:
    """The hash of the picture of a page. Errors: DoesNotExist."""
    rows = IntakeRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year)
    found: str | None = rows.defer(*_HEAVY).get(pk=key).pictures.get(str(page))
    return found


def read_document(authority: int, fiscal_year: int, key: int, *, ours: str) -> ReadDocument:
    """What was read of a document, to be confirmed; ``ours``: the authority's name.

    Errors: DoesNotExist, also where it is not read yet.
    """
    row = row_of(authority, fiscal_year, key)
    dossier = dossier_of(row)
    values = tuple(Printed.from_shape(each) for each in row.values)
    assessment = next(iter(dossier.assessments), None)
    agency = dossier.agency.name
    return ReadDocument(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        dossier=dossier,
        agency=agency,
        is_of_another=comparison_form(agency) != comparison_form(ours),
        assessed=assessment.fiscal_year.be if assessment else None,
        scores=tuple(_scores(assessment, values)) if assessment else (),
        level=(assessment.published.level or "")
        if assessment is not None and assessment.published is not None
        else "",
        measures=tuple(_measures(dossier, values)),
        problems=tuple(Finding.from_shape(each) for each in row.problems),
        pictures=frozenset(int(each) for each in row.pictures),
        text=row.text,
        taken_at=row.taken_at,
    )


def dossier_of(row: IntakeRow) -> Dossier:
    """What was read. Errors: DoesNotExist where it is not read yet."""
    dossier, _ = parse(row.dossier, is_json=True) if row.dossier else (None, ())
    if dossier is None:
        raise IntakeRow.DoesNotExist
    return dossier


def _scores(assessment: AssessmentPart, values: tuple[Printed, ...]) -> Iterable[ScoreRead]:
    edition = rules_of(assessment)
    for at, each in enumerate(assessment.indicators):
        indicator = indicator_of(edition, each.indicator)
        if indicator is not None:
            yield ScoreRead(
                key=indicator.slug,
                name=indicator.name_th,
                value=each.score,
                printed=_at(f"assessments[0].indicators[{at}].score", values),
            )
    published = assessment.published
    if published is not None and published.overall is not None:
        yield ScoreRead(
            key="overall",
            name="",
            value=published.overall,
            printed=_at("assessments[0].published.overall", values),
        )


def _measures(dossier: Dossier, values: tuple[Printed, ...]) -> Iterable[MeasureRead]:
    names = {each.key: each.name for each in dossier.units}
    reports = dossier.progress.reports if dossier.progress else ()
    for at, each in enumerate(dossier.plan.measures if dossier.plan else ()):
        yield MeasureRead(
            at=at,
            part=each,
            owners=tuple(names.get(key, key) for key in each.owners),
            printed=_at(f"plan.measures[{at}].title", values),
            report_count=sum(report.measure == each.key for report in reports),
        )


def _at(path: str, values: tuple[Printed, ...]) -> Printed | None:
    return next((each for each in values if each.path == path), None)
