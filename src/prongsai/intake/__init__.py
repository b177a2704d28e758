"""Somebody's file in; what it says, each part with its place, out."""

from prongsai.intake.dispatch import read
from prongsai.intake.recognising import (
    AgencyNotRead,
    DocumentKind,
    PlacedValue,
    Recognised,
    YearNotRead,
    field_of,
    recognise,
)

__all__ = [
    "AgencyNotRead",
    "DocumentKind",
    "PlacedValue",
    "Recognised",
    "YearNotRead",
    "field_of",
    "read",
    "recognise",
]
