"""What does an authority set out to do, by whom, by when, and how is it measured?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from prongsai.core.dates import FiscalYear, PeriodKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What is counted, how many and in which unit; amount None: not said."""

    what: str
    amount: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of a plan. ``starts``/``ends`` bound its period; only ``ends``: a due date."""

    key: str
    number: str  # as numbered in the office's plan, "1" or "1.1"; may be empty
    title: str
    group: str | None = None
    theme: str | None = None  # Theme.slug
    indicators: tuple[str, ...] = ()  # slugs
    oit_items: tuple[str, ...] = ()  # codes of the plan's edition
    steps: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()  # unit names as printed
    starts: date | None = None
    ends: date | None = None
    reporting: PeriodKind | None = None
    follow_up: str | None = None  # how it is followed up, in the office's words
    targets: tuple[Quantity, ...] = ()
    expected_outcome: str | None = None
    library_slug: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePlan:
    """One authority's measures of one fiscal year, resting on an earlier year's result."""

    agency: str
    fiscal_year: FiscalYear
    rests_on: FiscalYear
    measures: tuple[Measure, ...]

    def measure(self, key: str) -> Measure:
        """The measure of that key. Errors: KeyError."""
        for measure in self.measures:
            if measure.key == key:
                return measure
        raise KeyError(key)


class OwnerKind(StrEnum):
    """The kind of unit that usually answers for a measure."""

    CLERK_OFFICE = "clerk-office"  # สำนักปลัด
    FINANCE = "finance"  # กองคลัง
    PUBLIC_WORKS = "public-works"  # กองช่าง
    EDUCATION = "education"  # กองการศึกษา
    HEALTH = "health"  # กองสาธารณสุข
    WELFARE = "welfare"  # กองสวัสดิการสังคม
    PLANNING = "planning"  # งานนโยบายและแผน
    LEGAL = "legal"  # งานกฎหมายและคดี
    INTERNAL_AUDIT = "internal-audit"  # หน่วยตรวจสอบภายใน
    EVERY_UNIT = "every-unit"  # ทุกส่วนราชการ
    EXECUTIVES = "executives"  # ผู้บริหาร


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryMeasure:
    """One measure of our library, in our own words (th and en where a user reads it).

    ``themes_verified`` goes wherever the themes go: in no public text that could be read.
    """

    slug: str
    title_th: str
    title_en: str
    indicators: tuple[str, ...]
    oit_slugs: tuple[str, ...]  # OitItem.slug: edition-independent
    themes: tuple[str, ...]
    steps_th: tuple[str, ...]
    owners: tuple[OwnerKind, ...]
    outputs: tuple[Quantity, ...]
    outcome_th: str
    evidence_th: tuple[str, ...]
    starts_quarter: int  # 1-4
    ends_quarter: int  # 1-4
    reporting: PeriodKind
    themes_verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A library measure proposed for an authority, with the reasons in both languages."""

    measure: LibraryMeasure
    indicator: str  # the weak place it is proposed for
    why_th: str
    why_en: str
