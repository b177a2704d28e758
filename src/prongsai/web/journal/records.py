"""What does a reader of the log see of an event?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event. ``who`` None: the system itself; "": somebody whose data are erased."""

    number: int
    kind: str
    at: datetime
    who: str | None
    target: str
    details: tuple[tuple[str, str], ...] | None  # None: erased
