"""How does a dated YAML file become an Edition?

Every key that is not named here is a Problem, and so is every value without a basis.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from yaml.nodes import ScalarNode

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Said
from prongsai.editions.nodes import Reader, Spot
from prongsai.editions.records import (
    Basis,
    BasisKind,
    CalendarEntry,
    Edition,
    FormulaStep,
    Groups,
    Indicator,
    Instrument,
    ItemChange,
    Level,
    LevelRule,
    OitItem,
    OitTree,
    Publications,
    Questionnaire,
    Relation,
    ReportCovers,
    SampleRule,
    Scale,
    SubIndicator,
    SurveyItem,
    Theme,
)

_Record = TypeVar("_Record")
_UNKNOWN = Basis(kind=BasisKind.GENERAL_KNOWLEDGE, verified=False)
_ANY_YEAR = 2500
_CAN_BE_VERIFIED = (BasisKind.READ, BasisKind.RECOMPUTED)
_PARTS = (
    "edition",
    "collected",
    "sources",
    "bases",
    "instruments",
    "indicators",
    "formula",
    "oit",
    "scales",
    "questionnaires",
    "levels",
    "groups",
    "calendar",
    "samples",
    "publications",
    "themes",
    "changes",
)


def read_edition(reader: Reader, root: Spot) -> Edition:
    """The edition that the file describes; only whole where ``reader`` met no Problem."""
    return EditionFile(reader, root).edition()


class EditionFile:
    """One file being read: its table of sources, its named bases and its parts."""

    def __init__(self, reader: Reader, root: Spot) -> None:
        self._read = reader
        self._parts = reader.mapping(root, _PARTS)
        self._sources = self._table_of("sources", reader.text)
        self._bases: dict[str, Basis] = {}
        self._bases = self._table_of("bases", self._written_basis)

    def edition(self) -> Edition:
        """Every part, in the order of the file."""
        parts, read = self._parts, self._read
        read.text(parts["collected"])
        weights, instruments = self._based("instruments", self._instrument)
        indicators_basis, indicators = self._based("indicators", self._indicator)
        formula_basis, formula = self._based("formula", self._formula_step)
        themes_basis, themes = self._based("themes", self._theme)
        changes_basis, changes = self._based("changes", self._change)
        return Edition(
            fiscal_year=self._fiscal_year(parts["edition"]),
            instruments=instruments,
            indicators=indicators,
            oit=self._oit(parts["oit"]),
            questionnaires=self._all(parts["questionnaires"], self._questionnaire),
            scales=self._all(parts["scales"], self._scale),
            levels=self._levels(parts["levels"]),
            groups=self._groups(parts["groups"]),
            calendar=self._all(parts["calendar"], self._calendar_entry),
            samples=self._all(parts["samples"], self._sample),
            publications=self._publications(parts["publications"]),
            themes=themes,
            formula=formula,
            changes=changes,
            weights_basis=weights,
            indicators_basis=indicators_basis,
            formula_basis=formula_basis,
            themes_basis=themes_basis,
            changes_basis=changes_basis,
        )

    def _fiscal_year(self, spot: Spot) -> FiscalYear:
        number = self._read.whole(spot)
        try:
            return FiscalYear(number)
        except ValueError:
            if spot.text == str(number):  # otherwise no number, which is a Problem already
                self._read.wrong_kind(spot, "ปีงบประมาณ (พ.ศ.)", "a Buddhist-era fiscal year")
            return FiscalYear(_ANY_YEAR)

    # Bases

    def basis(self, spot: Spot) -> Basis:
        """A basis, written out or named from the head of the file."""
        name = spot.text
        if name is None:
            return self._written_basis(spot)
        if name in self._bases:
            return self._bases[name]
        if not spot.is_absent:
            self._read.problem(
                "basis-unknown",
                spot,
                Said(th=f"ไม่มีที่มาชื่อ “{name}”", en=f"There is no basis called “{name}”."),
                Said(th="เพิ่มที่มานี้ไว้ใต้ bases", en="Add it below “bases”."),
                text=name,
            )
        return _UNKNOWN

    def _written_basis(self, spot: Spot) -> Basis:
        if isinstance(spot.node, ScalarNode):
            self._read.wrong_kind(spot, "ที่มาที่มี kind และ verified", "a basis with its kind")
            return _UNKNOWN
        fields = self._read.mapping(spot, ("kind", "verified"), ("sources", "note"))
        keys = self._read.items(fields["sources"]) if "sources" in fields else ()
        basis = Basis(
            kind=self._read.choice(fields["kind"], BasisKind),
            verified=self._read.truth(fields["verified"]),
            sources=tuple(self._source(key) for key in keys),
            note=self._read.optional_text(fields.get("note")),
        )
        self._check_verified(spot, basis)
        return basis

    def _check_verified(self, spot: Spot, basis: Basis) -> None:
        if basis.verified and not basis.sources:
            self._read.problem(
                "source-missing",
                spot,
                Said(
                    th="ระบุว่าตรวจสอบแล้วแต่ไม่มีแหล่งที่มา",
                    en="It is said to be verified, without a source.",
                ),
                Said(th="เพิ่ม sources หรือแก้ verified เป็น false", en="Add sources, or say false."),
            )
        if basis.verified and basis.kind not in _CAN_BE_VERIFIED:
            self._read.problem(
                "basis-contradictory",
                spot,
                Said(
                    th=f"ที่มาแบบ {basis.kind} ถือว่าตรวจสอบแล้วไม่ได้",
                    en=f"What is {basis.kind} cannot be verified.",
                ),
                Said(
                    th="แก้ verified เป็น false หรือแก้ kind เป็น read หรือ recomputed",
                    en="Say verified: false, or that it was read or recomputed.",
                ),
                text=str(basis.kind),
            )

    def _source(self, spot: Spot) -> str:
        key = self._read.text(spot)
        if key and key not in self._sources:
            self._read.problem(
                "source-unknown",
                spot,
                Said(th=f"ไม่มีแหล่งที่มาชื่อ “{key}”", en=f"There is no source called “{key}”."),
                Said(th="เพิ่มแหล่งนี้ไว้ใต้ sources", en="Add it below “sources”."),
                text=key,
            )
        return self._sources.get(key, key)

    # Lists and tables

    def _table_of(self, part: str, one: Callable[[Spot], _Record]) -> dict[str, _Record]:
        spots = self._read.table(self._parts[part])
        return {key: one(spot) for key, spot in spots.items()}

    def _all(self, spot: Spot, one: Callable[[Spot], _Record]) -> tuple[_Record, ...]:
        return tuple(one(each) for each in self._read.items(spot))

    def _based(
        self, part: str, one: Callable[[Spot], _Record]
    ) -> tuple[Basis, tuple[_Record, ...]]:
        fields = self._read.mapping(self._parts[part], ("basis", "list"))
        return self.basis(fields["basis"]), self._all(fields["list"], one)

    # Parts

    def _instrument(self, spot: Spot) -> Instrument:
        fields = self._read.mapping(spot, ("slug", "name_th", "name_en", "weight"))
        return Instrument(
            slug=self._read.text(fields["slug"]),
            name_th=self._read.text(fields["name_th"]),
            name_en=self._read.text(fields["name_en"]),
            weight=self._read.share(fields["weight"]),
        )

    def _indicator(self, spot: Spot) -> Indicator:
        fields = self._read.mapping(
            spot, ("number", "slug", "name_th", "name_en", "instrument"), ("aliases",)
        )
        return Indicator(
            slug=self._read.text(fields["slug"]),
            number=self._read.whole(fields["number"]),
            name_th=self._read.text(fields["name_th"]),
            name_en=self._read.text(fields["name_en"]),
            instrument=self._read.text(fields["instrument"]),
            aliases=self._read.texts(fields["aliases"]) if "aliases" in fields else (),
        )

    def _formula_step(self, spot: Spot) -> FormulaStep:
        fields = self._read.mapping(spot, ("slug", "words_th", "words_en", "basis"))
        return FormulaStep(
            slug=self._read.text(fields["slug"]),
            words_th=self._read.text(fields["words_th"]),
            words_en=self._read.text(fields["words_en"]),
            basis=self.basis(fields["basis"]),
        )

    def _oit(self, spot: Spot) -> OitTree:
        fields = self._read.mapping(spot, ("is_for_scoring", "basis", "sub_indicators", "items"))
        below = self._all(fields["sub_indicators"], self._sub_indicator)
        parents = {code: each.number for each in below for code in each.items}
        return OitTree(
            sub_indicators=below,
            items=self._all(fields["items"], lambda item: self._oit_item(item, parents)),
            is_for_scoring=self._read.truth(fields["is_for_scoring"]),
            basis=self.basis(fields["basis"]),
        )

    def _sub_indicator(self, spot: Spot) -> SubIndicator:
        fields = self._read.mapping(spot, ("number", "indicator", "name_th", "items", "basis"))
        return SubIndicator(
            number=self._read.text(fields["number"]),
            name_th=self._read.text(fields["name_th"]),
            indicator=self._read.text(fields["indicator"]),
            items=self._read.texts(fields["items"]),
            basis=self.basis(fields["basis"]),
        )

    def _oit_item(self, spot: Spot, parents: dict[str, str]) -> OitItem:
        fields = self._read.mapping(
            spot, ("code", "slug", "title", "basis", "shows", "shows_basis")
        )
        code = self._read.text(fields["code"])
        return OitItem(
            code=code,
            slug=self._read.text(fields["slug"]),
            title_th=self._read.text(fields["title"]),
            shows_th=self._read.optional_text(fields["shows"]),
            sub_indicator=parents.get(code),
            basis=self.basis(fields["basis"]),
            shows_basis=self.basis(fields["shows_basis"]),
        )

    def _scale(self, spot: Spot) -> Scale:
        fields = self._read.mapping(spot, ("slug", "points", "choices", "basis"))
        points, choices = fields["points"], fields["choices"]
        return Scale(
            slug=self._read.text(fields["slug"]),
            points=None if points.is_null else self._all(points, self._read.whole),
            choices=None if choices.is_null else self._read.texts(choices),
            basis=self.basis(fields["basis"]),
        )

    def _questionnaire(self, spot: Spot) -> Questionnaire:
        fields = self._read.mapping(spot, ("instrument", "is_for_scoring", "basis", "items"))
        instrument = self._read.text(fields["instrument"])
        return Questionnaire(
            instrument=instrument,
            items=self._all(fields["items"], lambda item: self._survey_item(item, instrument)),
            is_for_scoring=self._read.truth(fields["is_for_scoring"]),
            basis=self.basis(fields["basis"]),
        )

    def _survey_item(self, spot: Spot, instrument: str) -> SurveyItem:
        fields = self._read.mapping(
            spot, ("item", "indicator", "scale", "reversed", "subject", "basis"), ("part",)
        )
        return SurveyItem(
            instrument=instrument,
            item=self._read.text(fields["item"]),
            part=self._read.optional_text(fields.get("part")),
            indicator=self._read.text(fields["indicator"]),
            scale=self._read.text(fields["scale"]),
            is_reversed=self._read.optional_truth(fields["reversed"]),
            subject_th=self._read.text(fields["subject"]),
            basis=self.basis(fields["basis"]),
        )

    def _levels(self, spot: Spot) -> LevelRule:
        fields = self._read.mapping(spot, ("basis", "list", "pass_from", "looks_at_rounded"))
        passing = self._read.mapping(fields["pass_from"], ("value", "basis"))
        rounding = self._read.mapping(fields["looks_at_rounded"], ("value", "basis"))
        return LevelRule(
            levels=self._all(fields["list"], self._level),
            pass_from=self._read.points(passing["value"]),
            looks_at_rounded=self._read.truth(rounding["value"]),
            basis=self.basis(fields["basis"]),
            pass_basis=self.basis(passing["basis"]),
            rounding_basis=self.basis(rounding["basis"]),
        )

    def _level(self, spot: Spot) -> Level:
        fields = self._read.mapping(
            spot, ("slug", "name_th", "name_en", "from"), ("instruments_from",)
        )
        return Level(
            slug=self._read.text(fields["slug"]),
            name_th=self._read.text(fields["name_th"]),
            name_en=self._read.text(fields["name_en"]),
            overall_from=self._read.points(fields["from"]),
            instruments_from=self._read.optional_points(fields.get("instruments_from")),
        )

    def _groups(self, spot: Spot) -> Groups:
        fields = self._read.mapping(spot, ("strength_from", "maintain_from", "basis"))
        return Groups(
            strength_from=self._read.points(fields["strength_from"]),
            maintain_from=self._read.points(fields["maintain_from"]),
            basis=self.basis(fields["basis"]),
        )

    def _calendar_entry(self, spot: Spot) -> CalendarEntry:
        fields = self._read.mapping(spot, ("slug", "name_th", "name_en", "starts", "ends", "basis"))
        return CalendarEntry(
            slug=self._read.text(fields["slug"]),
            name_th=self._read.text(fields["name_th"]),
            name_en=self._read.text(fields["name_en"]),
            starts=self._read.optional_day(fields["starts"]),
            ends=self._read.optional_day(fields["ends"]),
            basis=self.basis(fields["basis"]),
        )

    def _sample(self, spot: Spot) -> SampleRule:
        numbers = ("share", "at_least", "cap_on_minimum")
        fields = self._read.mapping(spot, ("instrument", "words_th", "words_en", "basis"), numbers)
        share = fields.get("share")
        return SampleRule(
            instrument=self._read.text(fields["instrument"]),
            share=None if share is None or share.is_null else self._read.share(share),
            at_least=self._read.optional_whole(fields.get("at_least")),
            cap_on_minimum=self._read.optional_whole(fields.get("cap_on_minimum")),
            words_th=self._read.text(fields["words_th"]),
            words_en=self._read.text(fields["words_en"]),
            basis=self.basis(fields["basis"]),
        )

    def _publications(self, spot: Spot) -> Publications:
        items = ("analysis_item", "measures_item", "report_item")
        fields = self._read.mapping(spot, (*items, "report_covers", "basis"))
        analysis, measures, report = (self._read.optional_text(fields[item]) for item in items)
        covers = self._read.mapping(fields["report_covers"], ("value", "basis"))
        return Publications(
            analysis_item=analysis,
            measures_item=measures,
            report_item=report,
            report_covers=self._read.choice(covers["value"], ReportCovers),
            basis=self.basis(fields["basis"]),
            covers_basis=self.basis(covers["basis"]),
        )

    def _theme(self, spot: Spot) -> Theme:
        fields = self._read.mapping(spot, ("slug", "name_th", "name_en"))
        return Theme(
            slug=self._read.text(fields["slug"]),
            name_th=self._read.text(fields["name_th"]),
            name_en=self._read.text(fields["name_en"]),
        )

    def _change(self, spot: Spot) -> ItemChange:
        fields = self._read.mapping(spot, ("before", "after", "relation"), ("note",))
        return ItemChange(
            before=self._read.texts(fields["before"]),
            after=self._read.texts(fields["after"]),
            relation=self._read.choice(fields["relation"], Relation),
            note=self._read.optional_text(fields.get("note")),
        )
