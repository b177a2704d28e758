"""How much was done in all?"""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.dates import Period
from prongsai.core.normal_forms import comparison_form
from prongsai.planning import Quantity
from prongsai.tracking.periods import is_within, reports_of
from prongsai.tracking.records import Progress

# Shares are not added up: the latest tells where they stand.
_SHARES = frozenset(map(comparison_form, ("ร้อยละ", "เปอร์เซ็นต์", "%", "percent")))


def total_outputs(progress: Progress, measure_key: str, period: Period) -> tuple[Quantity, ...]:
    """What one measure put out within the period, summed for each thing and unit.

    In the order in which the things were first reported, as printed there. A report for a longer
    period sums up the shorter ones in it and stands for them. Of a share (ร้อยละ) the latest
    holds. ``amount`` None where no report says how many.
    """
    entries = [
        (report.period, output)
        for report in reports_of(progress.reports, measure_key)
        if is_within(report.period, period)
        for output in report.outputs
    ]
    things: dict[tuple[str, str], list[tuple[Period, Quantity]]] = {}
    for at, output in entries:
        key = (comparison_form(output.what), comparison_form(output.unit))
        things.setdefault(key, []).append((at, output))
    return tuple(_total(said) for said in things.values())


def _total(said: list[tuple[Period, Quantity]]) -> Quantity:
    first = said[0][1]
    return Quantity(what=first.what, amount=_amount(said), unit=first.unit)


def _amount(said: list[tuple[Period, Quantity]]) -> Decimal | None:
    known = [(at, output.amount) for at, output in said if output.amount is not None]
    if not known:
        return None
    if comparison_form(said[0][1].unit) in _SHARES:
        return known[-1][1]
    return sum((amount for at, amount in known if not _is_summed_up(at, known)), Decimal(0))


def _is_summed_up(at: Period, known: list[tuple[Period, Decimal]]) -> bool:
    return any(at != other and is_within(at, other) for other, _ in known)
