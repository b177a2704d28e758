"""The pages of one's own account: in our clothes, in both languages, each one reachable."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

import prongsai.web
from prongsai.web.people.account_urls import urlpatterns
from prongsai.web.rights import Role
from tests.web.conftest import PASSWORD

OURS = Path(prongsai.web.__file__).parent
NEW = "an entirely other one"
# Words that Thai pages write in Latin letters.
LATIN = frozenset({"Prongsai", "English", "ITA", "JSON"})


def code_of(key):
    """The code of an authenticator app, by RFC 6238."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


class Account:
    """An officer who signs in through the pages."""

    def __init__(self, cast, language="th"):
        self.person = cast.person(Role.OFFICER)
        self.client = Client()
        self.client.cookies["django_language"] = language

    def sign_in(self, password=PASSWORD):
        typed = {"login": self.person.email, "password": password}
        return self.client.post(reverse("account_login"), typed)

    def confirm(self):
        return self.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    def add_factor(self):
        self.sign_in()
        self.confirm()
        page = self.client.get(reverse("mfa_activate_totp"))
        key = page.context["form"].secret
        answer = self.client.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
        assert answer.status_code == 302, answer.context["form"].errors
        return key

    def reset_link(self):
        self.client.post(reverse("account_reset_password"), {"email": self.person.email})
        found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
        assert found
        return found[1]


def waits_for_code(account):
    account.add_factor()
    account.client.post(reverse("account_logout"))
    account.sign_in()
    return reverse("mfa_authenticate")


def with_factor(name):
    def ready(account):
        account.add_factor()
        return reverse(name)

    return ready


def confirmed(name):
    def ready(account):
        account.sign_in()
        account.confirm()
        return reverse(name)

    return ready


def straight(name):
    def ready(account):
        return reverse(name)

    return ready


def opened_link(account):
    answer = account.client.get(account.reset_link())
    return answer["Location"]


PAGES = {
    "account_login": straight("account_login"),
    "account_logout": confirmed("account_logout"),
    "account_reauthenticate": confirmed("account_reauthenticate"),
    "account_change_password": confirmed("account_change_password"),
    "account_reset_password": straight("account_reset_password"),
    "account_reset_password_done": straight("account_reset_password_done"),
    "account_reset_password_from_key": opened_link,
    "account_reset_password_from_key_done": straight("account_reset_password_from_key_done"),
    "account_inactive": straight("account_inactive"),
    "mfa_index": with_factor("mfa_index"),
    "mfa_authenticate": waits_for_code,
    "mfa_reauthenticate": with_factor("mfa_reauthenticate"),
    "mfa_activate_totp": confirmed("mfa_activate_totp"),
    "mfa_deactivate_totp": with_factor("mfa_deactivate_totp"),
    "mfa_view_recovery_codes": with_factor("mfa_view_recovery_codes"),
    "mfa_generate_recovery_codes": with_factor("mfa_generate_recovery_codes"),
    "own-data": confirmed("own-data"),
}
NO_PAGES = {"mfa_download_recovery_codes", "second-factor-picture", "own-data-file"}


def words_of(answer):
    """What stands on a page, without its code."""
    text = re.sub(r"(?s)<head>.*?</head>|<code.*?</code>|<[^>]*>", " ", answer.content.decode())
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\S+@\S+", " ", text)))


def test_every_address_of_the_account_has_its_test():
    assert {each.name for each in urlpatterns} == PAGES.keys() | NO_PAGES


@pytest.mark.parametrize("name", PAGES)
def test_an_account_page_is_ours_and_all_in_thai(cast, name):
    account = Account(cast)

    answer = account.client.get(PAGES[name](account))

    assert answer.status_code == 200
    written_by = {Path(each.origin.name) for each in answer.templates if each.name}
    assert all(
        each.is_relative_to(OURS) or "django/forms" in each.as_posix() for each in written_by
    )
    name_words = set(re.findall("[A-Za-z]{2,}", account.person.name))
    assert words_of(answer) <= LATIN | name_words
    assert 'placeholder="' not in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_an_account_page_has_english_words_in_english(cast, name):
    account = Account(cast, "en")

    answer = account.client.get(PAGES[name](account))

    shown = re.sub("โปร่งใส|ไทย", "", answer.content.decode())
    assert not re.search("[\u0e01-\u0e5b]", shown)


