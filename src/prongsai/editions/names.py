"""Which indicator does a printed name mean?

By its name, never by its number: real reports number indicators by rank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.thai import comparison_form
from prongsai.editions.records import Edition, Indicator

# "ตัวชี้วัดที่ ๗", "7.", "(๗)" before the name.
_NUMBER = re.compile(r"(?:ตัวชี้วัด(?:ที่)?)?[(]?(?:[0-9๐-๙]+(?:[).:]|(?=[ก-๙])))?[-:]?")
# A name is near when at most this share of its letters differs: two official names differ by more,
# but for แก้ไขปัญหา and ป้องกัน, which the margin keeps apart.
_NEAR_SHARE = Fraction(3, 8)
_MARGIN = 2


class MatchKind(StrEnum):
    """How a printed name was found."""

    EXACT = "exact"  # the official name
    ALIAS = "alias"  # a known spelling of it
    NEAR = "near"  # a guess: few letters differ, and no other indicator is as near
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorMatch:
    """What a printed name means. ``letters_changed`` is the edit distance; 0 for a known name.

    Where nothing was found, ``indicator`` is None.
    """

    kind: MatchKind
    indicator: Indicator | None
    letters_changed: int = 0


def find_indicator(edition: Edition, name: str) -> IndicatorMatch:
    """The indicator that a printed name means; a number in front of the name is left aside.

    >>> from prongsai.editions import load
    >>> find_indicator(load(2565), "ตัวชี้วัดที่ ๙ ประสิทธิภาพการสื่อสาร").indicator.number
    7
    """
    printed = comparison_form(name)
    shortened = printed[_number_length(printed) :]
    for indicator in edition.indicators:
        if comparison_form(indicator.name_th) == shortened:
            return IndicatorMatch(kind=MatchKind.EXACT, indicator=indicator)
        if shortened in map(comparison_form, indicator.aliases):
            return IndicatorMatch(kind=MatchKind.ALIAS, indicator=indicator)
    return _nearest(edition, shortened)


def _number_length(printed: str) -> int:
    match = _NUMBER.match(printed)
    return match.end() if match else 0


def _nearest(edition: Edition, printed: str) -> IndicatorMatch:
    nothing = IndicatorMatch(kind=MatchKind.NONE, indicator=None)
    ranked = sorted(
        ((*_distance_to(printed, each), each) for each in edition.indicators),
        key=lambda found: found[0],
    )
    if len(ranked) < 2:
        return nothing
    (changed, longest, indicator), (runner_up, _, _) = ranked[:2]
    if changed > _NEAR_SHARE * longest or runner_up - changed < _MARGIN:
        return nothing
    return IndicatorMatch(kind=MatchKind.NEAR, indicator=indicator, letters_changed=changed)


def _distance_to(printed: str, indicator: Indicator) -> tuple[int, int]:
    """The least edit distance to one of the indicator's names, and the longer one's length."""
    names = map(comparison_form, (indicator.name_th, *indicator.aliases))
    return min((_edit_distance(printed, name), max(len(printed), len(name))) for name in names)


def _edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance: letters added, left out or changed."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, opposite in enumerate(other, start=1):
            changed = before[column - 1] + (letter != opposite)
            now.append(min(before[column] + 1, now[-1] + 1, changed))
        before = now
    return before[-1]
