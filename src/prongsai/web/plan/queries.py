"""What stands in a year's plan, what lacks there, and what could come into it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from prongsai.core.problems import Problem, Said, Severity
from prongsai.dossier import Dossier, MeasurePart, UnitPart
from prongsai.editions import Edition
from prongsai.web.people import queries as people
from prongsai.web.plan.carrying import carried_lines, edition_of, suggested_lines
from prongsai.web.plan.findings import findings_of
from prongsai.web.plan.measures import handles_of, measure_digest, measures_of, place_of
from prongsai.web.plan.records import (
    CarriedLine,
    MeasureLine,
    MeasureRecord,
    PlanFindings,
    PlanState,
    SuggestedLine,
)
from prongsai.web.years import queries as years
from prongsai.web.years import scores
from prongsai.web.years.records import YearRecord


def plan_edition(dossier: Dossier) -> Edition:
    """The rules that the fields of a measure are named by: its own year's where there are any."""
    return edition_of(dossier.fiscal_year.be) or scores.asked(dossier)[0]


def units_of(dossier: Dossier, authority: int) -> tuple[UnitPart, ...]:
    """The units that can answer: those of the dossier, and those that came to be since."""
    known = {unit.key for unit in dossier.units}
    new = (each for each in people.units(authority) if each.key not in known)
    return (*dossier.units, *(UnitPart(key=each.key, name=each.name) for each in new))


def lines_of(year: YearRecord) -> tuple[MeasureLine, ...]:
    """The measures of a year as the list shows them."""
    measures, findings = measures_of(year.dossier), findings_of(year)
    units = {unit.key: unit.name for unit in year.dossier.units}
    return tuple(
        _line(handle, place, each, findings, units)
        for place, (handle, each) in enumerate(zip(handles_of(measures), measures, strict=True))
    )


def _line(
    handle: str,
    place: int,
    part: MeasurePart,
    findings: PlanFindings,
    units: Mapping[str, str],
) -> MeasureLine:
    return MeasureLine(
        handle=handle,
        number=part.number,
        title=part.title,
        group=part.group or "",
        owners=tuple(units.get(key, key) for key in part.owners),
        starts=part.starts,
        ends=part.ends,
        problems=findings.of(place),
    )


def measure(year: YearRecord, handle: str) -> MeasureRecord:
    """One measure with what the checker says of it. Errors: MeasureMissing."""
    measures = measures_of(year.dossier)
    place = place_of(measures, handle)
    return MeasureRecord(
        handle=handle,
        place=place,
        part=measures[place],
        base=measure_digest(year.dossier, handle),
        problems=findings_of(year).of_measure.get(place, {}),
    )


def year_before(authority: int, fiscal_year: int) -> YearRecord | None:
    """The authority's year before; None where it was never opened."""
    if not years.has_year(authority, fiscal_year - 1):
        return None
    return years.year(authority, fiscal_year - 1)


def carried(year: YearRecord) -> tuple[CarriedLine, ...] | None:
    """The measures of the year before with what became of them; None without such a year."""
    last = year_before(year.authority, year.fiscal_year)
    return None if last is None else carried_lines(last.dossier, year.dossier)


def suggested(year: YearRecord) -> tuple[SuggestedLine, ...]:
    """What the library proposes. Errors: NothingToCompose where there are no scores."""
    return suggested_lines(year.dossier, units_of(year.dossier, year.authority))


def plan_state(year: YearRecord) -> PlanState:
    """How many measures there are, what the checker says of the plan, and what lacks."""
    measures, found = measures_of(year.dossier), findings_of(year).of_plan
    counts = Counter(each.severity for each in found)
    return PlanState(
        measure_count=len(measures),
        counts={severity: counts[severity] for severity in Severity},
        lacks=_lacks(measures, found),
    )


def _lacks(measures: tuple[MeasurePart, ...], found: tuple[Problem, ...]) -> tuple[Said, ...]:
    if not measures:
        return (Said(th="ยังไม่มีมาตรการ", en="There are no measures yet."),)
    ownerless = sum(not each.owners for each in measures)
    endless = sum(each.ends is None for each in measures)
    lacks = []
    if ownerless:
        th = f"{ownerless} มาตรการยังไม่มีผู้รับผิดชอบ"
        lacks.append(Said(th=th, en=f"Measures without a unit that answers: {ownerless}."))
    if endless:
        th = f"{endless} มาตรการยังไม่มีวันสิ้นสุดหรือกำหนดเสร็จ"
        lacks.append(Said(th=th, en=f"Measures without an end or due date: {endless}."))
    lowest = (each for each in found if each.code == "lowest-indicator-without-measure")
    return (*lacks, *(each.message for each in lowest))
