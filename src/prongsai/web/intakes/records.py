"""What is known of a document that was brought, and of what was read of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from prongsai.core.problems import Said
from prongsai.dossier import Dossier, MeasurePart
from prongsai.web.jobs.records import Job
from prongsai.web.pages.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Where a value was read: the words, their place, how sure it is, whether from a picture."""

    path: str
    text: str
    page: int | None
    place: Said
    sure: str
    is_scan: bool

    def to_shape(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "path": self.path,
            "text": self.text,
            "page": self.page,
            "place": {"th": self.place.th, "en": self.place.en},
            "sure": self.sure,
            "is_scan": self.is_scan,
        }

    @classmethod
    def from_shape(cls, shape: dict[str, Any]) -> Printed:
        """From its JSON."""
        return cls(**{**shape, "place": Said(**shape["place"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What a reader gave of a document. ``pages``: those to be compared, by their pictures."""

    dossier: Dossier
    values: tuple[Printed, ...]
    problems: tuple[Finding, ...]
    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRead:
    """A score beside its words. ``key``: an indicator, or ``overall``."""

    key: str
    name: str
    value: Decimal | None
    printed: Printed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRead:
    """A measure beside its words; ``at``: its place among those that were read."""

    at: int
    part: MeasurePart
    owners: tuple[str, ...]
    printed: Printed | None
    report_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeLine:
    """A document as lists show it."""

    id: int
    name: str
    brought_at: datetime
    is_read: bool
    taken_at: datetime | None
    job: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document and what was read of it, to be confirmed."""

    id: int
    name: str
    kind: str
    dossier: Dossier
    agency: str
    is_of_another: bool
    assessed: int | None
    scores: tuple[ScoreRead, ...]
    level: str
    measures: tuple[MeasureRead, ...]
    problems: tuple[Finding, ...]
    pictures: frozenset[int]
    text: str
    taken_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an officer ticked. ``measures``: places; ``into``: the fiscal year that gets them."""

    assessed: int | None
    scores: dict[str, Decimal]
    overall: Decimal | None
    level: str
    measures: tuple[int, ...]
    into: int
