"""What are the rules of one fiscal year's assessment?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from prongsai.core.dates import FiscalYear

IndicatorSlug: TypeAlias = str
ItemCode: TypeAlias = str  # "O1" ... of one edition; the same code is not the same item next year


class BasisKind(StrEnum):
    """Where a value of an edition rests."""

    READ = "read"  # read in a public text
    RECOMPUTED = "recomputed"  # fits every published figure that was tried
    CARRIED_OVER = "carried-over"  # taken from a neighbouring year
    INFERRED = "inferred"  # concluded from what was read
    GENERAL_KNOWLEDGE = "general-knowledge"  # in no text that was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The source or the basis of a value, and whether it is verified."""

    kind: BasisKind
    verified: bool
    sources: tuple[str, ...] = ()  # addresses or descriptions
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """IIT, EIT or OIT; the weights of an edition's instruments add up to 1."""

    slug: str  # "IIT", "EIT", "OIT"
    name_th: str
    name_en: str
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One of the ten indicators. ``aliases`` are spellings seen in real documents."""

    slug: IndicatorSlug
    number: int
    name_th: str
    name_en: str
    instrument: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubIndicator:
    """A sub-indicator of the OIT and its items, in order."""

    number: str  # "9.1"
    name_th: str
    indicator: IndicatorSlug
    items: tuple[ItemCode, ...]
    basis: Basis  # of its number and name


@dataclass(frozen=True, slots=True, kw_only=True)
class OitItem:
    """One item of the OIT checklist."""

    code: ItemCode
    slug: str  # the same slug in two editions means the same item
    title_th: str
    shows_th: str | None  # what is to be shown, in our own short words
    sub_indicator: str | None
    basis: Basis  # of its code and title
    shows_basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class OitTree:
    """The OIT's items. ``is_for_scoring`` is false where the tree serves as a checklist only.

    Without any item, the edition's list is not known.
    """

    sub_indicators: tuple[SubIndicator, ...]
    items: tuple[OitItem, ...]
    is_for_scoring: bool
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An answer scale: the points of each choice in order, None where they are not known.

    The order is from least to most, and ``no`` before ``yes``; a reversed item turns it round.
    ``choices`` are the labels in the same order, or None where they were not found.
    """

    slug: str  # "4-level", "yes-no", "6-level"
    points: tuple[int, ...] | None
    choices: tuple[str, ...] | None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyItem:
    """One item, or one part of an item, of the IIT or EIT questionnaire.

    ``is_reversed`` is None where it is not known. ``subject_th`` is a paraphrase;
    ``question_th`` the official sentence, where an authority's overlay gives it.
    """

    instrument: str
    item: str  # "I1"
    part: str | None  # "a"
    indicator: IndicatorSlug
    scale: str  # Scale.slug
    is_reversed: bool | None
    subject_th: str
    basis: Basis
    question_th: str | None = None
    question_basis: Basis | None = None

    @property
    def column(self) -> str:
        """The column's name in a table of answers: ``I1a``."""
        return f"{self.item}{self.part or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """An instrument's questionnaire. ``is_for_scoring``: every scale and reversal is known."""

    instrument: str
    items: tuple[SurveyItem, ...]
    is_for_scoring: bool
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level, reached from ``overall_from`` on, and where the rule says so from
    ``instruments_from`` on in each instrument. Levels are tried from the highest down.
    """

    slug: str
    name_th: str
    name_en: str
    overall_from: Decimal
    instruments_from: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """The levels, the pass line, and whether the rounded or the exact score is looked at."""

    levels: tuple[Level, ...]  # highest first; the last starts at 0
    pass_from: Decimal
    looks_at_rounded: bool
    basis: Basis  # of the levels and their thresholds
    pass_basis: Basis
    rounding_basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Thresholds of the analysis: strength from, maintain from; below that, improve."""

    strength_from: Decimal
    maintain_from: Decimal
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One step of the assessment's calendar; days are None where they are not known."""

    slug: str  # "register", "oit-entry", "iit-eit", "oit-scoring", "results"
    name_th: str
    name_en: str
    starts: date | None
    ends: date | None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRule:
    """The least number of answers wanted: a share, a floor and a cap on that minimum."""

    instrument: str
    share: Fraction | None
    at_least: int | None
    cap_on_minimum: int | None
    words_th: str
    words_en: str
    basis: Basis


class ReportCovers(StrEnum):
    """Which fiscal year's measures the progress report of an edition is about."""

    CURRENT = "current"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publications:
    """Where the analysis, the measures and their report are looked for."""

    analysis_item: ItemCode | None
    measures_item: ItemCode | None
    report_item: ItemCode | None
    report_covers: ReportCovers
    basis: Basis  # of the items
    covers_basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A topic that recent years' analyses are believed to be asked by."""

    slug: str
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaStep:
    """One step of the computation, in words."""

    slug: str  # "overall", "instrument", "oit-indicator", "oit-item", "survey-indicator", ...
    words_th: str
    words_en: str
    basis: Basis


class Relation(StrEnum):
    """What became of an item from one edition to a later one."""

    SAME = "same"  # the same item under the same code
    RENUMBERED = "renumbered"  # the same item under another code
    SPLIT = "split"  # one item became several
    MERGED = "merged"  # several items became one
    REPLACED = "replaced"  # another item took its place; it does not ask for the same
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """A change of OIT items since the year before that slugs alone do not tell."""

    before: tuple[ItemCode, ...]
    after: tuple[ItemCode, ...]
    relation: Relation  # split, merged or replaced
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The rules of one fiscal year's assessment."""

    fiscal_year: FiscalYear
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]  # by number
    oit: OitTree
    questionnaires: tuple[Questionnaire, ...]
    scales: tuple[Scale, ...]
    levels: LevelRule
    groups: Groups
    calendar: tuple[CalendarEntry, ...]
    samples: tuple[SampleRule, ...]
    publications: Publications
    themes: tuple[Theme, ...]
    formula: tuple[FormulaStep, ...]
    changes: tuple[ItemChange, ...]  # of OIT items, since the edition of the year before
    weights_basis: Basis
    indicators_basis: Basis
    formula_basis: Basis
    themes_basis: Basis
    changes_basis: Basis

    def indicator(self, slug: IndicatorSlug) -> Indicator:
        """The indicator of that slug. Errors: KeyError."""
        for indicator in self.indicators:
            if indicator.slug == slug:
                return indicator
        raise KeyError(slug)

    def of_instrument(self, instrument: str) -> tuple[Indicator, ...]:
        """The indicators of one instrument, by number."""
        return tuple(each for each in self.indicators if each.instrument == instrument)

    def questionnaire(self, instrument: str) -> Questionnaire | None:
        """The instrument's questionnaire, or None where none is known."""
        return next((q for q in self.questionnaires if q.instrument == instrument), None)
