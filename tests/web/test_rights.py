"""The table of rights, whole: every address × role × authority × reading and writing."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client
from docs import pages

from prongsai.web.rights import RIGHT_NAMES, ROLE_NAMES, TABLE, Right, Role
from tests.web.addresses import ALLAUTH, addresses
from tests.web.conftest import Cast
from tests.web.values import Furnished

ADDRESSES = addresses()
OURS = [each for each in ADDRESSES if each.name not in ALLAUTH]
SEEING = {each for each in Right if each.value.startswith("see-")}
REFUSED = {403, 404}
METHODS = ("get", "post")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Everybody and everything once for all addresses: ``ask`` leaves nothing behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Furnished(Cast())
        transaction.set_rollback(True)


def ask(client, method, path):
    """The answer, with nothing left of what asking did."""
    with transaction.atomic():
        answer = getattr(client, method)(path)
        if answer.streaming:
            b"".join(answer.streaming_content)  # which closes the file at its end
        transaction.set_rollback(True)
    return answer


def places(address, made, role):
    """In which authorities a role asks: its own first, then the neighbour."""
    if "authority" not in address.words:
        return {"own": made.cast.own}
    return {"own": made.cast.own, "neighbour": made.cast.neighbour}


def expected(address, role, where, method):
    """The class of the answer, by the table alone."""
    rights = {address.view.right, address.view.right_to_write if method == "post" else None}
    if where == "neighbour" and role is not Role.ADMINISTRATOR:
        return "not there"
    held = TABLE[role] | {Right.OWN_ACCOUNT}
    return "answered" if rights - {None} <= held else "refused"


def given(answer):
    """The class of an answer."""
    if answer.status_code == 302 and "/accounts/login/" in answer["Location"]:
        return "sign in"
    named = {403: "refused", 404: "not there"}
    return named.get(answer.status_code, "answered" if answer.status_code < 500 else "broken")


def test_every_view_is_classified():
    unknown = [each.route for each in OURS if not hasattr(each.view, "right")]

    assert unknown == [], "put these behind @needs(…) or @public"
    assert ALLAUTH.keys() <= {each.name for each in ADDRESSES}
    assert len(ADDRESSES) == len({each.name for each in ADDRESSES}), "names are unique"


@pytest.mark.parametrize(
    "address", [each for each in OURS if each.view.right], ids=lambda e: e.name
)
def test_a_page_is_open_to_those_whom_the_table_names(address, made):
    wrong = []
    for role in Role:
        client = made.cast.client(role)
        for where, place in places(address, made, role).items():
            path = address.path(made.values(address.name, address.words, place))
            for method in METHODS:
                answer = ask(client, method, path)
                wanted = expected(address, role, where, method)
                if given(answer) != wanted:
                    wrong.append((role, where, method, wanted, answer.status_code))

    assert wrong == []


@pytest.mark.parametrize(
    "address", [each for each in OURS if each.view.right], ids=lambda e: e.name
)
def test_a_page_asks_who_is_there(address, made):
    path = address.path(made.values(address.name, address.words, made.cast.own))

    answers = [ask(Client(), method, path) for method in METHODS]

    assert [given(each) for each in answers] == ["sign in", "sign in"]
    assert f"next={path}" in answers[0]["Location"]


@pytest.mark.parametrize(
    "address", [each for each in OURS if not each.view.right], ids=lambda e: e.name
)
def test_a_public_page_is_open_to_everybody(address, made):
    path = address.path(made.values(address.name, address.words, made.cast.own))
    clients = [Client(), *(made.cast.client(role) for role in Role)]

    answers = [ask(client, method, path) for client in clients for method in METHODS]

    assert not {each.status_code for each in answers} & REFUSED
    assert {given(each) for each in answers} <= {"answered", "sign in", "broken"}


@pytest.mark.parametrize("name", ALLAUTH)
def test_a_page_of_the_account_asks_who_is_there_unless_it_is_the_door(name, made):
    address = next(each for each in ADDRESSES if each.name == name)
    path = address.path(made.values(name, address.words, made.cast.own))

    answers = [ask(Client(), method, path) for method in METHODS]

    if ALLAUTH[name]:
        assert not {each.status_code for each in answers} & REFUSED
        assert all(each.status_code < 500 for each in answers)
    else:
        assert {given(each) for each in answers} == {"sign in"}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda e: e.name)
def test_a_form_from_elsewhere_is_refused(address, made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.cast.person(Role.OFFICER))
    path = address.path(made.values(address.name, address.words, made.cast.own))

    answer = ask(client, "post", path)

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "address", [each for each in OURS if each.view.right in SEEING], ids=lambda e: e.name
)
def test_seeing_a_page_is_not_the_right_to_write_there(address, made):
    """Either it takes no forms (405), or the gate names the right that they need."""
    path = address.path(made.values(address.name, address.words, made.cast.own))
    holder = next(role for role in Role if address.view.right in TABLE[role])

    answer = ask(made.cast.client(holder), "post", path)

    assert answer.status_code == 405 or address.view.right_to_write not in SEEING


def test_an_ended_appointment_opens_nothing(made):
    from datetime import timedelta

    from django.utils import timezone

    from prongsai.web.people import actions, queries

    cast = made.cast
    officer = cast.person(Role.OFFICER)
    member = next(
        each for each in queries.members(cast.own) if each.person == str(officer.public_id)
    )
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.end_membership(access=cast.access(Role.OFFICER), member=member.id, ends=yesterday)

    answer = cast.client(Role.OFFICER).get(f"/authorities/{cast.own}/")

    assert answer.status_code == 404


def test_every_role_and_right_has_its_name():
    assert set(ROLE_NAMES) == set(Role) == set(TABLE)
    assert set(RIGHT_NAMES) == set(Right)


def test_the_documentation_prints_the_table():
    for part in pages.rights_page().split("\n#")[1:]:
        rows = re.findall(r"^\| [^|]*\(`([a-z-]+)`\) \|(.*)\|$", part, re.MULTILINE)
        printed = {
            Right(right): {
                role
                for role, mark in zip(ROLE_NAMES, cells.split("|"), strict=True)
                if mark.strip()
            }
            for right, cells in rows
        }

        assert printed == {
            right: {role for role in Role if right in TABLE[role] or right is Right.OWN_ACCOUNT}
            for right in Right
        }
