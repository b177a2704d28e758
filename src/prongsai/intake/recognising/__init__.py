"""A reading into a dossier: what stands where, and what could not be placed."""

from prongsai.intake.recognising.recogniser import recognise
from prongsai.intake.recognising.records import (
    AgencyNotRead,
    DocumentKind,
    PlacedValue,
    Recognised,
    YearNotRead,
)
from prongsai.intake.recognising.wordings import field_of

__all__ = [
    "AgencyNotRead",
    "DocumentKind",
    "PlacedValue",
    "Recognised",
    "YearNotRead",
    "field_of",
    "recognise",
]
