"""The oracle is itself held against what is printed in the sources."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from tests import oracle
from tests.scoring.published import CASE_000, CASE_004, OIT_VECTORS


def test_the_oracle_imports_nothing_of_ours():
    source = Path(oracle.__file__).read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source)))

    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}

    assert not any("prongsai" in (name or "") for name in imported)


@pytest.mark.parametrize("case", [CASE_000, CASE_004])
def test_the_oracle_gives_the_published_overall_and_level(case):
    ten = [Fraction(text) for text in case.ten]

    assert oracle.as_printed(oracle.overall_of(ten)) == case.overall
    assert oracle.level_of(ten, case.year) == case.level


@pytest.mark.parametrize(("nine", "ten", "points"), OIT_VECTORS)
def test_the_oracle_gives_the_printed_points_of_the_oit(nine, ten, points):
    mean = oracle.mean([Fraction(nine), Fraction(ten)])

    assert oracle.as_printed(mean * Fraction(40, 100)) == points


def test_the_oracle_asks_51_answers_of_30_items():
    columns = oracle.columns_of_iit()

    assert len(columns) == 51
    assert len({name.strip("abcd ") for name in columns}) == 30


def test_half_a_hundredth_rounds_up():
    assert oracle.as_printed(Fraction(94995, 1000)) == "95.00"
    assert oracle.as_printed(Fraction(94994999, 1000000)) == "94.99"
