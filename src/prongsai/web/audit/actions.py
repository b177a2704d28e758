"""How is an event written, and how is what it said erased?"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.web.audit import queries
from prongsai.web.audit.models import Event, Payload
from prongsai.web.audit.records import payload_digest_of

_MOST_NUMBERS = 20  # of erased events that one target names


@transaction.atomic
def record(
    kind: str, *, chain: int, by: str, target: str = "", about: Iterable[str] = (), **payload: Any
) -> int:
    """Add one event to a chain and give its number; a part of the action that it tells of.

    ``about``: the identifiers of the persons whom the payload names, besides ``by``.
    """
    end = queries.chain_of(chain)
    salt = secrets.token_hex(32)
    body = json.dumps(payload, ensure_ascii=False, sort_keys=True, default=str)
    row = Event(
        chain=chain,
        number=end.length + 1,
        kind=kind,
        at=timezone.now(),
        by=by,
        target=target,
        payload_digest=payload_digest_of(salt, body),
        previous=end.digest,
    )
    row.digest = queries.event_digest(row)
    row.save(force_insert=True)
    Payload.objects.create(
        chain=chain, number=row.number, salt=salt, body=body, about=sorted({by, *about})
    )
    end.length, end.digest = row.number, row.digest
    end.save()
    return row.number


@transaction.atomic
def erase_payloads(*, person: str, by: str) -> int:
    """Erase what events said of a person, and say so in the chain; give how many there were."""
    count = 0
    for chain, numbers in queries.numbers_about(person).items():
        queries.chain_of(chain)
        Payload.objects.filter(chain=chain, number__in=numbers).delete()
        count += len(numbers)
        for at in range(0, len(numbers), _MOST_NUMBERS):
            some = ",".join(map(str, numbers[at : at + _MOST_NUMBERS]))
            record(queries.ERASED, chain=chain, by=by, target=some)
    return count
