"""Who else keeps something about a measure, so that it must stay?

Apps above this one say so when they start; this one knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Written: TypeAlias = Callable[[int, int], frozenset[str]]  # authority, fiscal year -> keys
_ASKED: list[Written] = []


def ask_before_removing(written: Written) -> None:
    """Ask this from now on which measures of a year something was written about."""
    if written not in _ASKED:
        _ASKED.append(written)


def written_keys(authority: int, fiscal_year: int) -> frozenset[str]:
    """The keys of the measures that somebody keeps something about outside the dossier."""
    return frozenset(key for each in _ASKED for key in each(authority, fiscal_year))
