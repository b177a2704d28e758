"""Which of a year's rules rest on something that was not verified?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.editions.records import Basis, BasisKind, Edition


class Part(StrEnum):
    """The parts of an edition that a result can rest on."""

    WEIGHTS = "weights"
    INDICATORS = "indicators"
    FORMULA = "formula"
    LEVELS = "levels"
    PASSING = "passing"
    ROUNDING = "rounding"
    OIT = "oit"
    QUESTIONNAIRES = "questionnaires"
    GROUPS = "groups"
    CALENDAR = "calendar"
    SAMPLES = "samples"
    PUBLICATIONS = "publications"
    THEMES = "themes"


_NAMES = {
    Part.WEIGHTS: Said(th="น้ำหนักของเครื่องมือ", en="the instruments' weights"),
    Part.INDICATORS: Said(th="รายชื่อตัวชี้วัด", en="the list of indicators"),
    Part.FORMULA: Said(th="วิธีคำนวณคะแนน", en="the computation"),
    Part.LEVELS: Said(th="เกณฑ์ระดับผลการประเมิน", en="the levels"),
    Part.PASSING: Said(th="เกณฑ์ผ่านการประเมิน", en="the pass line"),
    Part.ROUNDING: Said(
        th="การใช้คะแนนที่ปัดเศษแล้วในการจัดระดับ", en="that levels look at rounded scores"
    ),
    Part.OIT: Said(th="รายการข้อของ OIT ", en="the list of OIT items"),
    Part.QUESTIONNAIRES: Said(th="แบบวัด IIT และ EIT ", en="the IIT and EIT questionnaires"),
    Part.GROUPS: Said(th="เกณฑ์แบ่งกลุ่มในการวิเคราะห์", en="the thresholds of the analysis"),
    Part.CALENDAR: Said(th="ปฏิทินการประเมิน", en="the calendar"),
    Part.SAMPLES: Said(th="เกณฑ์จำนวนผู้ตอบขั้นต่ำ", en="the least number of answers"),
    Part.PUBLICATIONS: Said(
        th="ข้อที่ใช้เผยแพร่มาตรการและรายงาน", en="where measures and report are published"
    ),
    Part.THEMES: Said(th="ประเด็นการวิเคราะห์", en="the topics of the analysis"),
}
_WHY = {
    BasisKind.READ: Said(th="อ่านพบแต่ยังไม่ชัดเจน", en="read, but not settled"),
    BasisKind.RECOMPUTED: Said(th="คำนวณย้อนได้แต่ยังไม่ชัดเจน", en="recomputed, but not settled"),
    BasisKind.CARRIED_OVER: Said(th="นำมาจากปีใกล้เคียง", en="carried over from a neighbouring year"),
    BasisKind.INFERRED: Said(th="อนุมานจากข้อมูลที่มี", en="inferred"),
    BasisKind.GENERAL_KNOWLEDGE: Said(th="เป็นความรู้ทั่วไป", en="general knowledge"),
}
_VERIFIED = {
    **_WHY,
    BasisKind.READ: Said(th="อ่านพบในเอกสารสาธารณะ", en="read in a public text"),
    BasisKind.RECOMPUTED: Said(
        th="คำนวณย้อนได้ตรงกับผลที่เผยแพร่", en="recomputed from published results"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartBasis:
    """One part of an edition and the weakest basis under it, with what both are called."""

    part: Part
    name: Said
    rests_on: Said
    basis: Basis


def part_bases(edition: Edition) -> tuple[PartBasis, ...]:
    """What each part of an edition rests on, in the order of ``Part``; absent parts left out."""
    bases = ((part, _bases_of(edition, part)) for part in Part)
    return tuple(_part_basis(part, _weakest(each) or each[0]) for part, each in bases if each)


def _part_basis(part: Part, basis: Basis) -> PartBasis:
    words = _VERIFIED if basis.verified else _WHY
    return PartBasis(part=part, name=_NAMES[part], rests_on=words[basis.kind], basis=basis)


def rule_hints(edition: Edition, parts: Iterable[Part | str] = tuple(Part)) -> tuple[Problem, ...]:
    """One hint ``rule-unverified`` for each of the parts that is not verified, in their order.

    Errors: ValueError for a part that no edition has.
    """
    wanted = dict.fromkeys(Part(part) for part in parts)
    weakest = ((part, _weakest(_bases_of(edition, part))) for part in wanted)
    return tuple(_hint(edition, part, basis) for part, basis in weakest if basis is not None)


def _bases_of(edition: Edition, part: Part) -> tuple[Basis, ...]:
    levels = edition.levels
    bases: dict[Part, tuple[Basis, ...]] = {
        Part.WEIGHTS: (edition.weights_basis,),
        Part.INDICATORS: (edition.indicators_basis,),
        Part.FORMULA: (edition.formula_basis,),
        Part.LEVELS: (levels.basis,),
        Part.PASSING: (levels.pass_basis,),
        Part.ROUNDING: (levels.rounding_basis,),
        Part.OIT: (edition.oit.basis,),
        Part.QUESTIONNAIRES: tuple(each.basis for each in edition.questionnaires),
        Part.GROUPS: (edition.groups.basis,),
        Part.CALENDAR: tuple(each.basis for each in edition.calendar),
        Part.SAMPLES: tuple(each.basis for each in edition.samples),
        Part.PUBLICATIONS: (edition.publications.basis, edition.publications.covers_basis),
        Part.THEMES: (edition.themes_basis,),
    }
    return bases[part]


def _weakest(bases: tuple[Basis, ...]) -> Basis | None:
    """The first basis that is not verified."""
    return next((basis for basis in bases if not basis.verified), None)


def _hint(edition: Edition, part: Part, basis: Basis) -> Problem:
    year, name, why = edition.fiscal_year, _NAMES[part], _WHY[basis.kind]
    return Problem(
        code="rule-unverified",
        severity=Severity.HINT,
        place=Place(path=str(part)),
        message=Said(
            th=f"{name.th}ของปี {year} ยังไม่ได้ตรวจสอบกับเอกสารทางการ ({why.th})",
            en=f"Not verified for {year}: {name.en} ({why.en}).",
        ),
        remedy=Said(
            th=f"เทียบกับคู่มือการประเมิน ITA ปี {year} ก่อนใช้อ้างอิง",
            en=f"Compare it with the ITA manual of {year} before relying on it.",
        ),
    )
