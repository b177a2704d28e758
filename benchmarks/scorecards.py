"""Scoring 10,000 synthetic scorecards exactly, beside bare float means that get edges wrong."""

from __future__ import annotations

import random
from decimal import Decimal

from benchmarks.timing import Timing, in_turns
from prongsai.core.scores import Entered
from prongsai.editions import load
from prongsai.scoring import score_indicators


def synthetic(count: int, seed: int = 1) -> list[tuple[Decimal, ...]]:
    """``count`` rows of ten scores with two places, 50-100."""
    chance = random.Random(seed)
    return [
        tuple(Decimal(chance.randint(5_000, 10_000)).scaleb(-2) for _ in range(10))
        for _ in range(count)
    ]


def measure(*, count: int, runs: int) -> tuple[Timing, ...]:
    """Seconds for all rows: ours, and floats without levels, reasons or exactness."""
    edition = load(2565)
    slugs = [indicator.slug for indicator in edition.indicators]
    rows = synthetic(count)
    source = Entered(by="synthetic")

    def exact() -> None:
        for row in rows:
            scores = dict(zip(slugs, row, strict=True))
            score_indicators(edition, "synthetic", scores, source=source)

    def floats() -> None:
        for row in rows:
            f = [float(score) for score in row]
            round(0.3 * sum(f[:5]) / 5 + 0.3 * sum(f[5:8]) / 3 + 0.4 * sum(f[8:]) / 2, 2)

    return in_turns({"exact scorecards": exact, "bare float means": floats}, runs=runs)
