"""What is known of memos on their way through the chain?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prongsai.core.approval import Approval, Signer
from prongsai.core.dates import Period


class RoundState(StrEnum):
    """How a round stands. ``REPLACED``: put up again after its content had changed."""

    OPEN = "open"
    RETURNED = "returned"
    DONE = "done"
    PAPER = "paper"
    REPLACED = "replaced"


class Stage(StrEnum):
    """Where a memo stands. ``SIGNED``: the dossier came so."""

    DRAFT = "draft"
    OPEN = "open"
    RETURNED = "returned"
    DONE = "done"
    PAPER = "paper"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One time that a memo was put up. ``members``: the appointment that signs each step."""

    id: int
    memo: str
    number: int
    state: RoundState
    digest: str
    approval: Approval | None
    members: tuple[int, ...]
    proposed_by: str
    proposed_at: datetime
    closed_at: datetime | None
    scan: str

    @property
    def turn(self) -> int | None:
        """The index of the step whose turn it is."""
        is_open = self.state is RoundState.OPEN
        return self.approval.turn if is_open and self.approval is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoState:
    """How a memo stands. ``is_void``: what was decided is of other content.

    ``memo``: its key. ``has_ended``: the appointment of who should sign has ended.
    ``is_brought``: decisions stand in the dossier that nobody made here: they came with it.
    """

    memo: str
    about: str
    period: Period | None
    subject: str
    stage: Stage
    is_void: bool
    turn: Signer | None = None
    turn_member: int | None = None
    has_ended: bool = False
    is_brought: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A memo that waits for somebody."""

    authority: int
    fiscal_year: int
    memo: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """A memo that is fully approved, in the system or on paper."""

    authority: int
    fiscal_year: int
    about: str  # plan, progress
    period: Period | None
    by: str
