"""Somebody's file in; what it says, each part with its place, out."""

from prongsai.intake.confirming import to_confirm
from prongsai.intake.dispatch import comment, read
from prongsai.intake.notes import Note
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
    "Note",
    "PlacedValue",
    "Recognised",
    "YearNotRead",
    "comment",
    "field_of",
    "read",
    "recognise",
    "to_confirm",
]
