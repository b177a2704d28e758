"""How does a record become JSON values?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from prongsai.core.dates import FiscalYear, Period


def shape_of(value: Any, *, tag: str | None = None) -> Any:
    """The record as dicts, lists, strings, whole numbers and booleans; nothing is a float.

    Exact numbers become strings (``"95.75"``, ``"3/50"``), days ISO dates, fiscal years their
    Buddhist-era number, bytes their length. ``tag``: each record also tells its class there.
    Errors: TypeError for what has no exact shape, such as a float.

    >>> shape_of((Decimal("95.75"), Fraction(3, 50)))
    ['95.75', '3/50']
    """
    if isinstance(value, tuple | list):
        return [shape_of(part, tag=tag) for part in value]
    if isinstance(value, dict):
        return {str(key): shape_of(part, tag=tag) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, FiscalYear | Period):
        shape = {} if tag is None else {tag: type(value).__name__}
        for field in fields(value):
            shape[field.name] = shape_of(getattr(value, field.name), tag=tag)
        return shape
    return _leaf(value)


def _leaf(value: Any) -> str | int | None:
    match value:
        case FiscalYear():
            return value.be
        case Period():
            return value.code
        case StrEnum() | Decimal() | Fraction():
            return str(value)
        case date():
            return value.isoformat()
        case bytes():
            return f"{len(value)} bytes"
        case str() | int() | None:
            return value
    message = f"{type(value).__name__} has no exact JSON shape"  # a float least of all
    raise TypeError(message)
