"""What the administrator of an installation does at the command line.

Django is set up already when this is imported.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.dossier import load
from prongsai.web import backups, installation, verifying
from prongsai.web.people.actions import SYSTEM, Place, add_person, appoint
from prongsai.web.rights import Role


class PasswordWeak(ProngsaiError):
    """A password that is too short or known to everybody."""

    def __init__(self, why: str) -> None:
        super().__init__(
            Said(th=f"รหัสผ่านนี้ใช้ไม่ได้: {why}", en=f"This password will not do: {why}"),
            Said(th="เลือกรหัสผ่านอื่น", en="Choose another one."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a task did: in words, and as JSON. ``has_errors``: it ran and found some."""

    said: tuple[Said, ...]
    shape: dict[str, Any]
    has_errors: bool = False


def do(words: argparse.Namespace) -> Done:
    """Do one task. Errors: ProngsaiError."""
    installation.prepare()
    match words.task:
        case "account":
            return _account(words)
        case "load":
            return _load(words.files)
        case "backup":
            return _held(backups.back_up(words.file), "สำรองแล้ว", "Backed up")
        case "restore":
            made = _held(backups.restore(words.file), "กู้คืนแล้ว", "Restored")
            checked = _verified()
            return Done(
                said=(*made.said, *checked.said),
                shape=made.shape | checked.shape,
                has_errors=checked.has_errors,
            )
        case _:
            return _verified()


def _account(words: argparse.Namespace) -> Done:
    password = _password()
    authority = words.authority and installation.authority_named(words.authority)
    person = add_person(
        email=words.email,
        name=words.name,
        password=password,
        is_administrator=authority is None,
    )
    if authority:
        place = Place(role=Role.OFFICER, position=words.position)
        appoint(person=person, authority=authority.id, place=place, by=SYSTEM)
    role = Role.OFFICER if authority else Role.ADMINISTRATOR
    said = Said(th=f"สร้างบัญชี {words.email} แล้ว", en=f"Made the account {words.email} ({role}).")
    return Done(said=(said,), shape={"account": words.email, "role": str(role)})


def _password() -> str:
    """A password typed unseen, or the first line of what is piped in."""
    is_typed = sys.stdin.isatty()
    password = getpass.getpass() if is_typed else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password)
    except ValidationError as error:
        raise PasswordWeak(" ".join(error.messages)) from error
    return password


def _load(paths: list[Path]) -> Done:
    loaded = []
    for path in paths:
        dossier = load(path)
        installation.load_dossier(dossier)
        loaded.append((dossier.agency.name, dossier.fiscal_year))
    return Done(
        said=tuple(
            Said(th=f"นำเข้า {name} {year} แล้ว", en=f"Loaded {name} {year}.")
            for name, year in loaded
        ),
        shape={"loaded": [{"agency": name, "fiscal_year": year.be} for name, year in loaded]},
    )


def _held(made: backups.BackedUp, th: str, en: str) -> Done:
    said = Said(
        th=f"{th}: {made.rows} รายการ {made.files} แฟ้ม SHA-256 {made.sha256}",
        en=f"{en}: {made.rows} rows, {made.files} files, SHA-256 {made.sha256}",
    )
    return Done(said=(said,), shape=asdict(made))


def _verified() -> Done:
    problems = verifying.verify()
    whole = Said(
        th="บันทึกการใช้งาน ข้อมูลทุกปี และแฟ้มทุกแฟ้มตรงกับที่เก็บไว้",
        en="The audit log, every year and every file are as they were stored.",
    )
    return Done(
        said=tuple(each.message for each in problems) or (whole,),
        shape={"problems": [each.to_shape() for each in problems]},
        has_errors=bool(problems),
    )
