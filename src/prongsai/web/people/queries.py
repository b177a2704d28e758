"""Which authorities, units and people are there, and what may somebody do?"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from prongsai.core.approval import Capacity
from prongsai.web.audit import queries as audit
from prongsai.web.people.models import Authority, Invitation, Membership, Person, Unit
from prongsai.web.people.records import (
    Access,
    AuthorityRecord,
    Invited,
    Member,
    PersonLine,
    UnitRecord,
)
from prongsai.web.rights import Role

ERASED_DOMAIN = "@erased.invalid"  # of the addresses of people whose data are erased


def authority_record(row: Authority) -> AuthorityRecord:
    """An authority as a record."""
    return AuthorityRecord(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        subdistrict=row.subdistrict,
        district=row.district,
        province=row.province,
        is_demonstration=row.is_demonstration,
    )


def _unit(row: Unit | None) -> UnitRecord | None:
    return None if row is None else UnitRecord(id=row.pk, key=row.key, name=row.name)


def _member(row: Membership) -> Member:
    is_acting = bool(row.acting_words)
    return Member(
        id=row.pk,
        person=str(row.person.public_id),
        name=row.person.name,
        email=row.person.email,
        role=Role(row.role),
        unit=_unit(row.unit),
        position=row.position,
        capacity=Capacity(words=row.acting_words, office=row.acting_office) if is_acting else None,
        starts=row.starts,
        ends=row.ends,
        is_active=row.person.is_active,
    )


def authorities() -> tuple[AuthorityRecord, ...]:
    """Every authority, by name."""
    return tuple(authority_record(each) for each in Authority.objects.order_by("name"))


def authority(key: int) -> AuthorityRecord | None:
    """One authority."""
    row = Authority.objects.filter(pk=key).first()
    return None if row is None else authority_record(row)


def authority_called(name: str) -> AuthorityRecord | None:
    """The authority with a name."""
    row = Authority.objects.filter(name=name).first()
    return None if row is None else authority_record(row)


def units(authority_id: int) -> tuple[UnitRecord, ...]:
    """The units of an authority."""
    rows = Unit.objects.filter(authority_id=authority_id).order_by("pk")
    return tuple(UnitRecord(id=each.pk, key=each.key, name=each.name) for each in rows)


def members(authority_id: int) -> tuple[Member, ...]:
    """Everybody who was ever something in an authority."""
    rows = (
        Membership.objects.filter(authority_id=authority_id)
        .select_related("person", "unit")
        .order_by("pk")
    )
    return tuple(map(_member, rows))


def names(authority_id: int) -> dict[str, str]:
    """The name of everybody who was ever something in an authority, by identifier."""
    rows = Membership.objects.filter(authority_id=authority_id)
    return {str(key): name for key, name in rows.values_list("person__public_id", "person__name")}


def name_of(person: str) -> str:
    """The name of somebody with an account; an identifier that no longer is one stays as it is."""
    try:
        row = Person.objects.filter(public_id=UUID(person)).first()
    except ValueError:  # the system, or somebody whose data were erased
        return person
    return person if row is None else row.name


def access(user: Person, authority_id: int | None, *, today: date | None = None) -> Access:
    """What somebody may do in an authority today; with no membership there: nothing."""
    day = today or timezone.localdate()
    place: AuthorityRecord | None = None
    held: tuple[Member, ...] = ()
    if authority_id is not None:
        rows = Membership.objects.filter(person=user, authority_id=authority_id)
        found = list(rows.select_related("person", "unit", "authority").order_by("pk"))
        held = tuple(each for each in map(_member, found) if each.is_valid_on(day))
        place = authority_record(found[0].authority) if held else None
        if place is None and user.is_administrator:
            place = authority(authority_id)
    return Access(
        person=str(user.public_id),
        name=user.name,
        authority=place,
        members=held,
        is_administrator=user.is_administrator,
    )


def authorities_of(user: Person, *, today: date | None = None) -> tuple[AuthorityRecord, ...]:
    """The authorities where somebody is something today."""
    day = today or timezone.localdate()
    rows = Membership.objects.filter(person=user).select_related("authority", "person", "unit")
    found = {
        each.authority.pk: authority_record(each.authority)
        for each in rows
        if _member(each).is_valid_on(day)
    }
    return tuple(sorted(found.values(), key=lambda each: each.name))


def secret_digest(secret: str) -> str:
    """What is kept of an invitation's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitations(authority_id: int) -> tuple[Invited, ...]:
    """Every invitation into an authority, newest first."""
    rows = Invitation.objects.filter(authority_id=authority_id)
    return tuple(map(invited, rows.select_related("unit", "authority").order_by("-pk")))


