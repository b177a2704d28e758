"""Somebody's file in; what it says, each part with its place, out."""

from prongsai.intake.confirming import to_confirm
from prongsai.intake.dispatch import clean_picture, comment, page_picture, read
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
    "clean_picture",
    "comment",
    "field_of",
    "page_picture",
    "read",
    "recognise",
    "to_confirm",
]