def test_the_picture_of_the_second_factor_comes_from_its_own_address(cast):
    account = Account(cast)
    account.sign_in()
    account.confirm()

    none = account.client.get(reverse("second-factor-picture"))
    page = account.client.get(reverse("mfa_activate_totp"))
    picture = account.client.get(reverse("second-factor-picture"))

    assert none.status_code == 302
    assert "data:" not in page.content.decode()
    assert picture.status_code == 200
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.lstrip().startswith(b"<")


def test_recovery_codes_are_a_file_to_keep(cast):
    account = Account(cast)
    account.add_factor()

    answer = account.client.get(reverse("mfa_download_recovery_codes"))

    assert answer["Content-Disposition"].startswith("attachment")
    assert len(answer.content.split()) == 10


def test_a_second_factor_is_asked_for_and_a_recovery_code_works_once(cast):
    account = Account(cast)
    account.add_factor()
    codes = account.client.get(reverse("mfa_download_recovery_codes")).content.decode().split()
    account.client.post(reverse("account_logout"))

    half = account.sign_in()
    shut = account.client.get(f"/authorities/{cast.own}/")
    whole = account.client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    account.client.post(reverse("account_logout"))
    account.sign_in()
    again = account.client.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert half["Location"].startswith(reverse("mfa_authenticate"))
    assert shut.status_code == 302
    assert whole.status_code == 302
    assert again.status_code == 200
    assert "รหัสยืนยันไม่ถูกต้อง" in again.content.decode()


def test_a_forgotten_password_is_set_by_a_link_that_works_once(cast):
    account = Account(cast)
    link = account.reset_link()

    inner = account.client.get(link)["Location"]
    done = account.client.post(inner, {"password1": NEW, "password2": NEW})
    other = Client().get(link, follow=True)

    assert done.status_code == 302
    account.person.refresh_from_db()
    assert account.person.check_password(NEW)
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in other.content.decode()
    assert [each.subject for each in mail.outbox] == [
        "[Prongsai] ตั้งรหัสผ่านใหม่",
        "[Prongsai] เปลี่ยนรหัสผ่านแล้ว",
    ]


@pytest.mark.django_db(transaction=True)  # allauth writes when a transaction has ended
@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_written_to_an_account_is_in_one_language(cast, language, empty_cache):
    account = Account(cast, language)
    account.add_factor()
    account.client.post(reverse("mfa_generate_recovery_codes"))
    account.client.post(reverse("mfa_deactivate_totp"))
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    account.client.post(reverse("account_change_password"), typed)
    account.client.post(reverse("account_logout"))
    account.client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    said = [f"{each.subject}\n{each.body}" for each in mail.outbox]

    assert len(said) == 5
    for each in said:
        bare = re.sub(r"https?://\S+|โปร่งใส|Prongsai|ITA|\[|\]", "", each)
        wrong = "[A-Za-z]{2,}" if language == "th" else "[\u0e01-\u0e5b]"
        assert not re.search(wrong, bare), each


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "รหัสผ่านสั้นเกินไป"),
        ("qwertyuiop", "มีผู้ใช้กันมาก"),
        ("officer-1@example", "คล้ายชื่อหรืออีเมล"),
    ],
)
def test_a_weak_password_is_refused_in_words(cast, password, said):
    account = Account(cast)
    account.sign_in()
    typed = {"oldpassword": PASSWORD, "password1": password, "password2": password}

    answer = account.client.post(reverse("account_change_password"), typed)

    assert answer.status_code == 200
    assert said in answer.content.decode()
