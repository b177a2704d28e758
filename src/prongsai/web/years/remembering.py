"""How is what a year's content tells kept, so that it is not worked out for every page?"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Told = TypeVar("Told")


class Memory(Generic[Told]):
    """What was told of contents, each by a key that holds its digest; the content is not kept."""

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._told: dict[Hashable, tuple[Told]] = {}

    def of(self, key: Hashable, work_out: Callable[[], Told]) -> Told:
        """What is told of a content: worked out the first time, in any thread."""
        known = self._told.get(key)
        if known is None:
            known = (work_out(),)
            if len(self._told) >= self._most:
                self._told.clear()
            self._told[key] = known
        return known[0]