def invited(row: Invitation) -> Invited:
    """An invitation as a record."""
    return Invited(
        id=row.pk,
        authority=authority_record(row.authority),
        email=row.email,
        name=row.name,
        role=Role(row.role),
        unit=_unit(row.unit),
        position=row.position,
        invited_at=row.invited_at,
        expires_at=row.expires_at,
        state=_state(row, timezone.now()),
    )


def _state(row: Invitation, now: datetime) -> str:
    if row.used_at:
        return "used"
    if row.withdrawn_at:
        return "withdrawn"
    return "expired" if row.expires_at <= now else "open"


def open_invitation(secret: str) -> Invited | None:
    """The invitation that a link's secret opens; None where it opens none any longer."""
    rows = Invitation.objects.filter(secret_digest=secret_digest(secret))
    row = rows.select_related("unit", "authority").first()
    found = None if row is None else invited(row)
    return found if found is not None and found.state == "open" else None


def names_of(keys: set[str]) -> dict[str, str]:
    """The names of the people among some identifiers; those whose data are erased have none."""
    known = [each for each in map(_public_id, keys) if each is not None]
    rows = Person.objects.filter(public_id__in=known).exclude(email__endswith=ERASED_DOMAIN)
    return {str(key): name for key, name in rows.values_list("public_id", "name")}


def _public_id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def person_line(key: str) -> PersonLine | None:
    """Who has an identifier."""
    row = Person.objects.filter(public_id=key).first()
    if row is None:
        return None
    return PersonLine(
        key=str(row.public_id),
        name=row.name,
        email=row.email,
        is_active=row.is_active,
        is_administrator=row.is_administrator,
        is_erased=row.email.endswith(ERASED_DOMAIN),
    )


def mark_of(email: str) -> str:
    """What events name an address by, where no account may be behind it."""
    return f"email:{hashlib.sha256(email.lower().encode()).hexdigest()}"


def account_of(key: str) -> dict[str, Any]:
    """A person's account, with what signs them in but without its secrets."""
    row = Person.objects.get(public_id=key)
    return {
        "identifier": str(row.public_id),
        "name": row.name,
        "email": row.email,
        "is_active": row.is_active,
        "is_administrator": row.is_administrator,
        "joined_at": row.joined_at.isoformat(),
        "last_sign_in": row.last_login.isoformat() if row.last_login else None,
        "addresses": sorted(EmailAddress.objects.filter(user=row).values_list("email", flat=True)),
        "second_factors": [
            {
                "kind": each.type,
                "since": each.created_at.isoformat(),
                "last_used": each.last_used_at.isoformat() if each.last_used_at else None,
            }
            for each in Authenticator.objects.filter(user=row).order_by("pk")
        ],
    }


def appointments_of(key: str) -> list[dict[str, Any]]:
    """What a person is or was, where."""
    rows = Membership.objects.filter(person__public_id=key).order_by("pk")
    return [
        {
            "authority": each.authority.name,
            "role": each.role,
            "unit": each.unit.name if each.unit else None,
            "position": each.position,
            "acting": f"{each.acting_words} {each.acting_office}".strip() or None,
            "from": each.starts,
            "until": each.ends,
            "key_in_dossiers": f"p{each.pk}",
        }
        for each in rows.select_related("authority", "unit")
    ]


def invitations_of(key: str) -> list[dict[str, Any]]:
    """The invitations that were sent to a person's address."""
    email = Person.objects.get(public_id=key).email
    rows = Invitation.objects.filter(email__iexact=email).order_by("pk")
    return [
        {
            "authority": each.authority.name,
            "name": each.name,
            "email": each.email,
            "role": each.role,
            "position": each.position,
            "invited_at": each.invited_at.isoformat(),
            "accepted_at": each.used_at.isoformat() if each.used_at else None,
        }
        for each in rows.select_related("authority")
    ]


def events_of(key: str) -> list[dict[str, Any]]:
    """What the audit log tells of a person: what they did, and what was done about them."""
    found = (*audit.events_about(key), *audit.events_about(mark_of(account_of(key)["email"])))
    return [
        {
            "authority": each.chain or None,
            "number": each.number,
            "kind": each.kind,
            "at": each.at.isoformat(),
            "was_done_by_this_person": each.by == key,
            "target": each.target,
            "details": each.payload,
        }
        for each in sorted(found, key=lambda each: (each.chain, each.number))
    ]


def memberships_of(key: str) -> dict[int, set[str]]:
    """The keys that name a person in dossiers, authority by authority."""
    found: dict[int, set[str]] = {}
    rows = Membership.objects.filter(person__public_id=key)
    for authority_id, member in rows.values_list("authority_id", "pk"):
        found.setdefault(authority_id, set()).add(f"p{member}")
    return found


def other_administrators(key: str) -> int:
    """How many administrators can sign in besides somebody."""
    rows = Person.objects.filter(is_administrator=True, is_active=True)
    return rows.exclude(public_id=key).count()


def has_people() -> bool:
    """Whether anybody has an account."""
    return Person.objects.exists()
