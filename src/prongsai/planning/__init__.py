"""Findings in, MeasurePlan out; the library of measures."""

from prongsai.planning.carrying import carried_over
from prongsai.planning.catalogue import (
    library_of,
    library_problems,
    load_library,
    reference_problems,
)
from prongsai.planning.records import (
    LibraryMeasure,
    Measure,
    MeasurePlan,
    OwnerKind,
    Quantity,
    Suggestion,
)
from prongsai.planning.rules import (
    base_year_problems,
    key_problems,
    lowest_indicator_problems,
    owner_problems,
    period_problems,
    plan_problems,
    theme_problems,
)
from prongsai.planning.suggestions import DEFAULT_LIMIT, measure_of, suggest
from prongsai.planning.units import owners_by_kind

__all__ = [
    "DEFAULT_LIMIT",
    "LibraryMeasure",
    "Measure",
    "MeasurePlan",
    "OwnerKind",
    "Quantity",
    "Suggestion",
    "base_year_problems",
    "carried_over",
    "key_problems",
    "library_of",
    "library_problems",
    "load_library",
    "lowest_indicator_problems",
    "measure_of",
    "owner_problems",
    "owners_by_kind",
    "period_problems",
    "plan_problems",
    "reference_problems",
    "suggest",
    "theme_problems",
]
