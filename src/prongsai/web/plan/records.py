"""What do the pages of the plan show?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from prongsai.core.problems import Problem, Said, Severity
from prongsai.dossier import MeasurePart
from prongsai.planning import LibraryMeasure
from prongsai.tracking import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFindings:
    """What the checker says of a year: of the plan as a whole, of each measure, and elsewhere.

    ``of_measure``: by the measure's place, from 0, then by its field; the field is empty where
    the measure as a whole is meant.
    """

    general: tuple[Problem, ...] = ()
    of_measure: Mapping[int, Mapping[str, tuple[Problem, ...]]] = field(default_factory=dict)
    elsewhere: tuple[Problem, ...] = ()

    def of(self, place: int) -> tuple[Problem, ...]:
        """Everything said of one measure."""
        fields = self.of_measure.get(place, {})
        return tuple(problem for found in fields.values() for problem in found)

    @property
    def of_plan(self) -> tuple[Problem, ...]:
        """Everything said of the plan and its measures."""
        return (*self.general, *(each for place in self.of_measure for each in self.of(place)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """A measure as the list shows it. ``handle`` names it in addresses."""

    handle: str
    number: str
    title: str
    group: str
    owners: tuple[str, ...]
    starts: date | None
    ends: date | None
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.problems)

    @property
    def has_error(self) -> bool:
        """Whether one of them is certainly wrong."""
        return any(each.is_error for each in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRecord:
    """One measure with what the checker says of it. ``base`` is the digest of its content."""

    handle: str
    place: int
    part: MeasurePart
    base: str
    problems: Mapping[str, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedLine:
    """A measure of the library that is proposed, with its reason."""

    measure: LibraryMeasure
    why: Said
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedLine:
    """A measure of the year before, and what became of it. ``status`` None: never reported."""

    handle: str
    number: str
    title: str
    status: Status | None
    outcome: str
    obstacles: str
    is_planned: bool  # it stands in this year's plan already

    @property
    def is_unfinished(self) -> bool:
        """Whether there is something left to do."""
        return self.status not in (Status.DONE, Status.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """How far a plan is, for the board."""

    measure_count: int
    counts: Mapping[Severity, int]
    lacks: tuple[Said, ...]
