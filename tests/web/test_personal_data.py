"""A person's data: taken out whole by themselves, erased by an administrator, and nothing left."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from prongsai.web.audit.models import Event
from prongsai.web.audit.queries import chains, verify
from prongsai.web.people import actions
from prongsai.web.people.models import Invitation, Membership, Person
from prongsai.web.people.personal import holdings
from prongsai.web.people.records import Access
from prongsai.web.rights import Role
from prongsai.web.storage.actions import keep
from prongsai.web.years import queries as years
from tests.web.conftest import PASSWORD
from tests.web.test_accounts import Account

EXPORT = "/accounts/data/file/"


class Full:
    """An officer about whom every store holds something; their name is nowhere else."""

    name, email = "นางสาวเฉพาะ ผู้เดียว", "only-this-one@example.org"

    def __init__(self, cast):
        wanted = actions.Place(role=Role.OFFICER, position="นักวิเคราะห์")
        _, secret = actions.invite(
            access=cast.access(Role.OFFICER), email=self.email, name=self.name, place=wanted
        )
        self.person = actions.accept_invitation(secret=secret, password=PASSWORD)
        self.key = str(self.person.public_id)
        self.place = cast.own
        account = Account(cast)
        account.person = self.person
        account.add_factor()
        self.client = account.client
        self.client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})
        keep(authority=cast.own, by=self.key, name="ภาพ.pdf", data=b"%PDF-1.7 evidence\n%%EOF\n")


@pytest.fixture
def full(cast):
    return Full(cast)


def confirmed(cast):
    """An administrator who has just given the password again."""
    client = Client()
    client.post("/accounts/login/", {"login": cast.administrator.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def erase(cast, key, **typed):
    return confirmed(cast).post(f"/persons/{key}/erase/", typed or {"is_sure": "on"})


def everywhere(*words):
    """The tables and columns, dossiers apart, in which one of some words stands."""
    found = set()
    for model in apps.get_models():
        kept = [
            each.attname
            for each in model._meta.concrete_fields
            if isinstance(each, (models.CharField, models.TextField, models.JSONField))
        ]
        for row in model._default_manager.values(*kept) if kept else ():
            found |= {
                (model._meta.db_table, column)
                for column, value in row.items()
                if any(word in json.dumps(value, ensure_ascii=False, default=str) for word in words)
            }
    return found


def test_a_person_takes_all_their_data_out(cast, full):
    answer = full.client.get(EXPORT)
    held = json.loads(answer.content)

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/json"
    assert held["account"]["name"] == full.name
    assert held["account"]["email"] == full.email
    assert held["account"]["second_factors"][0]["kind"] in {"totp", "recovery_codes"}
    assert [(each["role"], each["position"]) for each in held["appointments"]] == [
        ("officer", "นักวิเคราะห์")
    ]
    assert [each["email"] for each in held["invitations"]] == [full.email]
    assert [each["name"] for each in held["files"]] == ["ภาพ.pdf"]
    assert [(each["fiscal_year"], each["name"]) for each in held["dossiers"]] == [(2568, full.name)]
    kinds = {each["kind"] for each in held["audit-log"]}
    assert {"person.invited", "person.added", "person.appointed", "year.opened"} <= kinds
    assert "file.kept" in kinds


def test_what_is_taken_out_has_no_secrets_and_nobody_else(cast, full):
    text = full.client.get(EXPORT).content.decode()

    secrets = [json.dumps(each) for each in Authenticator.objects.values_list("data", flat=True)]
    assert full.person.password not in text
    assert not any(each in text for each in secrets)
    for other in (cast.person(Role.AUDITOR), cast.person(Role.OFFICER, cast.neighbour)):
        assert other.email not in text


def test_who_has_no_appointment_any_longer_still_gets_their_data(cast, full):
    Membership.objects.filter(person=full.person).update(ends="2020-01-01")

    assert full.client.get(EXPORT).status_code == 200
    assert full.client.get("/accounts/data/").status_code == 200


def test_every_store_says_why_and_how_long(cast, full):
    page = full.client.get("/accounts/data/").content.decode()

    assert {each.name for each in holdings()} >= {
        "account",
        "appointments",
        "audit-log",
        "dossiers",
        "files",
        "invitations",
    }
    for each in holdings():
        assert str(each.title) in page
        assert str(each.kept) in page


def test_erasing_leaves_the_name_in_official_records_alone(cast, full):
    before = everywhere(full.name, full.email)

    answer = erase(cast, full.key)

    assert answer.status_code == 302
    assert ("people_person", "name") in before
    assert ("audit_payload", "body") in before
    assert everywhere(full.name, full.email) == {("years_yearrow", "dossier")}
    printed = [each.name for each in years.year(cast.own, 2568).dossier.people]
    assert full.name in printed


def test_erasing_closes_the_account_and_every_appointment(cast, full):
    waiting, _ = actions.invite(
        access=cast.access(Role.OFFICER, cast.neighbour),
        email=full.email,
        name=full.name,
        place=actions.Place(role=Role.AUDITOR, position="ผู้ตรวจสอบ"),
    )

    erase(cast, full.key)

    row = Person.objects.get(public_id=full.key)
    assert not row.is_active
    assert not row.has_usable_password()
    assert full.client.get("/accounts/data/").status_code == 302
    assert not EmailAddress.objects.filter(user=row).exists()
    assert not Authenticator.objects.filter(user=row).exists()
    assert [each.ends for each in Membership.objects.filter(person=row)] == [timezone.localdate()]
    assert Invitation.objects.get(pk=waiting.id).withdrawn_at is not None


def test_erasing_leaves_every_chain_whole_and_is_told_in_it(cast, full):
    erase(cast, full.key)

    assert [verify(each) for each in chains()] == [None] * len(chains())
    told = Event.objects.filter(kind="person.erased").get()
    assert (told.chain, told.target, told.by) == (0, full.key, str(cast.administrator.public_id))


def test_erasing_leaves_everybody_else(cast, full):
    others = {
        each.pk: (each.name, each.email) for each in Person.objects.exclude(pk=full.person.pk)
    }

    erase(cast, full.key)

    left = Person.objects.exclude(pk=full.person.pk)
    assert {each.pk: (each.name, each.email) for each in left} == others
    assert cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/people/").status_code == 200


def test_the_page_says_what_goes_and_what_stays(cast, full):
    page = confirmed(cast).get(f"/persons/{full.key}/erase/").content.decode()

    assert full.name in page
    assert "เอกสารราชการ" in page
    assert "ข้อมูลที่จะถูกลบถาวร" in page


def test_erasing_wants_a_tick_and_a_fresh_password(cast, full):
    unticked = erase(cast, full.key, is_sure="")
    stale = cast.client(Role.ADMINISTRATOR).post(f"/persons/{full.key}/erase/", {"is_sure": "on"})

    assert unticked.status_code == 200
    assert stale["Location"].startswith("/accounts/reauthenticate/")
    assert Person.objects.get(public_id=full.key).name == full.name


def test_an_erased_person_cannot_be_erased_again(cast, full):
    erase(cast, full.key)

    assert erase(cast, full.key).status_code == 404


def test_nobody_erases_themselves_nor_the_last_administrator(cast, db):
    own = erase(cast, cast.administrator.public_id)
    second = actions.add_person(
        email="second@example.org", name="ผู้ดูแลคนที่สอง", password=PASSWORD, is_administrator=True
    )
    other = erase(cast, second.public_id)

    assert own.status_code == 409
    assert other.status_code == 302
    with pytest.raises(actions.CannotErase):
        actions.erase_person(person=str(cast.administrator.public_id), by="system")


def test_the_address_can_come_back_as_somebody_new(cast, full):
    erase(cast, full.key)
    access: Access = cast.access(Role.OFFICER)
    wanted = actions.Place(role=Role.AUDITOR, position="ผู้ตรวจสอบ")
    _, secret = actions.invite(access=access, email=full.email, name="คนใหม่", place=wanted)

    new = actions.accept_invitation(secret=secret, password=PASSWORD)

    assert new.pk != full.person.pk
    assert new.name == "คนใหม่"


@pytest.mark.django_db(transaction=True)
def test_what_signs_somebody_in_is_told_in_the_log_when_it_changes(cast, empty_cache):
    account = Account(cast)
    account.add_factor()
    account.client.post("/accounts/2fa/codes/generate/")
    account.client.post("/accounts/2fa/totp/deactivate/")
    typed = {
        "oldpassword": PASSWORD,
        "password1": "another good one",
        "password2": "another good one",
    }
    account.client.post("/accounts/password/change/", typed)

    kinds = Event.objects.filter(chain=0, by=str(account.person.public_id)).order_by("number")

    assert list(kinds.values_list("kind", flat=True)) == [
        "second-factor.added",
        "second-factor.added",
        "second-factor.renewed",
        "second-factor.removed",
        "second-factor.removed",
        "password.changed",
    ]
