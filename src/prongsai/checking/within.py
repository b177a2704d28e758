"""Do the plan and the report that stand in one document agree?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from prongsai.checking.agreement import compare_within
from prongsai.checking.findings import Finding
from prongsai.checking.material import Material
from prongsai.checking.papers import Between, Paper
from prongsai.checking.rule import Rule
from prongsai.core.problems import Severity


def _owner_mismatch(material: Material) -> Iterator[Finding]:
    """Knows the owners' columns; units that the office groups or abbreviates are the same."""
    yield from within(material, "owner-mismatch")


def _period_mismatch(material: Material) -> Iterator[Finding]:
    """Knows the columns of times; a report may tell a part of the planned time."""
    yield from within(material, "period-mismatch")


def _report_measure_unknown(material: Material) -> Iterator[Finding]:
    """Knows the titles of both tables; near ones are one measure's."""
    yield from within(material, "report-measure-unknown")


def within(material: Material, code: str) -> Iterator[Finding]:
    """What the comparison finds of that code."""
    yield from (each.finding for each in _compared(material) if each.code == code)


@lru_cache(maxsize=1)  # four rules ask for it of one document
def _compared(material: Material) -> tuple[Between, ...]:
    return tuple(compare_within([Paper(file="", material=material)]))


RULES = (
    Rule(code="owner-mismatch", severity=Severity.WARNING, find=_owner_mismatch),
    Rule(code="period-mismatch", severity=Severity.WARNING, find=_period_mismatch),
    Rule(code="report-measure-unknown", severity=Severity.WARNING, find=_report_measure_unknown),
)
