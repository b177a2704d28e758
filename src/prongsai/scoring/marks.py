"""What do the marks of OIT items make of indicators 9 and 10?

An item is marked 0 or 100, a sub-indicator is the mean of its items, an indicator the mean of
its sub-indicators.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.scores import Computed, MaybeExact, NotScored, NotScoredCode
from prongsai.editions import Edition, Indicator, ItemCode, SubIndicator
from prongsai.scoring.means import mean_of, part_missing
from prongsai.scoring.records import IndicatorScore

FAILED, DONE = 0, 100
BASIS = "oit-marks"
OIT = "OIT"


def score_marks(edition: Edition, marks: Mapping[ItemCode, int]) -> tuple[IndicatorScore, ...]:
    """The indicators of the OIT, by number, from the marks of their items.

    Unit of ``marks``: points, 0 or 100, by item code; another number counts as no mark
    (``problems_of_marks`` tells of it). NotScored where a mark is missing, or where the edition's
    tree of items is not for scoring.
    """
    return tuple(
        IndicatorScore(
            indicator=each.slug,
            exact=_indicator(edition, each, marks),
            source=Computed(basis=BASIS),
        )
        for each in edition.indicators
        if each.instrument == OIT
    )


def problems_of_marks(edition: Edition, marks: Mapping[ItemCode, int]) -> tuple[Problem, ...]:
    """What is wrong with the marks: neither 0 nor 100, or of an item that the edition lacks."""
    known = {item.code for item in edition.oit.items}
    return tuple(
        _mark_impossible(code, mark) if code in known else _item_unknown(edition, code)
        for code, mark in marks.items()
        if code not in known or mark not in (FAILED, DONE)
    )


def sub_indicators_of(edition: Edition, indicator: str) -> tuple[SubIndicator, ...]:
    """The sub-indicators of one indicator, where the edition's tree is for scoring; else none."""
    if not edition.oit.is_for_scoring:
        return ()
    return tuple(each for each in edition.oit.sub_indicators if each.indicator == indicator)


def no_item_tree(edition: Edition, indicator: Indicator) -> NotScored:
    """No score from items, because which items make the indicator is not known well enough."""
    year = edition.fiscal_year
    name_th = f"ตัวชี้วัดที่ {indicator.number} {indicator.name_th}"
    name_en = f"Indicator {indicator.number}, {indicator.name_en},"
    if indicator.instrument != OIT:
        reason = Said(
            th=f"{name_th} ไม่ได้มาจากผลรายข้อ OIT", en=f"{name_en} does not come from OIT items."
        )
    elif not edition.oit.items:
        reason = Said(
            th=f"{name_th} คำนวณจากรายข้อไม่ได้ เพราะไม่พบรายการข้อ OIT ปีงบประมาณ พ.ศ. {year}",
            en=f"{name_en} cannot be computed from items: the OIT items of fiscal year {year} "
            "were not found.",
        )
    else:
        reason = Said(
            th=f"{name_th} คำนวณจากรายข้อไม่ได้ เพราะโครงสร้างข้อ OIT ปีงบประมาณ พ.ศ. {year} "
            "เป็นเพียงข้อสันนิษฐาน ใช้ได้เฉพาะเป็นรายการตรวจสอบ",
            en=f"{name_en} cannot be computed from items: the tree of OIT items of fiscal year "
            f"{year} is only inferred and serves as a checklist.",
        )
    return NotScored(code=NotScoredCode.NO_ITEM_TREE, reason=reason)


def _indicator(edition: Edition, indicator: Indicator, marks: Mapping[ItemCode, int]) -> MaybeExact:
    parts = sub_indicators_of(edition, indicator.slug)
    if not parts:
        return no_item_tree(edition, indicator)
    codes = [code for part in parts for code in part.items]
    missing = [code for code in codes if marks.get(code) not in (FAILED, DONE)]
    if missing:
        name = Said(
            th=f"ตัวชี้วัดที่ {indicator.number} {indicator.name_th} ",
            en=f"Indicator {indicator.number}, {indicator.name_en},",
        )
        return part_missing(name, missing)
    return mean_of([mean_of([Fraction(marks[code]) for code in part.items]) for part in parts])


def _mark_impossible(code: ItemCode, mark: int) -> Problem:
    return Problem(
        code="mark-impossible",
        severity=Severity.ERROR,
        message=Said(
            th=f"คะแนนข้อ {code} เป็น {mark} แต่ข้อ OIT ได้เพียง 0 หรือ 100",
            en=f"Item {code} is marked {mark}, but an OIT item is worth 0 or 100.",
        ),
        remedy=Said(th="แก้เป็น 0 หรือ 100", en="Make it 0 or 100."),
        place=Place(path=f"oit_marks.{code}"),
        text=str(mark),
    )


def _item_unknown(edition: Edition, code: ItemCode) -> Problem:
    year = edition.fiscal_year
    return Problem(
        code="item-unknown",
        severity=Severity.ERROR,
        message=Said(
            th=f"ไม่มีข้อ {code} ในรายการ OIT ปีงบประมาณ พ.ศ. {year}",
            en=f"There is no item {code} in the OIT of fiscal year {year}.",
        ),
        remedy=Said(
            th="ตรวจเลขข้อกับรายการ OIT ของปีนั้น", en="Compare the number with that year's OIT list."
        ),
        place=Place(path=f"oit_marks.{code}"),
        text=code,
    )
