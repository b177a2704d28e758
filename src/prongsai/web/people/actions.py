"""How do authorities, accounts, roles and invitations come to be and end?"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.web.audit.actions import erase_payloads, record
from prongsai.web.people import personal, queries
from prongsai.web.people.models import Authority, Invitation, Membership, Person, Unit
from prongsai.web.people.records import Access, AuthorityRecord, Invited
from prongsai.web.rights import Role

_VALID_FOR = timedelta(days=7)
SYSTEM = "system"
ERASED = "(ลบข้อมูลแล้ว erased)"  # the name of a person whose data are gone


class InvitationClosed(ProngsaiError):
    """A link that makes no account any longer."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ลิงก์เชิญนี้ใช้ไม่ได้แล้ว", en="This invitation is not open any longer."),
            Said(th="ขอลิงก์ใหม่จากผู้เชิญ", en="Ask who invited you for a new one."),
        )


class PasswordWrong(ProngsaiError):
    """Somebody who has an account already gave another password."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="รหัสผ่านไม่ตรงกับบัญชีของท่าน", en="This password is not that of your account."),
            Said(th="ใช้รหัสผ่านที่ท่านใช้อยู่", en="Give the password that you have."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What somebody is to be in an authority. ``unit``: its key, of heads of units."""

    role: Role
    position: str
    unit: str | None = None
    acting_words: str = ""
    acting_office: str = ""
    starts: date | None = None
    ends: date | None = None


@transaction.atomic
def add_authority(
    *,
    name: str,
    by: str,
    kind: str = "",
    subdistrict: str = "",
    district: str = "",
    province: str = "",
    is_demonstration: bool = False,
) -> AuthorityRecord:
    """Add a public body."""
    row = Authority.objects.create(
        name=name,
        kind=kind,
        subdistrict=subdistrict,
        district=district,
        province=province,
        is_demonstration=is_demonstration,
    )
    record("authority.added", chain=row.pk, by=by, target=str(row.pk), name=name)
    return queries.authority_record(row)


@transaction.atomic
def add_unit(*, authority: int, key: str, name: str, by: str) -> None:
    """Add a unit, or give it another name."""
    row, is_new = Unit.objects.get_or_create(
        authority_id=authority, key=key, defaults={"name": name}
    )
    if is_new or row.name != name:
        row.name = name
        row.save()
        record("unit.named", chain=authority, by=by, target=key, name=name)


@transaction.atomic
def add_person(
    *, email: str, name: str, password: str, by: str = SYSTEM, is_administrator: bool = False
) -> Person:
    """Make an account."""
    row = Person(email=email.lower(), name=name, is_administrator=is_administrator)
    row.set_password(password)
    row.save(force_insert=True)
    own = str(row.public_id)
    kind = "administrator.added" if is_administrator else "person.added"
    record(kind, chain=0, by=by, target=own, about=[own], email=row.email, name=name)
    return row


@transaction.atomic
def appoint(*, person: Person, authority: int, place: Place, by: str) -> None:
    """Make somebody something in an authority."""
    unit = None
    if place.unit is not None:
        unit = Unit.objects.get(authority_id=authority, key=place.unit)
    Membership.objects.create(
        person=person,
        authority_id=authority,
        role=place.role,
        unit=unit,
        position=place.position,
        acting_words=place.acting_words,
        acting_office=place.acting_office,
        starts=place.starts,
        ends=place.ends,
    )
    own = str(person.public_id)
    record(
        "person.appointed",
        chain=authority,
        by=by,
        target=own,
        about=[own],
        name=person.name,
        role=place.role,
        unit=place.unit,
        position=place.position,
        acting=f"{place.acting_words} {place.acting_office}".strip(),
    )


@transaction.atomic
def end_membership(*, access: Access, member: int, ends: date) -> None:
    """Let an appointment end with a day."""
    row = Membership.objects.select_related("person").get(pk=member, authority_id=access.chain)
    row.ends = ends
    row.save()
    own = str(row.person.public_id)
    record("person.ended", chain=access.chain, by=access.person, target=own, about=[own], ends=ends)


