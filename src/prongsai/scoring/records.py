"""What did one authority reach in one year, exactly, and why is a part not scored?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.dates import FiscalYear
from prongsai.core.scores import MaybeExact, MaybeScore, NotScored, Source, shown
from prongsai.editions import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """One indicator's score. ``exact`` is unrounded points, 0-100."""

    indicator: str  # IndicatorSlug: by name, never by rank
    exact: MaybeExact
    source: Source

    @property
    def value(self) -> MaybeScore:
        """The score as shown, two places."""
        return shown(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentScore:
    """One instrument's score: the mean of its indicators, unrounded points, 0-100."""

    instrument: str
    exact: MaybeExact
    weight: Fraction

    @property
    def value(self) -> MaybeScore:
        """The score as shown, two places."""
        return shown(self.exact)

    @property
    def points(self) -> MaybeScore:
        """Its share of the overall score: weight x mean, two places."""
        exact = self.exact
        return exact if isinstance(exact, NotScored) else shown(exact * self.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOverall:
    """A published overall beside ours. ``difference`` = published - ours, None if not scored.

    ``reproduced``: within 0.01; ``exact``: equal at two places.
    """

    overall: Decimal
    url: str | None
    difference: Decimal | None
    reproduced: bool
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """One authority's scores in one year's assessment."""

    agency: str
    fiscal_year: FiscalYear
    indicators: tuple[IndicatorScore, ...]  # all ten, by number
    instruments: tuple[InstrumentScore, ...]  # IIT, EIT, OIT
    overall_exact: MaybeExact
    level: Level | None
    passed: bool | None
    published: PublishedOverall | None = None

    @property
    def overall(self) -> MaybeScore:
        """The overall as shown, two places."""
        return shown(self.overall_exact)

    @property
    def not_scored(self) -> tuple[NotScored, ...]:
        """Why parts are not scored, by indicator; empty when everything is."""
        return tuple(each.exact for each in self.indicators if isinstance(each.exact, NotScored))

    def of(self, indicator: str) -> IndicatorScore:
        """The score of one indicator. Errors: KeyError."""
        for score in self.indicators:
            if score.indicator == indicator:
                return score
        raise KeyError(indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedItems:
    """How many items of one sub-indicator failed."""

    sub_indicator: str
    failed: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inversion:
    """Every combination of failures that gives exactly a published OIT indicator score.

    ``combinations`` lists only sub-indicators with failures; one empty combination means
    that nothing failed, and no combination that no failures give this score.
    """

    indicator: str
    published: Decimal
    combinations: tuple[tuple[FailedItems, ...], ...]
