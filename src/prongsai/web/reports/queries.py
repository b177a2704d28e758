"""Where do the reports of a year stand, and what is stored of one?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from prongsai.core.dates import Period, period_name
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, MeasurePart, ReportPart
from prongsai.web.people.records import Access
from prongsai.web.reports import bodies, standing
from prongsai.web.reports.models import PeriodLock, ReminderRow, ReportRow
from prongsai.web.reports.records import (
    Cell,
    EvidenceShown,
    Lock,
    Matrix,
    PeriodState,
    ReportState,
    Written,
    YearState,
    due_day,
)
from prongsai.web.rights import Right, Role
from prongsai.web.storage import queries as files
from prongsai.web.years import queries as years
from prongsai.web.years.records import YearRecord

LONGEST_KEY = 200


class MeasureMissing(ProngsaiError):
    """The plan has no such measure, or no such period is reported."""

    def __init__(self, measure: str) -> None:
        self.measure = measure
        super().__init__(
            Said(
                th=f"แผนปีนี้ไม่มีมาตรการ “{measure}” ในรอบนี้",
                en=f"The plan of this year has no measure “{measure}” in this period.",
            ),
            Said(
                th="เลือกมาตรการจากตารางรายงานผล", en="Choose a measure from the table of reports."
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One report's place, with everything that is known there.

    ``report``: the submitted one; ``earlier``: those for times before it, the newest first;
    ``written`` None: nothing was ever typed here.
    """

    year: YearRecord
    measure: MeasurePart
    period: Period
    owners: tuple[str, ...]
    report: ReportPart | None
    earlier: tuple[ReportPart, ...]
    written: Written | None
    is_locked: bool

    @property
    def due(self) -> date:
        """The day by which the report is due."""
        return due_day(self.period)

    @property
    def name(self) -> Said:
        """What the period is called."""
        return period_name(self.period)

    @property
    def body(self) -> dict[str, Any]:
        """What the form shows."""
        if self.report is not None:
            return bodies.body_of(self.report)
        return self.written.body if self.written else bodies.empty_body()

    @property
    def base(self) -> int:
        """The revision that a form is filled in for."""
        return self.written.revision if self.written else 0

    @property
    def is_returned(self) -> bool:
        """Whether it was sent back and waits for its owner."""
        is_back = self.written is not None and self.written.state is ReportState.RETURNED
        return self.report is None and is_back

    @property
    def is_open(self) -> bool:
        """Whether something can be written here."""
        return self.report is None and not self.is_locked


def may_report_on(access: Access, measure: MeasurePart) -> bool:
    """Whether a measure is one's own: the officer's all are, a head's those of their units."""
    if not access.may(Right.REPORT):
        return False
    return Role.OFFICER in access.roles or bool(access.units & set(measure.owners))


def may_read(access: Access, place: Place) -> bool:
    """Whether what stands at a place is one's to read: a draft is its owners' and the officer's."""
    return place.report is not None or may_report_on(access, place.measure)


def written_of(authority: int, fiscal_year: int) -> tuple[Written, ...]:
    """What is stored of the reports of a year, without the texts that lists do not show."""
    rows = ReportRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year).defer("body")
    return tuple(_written(each, body={}) for each in rows)


def _written(row: ReportRow, *, body: dict[str, Any]) -> Written:
    return Written(
        measure=row.measure,
        period=row.period,
        unit=row.unit,
        state=ReportState(row.state),
        body=body,
        revision=row.revision,
        written_at=row.written_at,
        returned_by=row.returned_by,
        returned_at=row.returned_at,
        reason=row.reason,
    )


def locks_of(authority: int, fiscal_year: int) -> tuple[Lock, ...]:
    """Every lock of a year, the newest first, those that were opened again too."""
    rows = PeriodLock.objects.filter(authority_id=authority, fiscal_year=fiscal_year)
    return tuple(
        Lock(
            period=each.period,
            locked_by=each.locked_by,
            locked_at=each.locked_at,
            reason=each.reason,
            reopened_by=each.reopened_by,
            reopened_at=each.reopened_at,
            reopen_reason=each.reopen_reason,
        )
        for each in rows.order_by("-pk")
    )


