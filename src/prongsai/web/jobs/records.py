"""What is known of a job?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from prongsai.core.problems import Said


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job. ``done`` of ``of`` parts; ``said`` and ``remedy``: how it ended."""

    id: int
    authority: int
    fiscal_year: int
    kind: str
    order: dict[str, Any]
    state: JobState
    done: int
    of: int
    result: dict[str, Any]
    said: Said
    remedy: Said
    asked_by: str
    asked_at: datetime
    finished_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether there is something still to be done."""
        return self.state in {JobState.QUEUED, JobState.RUNNING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a job ended: in words, and what pages show of it."""

    said: Said
    result: dict[str, Any]
