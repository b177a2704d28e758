"""The office that is walked: who is in it, and how they come to be."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from tests.web.killing.installation import Installation
from tests.web.walk.person import PHONE, Person

AUTHORITY = "องค์การบริหารส่วนตำบลทางตรง"
PASSWORD = "an honest long sentence"
OFFICER_NAME = "นางสาวเริ่มต้น สมมติ"
UNITS = {"clerk": "สำนักปลัด", "finance": "กองคลัง"}
ACTING_WORDS, ACTING_OFFICE = "รักษาราชการแทน", "ปลัดองค์การบริหารส่วนตำบลทางตรง"
_DOSSIER = f"""\
schema: prongsai/dossier/1
fiscal_year: 2564
agency:
  name: {AUTHORITY}
  subdistrict: ทางตรง
  district: ดอนโปร่งใส
  province: สมมติธานี
"""

NewPerson = Callable[..., Person]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Whom the officer invites: the name, and what the form asks besides."""

    name: str
    asked: dict[str, str]
    is_on_phone: bool = False


CAST = {
    "clerk": Invited(
        name="นายปลายทาง สมมติ",
        asked={"role": "unit-head", "unit": "clerk", "position": "หัวหน้างานธุรการ"},
        is_on_phone=True,
    ),
    "finance": Invited(
        name="นางคำนวณ สมมติ",
        asked={"role": "unit-head", "unit": "finance", "position": "ผู้อำนวยการกองคลัง"},
        is_on_phone=True,
    ),
    "chief-clerk": Invited(
        name="นายกลั่นกรอง สมมติ",
        asked={"role": "chief-clerk", "position": "หัวหน้าสำนักปลัด"},
    ),
    "secretary": Invited(
        name="นางรอบคอบ สมมติ",
        asked={
            "role": "permanent-secretary",
            "position": "รองปลัดองค์การบริหารส่วนตำบลทางตรง",
            "acting_words": ACTING_WORDS,
            "acting_office": ACTING_OFFICE,
        },
    ),
    "chief": Invited(
        name="นายตัดสิน สมมติ",
        asked={"role": "chief-executive", "position": "นายกองค์การบริหารส่วนตำบลทางตรง"},
    ),
}


def begin(installation: Installation) -> None:
    """Make the authority and its officer at the command line, in an empty folder."""
    path = installation.folder.parent / "authority.yaml"
    path.write_text(_DOSSIER, encoding="utf-8")
    installation.administer("load", str(path))
    words = ("account", "officer@example.org", OFFICER_NAME, "--authority", AUTHORITY)
    installation.administer(*words, typed=PASSWORD + "\n")


def assemble(officer: Person, home: str, new_person: NewPerson) -> dict[str, Person]:
    """The officer adds the units and invites everybody; each accepts in an own browser."""
    for key, name in UNITS.items():
        officer.goto(f"{home}people/")
        officer.fill(key=key, name=name)
        officer.press("เพิ่มหน่วยงานภายใน")
    return {key: _invite(officer, home, new_person, key, who) for key, who in CAST.items()}


def _invite(
    officer: Person, home: str, new_person: NewPerson, key: str, invited: Invited
) -> Person:
    email = f"{key}@example.org"
    officer.goto(f"{home}people/invite/")
    officer.fill(email=email, name=invited.name, **invited.asked)
    officer.press("ส่งคำเชิญ")
    link = officer.page.inner_text("#invitation-link")
    options: dict[str, Any] = {"viewport": PHONE} if invited.is_on_phone else {}
    person = new_person(email, **options)
    person.goto(link)
    assert invited.name in person.read()
    person.fill(password=PASSWORD)
    person.press("ตอบรับ")
    person.sign_in(PASSWORD)
    return person


def database(name: str) -> str | None:
    """The address of a new, empty database where the tests have a cluster; None: SQLite."""
    cluster = os.environ.get("PRONGSAI_DATABASE")
    if cluster is None:
        return None
    with psycopg.connect(cluster, autocommit=True) as line:
        line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{cluster.rpartition('/')[0]}/{name}"
