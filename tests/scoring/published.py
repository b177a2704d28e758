"""Scores as they were published: figures only."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal

from tests.conftest import ROOT

from prongsai.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Ten indicators as printed, and what was published of them."""

    agency: str
    year: int
    ten: tuple[str, ...]
    overall: str
    level: str
    iit_points: str = ""
    eit_points: str = ""
    oit_points: str = ""

    def by_slug(self, edition: Edition) -> dict[str, Decimal]:
        """The scores as the library takes them."""
        pairs = zip(edition.indicators, self.ten, strict=True)
        return {indicator.slug: Decimal(text) for indicator, text in pairs}


CASE_000 = Case(
    agency="case 000",
    year=2565,
    ten=("100", "100", "100", "99.44", "99.44", "99.15", "90.65", "93.37", "100", "87.50"),
    overall="95.75",
    level="AA",
)
CASE_004 = Case(
    agency="case 004",
    year=2564,
    ten=(
        "86.03",
        "68.27",
        "71.82",
        "63.91",
        "80.87",
        "81.55",
        "85.25",
        "80.84",
        "92.50",
        "100",
    ),
    overall="85.52",
    level="A",
)

# Indicator 9, indicator 10, points of the OIT: 2564, a printed table of thirteen agencies.
OIT_VECTORS = (
    ("100", "100", "40.00"),
    ("93.50", "100", "38.70"),
    ("97.50", "100", "39.50"),
    ("97.78", "93.75", "38.31"),
    ("97.14", "100", "39.43"),
    ("97.50", "87.50", "37.00"),
    ("93.78", "100", "38.76"),
    ("96.00", "100", "39.20"),
    ("92.50", "93.75", "37.25"),
    ("94.64", "100", "38.93"),
)


def units_of_2563() -> tuple[Case, ...]:
    """39 units of one university's pre-assessment with the same instruments."""
    path = ROOT / "tests" / "data" / "results-2563-units.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(
            Case(
                agency=row["agency"],
                year=int(row["fiscal_year"]),
                ten=tuple(row[f"i{n}"] for n in range(1, 11)),
                overall=row["overall"],
                level=row["level"],
                iit_points=row["iit_points"],
                eit_points=row["eit_points"],
                oit_points=row["oit_points"],
            )
            for row in csv.DictReader(lines)
        )