def matrix(year: YearRecord, today: date) -> Matrix:
    """The measures of a year over its periods: who has reported, who lacks."""
    return standing.matrix_of(
        year.dossier,
        written_of(year.authority, year.fiscal_year),
        locks_of(year.authority, year.fiscal_year),
        today=today,
    )


def report_state(year: YearRecord, today: date) -> YearState:
    """How far the reports of a year are, as the board shows it."""
    return standing.year_state(matrix(year, today), today=today)


def waiting_for(access: Access, shown: Matrix) -> tuple[Cell, ...]:
    """What waits for a person in a year, the most urgent first."""
    own = (each for each in shown.cells if each.is_waiting and may_report_on(access, each.measure))
    return tuple(sorted(own, key=urgency))


def urgency(cell: Cell) -> tuple[bool, date]:
    """A sort key: what was returned, then by the day on which it is due."""
    return not cell.reason, cell.due


def place(
    *, authority: int, fiscal_year: int, measure: str, period: Period, lock: bool = False
) -> Place:
    """One report's place. Errors: YearMissing, MeasureMissing.

    ``lock``: the year stays as it is until the transaction ends.
    """
    year = years.year(authority, fiscal_year, lock=lock)
    part = measure_in(year.dossier, measure)
    if part is None or period.fiscal_year != year.dossier.fiscal_year:
        raise MeasureMissing(measure)
    names = {unit.key: unit.name for unit in year.dossier.units}
    row = row_at(authority, fiscal_year, measure, period.code)
    return Place(
        year=year,
        measure=part,
        period=period,
        owners=tuple(names.get(key, key) for key in part.owners),
        report=bodies.report_in(year.dossier, measure, period),
        earlier=bodies.reports_before(year.dossier, measure, period),
        written=None if row is None else _written(row, body=row.body),
        is_locked=standing.is_closed(period, locks_of(authority, fiscal_year)),
    )


def evidence_shown(place: Place) -> tuple[EvidenceShown, ...]:
    """What is kept as evidence of a report: files of the authority, and links."""
    said = place.body["evidence"]
    kept = files.files(place.year.authority, [each["sha256"] for each in said if "sha256" in each])
    return tuple(
        EvidenceShown(
            title=each["title"],
            address=each.get("address", ""),
            file=kept.get(each.get("sha256", "")),
            is_link="sha256" not in each and bodies.is_link(each.get("address")),
        )
        for each in said
    )


def period_in(shown: Matrix, period: Period) -> PeriodState | None:
    """How a period of the matrix stands; None where nothing is reported for it."""
    return next((each for each in shown.periods if each.period == period), None)


def measure_in(dossier: Dossier, key: str) -> MeasurePart | None:
    """The plan's measure with a key that can be reported on."""
    measures = dossier.plan.measures if dossier.plan else ()
    return next((each for each in measures if each.key == key and len(key) <= LONGEST_KEY), None)


def keys_written_on(authority: int, fiscal_year: int) -> frozenset[str]:
    """The keys of the measures that a draft or a report is about."""
    rows = ReportRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year)
    return frozenset(rows.values_list("measure", flat=True))


def row_at(authority: int, fiscal_year: int, measure: str, period: str) -> ReportRow | None:
    """The row of a place, for actions."""
    rows = ReportRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year)
    return rows.filter(measure=measure, period=period).first()


def told_before(day: date) -> dict[str, set[str]]:
    """What each person was reminded of in the half-year before a day."""
    since = day - timedelta(days=183)
    told: dict[str, set[str]] = {}
    rows = ReminderRow.objects.filter(day__gte=since, sent_at__isnull=False)
    for person, keys in rows.values_list("person", "told"):
        told.setdefault(person, set()).update(keys)
    return told
