"""Who does a kind of job? Higher apps offer their work here, so that none is imported below."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.web.jobs.records import Job, Outcome

Work = Callable[[Job], Outcome]
_WORKS: dict[str, Work] = {}


def offer(kind: str, work: Work) -> None:
    """From now on, jobs of that kind are done by ``work``, which must bear to run twice."""
    _WORKS[kind] = work


def work_of(kind: str) -> Work:
    """Who does that kind."""
    return _WORKS[kind]
