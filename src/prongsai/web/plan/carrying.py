"""Which measures of the library and of last year can come into a plan?"""

from __future__ import annotations

from prongsai.core.dates import Period, PeriodKind
from prongsai.core.problems import Said
from prongsai.core.thai import comparison_form
from prongsai.dossier import Dossier, MeasurePart, UnitPart, measure_part_of, plan_of, progress_of
from prongsai.editions import Edition, EditionMissing, load
from prongsai.planning import (
    DEFAULT_LIMIT,
    Measure,
    Suggestion,
    carried_over,
    measure_of,
    owners_by_kind,
)
from prongsai.reporting import suggestions_of
from prongsai.tracking import MeasureReport, Progress, reports_on, status_at
from prongsai.web.plan.measures import handles_of, measures_of
from prongsai.web.plan.records import CarriedLine, SuggestedLine
from prongsai.web.years.gathering import gathered


def edition_of(year: int) -> Edition | None:
    """The rules of a year; None where there are none."""
    try:
        return load(year)
    except EditionMissing:
        return None


def suggestions(dossier: Dossier) -> tuple[Suggestion, ...]:
    """What the library proposes for the weakest places. Errors: NothingToCompose; FileUnusable."""
    year, _ = gathered(dossier)
    return suggestions_of(year, limit=DEFAULT_LIMIT)


def suggested_lines(dossier: Dossier, units: tuple[UnitPart, ...]) -> tuple[SuggestedLine, ...]:
    """The same as the page shows it, with the units that would answer. Errors: the same."""
    return tuple(
        SuggestedLine(
            measure=each.measure,
            why=Said(th=each.why_th, en=each.why_en),
            owners=_measure(each, dossier, units).owners,
        )
        for each in suggestions(dossier)
    )


def suggested_parts(
    dossier: Dossier, slugs: frozenset[str], units: tuple[UnitPart, ...]
) -> tuple[MeasurePart, ...]:
    """The chosen proposals as measures; one that is not proposed any longer is left out."""
    return tuple(
        measure_part_of(_measure(each, dossier, units), units)
        for each in suggestions(dossier)
        if each.measure.slug in slugs
    )


def _measure(suggestion: Suggestion, dossier: Dossier, units: tuple[UnitPart, ...]) -> Measure:
    return measure_of(
        suggestion,
        key=suggestion.measure.slug,
        number="",
        owners=owners_by_kind(unit.name for unit in units),
        fiscal_year=dossier.fiscal_year,
        edition=edition_of(dossier.fiscal_year.be),
    )


def carried_lines(last: Dossier, dossier: Dossier) -> tuple[CarriedLine, ...]:
    """The measures of the year before, with what became of each at its end."""
    plan, progress = plan_of(last), progress_of(last)
    end = Period(fiscal_year=last.fiscal_year, kind=PeriodKind.YEAR)
    planned = _titles(dossier)
    lines = []
    for handle, each in zip(
        handles_of(measures_of(last)), plan.measures if plan else (), strict=True
    ):
        report = _last_report(progress, each.key, end)
        lines.append(
            CarriedLine(
                handle=handle,
                number=each.number,
                title=each.title,
                status=status_at(progress, each.key, end) if progress else None,
                outcome=(report.outcome if report else None) or "",
                obstacles=(report.obstacles if report else None) or "",
                is_planned=comparison_form(each.title) in planned,
            )
        )
    return tuple(lines)


def _last_report(progress: Progress | None, key: str, end: Period) -> MeasureReport | None:
    reports = reports_on(progress, key, end) if progress else ()
    return reports[-1] if reports else None


def _titles(dossier: Dossier) -> frozenset[str]:
    return frozenset(comparison_form(each.title) for each in measures_of(dossier))


def carried_parts(
    last: Dossier, dossier: Dossier, handles: frozenset[str], units: tuple[UnitPart, ...]
) -> tuple[MeasurePart, ...]:
    """The chosen measures of the year before as measures of this one, none twice.

    Owners are the ``units`` of today that are called as last year's were.
    """
    plan = plan_of(last)
    years = (last.fiscal_year, dossier.fiscal_year)
    editions = (edition_of(years[0].be), edition_of(years[1].be))
    planned = _titles(dossier)
    return tuple(
        measure_part_of(
            carried_over(each, key=each.key, number="", years=years, editions=editions), units
        )
        for handle, each in zip(
            handles_of(measures_of(last)), plan.measures if plan else (), strict=True
        )
        if handle in handles and comparison_form(each.title) not in planned
    )
