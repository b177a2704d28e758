"""A script in any text field is shown as it was typed, and runs nowhere."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.web.rights import Role
from tests.web.reports.conftest import measure

EVIL = '"><script>alert(1)</script>'
LEFT = ("<script>alert",)
FIELDS = (
    "done",
    "outcome",
    "obstacles",
    "reason",
    "outputs-0-what",
    "outputs-0-amount",
    "outputs-0-unit",
    "links-0-title",
    "links-0-address",
)


def sound(page):
    text = page.content.decode()
    assert page.status_code in (200, 409), page.status_code
    assert [each for each in LEFT if each in text] == []
    return text


@pytest.mark.parametrize("field", FIELDS)
def test_a_script_in_a_field_is_text(field, office):
    office.send(does="draft", **{field: EVIL})

    assert "&lt;script&gt;" in sound(office.page())
    sound(office.head.get(office.address("of") + "?check=1"))
    sound(office.page(by=office.officer))


def test_a_script_in_a_submitted_report_is_text_for_every_reader(office):
    said = dict.fromkeys(FIELDS, EVIL) | {
        "status": "cancelled",
        "outputs-0-amount": "1",
        "links-0-address": f"https://example.go.th/{EVIL}",
    }
    pdf = b"%PDF-1.4\n%%EOF\n"
    office.send(**said, documents=SimpleUploadedFile(f"{EVIL}.pdf", pdf))
    assert len(office.reports) == 1

    for role in (Role.OFFICER, Role.UNIT_HEAD, Role.AUDITOR, Role.CHIEF_EXECUTIVE):
        text = sound(office.page(by=office.cast.client(role)))
        assert "&lt;script&gt;" in text


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "data:text/html,<b>", "//evil.example"])
def test_an_address_that_is_no_web_address_is_never_a_link(scheme, office):
    office.send(does="draft", **{"links-0-address": scheme})

    office.lock()
    page = office.page().content.decode()
    assert scheme.replace("<", "&lt;").replace(">", "&gt;") in page
    assert f'href="{scheme[:10]}' not in page


def test_scripts_in_reasons_are_text(office):
    office.send(status="done", done="ทำแล้ว")
    office.give_back(EVIL)
    office.lock(reason=EVIL)
    office.reopen(reason=EVIL)

    sound(office.page())
    sound(office.head.get(office.root))
    assert "&lt;script&gt;" in sound(office.head.get(f"{office.root}periods/2568-Q1/"))


def test_scripts_in_the_plan_are_text(office):
    evil = measure("m1", "finance", steps=(EVIL,)).model_copy(
        update={"title": EVIL, "number": EVIL}
    )
    office.replan(evil)

    for page in (office.page(), office.head.get(office.root)):
        sound(page)
    sound(office.head.get(f"{office.root}periods/2568-Q1/"))


def test_a_script_typed_into_a_page_that_is_old_is_text(office):
    page = office.page()
    office.send(does="draft", done="ก")
    from tests.web.reports.conftest import sent_by

    late = office.head.post(office.address("write"), {**sent_by(page), "done": EVIL, "draft": "1"})

    assert late.status_code == 409
    assert "&lt;script&gt;" in sound(late)
