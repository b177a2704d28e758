"""How does a plan change?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, MeasurePart
from prongsai.web.people.records import Access
from prongsai.web.plan import queries
from prongsai.web.plan.carrying import carried_parts, suggested_parts
from prongsai.web.plan.measures import (
    appended,
    free_key,
    handles_of,
    measure_digest,
    measures_of,
    moved,
    order_digest,
    ordered,
    place_of,
    plan_digest,
    refuse_lost_reports,
    with_measures,
    without,
)
from prongsai.web.plan.workbook import preview_of
from prongsai.web.plan.written import written_keys
from prongsai.web.storage import actions as storage
from prongsai.web.storage import queries as files
from prongsai.web.storage.records import KeptFile
from prongsai.web.years.actions import change_year
from prongsai.web.years.records import YearRecord


class WorkbookUnfit(ProngsaiError):
    """A workbook with errors was to be taken in."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="สมุดงานนี้ยังมีข้อผิดพลาด จึงนำเข้าไม่ได้",
                en="This workbook has errors and cannot be taken in.",
            ),
            Said(th="แก้ในสมุดงานแล้วอัปโหลดใหม่", en="Mend it and upload it again."),
        )


def add_measure(*, access: Access, fiscal_year: int, part: MeasurePart) -> str:
    """Add a measure below the others; gives its handle."""
    made: list[str] = []

    def add(dossier: Dossier) -> Dossier:
        before = measures_of(dossier)
        wanted = part.model_copy(update={"key": free_key(before)})
        dossier = _with_units(dossier, access.chain, part.owners)
        after = with_measures(dossier, appended(before, [wanted]))
        made.append(handles_of(measures_of(after))[-1])
        return after

    _change(access, fiscal_year, add, "plan.measure-added", title=part.title)
    return made[-1]


def change_measure(
    *, access: Access, fiscal_year: int, handle: str, part: MeasurePart, base: str
) -> YearRecord:
    """Put a measure in the place of what stood there. Errors: ChangedMeanwhile, MeasureMissing.

    ``base``: the digest of the measure that the form was filled in for.
    """

    def change(dossier: Dossier) -> Dossier:
        measures = list(measures_of(dossier))
        place = place_of(measures, handle)
        measures[place] = part.model_copy(update={"key": measures[place].key})
        return with_measures(_with_units(dossier, access.chain, part.owners), measures)

    return _change(
        access,
        fiscal_year,
        change,
        "plan.measure-changed",
        base=base,
        part=lambda dossier: measure_digest(dossier, handle),
        measure=handle,
    )


def remove_measure(*, access: Access, fiscal_year: int, handle: str, base: str) -> YearRecord:
    """Take a measure out. Errors: ChangedMeanwhile, MeasureMissing, MeasureReported."""
    return _change(
        access,
        fiscal_year,
        lambda dossier: without(dossier, handle, written_keys(access.chain, fiscal_year)),
        "plan.measure-removed",
        base=base,
        part=lambda dossier: measure_digest(dossier, handle),
        measure=handle,
    )


def move_measure(*, access: Access, fiscal_year: int, handle: str, by: int) -> YearRecord:
    """Move a measure so many places further down. Errors: MeasureMissing."""
    return _change(
        access,
        fiscal_year,
        lambda dossier: with_measures(dossier, moved(measures_of(dossier), handle, by=by)),
        "plan.measure-moved",
        measure=handle,
        places=by,
    )


def order_measures(
    *, access: Access, fiscal_year: int, handles: Sequence[str], base: str
) -> YearRecord:
    """Put all measures into an order. Errors: ChangedMeanwhile, MeasureMissing."""
    return _change(
        access,
        fiscal_year,
        lambda dossier: with_measures(dossier, ordered(measures_of(dossier), handles)),
        "plan.measures-ordered",
        base=base,
        part=order_digest,
        order=list(handles),
    )


def add_suggestions(*, access: Access, fiscal_year: int, slugs: frozenset[str]) -> YearRecord:
    """Add proposals of the library; one that is there already is not added again."""

    def add(dossier: Dossier) -> Dossier:
        units = queries.units_of(dossier, access.chain)
        new = suggested_parts(dossier, slugs, units)
        return _appended(dossier, access.chain, new)

    return _change(access, fiscal_year, add, "plan.suggestions-added", library=sorted(slugs))


def carry_over(*, access: Access, fiscal_year: int, handles: frozenset[str]) -> YearRecord:
    """Add measures of the year before; one that is there already is not added again."""
    last = queries.year_before(access.chain, fiscal_year)

    def carry(dossier: Dossier) -> Dossier:
        if last is None:
            return dossier
        units = queries.units_of(dossier, access.chain)
        new = carried_parts(last.dossier, dossier, handles, units)
        return _appended(dossier, access.chain, new)

    return _change(
        access, fiscal_year, carry, "plan.measures-carried-over", measures=sorted(handles)
    )


def keep_workbook(*, access: Access, name: str, data: bytes) -> KeptFile:
    """Keep an uploaded workbook until it is confirmed. Errors: FileRefused."""
    return storage.keep(authority=access.chain, by=access.person, name=name, data=data)


def take_workbook_in(*, access: Access, fiscal_year: int, kept: KeptFile, base: str) -> YearRecord:
    """Put the plan of a kept workbook in the place of the year's.

    ``base``: the digest of the plan that the preview was made for.
    Errors: ChangedMeanwhile, FileUnusable, MeasureReported, WorkbookOfAnother, WorkbookUnfit.
    """
    data = files.data_of(kept)

    def take(dossier: Dossier) -> Dossier:
        preview = preview_of(data, dossier, queries.plan_edition(dossier))
        if preview.is_blocked:
            raise WorkbookUnfit
        plan = preview.plan
        written = written_keys(access.chain, fiscal_year)
        refuse_lost_reports(dossier, plan.measures if plan else (), written)
        return dossier.model_copy(update={"plan": plan})

    return _change(
        access,
        fiscal_year,
        take,
        "plan.workbook-taken-in",
        base=base,
        part=plan_digest,
        file=kept.sha256,
    )


def _change(
    access: Access,
    fiscal_year: int,
    change: Callable[[Dossier], Dossier],
    kind: str,
    **told: Any,
) -> YearRecord:
    return change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=change,
        kind=kind,
        by=access.person,
        **told,
    )


def _appended(dossier: Dossier, authority: int, new: Sequence[MeasurePart]) -> Dossier:
    owners = tuple(key for each in new for key in each.owners)
    with_units = _with_units(dossier, authority, owners)
    return with_measures(with_units, appended(measures_of(dossier), new))


def _with_units(dossier: Dossier, authority: int, owners: Sequence[str]) -> Dossier:
    """The dossier with those of the authority's units that it now names."""
    known = {unit.key for unit in dossier.units}
    if known.issuperset(owners):
        return dossier
    units = queries.units_of(dossier, authority)
    named = tuple(each for each in units if each.key in known or each.key in owners)
    return dossier.model_copy(update={"units": named})
