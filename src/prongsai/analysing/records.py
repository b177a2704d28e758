"""What does a scorecard tell: what is strong, what is weak, what to mend first?

Every sentence in here is written from the same data as the lists beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Said
from prongsai.editions import Level
from prongsai.scoring import FailedItems, Inversion


class Group(StrEnum):
    """Where an indicator stands against the edition's thresholds."""

    STRENGTH = "strength"
    MAINTAIN = "maintain"
    IMPROVE = "improve"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFinding:
    """One scored indicator, judged. ``rank`` 1 is the highest; ties share a rank.

    ``change`` against last year's same indicator, None where there is none;
    ``gain_per_point`` is what one point more here adds to the overall, exactly.
    """

    indicator: str
    number: int
    name_th: str
    name_en: str
    instrument: str
    score: Decimal
    group: Group
    rank: int
    is_tied: bool
    change: Decimal | None
    gain_per_point: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFinding:
    """One group with its members, highest first, and the sentence that counts them."""

    group: Group
    members: tuple[IndicatorFinding, ...]
    sentence: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A score that an indicator could reach, and what the overall then gains, exactly."""

    score: Decimal  # the indicator's, points
    gain: Fraction  # the overall's, points


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One way to gain: what, how much the overall gains exactly, and what it then is.

    Of an OIT sub-indicator, the gain of mending one item; of any other indicator, the gain of
    reaching the next threshold of the groups (``ladder[0]``; the last rung is always 100).
    """

    indicator: str
    items: tuple[str, ...]  # OIT item codes among which the failed one is, empty for IIT and EIT
    sub_indicator: str | None
    gain: Fraction  # points of the overall, exact
    sentence: Said
    is_certain: bool  # false where the scores alone cannot tell
    overall_after: Decimal | None = None  # as shown; None where the overall is not scored
    ladder: tuple[Rung, ...] = ()  # empty for OIT items


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """If exactly these items failed, the fewest whose mending reaches the next level."""

    failed: tuple[FailedItems, ...]
    items: tuple[tuple[str, int], ...]  # (sub-indicator, how many)

    @property
    def count(self) -> int:
        """How many items in all."""
        return sum(count for _, count in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLevel:
    """The distance to the next level. None in the Findings at the highest level.

    ``missing`` points of the overall, exact, 0 where only instruments hold the level back;
    ``instruments`` those that do. ``by_combination``: for every combination of failures that the
    published scores allow, the fewest OIT items whose mending reaches the level.
    ``smallest_items``: of these, the one for the combination that needs most, so that its number
    of items is enough whichever is true; None where items alone do not reach the level or
    nothing can be known of them (then ``by_combination`` is empty).
    """

    level: Level
    missing: Fraction
    instruments: tuple[str, ...]
    smallest_items: tuple[tuple[str, int], ...] | None  # (sub-indicator, how many)
    sentence: Said
    by_combination: tuple[Mending, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one scorecard tells."""

    agency: str
    fiscal_year: FiscalYear
    indicators: tuple[IndicatorFinding, ...]  # by number; scored ones only
    groups: tuple[GroupFinding, ...]  # strength, maintain, improve; also the empty ones
    lowest: tuple[IndicatorFinding, ...]  # all that share the lowest score
    attention: tuple[IndicatorFinding, ...]  # what needs attention, worst first
    next_level: NextLevel | None
    mend_first: tuple[Step, ...]  # largest certain gain first
    inversions: tuple[Inversion, ...]
    overall_change: Decimal | None
    statements: tuple[Said, ...]  # the analysis in sentences, in order
    unknowns: tuple[Said, ...]  # what cannot be known from scores alone
    below_pass: tuple[IndicatorFinding, ...] = ()  # under the pass line of the overall, worst first
