from __future__ import annotations

import pytest

from prongsai.core.dates import FiscalYear
from prongsai.editions import EditionMissing, edition_text, load


def test_a_year_loads_by_number_and_by_fiscal_year_once():
    assert load(2565) is load(FiscalYear(2565))


@pytest.mark.parametrize("ask", [load, edition_text])
@pytest.mark.parametrize("year", [2599, 2562, 0, FiscalYear(2570)])
def test_an_unknown_year_is_refused_and_the_known_ones_named(ask, year):
    with pytest.raises(EditionMissing) as caught:
        ask(year)

    for sentence in (caught.value.said.th, caught.value.said.en, caught.value.remedy.th):
        assert all(str(known) in sentence for known in range(2563, 2570))
    assert caught.value.year == (year.be if isinstance(year, FiscalYear) else year)
    assert str(caught.value.year) in caught.value.said.th
