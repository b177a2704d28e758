"""Who is somebody, and what are they where?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from prongsai.core.approval import Capacity, Signer
from prongsai.web.rights import Right, Role, has_right


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRecord:
    """One public body."""

    id: int
    name: str
    kind: str
    subdistrict: str
    district: str
    province: str
    is_demonstration: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRecord:
    """A unit of an authority; dossiers name it by ``key``."""

    id: int
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person's place in an authority. ``key`` names them in its dossiers."""

    id: int
    person: str
    name: str
    email: str
    role: Role
    unit: UnitRecord | None
    position: str
    capacity: Capacity | None
    starts: date | None
    ends: date | None
    is_active: bool

    @property
    def key(self) -> str:
        """The key of this person in dossiers."""
        return f"p{self.id}"

    def is_valid_on(self, day: date) -> bool:
        """Whether the appointment holds on a day."""
        begun = self.starts is None or self.starts <= day
        return self.is_active and begun and (self.ends is None or day <= self.ends)

    @property
    def signer(self) -> Signer:
        """The person as printed below a signature."""
        return Signer(name=self.name, position=self.position, capacity=self.capacity)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody with an account."""

    key: str
    name: str
    email: str
    is_active: bool
    is_administrator: bool
    is_erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What a signed-in person may do in one authority, today. ``authority`` None: in none."""

    person: str
    name: str
    authority: AuthorityRecord | None
    members: tuple[Member, ...]
    is_administrator: bool

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held here and now."""
        held = {each.role for each in self.members}
        return frozenset(held | ({Role.ADMINISTRATOR} if self.is_administrator else set()))

    @property
    def units(self) -> frozenset[str]:
        """The keys of the units that this person heads."""
        heads = (each for each in self.members if each.role is Role.UNIT_HEAD)
        return frozenset(each.unit.key for each in heads if each.unit is not None)

    def may(self, right: Right) -> bool:
        """Whether this person has a right here."""
        return has_right(self.roles, right)

    @property
    def rights(self) -> frozenset[str]:
        """Every right held, for templates."""
        return frozenset(each.value for each in Right if self.may(each))

    @property
    def chain(self) -> int:
        """The audit chain of what is done here."""
        return self.authority.id if self.authority else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation, without its secret."""

    id: int
    authority: AuthorityRecord
    email: str
    name: str
    role: Role
    unit: UnitRecord | None
    position: str
    invited_at: datetime
    expires_at: datetime
    state: str  # open, used, withdrawn, expired
