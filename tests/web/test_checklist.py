"""Does the checklist keep who answers for each OIT item, where it is, and how it stands?"""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.core.dates import FiscalYear
from prongsai.dossier import ChecklistEntryPart, ChecklistPart, ChecklistState
from prongsai.editions import load
from prongsai.web.audit import queries as audit
from prongsai.web.checklist.queries import checklist_progress
from prongsai.web.people.actions import SYSTEM, add_unit
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from tests.web.plans import year_with


def opened(cast, *entries, edition=2568):
    part = ChecklistPart(edition=FiscalYear(edition), entries=entries) if entries else None
    plan = year_with(cast, oit_checklist=part)
    return plan.replace("/plan/", "/checklist/")


def stored(cast):
    part = years.year(cast.own, 2568).dossier.oit_checklist
    return part.entries if part else ()


def edition(cast):
    part = years.year(cast.own, 2568).dossier.oit_checklist
    return part.edition if part else None


def typed(page, **changes):
    """What a browser sends of the items on a page; ``O1_owner="finance"`` is typed anew."""
    sent = {"edition": str(page.context["listed"].edition.fiscal_year)}
    for form in page.context["forms"]:
        for field in form:
            sent[field.html_name] = field.value() or ""
    for name, value in changes.items():
        item, _, field = name.partition("_")
        sent[f"item-{item}-{field}"] = value
    return sent


def test_every_item_of_the_years_rules_is_listed(cast):
    address = opened(cast)

    page = cast.client(Role.OFFICER).get(address)

    codes = [form.line.entry.item for form in page.context["forms"]]
    assert codes == [item.code for item in load(2568).oit.items]
    assert len(codes) == 28
    assert stored(cast) == ()


def test_what_is_typed_is_stored_and_the_rest_is_not_there(cast):
    address = opened(cast)
    client = cast.client(Role.OFFICER)

    answer = client.post(
        f"{address}save/",
        typed(
            client.get(address),
            O3_owner="finance",
            O3_address="https://ต้นแบบ.go.th/แผน?x=1",
            O3_state="checked",
            O3_checked_on="๑๗ ม.ค. ๖๘",
            O3_note="ครบ",
            O1_state="in-progress",
        ),
    )

    assert answer.status_code == 302
    assert stored(cast) == (
        ChecklistEntryPart(item="O1", state=ChecklistState.IN_PROGRESS),
        ChecklistEntryPart(
            item="O3",
            owner="finance",
            address="https://ต้นแบบ.go.th/แผน?x=1",
            state=ChecklistState.CHECKED,
            checked_on=date(2025, 1, 17),
            note="ครบ",
        ),
    )
    assert edition(cast) == FiscalYear(2568)
    assert audit.events_of(cast.own, most=1)[0].kind == "checklist.entries-saved"


