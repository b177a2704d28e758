"""What happened in an authority, as people read it?"""

from __future__ import annotations

import json
from typing import Any

from prongsai.web.audit import queries as audit
from prongsai.web.audit.records import LoggedEvent
from prongsai.web.journal.records import Entry
from prongsai.web.people import queries as people
from prongsai.web.people.actions import SYSTEM

PAGE = 50
_LONGEST = 300


def entries(chain: int, *, before: int | None = None) -> tuple[Entry, ...]:
    """A page of the newest events, newest first."""
    events = audit.events_of(chain, most=PAGE, before=before)
    names = people.names_of({each.by for each in events} | {each.target for each in events})
    return tuple(_entry(each, names) for each in events)


def _entry(event: LoggedEvent, names: dict[str, str]) -> Entry:
    return Entry(
        number=event.number,
        kind=event.kind,
        at=event.at,
        who=None if event.by == SYSTEM else names.get(event.by, ""),
        target=names.get(event.target, event.target),
        details=None if event.payload is None else tuple(_details(event.payload)),
    )


def _details(payload: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in ((name, _short(value)) for name, value in payload.items())
        if value not in ("", None)
    ]


def _short(value: Any) -> Any:
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value
