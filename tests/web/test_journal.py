"""The audit log as people read it: in words, page by page, with the first broken link named."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from prongsai.web.audit.actions import record
from prongsai.web.audit.models import Event, Payload
from prongsai.web.audit.queries import verify
from prongsai.web.journal.kinds import BREAKS, KINDS
from prongsai.web.people.actions import erase_person
from prongsai.web.rights import Role
from tests.web.event_kinds import recorded_kinds


def test_every_kind_of_event_has_its_words():
    assert sorted(recorded_kinds() - KINDS.keys()) == [], "name them in journal/kinds.py"


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_kind_are_thai(kind):
    with translation.override("th"):
        assert re.search("[\u0e01-\u0e5b]", str(KINDS[kind]))


def test_events_read_in_words_with_who_did_them(cast):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})

    page = client.get(f"/authorities/{cast.own}/audit/").content.decode()

    assert "เปิดปีงบประมาณ" in page
    assert cast.person(Role.OFFICER).name in page
    assert "แต่งตั้งบุคลากร" in page
    assert "ระบบ" in page


def test_details_are_text_and_never_code(cast):
    record(
        "unit.named", chain=cast.own, by="x", target="<b>t</b>", name="<script>alert(1)</script>"
    )

    page = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/audit/").content.decode()

    assert "<script>alert" not in page
    assert "<b>t</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_older_events_are_on_further_pages_and_none_is_lost(cast):
    for number in range(120):
        record("unit.named", chain=cast.own, by="x", target=f"unit-{number}")
    client, address = cast.client(Role.AUDITOR), f"/authorities/{cast.own}/audit/"
    seen: list[int] = []
    while address:
        answer = client.get(address)
        seen += [each.number for each in answer.context["entries"]]
        older = answer.context["older"]
        address = f"/authorities/{cast.own}/audit/?before={older}" if older else ""

    total = Event.objects.filter(chain=cast.own).count()
    assert seen == list(range(total, 0, -1))


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "๑๒", "1 OR 1=1"])
def test_a_strange_page_is_the_first_one(cast, before):
    answer = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/audit/", {"before": before})

    assert answer.status_code == 200
    assert answer.context["is_first"]


def test_a_page_asks_few_questions_however_many_events(cast, django_assert_max_num_queries):
    client = cast.client(Role.AUDITOR)
    for number in range(60):
        by = str(cast.person(list(Role)[number % 6]).public_id)
        record("unit.named", chain=cast.own, by=by, target=f"unit-{number}")

    with django_assert_max_num_queries(8):
        client.get(f"/authorities/{cast.own}/audit/")


def test_whose_data_are_erased_has_no_name_in_the_log(cast):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})
    officer = cast.person(Role.OFFICER)
    erase_person(person=str(officer.public_id), by=str(cast.administrator.public_id))

    page = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/audit/").content.decode()

    assert officer.name not in page
    assert officer.email not in page
    assert "ลบข้อมูลแล้ว" in page
    assert verify(cast.own) is None


def test_a_whole_log_is_said_to_be_whole(cast):
    answer = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/audit/verify/")

    end = Event.objects.filter(chain=cast.own).order_by("number").last()
    assert end is not None
    assert f"บันทึกครบถ้วนถูกต้อง {end.number} รายการ" in answer.content.decode()
    assert end.digest in answer.content.decode()


@pytest.mark.parametrize(
    "what", ["changed", "missing", "payload-changed", "payload-missing", "end"]
)
def test_a_broken_log_names_its_first_broken_link(cast, what):
    events = Event.objects.filter(chain=cast.own)
    payloads = Payload.objects.filter(chain=cast.own)
    number = 3
    if what == "changed":
        events.filter(number=3).update(by="another")
    elif what == "missing":
        events.filter(number=3).delete()
    elif what == "payload-changed":
        payloads.filter(number=3).update(body="{}")
    elif what == "payload-missing":
        payloads.filter(number=3).delete()
    else:
        number = events.count()
        events.filter(number=number).delete()
        payloads.filter(number=number).delete()

    page = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/audit/verify/")

    assert f"บันทึกผิดปกติที่รายการที่ {number}<" in page.content.decode()
    with translation.override("th"):
        assert str(BREAKS[what]) in page.content.decode()


def test_a_neighbours_log_is_not_there(cast):
    client = cast.client(Role.OFFICER)

    assert client.get(f"/authorities/{cast.neighbour}/audit/").status_code == 404
    assert client.get(f"/authorities/{cast.neighbour}/audit/verify/").status_code == 404
