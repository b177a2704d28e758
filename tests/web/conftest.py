"""The cast of the web tests: two authorities, and everybody in them."""

from __future__ import annotations

import time
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

django.setup()  # before the models, which the next lines import

from prongsai.web.people import queries as people  # noqa: E402
from prongsai.web.people.actions import (  # noqa: E402
    SYSTEM,
    Place,
    add_authority,
    add_person,
    add_unit,
    appoint,
)
from prongsai.web.rights import Role  # noqa: E402

PASSWORD = "correct horse battery"


@pytest.fixture(scope="session", autouse=True)
def laid_out():
    """The files of the pages, laid out once: workers may share a folder, and wait for the first."""
    folder = Path(settings.STATIC_ROOT).parent
    folder.mkdir(parents=True, exist_ok=True)
    try:
        (folder / "laying").mkdir()
    except FileExistsError:
        end = time.monotonic() + 120
        while not (folder / "laid").exists():
            assert time.monotonic() < end, "the first worker did not lay out the files"
            time.sleep(0.1)
    else:
        call_command("collectstatic", verbosity=0, interactive=False)
        (folder / "laid").touch()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A cast has a dozen passwords: their slowness is not what is tested."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def empty_cache(db):
    """Nothing counted before or after: where transactions are real, the counts outlive a test."""
    cache.clear()
    yield
    cache.clear()


class Cast:
    """Two authorities with somebody in each role: ``own`` and ``neighbour``."""

    def __init__(self) -> None:
        self.own = self._authority("องค์การบริหารส่วนตำบลต้นแบบ")
        self.neighbour = self._authority("เทศบาลตำบลข้างเคียง")
        self.administrator = add_person(
            email="administrator@example.org", name="ผู้ดูแล", password=PASSWORD, is_administrator=True
        )
        self.people = {
            place: {role: self._person(place, role) for role in Role if role != Role.ADMINISTRATOR}
            for place in (self.own, self.neighbour)
        }

    def _authority(self, name):
        made = add_authority(name=name, by=SYSTEM, district="ดอนโปร่งใส", province="สมมติธานี")
        for key, unit in (("clerk", "สำนักปลัด"), ("finance", "กองคลัง")):
            add_unit(authority=made.id, key=key, name=unit, by=SYSTEM)
        return made.id

    def _person(self, place, role):
        person = add_person(
            email=f"{role}-{place}@example.org", name=f"{role} {place}", password=PASSWORD
        )
        unit = "finance" if role == Role.UNIT_HEAD else None
        appoint(
            person=person,
            authority=place,
            place=Place(role=role, position=f"ตำแหน่ง {role}", unit=unit),
            by=SYSTEM,
        )
        return person

    def person(self, role, place=None):
        return (
            self.administrator
            if role == Role.ADMINISTRATOR
            else self.people[place or self.own][role]
        )

    def client(self, role, place=None):
        client = Client()
        client.force_login(self.person(role, place))
        return client

    def access(self, role, place=None):
        place = place or self.own
        return people.access(self.person(role, place), place)


@pytest.fixture
def cast(db):
    return Cast()
