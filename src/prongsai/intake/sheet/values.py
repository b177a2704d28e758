"""Which letters does a workbook's cell show?"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from prongsai.core.day_texts import thai_day

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[0#?](?:\.([0#?]+))?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSEEN = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_DIGITS = 27  # Decimal reckons with 28
_MOST_PLACES = 15  # a float holds no more digits


def shown(value: Any, number_format: str) -> str:
    """The value as its sheet shows it, as near as letters can; a day in words, Buddhist era.

    >>> shown(92.5, "0.00"), shown(0.8552, "0.00%"), shown(12345, "#,##0"), shown(95.75, "General")
    ('92.50', '85.52%', '12,345', '95.75')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, _QUOTED.sub("", number_format))
    if isinstance(value, date | time):
        return _moment(value)
    letters = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(value))
    return _UNSEEN.sub("", letters)


def _moment(value: date | time) -> str:
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return thai_day(value.date()) + ("" if is_day else f" {value:%H:%M}")
    return thai_day(value) if isinstance(value, date) else f"{value:%H:%M}"


def _number(value: float, number_format: str) -> str:
    if not math.isfinite(value):
        return str(value)
    # Beyond so many digits a float holds only the noise of calculating.
    exact = Decimal(f"{value:.{_MOST_PLACES}g}")
    positive = number_format.partition(";")[0]
    pattern = _PLACES.search(positive)
    if positive in {"", "General", "@"} or pattern is None:
        return _plain(exact)
    is_share = "%" in positive
    exact *= 100 if is_share else 1
    places = min(len(pattern[1] or _decimals(positive)), _MOST_PLACES)
    if abs(exact) >= Decimal(10) ** (_MOST_DIGITS - places) or "E" in positive.upper():
        return _plain(exact)
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:{',' if ',' in positive else ''}f}" + ("%" if is_share else "")


def _decimals(pattern: str) -> str:
    """What stands after the point of a format."""
    return re.split(r"[^0#?]", pattern.partition(".")[2], maxsplit=1)[0]


def _plain(exact: Decimal) -> str:
    if exact == 0:
        return "0"
    written = f"{exact:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
