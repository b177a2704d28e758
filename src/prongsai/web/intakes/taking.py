"""How does what was read and confirmed stand in a dossier? What stands there already stays."""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.dates import FiscalYear
from prongsai.core.thai import comparison_form
from prongsai.dossier import (
    AssessmentPart,
    Dossier,
    IndicatorPart,
    MeasurePart,
    PlanPart,
    ProgressPart,
    PublishedPart,
    ReportPart,
    UnitPart,
    indicator_of,
)
from prongsai.editions import Edition, EditionMissing, known_years, load


def rules_of(assessment: AssessmentPart) -> Edition:
    """The rules by which an assessment names its indicators."""
    try:
        return load(assessment.edition or assessment.fiscal_year)
    except EditionMissing:
        return load(known_years()[-1])


def with_scores(
    dossier: Dossier,
    year: FiscalYear,
    scores: dict[str, Decimal],
    *,
    overall: Decimal | None,
    level: str,
) -> Dossier:
    """The dossier with some scores of an assessed year; the others stay as they are."""
    found = next((each for each in dossier.assessments if each.fiscal_year == year), None)
    part = found or AssessmentPart(fiscal_year=year)
    edition = rules_of(part)
    if found is None and edition.fiscal_year != year:
        part = part.model_copy(update={"edition": edition.fiscal_year})
    known = {}
    for each in part.indicators:
        indicator = indicator_of(edition, each.indicator)
        known[indicator.slug if indicator else each.indicator] = each
    known |= {slug: IndicatorPart(indicator=slug, score=score) for slug, score in scores.items()}
    published = part.published or PublishedPart()
    if overall is not None:
        published = published.model_copy(update={"overall": overall})
    if level:
        published = published.model_copy(update={"level": level})
    typed = part.model_copy(
        update={
            "indicators": tuple(known.values()),
            "published": None if published == PublishedPart() else published,
        }
    )
    others = (each for each in dossier.assessments if each.fiscal_year != year)
    ordered = sorted((*others, typed), key=lambda each: each.fiscal_year)
    return dossier.model_copy(update={"assessments": tuple(ordered)})


def with_measures(dossier: Dossier, read: Dossier, chosen: tuple[int, ...]) -> Dossier:
    """The dossier with some measures of a read one at the end of its plan.

    One whose title is there already is not added again. What was reported on them comes along
    where both are of the same year.
    """
    assert read.plan is not None  # a measure of it was ticked
    plan = dossier.plan or PlanPart(measures=(), rests_on=read.plan.rests_on)
    titles = {comparison_form(each.title) for each in plan.measures}
    keys = {each.key for each in plan.measures}
    units = list(dossier.units)
    new: dict[str, MeasurePart] = {}  # by the key that it was read with
    for at in chosen:
        part = read.plan.measures[at]
        if comparison_form(part.title) in titles:
            continue
        key = _unused(part.key, keys)
        keys.add(key)
        titles.add(comparison_form(part.title))
        owners = tuple(_owner(each, read, units) for each in part.owners)
        new[part.key] = part.model_copy(update={"key": key, "owners": owners})
    return dossier.model_copy(
        update={
            "units": tuple(units),
            "plan": plan.model_copy(update={"measures": (*plan.measures, *new.values())}),
            "progress": _with_reports(dossier, read, new),
        }
    )


def _with_reports(
    dossier: Dossier, read: Dossier, new: dict[str, MeasurePart]
) -> ProgressPart | None:
    if read.progress is None or read.fiscal_year != dossier.fiscal_year:
        return dossier.progress
    reports: tuple[ReportPart, ...] = tuple(
        each.model_copy(update={"measure": new[each.measure].key})
        for each in read.progress.reports
        if each.measure in new
    )
    if not reports:
        return dossier.progress
    before = dossier.progress or ProgressPart(period=read.progress.period)
    return before.model_copy(update={"reports": (*before.reports, *reports)})


def _owner(key: str, read: Dossier, units: list[UnitPart]) -> str:
    """The key of the unit of that name in the dossier, where it joins the others if it is new."""
    name = next((each.name for each in read.units if each.key == key), key)
    for each in units:
        if comparison_form(each.name) == comparison_form(name):
            return each.key
    made = UnitPart(key=_unused(key, {each.key for each in units}), name=name)
    units.append(made)
    return made.key


def _unused(key: str, known: set[str]) -> str:
    number = 2
    found = key
    while found in known:
        found = f"{key}-{number}"
        number += 1
    return found
