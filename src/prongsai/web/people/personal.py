"""What does the installation hold about a person, and what is left of it once it is erased?

Apps above this one add what they hold by ``register``, when they are ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One store of personal data: what it is, and how long and why it is kept.

    ``gather``: what it holds about the person with an identifier, ready for JSON. ``erase``:
    takes that away or makes it nobody's, inside the transaction of the erasure; None where the
    records are official and stay.
    """

    name: str
    title: Promise
    kept: Promise
    gather: Callable[[str], Any]
    erase: Callable[[str], None] | None = None


_HOLDINGS: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Let a store of personal data be known; twice is once."""
    _HOLDINGS[holding.name] = holding


def holdings() -> tuple[Holding, ...]:
    """Every store, by name."""
    return tuple(_HOLDINGS[each] for each in sorted(_HOLDINGS))


def everything_about(person: str) -> dict[str, Any]:
    """All that is held about a person, by store."""
    return {each.name: each.gather(person) for each in holdings()}


def erase_holdings(person: str) -> None:
    """Let every store erase what it may."""
    for each in holdings():
        if each.erase is not None:
            each.erase(person)
