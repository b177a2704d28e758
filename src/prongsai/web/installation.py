"""How does an installation come to be ready, empty or as a demonstration?

Django is set up already when this is imported.
"""

from __future__ import annotations

from importlib.resources import files

from django.core.management import call_command
from django.db import transaction

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, parse
from prongsai.web.people import actions as people
from prongsai.web.people import queries as known
from prongsai.web.people.actions import SYSTEM, Place
from prongsai.web.people.records import AuthorityRecord
from prongsai.web.rights import Role
from prongsai.web.years.actions import open_year

DEMO_PASSWORD = "prongsai-demo"  # noqa: S105  # told on the start page
# The authority whose cast the demonstration shows, and the roles of its people in the dossier.
_CAST = "04-opinions-2564.yaml"
_ROLES = {
    "officer": Role.OFFICER,
    "head-clerk": Role.CHIEF_CLERK,
    "deputy": Role.PERMANENT_SECRETARY,
    "chief": Role.CHIEF_EXECUTIVE,
}


class NotEmpty(ProngsaiError):
    """A demonstration was asked for where there are data already."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                th="โฟลเดอร์ข้อมูลนี้มีหน่วยงานอยู่แล้ว จึงเปิดแบบสาธิตไม่ได้",
                en="This data folder has authorities already: no demonstration here.",
            ),
            Said(th="ใช้โฟลเดอร์เปล่า", en="Use an empty folder."),
        )


class AuthorityUnknown(ProngsaiError):
    """An authority that is not in the installation."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Said(th=f"ไม่มีหน่วยงานชื่อ {name}", en=f"There is no authority {name}."),
            Said(th="นำเข้าแฟ้มข้อมูลของหน่วยงานก่อน", en="Load a dossier of it first."),
        )


def authority_named(name: str) -> AuthorityRecord:
    """The authority with a name. Errors: AuthorityUnknown."""
    found = known.authority_called(name)
    if found is None:
        raise AuthorityUnknown(name)
    return found


def prepare() -> None:
    """Bring the database up to date and lay out what pages load."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def is_demo_begun() -> bool:
    """Whether the demonstration's authorities are there."""
    return any(each.is_demonstration for each in known.authorities())


@transaction.atomic
def begin_demo() -> None:
    """Load the invented authorities of the examples, with an account for each role.

    Errors: NotEmpty.
    """
    if known.authorities():
        raise NotEmpty
    for each in sorted(files("prongsai.web").joinpath("demo").iterdir(), key=lambda e: e.name):
        dossier, _ = parse(each.read_text(encoding="utf-8"))
        assert dossier is not None  # the tests read every one of them
        authority = load_dossier(dossier)
        if each.name == _CAST:
            _appoint_cast(dossier, authority)
    people.add_person(
        email="administrator@example.com",
        name="ผู้ดูแลระบบสาธิต",
        password=DEMO_PASSWORD,
        is_administrator=True,
    )


def load_dossier(dossier: Dossier) -> AuthorityRecord:
    """Add the dossier's year, and its authority and units where they are not there yet."""
    part = dossier.agency
    authority = known.authority_called(part.name) or people.add_authority(
        name=part.name,
        by=SYSTEM,
        kind=part.kind or "",
        subdistrict=part.subdistrict or "",
        district=part.district or "",
        province=part.province or "",
        is_demonstration=dossier.is_demonstration,
    )
    for unit in dossier.units:
        people.add_unit(authority=authority.id, key=unit.key, name=unit.name, by=SYSTEM)
    open_year(authority=authority.id, dossier=dossier, by=SYSTEM)
    return authority


def _appoint_cast(dossier: Dossier, authority: AuthorityRecord) -> None:
    for person in dossier.people:
        role, acting = _ROLES[person.key], person.capacity
        account = people.add_person(
            email=f"{role}@example.com", name=person.name, password=DEMO_PASSWORD
        )
        place = Place(
            role=role,
            position=person.position,
            acting_words=acting.words if acting else "",
            acting_office=acting.office if acting else "",
        )
        people.appoint(person=account, authority=authority.id, place=place, by=SYSTEM)
    others = [("clerk", "นางสาวปลายเหตุ สมมติ"), ("finance", "นายเหตุผล สมมติ")]
    for unit, name in others:
        account = people.add_person(email=f"{unit}@example.com", name=name, password=DEMO_PASSWORD)
        place = Place(role=Role.UNIT_HEAD, position="หัวหน้าส่วนราชการ", unit=unit)
        people.appoint(person=account, authority=authority.id, place=place, by=SYSTEM)
    auditor = people.add_person(
        email="auditor@example.com", name="นายตรวจสอบ สมมติ", password=DEMO_PASSWORD
    )
    place = Place(role=Role.AUDITOR, position="ผู้ตรวจสอบภายใน")
    people.appoint(person=auditor, authority=authority.id, place=place, by=SYSTEM)


def demo_accounts() -> tuple[tuple[Role, str], ...]:
    """The role and the address of each account of the demonstration."""
    units = tuple((Role.UNIT_HEAD, f"{unit}@example.com") for unit in ("clerk", "finance"))
    cast = tuple((role, f"{role}@example.com") for role in _ROLES.values())
    return (*cast, *units, (Role.AUDITOR, "auditor@example.com"), _ADMINISTRATOR)


_ADMINISTRATOR = (Role.ADMINISTRATOR, "administrator@example.com")
