"""Plans and reports for tests, and strategies for reports that may stand together."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from prongsai.core.dates import FiscalYear, Period, PeriodKind
from prongsai.planning import Measure, MeasurePlan, Quantity
from prongsai.tracking import MeasureReport, Progress, Status

YEAR = FiscalYear(2568)
QUARTERS = tuple(
    Period(fiscal_year=YEAR, kind=PeriodKind.QUARTER, number=number) for number in range(1, 5)
)
# A status may stay or go forward; what is done may be taken up again; nothing follows a cancellation.
_NEXT = {
    Status.NOT_STARTED: tuple(Status),
    Status.IN_PROGRESS: (Status.IN_PROGRESS, Status.DONE, Status.CANCELLED),
    Status.DONE: (Status.DONE, Status.IN_PROGRESS, Status.CANCELLED),
}


def at(code: str) -> Period:
    return Period.parse(code)


def measure(key: str = "a", **fields) -> Measure:
    return Measure(key=key, number="1", title=f"มาตรการ {key}", **fields)


def plan(*measures: Measure) -> MeasurePlan:
    return MeasurePlan(
        agency="องค์การบริหารส่วนตำบลสมมติ",
        fiscal_year=YEAR,
        rests_on=YEAR.previous,
        measures=measures or (measure(),),
    )


def report(code: str, status: Status = Status.IN_PROGRESS, key: str = "a", **fields):
    if status is Status.CANCELLED:
        fields.setdefault("reason", "งบประมาณถูกตัด")
    return MeasureReport(measure=key, period=at(code), status=status, **fields)


def progress(*reports: MeasureReport) -> Progress:
    return Progress(agency="องค์การบริหารส่วนตำบลสมมติ", fiscal_year=YEAR, reports=reports)


def output(what: str, amount: str | None, unit: str = "ครั้ง") -> Quantity:
    return Quantity(what=what, amount=None if amount is None else Decimal(amount), unit=unit)


@st.composite
def courses(draw: st.DrawFn, key: str) -> tuple[MeasureReport, ...]:
    """The reports on one measure, some quarters left out, each able to follow the one before."""
    made: list[MeasureReport] = []
    for quarter in QUARTERS:
        if draw(st.booleans()):
            continue
        allowed = _NEXT[made[-1].status] if made else tuple(Status)
        made.append(report(quarter.code, draw(st.sampled_from(allowed)), key))
        if made[-1].status is Status.CANCELLED:
            break
    return tuple(made)


@st.composite
def years_of_reports(draw: st.DrawFn) -> tuple[MeasurePlan, tuple[MeasureReport, ...]]:
    """A plan of up to five measures and reports on them that may stand together."""
    keys = [f"m{number}" for number in range(draw(st.integers(1, 5)))]
    reports = [each for key in keys for each in draw(courses(key))]
    return plan(*(measure(key) for key in keys)), tuple(reports)
