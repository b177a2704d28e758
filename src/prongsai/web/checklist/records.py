"""What does the page of the checklist show?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.files import sha256_of
from prongsai.dossier import ChecklistEntryPart, ChecklistState, UnitPart
from prongsai.editions import Edition

NOBODY = "-"  # in a filter: items that no unit answers for


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One OIT item and what stands of it. ``is_known``: the edition has it."""

    entry: ChecklistEntryPart
    title: str
    shows: str
    owner: str  # the unit's name; empty where nobody answers
    is_known: bool

    @property
    def base(self) -> str:
        """The digest of the entry, by which a later change is seen."""
        return entry_digest(self.entry)

    @property
    def prefix(self) -> str:
        """What names the item's fields in the form."""
        plain = re.sub(r"[^A-Za-z0-9]", lambda letter: f"_{ord(letter[0]):x}_", self.entry.item)
        return f"item-{plain}"

    @property
    def link(self) -> str:
        """The address, where it is one that a browser may follow."""
        address = self.entry.address or ""
        return address if re.match(r"https?://", address, re.IGNORECASE) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRecord:
    """The OIT items of an edition. ``is_chosen``: the dossier names the edition itself."""

    edition: Edition
    is_chosen: bool
    lines: tuple[ChecklistLine, ...]
    units: tuple[UnitPart, ...]

    def filtered(self, *, unit: str = "", state: str = "") -> tuple[ChecklistLine, ...]:
        """The lines of a unit and in a state; empty: of any."""
        wanted = None if unit == NOBODY else unit
        return tuple(
            each
            for each in self.lines
            if (not unit or each.entry.owner == wanted) and (not state or each.entry.state == state)
        )

    @property
    def counts(self) -> Mapping[ChecklistState, int]:
        """How many items are in each state."""
        states = [each.entry.state for each in self.lines]
        return {state: states.count(state) for state in ChecklistState}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedEntry:
    """An entry as typed, and the digest of the one that the form was filled in for."""

    entry: ChecklistEntryPart
    base: str

    @property
    def is_touched(self) -> bool:
        """Whether it differs from what the form showed."""
        return entry_digest(self.entry) != self.base


def entry_digest(entry: ChecklistEntryPart) -> str:
    """The digest of one entry."""
    return sha256_of(entry.model_dump_json().encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistProgress:
    """How far a checklist is, for the board. ``settled``: published, or does not apply."""

    item_count: int
    settled: int
    without_owner: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to publish."""
        return self.settled == self.item_count
