"""Does a measure go over into the next year with its days and its items?"""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.core.dates import FiscalYear
from prongsai.editions import load
from prongsai.planning import Measure, carried_over

YEARS = (FiscalYear(2567), FiscalYear(2568))


def measure(**said):
    return Measure(key="a", number="3", title="เปิดเผยแผนจัดซื้อจัดจ้าง", owners=("กองคลัง",), **said)


def test_days_move_by_the_years_between():
    last = measure(starts=date(2023, 10, 1), ends=date(2024, 9, 30))

    carried = carried_over(last, key="b", number="1", years=YEARS)

    assert (carried.key, carried.number) == ("b", "1")
    assert (carried.starts, carried.ends) == (date(2024, 10, 1), date(2025, 9, 30))
    assert (carried.title, carried.owners) == (last.title, last.owners)


def test_the_last_of_february_stays_one():
    carried = carried_over(measure(ends=date(2024, 2, 29)), key="b", number="1", years=YEARS)

    assert carried.ends == date(2025, 2, 28)


def test_oit_items_take_their_new_codes_and_dropped_ones_go():
    before, after = load(2566), load(2567)
    slugs = {item.slug: item.code for item in after.oit.items}
    kept = next(item for item in before.oit.items if slugs.get(item.slug, item.code) != item.code)

    carried = carried_over(
        measure(oit_items=(kept.code, "O99")),
        key="b",
        number="1",
        years=(FiscalYear(2566), FiscalYear(2567)),
        editions=(before, after),
    )

    assert carried.oit_items == (slugs[kept.slug],)


@pytest.mark.parametrize("editions", [(None, None), (load(2563), load(2564))])
def test_without_the_lists_no_item_is_guessed(editions):
    carried = carried_over(
        measure(oit_items=("O1",)), key="b", number="1", years=YEARS, editions=editions
    )

    assert carried.oit_items == ()
