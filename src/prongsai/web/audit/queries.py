"""What happened, and is the log whole?"""

from __future__ import annotations

import json
from collections.abc import Iterator

from prongsai.web.audit.models import Chain, Event, Payload
from prongsai.web.audit.records import Break, ChainEnd, LoggedEvent, digest_of, payload_digest_of

ERASED = "payload.erased"
_PAGE = 500


def chain_of(key: int) -> Chain:
    """The chain, locked until the transaction ends."""
    Chain.objects.get_or_create(key=key)
    return Chain.objects.select_for_update().get(key=key)


def events_of(chain: int, *, most: int, before: int | None = None) -> tuple[LoggedEvent, ...]:
    """The newest events of a chain, newest first."""
    rows = Event.objects.filter(chain=chain)
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.order_by("-number")[:most])
    numbers = [each.number for each in found]
    payloads = {
        each.number: each.body for each in Payload.objects.filter(chain=chain, number__in=numbers)
    }
    return tuple(_logged(each, payloads.get(each.number)) for each in found)


def _logged(row: Event, body: str | None) -> LoggedEvent:
    return LoggedEvent(
        chain=row.chain,
        number=row.number,
        kind=row.kind,
        at=row.at,
        by=row.by,
        target=row.target,
        payload=None if body is None else json.loads(body),
    )


def event_digest(row: Event) -> str:
    """The digest that an event must have."""
    return digest_of(
        chain=row.chain,
        number=row.number,
        kind=row.kind,
        at=row.at.isoformat(),
        by=row.by,
        target=row.target,
        payload=row.payload_digest,
        previous=row.previous,
    )


def end_of(chain: int) -> ChainEnd:
    """How long a chain is, and the digest that everything in it leads to."""
    row = Chain.objects.filter(key=chain).first()
    return ChainEnd(length=row.length, digest=row.digest) if row else ChainEnd(length=0, digest="")


def events_about(person: str) -> tuple[LoggedEvent, ...]:
    """Every event whose payload names a person, oldest first."""
    return tuple(
        _logged(row, body.body)
        for chain, numbers in numbers_about(person).items()
        for row, body in zip(
            Event.objects.filter(chain=chain, number__in=numbers).order_by("number"),
            Payload.objects.filter(chain=chain, number__in=numbers).order_by("number"),
            strict=True,
        )
    )


def chains() -> tuple[int, ...]:
    """The keys of all chains."""
    kept = set(Chain.objects.values_list("key", flat=True))
    return tuple(sorted(kept | set(Event.objects.values_list("chain", flat=True).distinct())))


def verify(chain: int) -> Break | None:
    """The first broken link of a chain; None where it is whole."""
    return next(_breaks(chain), None)


def _breaks(chain: int) -> Iterator[Break]:
    erased, previous, number = _erased(chain), "", 0
    for events, payloads in _pages(chain):
        for row in events:
            number += 1
            if row.number != number:
                yield Break(chain=chain, number=number, what="missing")
                return
            if row.previous != previous or row.digest != event_digest(row):
                yield Break(chain=chain, number=number, what="changed")
                return
            what = _payload_break(row, payloads.get(number), is_erased=number in erased)
            if what:
                yield Break(chain=chain, number=number, what=what)
            previous = row.digest
    end = Chain.objects.filter(key=chain).first()
    if (end.length, end.digest) != (number, previous) if end else number:
        yield Break(chain=chain, number=number + 1, what="end")
    known = Event.objects.filter(chain=chain).values("number")
    extra = Payload.objects.filter(chain=chain).exclude(number__in=known).order_by("number")
    for each in extra[:1]:
        yield Break(chain=chain, number=each.number, what="payload-added")


def _pages(chain: int) -> Iterator[tuple[list[Event], dict[int, Payload]]]:
    """The events of a chain with their payloads, some hundred at a time."""
    rows, seen = Event.objects.filter(chain=chain).order_by("number", "pk"), 0
    while events := list(rows.filter(number__gt=seen)[:_PAGE]):
        seen = events[-1].number
        found = Payload.objects.filter(chain=chain, number__gte=events[0].number, number__lte=seen)
        yield events, {each.number: each for each in found}


def _payload_break(row: Event, payload: Payload | None, *, is_erased: bool) -> str | None:
    if payload is None:
        return None if is_erased else "payload-missing"
    is_whole = payload_digest_of(payload.salt, payload.body) == row.payload_digest
    return None if is_whole else "payload-changed"


def _erased(chain: int) -> set[int]:
    """The events whose payloads were erased, as later events of the chain say."""
    told = Event.objects.filter(chain=chain, kind=ERASED).values_list("target", flat=True)
    return {int(number) for target in told for number in target.split(",") if number.isdigit()}


def numbers_about(person: str) -> dict[int, list[int]]:
    """The events of each chain whose payloads name a person."""
    found: dict[int, list[int]] = {}
    for chain, number, about in Payload.objects.values_list("chain", "number", "about").iterator():
        if person in about:
            found.setdefault(chain, []).append(number)
    return found