@transaction.atomic
def invite(*, access: Access, email: str, name: str, place: Place) -> tuple[Invited, str]:
    """Invite somebody; the secret of their link is told once and not kept."""
    secret = secrets.token_urlsafe(32)
    inviter = Person.objects.get(public_id=access.person)
    unit = Unit.objects.get(authority_id=access.chain, key=place.unit) if place.unit else None
    row = Invitation.objects.create(
        authority_id=access.chain,
        email=email.lower(),
        name=name,
        role=place.role,
        unit=unit,
        position=place.position,
        acting_words=place.acting_words,
        acting_office=place.acting_office,
        starts=place.starts,
        ends=place.ends,
        secret_digest=queries.secret_digest(secret),
        invited_by=inviter,
        expires_at=timezone.now() + _VALID_FOR,
    )
    record(
        "person.invited",
        chain=access.chain,
        by=access.person,
        target=str(row.pk),
        about=[queries.mark_of(row.email)],
        email=row.email,
        name=name,
        role=place.role,
    )
    return queries.invited(row), secret


@transaction.atomic
def withdraw_invitation(*, access: Access, invitation: int) -> None:
    """Close an invitation that nobody has used."""
    row = Invitation.objects.select_for_update().get(
        pk=invitation, authority_id=access.chain, used_at__isnull=True
    )
    row.withdrawn_at = timezone.now()
    row.save()
    record("invitation.withdrawn", chain=access.chain, by=access.person, target=str(row.pk))


@transaction.atomic
def accept_invitation(*, secret: str, password: str) -> Person:
    """Make the account that an invitation is for. Errors: InvitationClosed, PasswordWrong.

    Somebody who has an account already is only appointed, with the password that they have.
    """
    digest = queries.secret_digest(secret)
    row = Invitation.objects.select_for_update().filter(secret_digest=digest).first()
    if row is None or queries.invited(row).state != "open":
        raise InvitationClosed
    person = _account(row, password)
    if not (person.is_active and person.check_password(password)):
        raise PasswordWrong
    row.used_at = timezone.now()
    row.save()
    place = Place(
        role=Role(row.role),
        position=row.position,
        unit=row.unit.key if row.unit else None,
        acting_words=row.acting_words,
        acting_office=row.acting_office,
        starts=row.starts,
        ends=row.ends,
    )
    own = str(person.public_id)
    appoint(person=person, authority=row.authority_id, place=place, by=own)
    record("invitation.used", chain=row.authority_id, by=own, target=str(row.pk))
    return person


def _account(row: Invitation, password: str) -> Person:
    """The account under the invitation's address, made where there is none."""
    found = Person.objects.filter(email__iexact=row.email).first()
    if found is not None:
        return found
    try:
        # Two authorities may invite the same person, who opens both links at once.
        with transaction.atomic():
            return add_person(email=row.email, name=row.name, password=password)
    except IntegrityError:
        return Person.objects.get(email__iexact=row.email)


class CannotErase(ProngsaiError):
    """Somebody whose data cannot be erased now."""


@transaction.atomic
def erase_person(*, person: str, by: str) -> None:
    """Make an account nobody's: name, address and everything that events said are gone.

    Appointments end, and dossiers keep the names that are printed in official documents.
    Errors: CannotErase for oneself and for the last administrator.
    """
    row = Person.objects.select_for_update().get(public_id=person)
    if person == by or (row.is_administrator and not queries.other_administrators(person)):
        raise CannotErase(
            Said(th="ลบข้อมูลของบัญชีนี้ไม่ได้", en="This account cannot be erased."),
            Said(
                th="ให้ผู้ดูแลระบบคนอื่นเป็นผู้ลบ", en="Let another administrator of the installation do it."
            ),
        )
    personal.erase_holdings(person)
    erase_payloads(person=queries.mark_of(row.email), by=by)
    erase_payloads(person=person, by=by)
    _end_all(row)
    Invitation.objects.filter(email__iexact=row.email).update(
        name=ERASED, email=f"{person}{queries.ERASED_DOMAIN}"
    )
    EmailAddress.objects.filter(user=row).delete()
    Authenticator.objects.filter(user=row).delete()
    row.name, row.email = ERASED, f"{person}{queries.ERASED_DOMAIN}"
    row.is_active = row.is_administrator = False
    row.last_login = None
    row.set_unusable_password()
    row.save()
    record("person.erased", chain=0, by=by, target=person)


def _end_all(row: Person) -> None:
    """Let every appointment end today, and close invitations that wait."""
    today = timezone.localdate()
    for each in Membership.objects.filter(person=row):
        if each.ends is None or each.ends > today:
            each.ends = max(today, each.starts or today)
            each.save()
    Invitation.objects.filter(
        email__iexact=row.email, used_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=timezone.now())


@transaction.atomic
def tell_of_account(*, person: str, kind: str) -> None:
    """Write down that somebody changed what signs them in."""
    record(kind, chain=0, by=person, target=person)
