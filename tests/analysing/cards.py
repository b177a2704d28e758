"""Scorecards for tests, from published figures and from figures drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from prongsai.analysing import Findings, analyse
from prongsai.core.scores import Entered
from prongsai.editions import load
from prongsai.scoring import Scorecard, score_indicators

BY = Entered(by="test")


def card(year: int, ten: Sequence[str | None], agency: str = "invented") -> Scorecard:
    """A scorecard of ten scores in the order of the indicators; None where one is missing."""
    edition = load(year)
    pairs = zip(edition.indicators, ten, strict=True)
    scores = {indicator.slug: Decimal(text) for indicator, text in pairs if text is not None}
    return score_indicators(edition, agency, scores, source=BY)


def findings(year: int, ten: Sequence[str | None]) -> Findings:
    """What such a scorecard tells."""
    return analyse(card(year, ten), load(year))
