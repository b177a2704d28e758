"""How does last year's measure become one of this year?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from prongsai.core.dates import FiscalYear
from prongsai.editions import Edition, EditionMissing, crosswalk
from prongsai.planning.records import Measure


def carried_over(
    measure: Measure,
    *,
    key: str,
    number: str,
    years: tuple[FiscalYear, FiscalYear],
    editions: tuple[Edition | None, Edition | None] = (None, None),
) -> Measure:
    """The measure for a later year: its days as many years later, its OIT items by their new codes.

    ``years`` and ``editions``: the measure's own, then the later ones. Items are left out where
    an edition or its list is not known, or where they were dropped.
    """
    later = years[1].be - years[0].be
    return replace(
        measure,
        key=key,
        number=number,
        starts=_later(measure.starts, later),
        ends=_later(measure.ends, later),
        oit_items=_codes(measure, *editions),
    )


def _later(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the last of February of a leap year
        return day.replace(year=day.year + years, day=28)


def _codes(measure: Measure, before: Edition | None, after: Edition | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    try:
        items = crosswalk(before, after).items
    except EditionMissing:
        return ()
    became = {code: each.after for each in items for code in each.before}
    codes = (new for code in measure.oit_items for new in became.get(code, ()))
    return tuple(dict.fromkeys(codes))
