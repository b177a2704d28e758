from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.scoring.means import mean_of, weighted_sum_of

fractions = st.fractions(0, 100, max_denominator=10_000)


@given(st.lists(fractions, min_size=1, max_size=12))
def test_the_mean_is_the_sum_by_the_count(values):
    assert mean_of(values) == sum(values, Fraction(0)) / len(values)


@given(st.lists(st.tuples(fractions, fractions), max_size=6))
def test_the_weighted_sum_is_the_sum_of_the_products(weighted):
    assert weighted_sum_of(weighted) == sum((w * v for w, v in weighted), Fraction(0))


def test_nothing_has_no_mean():
    with pytest.raises(ValueError, match="no values"):
        mean_of([])