def test_an_untouched_page_stores_nothing(cast):
    entry = ChecklistEntryPart(item="O2", address="www.example.go.th ", note=" เดิม ")
    address = opened(cast, entry, ChecklistEntryPart(item="X-9", note="ไม่มีในรายการ"))
    client = cast.client(Role.OFFICER)
    told = len(audit.events_of(cast.own, most=100))

    client.post(f"{address}save/", typed(client.get(address)))

    assert [each.item for each in stored(cast)] == ["O2", "X-9"]
    assert stored(cast)[0] == entry
    assert len(audit.events_of(cast.own, most=100)) == told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "javascript:alert(1)"),
        ("address", "data:text/html,x"),
        ("address", "ftp://example.go.th"),
        ("address", "example.go.th"),
        ("address", "https://"),
        ("checked_on", "เมื่อวาน"),
        ("state", "lost"),
        ("owner", "nobody"),
        ("note", "ก\x07"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_stored(cast, field, value):
    address = opened(cast)
    client = cast.client(Role.OFFICER)
    sent = typed(client.get(address), O2_note="ดี", **{f"O1_{field}": value})

    answer = client.post(f"{address}save/", sent)

    assert answer.status_code == 200
    shown = answer.content.decode()
    assert f'id="id_item-O1-{field}_error"' in shown
    assert f'aria-describedby="id_item-O1-{field}_error"' in shown
    assert stored(cast) == ()


def test_an_address_that_no_browser_should_follow_is_no_link(cast):
    entry = ChecklistEntryPart(item="O1", address="javascript:alert(1)")
    address = opened(cast, entry, ChecklistEntryPart(item="O2", address="https://example.go.th/o2"))

    page = cast.client(Role.AUDITOR).get(address).content.decode()

    assert 'href="javascript' not in page
    assert 'href="https://example.go.th/o2"' in page


def test_two_officers_on_different_items_do_not_disturb_each_other(cast):
    address = opened(cast)
    client = cast.client(Role.OFFICER)
    page = client.get(address)

    client.post(f"{address}save/", typed(page, O1_note="หนึ่ง"))
    client.post(f"{address}save/", typed(page, O2_note="สอง"))

    assert [(each.item, each.note) for each in stored(cast)] == [("O1", "หนึ่ง"), ("O2", "สอง")]


def test_two_officers_on_one_item_see_each_other(cast):
    address = opened(cast)
    client = cast.client(Role.OFFICER)
    page = client.get(address)
    client.post(f"{address}save/", typed(page, O1_note="ของคนแรก"))

    late = client.post(f"{address}save/", typed(page, O1_note="ของคนหลัง", O2_note="สอง"))

    assert late.status_code == 409
    assert [(each.item, each.note) for each in stored(cast)] == [("O1", "ของคนแรก")]
    shown = late.content.decode()
    assert "ของคนแรก" in shown
    assert "ของคนหลัง" in shown
    again = client.post(f"{address}save/", typed(late))
    assert again.status_code == 302
    assert [each.note for each in stored(cast)] == ["ของคนหลัง", "สอง"]


def test_the_list_is_filtered_by_unit_and_state(cast):
    address = opened(
        cast,
        ChecklistEntryPart(item="O1", owner="finance", state=ChecklistState.PUBLISHED),
        ChecklistEntryPart(item="O2", owner="finance"),
        ChecklistEntryPart(item="O3", owner="clerk", state=ChecklistState.PUBLISHED),
    )
    client = cast.client(Role.OFFICER)

    def items(query):
        return [each.line.entry.item for each in client.get(f"{address}?{query}").context["forms"]]

    assert items("unit=finance") == ["O1", "O2"]
    assert items("state=published") == ["O1", "O3"]
    assert items("unit=finance&state=published") == ["O1"]
    assert len(items("unit=-")) == 28 - 3
    page = client.get(f"{address}?unit=finance&state=published")
    answer = client.post(f"{address}save/?unit=finance&state=published", typed(page, O1_note="ดี"))
    assert answer["Location"] == f"{address}?unit=finance&state=published"
    assert [each.note for each in stored(cast)] == ["ดี", None, None]


def test_a_head_of_unit_sees_theirs_and_writes_nothing(cast):
    address = opened(
        cast,
        ChecklistEntryPart(item="O1", owner="finance"),
        ChecklistEntryPart(item="O2", owner="clerk"),
    )
    client = cast.client(Role.UNIT_HEAD)

    page = client.get(address)

    assert [each.entry.item for each in page.context["lines"]] == ["O1"]
    assert len(client.get(f"{address}?unit=").context["lines"]) == 28
    assert 'method="post"' not in page.content.decode().partition("<main")[2]
    assert client.post(f"{address}save/", {}).status_code == 403
    assert client.get(f"{address}edition/").status_code == 403


def test_a_unit_that_came_to_be_later_can_answer(cast):
    address = opened(cast)
    add_unit(authority=cast.own, key="works", name="กองช่าง", by=SYSTEM)
    client = cast.client(Role.OFFICER)

    client.post(f"{address}save/", typed(client.get(address), O1_owner="works"))

    dossier = years.year(cast.own, 2568).dossier
    assert stored(cast)[0].owner == "works"
    assert [unit.key for unit in dossier.units] == ["clerk", "finance", "works"]


def test_other_rules_are_chosen_after_what_is_lost_was_shown(cast):
    same, gone = "O1", "O999"
    address = opened(
        cast,
        ChecklistEntryPart(item=same, note="อยู่"),
        ChecklistEntryPart(item=gone, note="หาย"),
    )
    client = cast.client(Role.OFFICER)

    page = client.get(f"{address}edition/?edition=2569")
    assert [each.item for each in stored(cast)] == [same, gone]
    sent = {"edition": "2569", "base": page.context["base"]}
    client.post(f"{address}edition/", sent)
    late = client.post(f"{address}edition/", {"edition": "2568", "base": sent["base"]})

    assert "หาย" in page.content.decode()
    assert edition(cast) == FiscalYear(2569)
    assert [(each.item, each.note) for each in stored(cast)] == [(same, "อยู่")]
    assert late.status_code == 409
    assert len(client.get(address).context["forms"].forms) == 26


def test_markup_in_an_item_is_text(cast):
    address = opened(cast, ChecklistEntryPart(item="O1", note="<script>x", address='"><img src=x>'))

    for role in (Role.OFFICER, Role.AUDITOR):
        shown = cast.client(role).get(address).content.decode()
        assert "<script>x" not in shown
        assert "<img src=x" not in shown


def test_a_full_checklist_asks_the_database_as_often_as_an_empty_one(
    cast, django_assert_max_num_queries
):
    full = (
        ChecklistEntryPart(item=item.code, owner="clerk", note="ดี") for item in load(2568).oit.items
    )
    address = opened(cast, *full)

    for role in (Role.OFFICER, Role.AUDITOR):
        client = cast.client(role)
        with django_assert_max_num_queries(8):
            client.get(address)


def test_progress_counts_items_of_the_rules_alone(cast):
    opened(
        cast,
        ChecklistEntryPart(item="O1", owner="clerk", state=ChecklistState.PUBLISHED),
        ChecklistEntryPart(item="O2", state=ChecklistState.NOT_APPLICABLE),
        ChecklistEntryPart(item="O3", owner="clerk", state=ChecklistState.IN_PROGRESS),
        ChecklistEntryPart(item="O999", owner="clerk", state=ChecklistState.PUBLISHED),
    )

    found = checklist_progress(years.year(cast.own, 2568))

    assert (found.item_count, found.settled, found.without_owner) == (28, 2, 26)
    assert not found.is_done


@pytest.mark.parametrize("years_ahead", [2563, 2571])
def test_a_year_without_a_list_shows_the_nearest(cast, years_ahead):
    address = year_with(cast, year=years_ahead).replace("/plan/", "/checklist/")

    page = cast.client(Role.OFFICER).get(address)

    assert page.context["listed"].edition.fiscal_year.be == {2563: 2564, 2571: 2569}[years_ahead]
