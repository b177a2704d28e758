"""The audit log: whatever is done to a row of it is found, and the place is named."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F

from prongsai.web.audit import actions, queries
from prongsai.web.audit.models import Chain, Event, Payload
from prongsai.web.rights import Role
from tests.web.event_kinds import recorded_kinds

KINDS = sorted(recorded_kinds())
CHAIN = 77


@contextmanager
def undone():
    """What happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def chain(db):
    """Each kind twice, so that every one has events before and after it."""
    for turn in ("first", "second"):
        for kind in KINDS:
            actions.record(
                kind, chain=CHAIN, by="somebody", target=turn, about=["other"], said=kind
            )
    assert queries.verify(CHAIN) is None
    return CHAIN


def event(number):
    return Event.objects.filter(chain=CHAIN, number=number)


def payload(number):
    return Payload.objects.filter(chain=CHAIN, number=number)


def renumber(rows, step):
    """Move numbers by a step, in two moves, for each number is there once."""
    ids = list(rows.values_list("pk", flat=True))
    model = rows.model
    model.objects.filter(pk__in=ids).update(number=F("number") + 10_000 + step)
    model.objects.filter(pk__in=ids).update(number=F("number") - 10_000)


def change(**columns):
    def changed(number):
        event(number).update(**columns)
        return number, "changed"

    return changed


def change_time(number):
    event(number).update(at=F("at") + timedelta(seconds=1))
    return number, "changed"


def change_digest(number):
    event(number).update(payload_digest="0" * 64)
    return number, "changed"


def change_and_sign(number):
    """Whoever knows how digests are made, too: the next event does not fit then."""
    row = event(number).get()
    row.by = "another"
    row.digest = queries.event_digest(row)
    row.save()
    return number + 1, "changed"


def remove(number):
    event(number).delete()
    payload(number).delete()
    return number, "missing"


def remove_and_close_up(number):
    remove(number)
    renumber(Event.objects.filter(chain=CHAIN, number__gt=number), -1)
    renumber(Payload.objects.filter(chain=CHAIN, number__gt=number), -1)
    return number, "changed"


def swap(number):
    event(number).update(number=9_999)
    event(number + 1).update(number=number)
    event(9_999).update(number=number + 1)
    return number, "changed"


def insert(number):
    renumber(Event.objects.filter(chain=CHAIN, number__gte=number), 1)
    renumber(Payload.objects.filter(chain=CHAIN, number__gte=number), 1)
    before = Event.objects.filter(chain=CHAIN, number=number - 1).first()
    row = event(number + 1).get()
    row.pk, row.number, row.previous = None, number, before.digest if before else ""
    row.digest = queries.event_digest(row)
    row.save(force_insert=True)
    body = payload(number + 1).get()
    body.pk, body.number = None, number
    body.save(force_insert=True)
    return number + 1, "changed"


def change_payload(number):
    payload(number).update(body='{"said": "something else"}')
    return number, "payload-changed"


def change_salt(number):
    payload(number).update(salt="0" * 64)
    return number, "payload-changed"


def remove_payload(number):
    payload(number).delete()
    return number, "payload-missing"


DONE = {
    "another person": change(by="another"),
    "another target": change(target="another"),
    "another kind": change(kind="nothing.done"),
    "another link": change(previous="0" * 64),
    "another time": change_time,
    "another digest": change_digest,
    "changed and signed": change_and_sign,
    "removed": remove,
    "removed and closed up": remove_and_close_up,
    "swapped": swap,
    "inserted": insert,
    "payload changed": change_payload,
    "salt changed": change_salt,
    "payload removed": remove_payload,
}


def test_kinds_are_found_in_the_code():
    assert {"scores.entered", "payload.erased", "person.erased", "password.changed"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_done_to_an_event_is_found_and_named(chain, kind):
    number = KINDS.index(kind) + 1
    wrong = {}
    for name, do in DONE.items():
        with undone():
            expected = do(number)
            found = queries.verify(chain)
            if found is None or (found.number, found.what) != expected:
                wrong[name] = (expected, found)

    assert wrong == {}
    assert queries.verify(chain) is None


def test_a_cut_end_is_found(chain):
    last = len(KINDS) * 2
    with undone():
        remove(last)
        cut = queries.verify(chain)
    with undone():
        Chain.objects.filter(key=chain).delete()
        lost = queries.verify(chain)
    with undone():
        Event.objects.filter(chain=chain).delete()
        Payload.objects.filter(chain=chain).delete()
        emptied = queries.verify(chain)

    assert cut is not None
    assert (cut.number, cut.what) == (last, "end")
    assert lost is not None
    assert lost.what == "end"
    assert emptied is not None
    assert (emptied.number, emptied.what) == (1, "end")


def test_an_added_end_is_found(chain):
    last = Event.objects.get(chain=chain, number=len(KINDS) * 2)
    body = Payload.objects.get(chain=chain, number=last.number)
    last.pk, last.number, last.previous = None, last.number + 1, last.digest
    last.digest = queries.event_digest(last)
    last.save(force_insert=True)
    body.pk, body.number = None, last.number
    body.save(force_insert=True)

    found = queries.verify(chain)

    assert found is not None
    assert (found.number, found.what) == (last.number + 1, "end")


def test_a_payload_without_event_is_found(chain):
    Payload.objects.create(chain=chain, number=10_000, salt="", body="{}")

    found = queries.verify(chain)

    assert found is not None
    assert (found.number, found.what) == (10_000, "payload-added")


def test_erasing_a_persons_payloads_leaves_the_chain_whole(chain):
    before = Event.objects.filter(chain=chain).count()

    count = actions.erase_payloads(person="other", by="administrator")

    assert count == before == len(KINDS) * 2
    assert not Payload.objects.filter(chain=chain, number__lte=before).exists()
    assert queries.verify(chain) is None
    told = Event.objects.filter(chain=chain, number__gt=before)
    named = [int(each) for row in told for each in row.target.split(",")]
    assert sorted(named) == list(range(1, before + 1))


def test_who_erases_leaves_the_payloads_of_others(chain):
    actions.record("year.opened", chain=chain, by="third", said="kept")

    actions.erase_payloads(person="other", by="administrator")

    kept = Payload.objects.get(chain=chain, number=len(KINDS) * 2 + 1)
    assert "kept" in kept.body


def test_a_long_log_is_verified_in_few_queries(cast, django_assert_max_num_queries):
    for _ in range(1_100):
        actions.record("year.opened", chain=CHAIN, by="somebody")

    with django_assert_max_num_queries(12):
        assert queries.verify(CHAIN) is None
    Event.objects.filter(chain=CHAIN, number=777).update(by="another")

    found = queries.verify(CHAIN)

    assert found is not None
    assert (found.number, found.what) == (777, "changed")


def test_what_the_pages_do_is_in_a_whole_log(cast):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})
    client.post(f"/authorities/{cast.own}/people/units/", {"key": "works", "name": "กองช่าง"})

    kinds = list(
        Event.objects.filter(chain=cast.own).order_by("number").values_list("kind", flat=True)
    )

    assert kinds[-2:] == ["year.opened", "unit.named"]
    assert queries.verify(cast.own) is None
