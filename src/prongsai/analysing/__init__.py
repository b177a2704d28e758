"""Scorecard in, Findings out."""

from prongsai.analysing.findings import analyse
from prongsai.analysing.records import (
    Findings,
    Group,
    GroupFinding,
    IndicatorFinding,
    Mending,
    NextLevel,
    Rung,
    Step,
)
from prongsai.analysing.standing import group_of

__all__ = [
    "Findings",
    "Group",
    "GroupFinding",
    "IndicatorFinding",
    "Mending",
    "NextLevel",
    "Rung",
    "Step",
    "analyse",
    "group_of",
]
