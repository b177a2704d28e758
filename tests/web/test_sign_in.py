"""The door: guessing is slow, nothing tells who is there, and a session belongs to one person."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from prongsai.web.audit.models import Payload
from prongsai.web.people import actions, queries
from prongsai.web.people.actions import Place
from prongsai.web.people.models import Invitation, Membership, Person
from prongsai.web.rights import Role
from tests.web.conftest import PASSWORD

LOGIN = "/accounts/login/"
RESET = "/accounts/password/reset/"
NEW = "an entirely other one"
NOBODY = "nobody@example.org"
EVIL = [
    "//evil.example",
    "https://evil.example/",
    "http:///evil.example",
    "https:evil.example",
    r"\\evil.example",
    r"/\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "//testserver@evil.example",
    "\t//evil.example",
    "http://testserver.evil.example/",
]


def sign_in(client, email, password=PASSWORD, **words):
    return client.post(LOGIN, {"login": email, "password": password}, **words)


def is_in(client):
    return client.get("/accounts/2fa/").status_code == 200


def shown(answer, *addresses):
    """What a person sees of an answer: its text without the address and without tokens."""
    text = answer.content.decode()
    for each in addresses:
        text = text.replace(each, "ADDRESS")
    return answer.status_code, re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", text)


def invite(cast, email="new@example.org", place=None, name="ผู้มาใหม่"):
    access = cast.access(Role.OFFICER, place)
    wanted = Place(role=Role.AUDITOR, position="ผู้ตรวจสอบ")
    invited, secret = actions.invite(access=access, email=email, name=name, place=wanted)
    return invited, f"/invitations/{secret}/"


# Guessing is slow.


def test_after_five_wrong_passwords_the_right_one_waits_too(cast):
    officer = cast.person(Role.OFFICER)
    client = Client()
    for _ in range(5):
        sign_in(client, officer.email, "wrong password")

    late = sign_in(client, officer.email)
    other = sign_in(Client(), cast.person(Role.AUDITOR).email)

    assert late.status_code == 200
    assert "ลองหลายครั้งเกินไป" in late.content.decode()
    assert other.status_code == 302


def test_an_address_without_account_is_slowed_in_the_same_words(cast):
    officer = cast.person(Role.OFFICER).email
    answers = [
        [shown(sign_in(Client(), email, "wrong password"), email) for _ in range(7)]
        for email in (officer, NOBODY)
    ]

    assert answers[0] == answers[1]


def test_one_place_cannot_try_many_addresses(db):
    codes = [sign_in(Client(), f"nobody{each}@example.org").status_code for each in range(31)]

    assert codes[:30] == [200] * 30
    assert codes[30] == 429


def test_what_is_too_often_is_said_on_a_page_of_ours(db):
    for _ in range(31):
        answer = Client().post(LOGIN, {})

    assert answer.status_code == 429
    assert "ลองหลายครั้งเกินไป" in answer.content.decode()


def test_links_to_a_new_password_are_not_sent_without_end(cast):
    officer = cast.person(Role.OFFICER).email

    codes = [Client().post(RESET, {"email": officer}).status_code for _ in range(4)]

    assert codes == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_the_password_behind_an_invitation_cannot_be_guessed_at(cast):
    _, link = invite(cast, cast.person(Role.OFFICER, cast.neighbour).email)
    client = Client()

    codes = [client.post(link, {"password": f"a guess, number {n}"}).status_code for n in range(6)]

    assert codes == [200] * 5 + [429]


def test_the_code_of_the_second_factor_cannot_be_guessed_at(cast):
    from tests.web.test_accounts import Account

    account = Account(cast)
    account.add_factor()
    account.client.post(reverse("account_logout"))
    account.sign_in()

    answers = [
        account.client.post(reverse("mfa_authenticate"), {"code": "not-one"}) for _ in range(6)
    ]

    assert "ลองหลายครั้งเกินไป" in answers[-1].content.decode()
    assert not is_in(account.client)


# Nothing tells who has an account.


def test_signing_in_does_not_tell_who_has_an_account(cast):
    officer, ended = cast.person(Role.OFFICER).email, cast.person(Role.AUDITOR)
    ended.is_active = False
    ended.save()

    answers = {
        shown(sign_in(Client(), email, "wrong password"), email)
        for email in (officer, ended.email, NOBODY)
    }
    client = Client()
    right = sign_in(client, ended.email)

    assert len(answers) == 1
    assert right["Location"] == "/accounts/inactive/"  # told to nobody without the password
    assert not is_in(client)


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(cast):
    officer = cast.person(Role.OFFICER).email
    answers = []
    for email in (officer, NOBODY):
        client = Client()
        sent = client.post(RESET, {"email": email})
        done = client.get(sent["Location"])
        answers.append((sent.status_code, sent["Location"], shown(done, email)))

    assert answers[0] == answers[1]
    assert [each.to for each in mail.outbox] == [[officer], [NOBODY]]


def test_an_invitation_does_not_tell_who_has_an_account(cast):
    """Who invites sees the link, too: it must not say whether the address is known elsewhere."""
    known = cast.person(Role.OFFICER, cast.neighbour).email
    pages = []
    for email in (known, NOBODY):
        _, link = invite(cast, email)
        client = Client()
        answers = [client.get(link), *(client.post(link, {"password": p}) for p in ("", "short"))]
        pages.append([shown(each, email, link) for each in answers])

    assert pages[0] == pages[1]


# A session is one person's.


def test_the_session_key_changes_at_sign_in(cast):
    client = Client()
    client.get(LOGIN)
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)

    sign_in(client, cast.person(Role.OFFICER).email)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)

    assert is_in(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != str(planted.session_key)
    assert not is_in(thief)


def test_signing_out_ends_the_session_for_whoever_has_its_key(cast):
    client = Client()
    sign_in(client, cast.person(Role.OFFICER).email)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key

    assert not is_in(thief)
    assert not Session.objects.filter(session_key=key).exists()


def test_reading_the_page_does_not_sign_out(cast):
    client = cast.client(Role.OFFICER)

    client.get("/accounts/logout/")

    assert is_in(client)


def test_a_changed_password_ends_every_other_session(cast):
    email = cast.person(Role.OFFICER).email
    here, there = Client(), Client()
    sign_in(here, email)
    sign_in(there, email)
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    here.post("/accounts/password/change/", typed)

    assert is_in(here)
    assert not is_in(there)


def test_a_reset_password_ends_every_session(cast):
    email = cast.person(Role.OFFICER).email
    there, here = Client(), Client()
    sign_in(there, email)
    here.post(RESET, {"email": email})
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    inner = here.get(found[1])["Location"]

    here.post(inner, {"password1": NEW, "password2": NEW})

    assert not is_in(there)
    assert not is_in(here)


def test_cookies_are_for_our_pages_alone(cast):
    client = Client()
    client.get(LOGIN)
    sign_in(client, cast.person(Role.OFFICER).email)
    client.post("/language/", {"language": "en"})

    kept = client.cookies
    for name in (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
    ):
        assert kept[name]["httponly"] is True, name
        assert kept[name]["samesite"] == "Lax", name
    assert kept[settings.SESSION_COOKIE_NAME]["expires"] == ""  # ends with the browser


def test_behind_https_cookies_are_secure_and_one_proxy_is_believed(tmp_path):
    asked = (
        "import django; from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, "
        "s.SECURE_HSTS_SECONDS > 0, s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    )
    environment = {
        **os.environ,
        "PRONGSAI_HTTPS": "1",
        "PRONGSAI_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "prongsai.web.settings",
    }

    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, check=True, capture_output=True, text=True
    )

    assert done.stdout.split() == ["True", "True", "True", "True", "1"]


# Nobody is led elsewhere.


@pytest.mark.parametrize("evil", EVIL)
def test_signing_in_leads_nowhere_else(cast, evil):
    typed = {"login": cast.person(Role.OFFICER).email, "password": PASSWORD, "next": evil}

    answer = Client().post(LOGIN, typed)
    inside = cast.client(Role.OFFICER).get(LOGIN, {"next": evil})

    assert answer["Location"] == "/"
    assert inside["Location"] == "/"


@pytest.mark.parametrize("evil", EVIL)
def test_changing_the_language_leads_nowhere_else(db, evil):
    answer = Client().post("/language/", {"language": "en", "next": evil})

    assert answer["Location"] == "/"


@pytest.mark.parametrize("evil", EVIL)
def test_signing_out_and_confirming_lead_nowhere_else(cast, evil):
    client = Client()
    sign_in(client, cast.person(Role.OFFICER).email)

    confirmed = client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": evil})
    out = client.post("/accounts/logout/", {"next": evil})

    assert confirmed["Location"] == "/"
    assert out["Location"] == "/"


def test_who_was_stopped_at_the_door_gets_to_the_page_afterwards(cast):
    page = f"/authorities/{cast.own}/people/"
    typed = {"login": cast.person(Role.OFFICER).email, "password": PASSWORD, "next": page}

    answer = Client().post(LOGIN, typed)

    assert answer["Location"] == page


# An invitation opens once, for one person, for a week.


def test_an_invitation_makes_an_account_that_signs_in(cast):
    _, link = invite(cast)

    answer = Client().post(link, {"password": NEW})
    inside = Client()
    sign_in(inside, "new@example.org", NEW)

    assert answer["Location"] == LOGIN
    assert inside.get(f"/authorities/{cast.own}/").status_code == 200


def test_a_used_link_is_closed(cast):
    _, link = invite(cast)
    Client().post(link, {"password": NEW})

    again = Client().post(link, {"password": NEW})

    assert again.status_code == 410
    assert Membership.objects.filter(person__email="new@example.org").count() == 1


def test_an_old_link_is_closed(cast):
    invited, link = invite(cast)
    Invitation.objects.filter(pk=invited.id).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )

    assert Client().get(link).status_code == 410
    assert Client().post(link, {"password": NEW}).status_code == 410
    assert not Person.objects.filter(email="new@example.org").exists()


def test_a_withdrawn_link_is_closed(cast):
    invited, link = invite(cast)
    cast.client(Role.OFFICER).post(
        f"/authorities/{cast.own}/people/invitations/{invited.id}/withdraw/"
    )

    assert Client().get(link).status_code == 410
    assert Client().post(link, {"password": NEW}).status_code == 410


def test_an_invented_link_is_closed_in_the_same_words(cast):
    _, link = invite(cast)
    Client().post(link, {"password": NEW})

    used, invented = Client().get(link), Client().get("/invitations/invented/")

    assert shown(used, link) == shown(invented, "/invitations/invented/")


def test_the_secret_of_a_link_is_kept_nowhere(cast):
    _, link = invite(cast)
    secret = link.split("/")[-2]

    kept = [str(each) for each in Invitation.objects.values()]
    told = list(Payload.objects.values_list("body", flat=True))

    assert secret not in "".join(kept + told)


def test_a_link_says_nothing_to_other_places(cast):
    """The address of the page is a secret: no page may send it along."""
    _, link = invite(cast)

    answer = Client().get(link)

    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_an_account_is_joined_only_with_its_password(cast):
    known = cast.person(Role.OFFICER, cast.neighbour)
    _, link = invite(cast, known.email)

    wrong = Client().post(link, {"password": NEW})
    right = Client().post(link, {"password": PASSWORD})

    assert wrong.status_code == 200
    assert "รหัสผ่านไม่ตรง" in wrong.content.decode()
    assert right.status_code == 302
    assert {each.id for each in queries.authorities_of(known)} == {cast.own, cast.neighbour}


def test_a_neighbours_invitation_cannot_be_withdrawn(cast):
    invited, link = invite(cast)

    answer = cast.client(Role.OFFICER, cast.neighbour).post(
        f"/authorities/{cast.neighbour}/people/invitations/{invited.id}/withdraw/"
    )

    assert answer.status_code == 404
    assert Client().get(link).status_code == 200


def at_once(links):
    """What each link answers when all are opened in the same moment."""
    start, codes = Barrier(len(links)), []

    def open_one(link):
        start.wait()
        codes.append(Client().post(link, {"password": NEW}).status_code)
        connections.close_all()

    threads = [Thread(target=open_one, args=(link,)) for link in links]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return codes


@pytest.mark.django_db(transaction=True)
def test_an_invitation_opened_twice_at_once_makes_one_account(cast, empty_cache):
    _, link = invite(cast)

    codes = at_once([link] * 4)

    assert sorted(codes) == [302, 410, 410, 410]
    assert Person.objects.filter(email="new@example.org").count() == 1
    assert Membership.objects.filter(person__email="new@example.org").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_invitations_of_one_person_at_once_make_one_account_in_both(cast, empty_cache):
    links = [invite(cast, place=place)[1] for place in (cast.own, cast.neighbour)]

    codes = at_once(links)

    assert codes == [302, 302]
    assert Person.objects.filter(email="new@example.org").count() == 1
    assert Membership.objects.filter(person__email="new@example.org").count() == 2
