"""What is known of one authority's one year?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prongsai.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """A year as lists show it."""

    authority: int
    fiscal_year: int
    revision: int
    changed_at: datetime
    overall: str
    level: str
    measure_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRecord:
    """A year with its dossier; ``digest`` is the SHA-256 of its JSON."""

    id: int
    authority: int
    fiscal_year: int
    revision: int
    digest: str
    changed_at: datetime
    dossier: Dossier
