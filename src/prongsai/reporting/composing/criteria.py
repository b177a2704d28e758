"""The rules of the assessment in words: instruments, levels without gaps, what is unverified."""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.tree import (
    Align,
    Block,
    ListItem,
    NumberedList,
    Numbering,
    Table,
    text,
)
from prongsai.editions import Basis, Edition, Instrument, Level, LevelRule
from prongsai.reporting.composing.elements import (
    cells,
    columns,
    header,
    heading,
    listed,
    note,
    paragraph,
)
from prongsai.reporting.composing.wording import exact_said, joined, of_year

_TOP = Decimal(100)


def instruments_section(edition: Edition) -> tuple[Block, ...]:
    """The instruments with their weights and their indicators."""
    count = len(edition.indicators)
    return (
        heading("เครื่องมือและตัวชี้วัดที่ใช้ในการประเมิน"),
        paragraph(
            f"การประเมิน{of_year(edition.fiscal_year)} "
            f"ใช้เครื่องมือ {len(edition.instruments)} เครื่องมือ รวม {count} ตัวชี้วัด ดังนี้"
        ),
        NumberedList(items=tuple(_instrument(edition, each) for each in edition.instruments)),
        paragraph("คะแนนคำนวณตามลำดับ ดังนี้"),
        listed(step.words_th for step in edition.formula),
    )


def instrument_said(instrument: Instrument) -> str:
    """The instrument's name with its letters once."""
    name = instrument.name_th
    return name if instrument.slug in name else f"{name} ({instrument.slug})"


def weight_said(instrument: Instrument) -> str:
    """``ร้อยละ 30``."""
    return f"ร้อยละ {exact_said(instrument.weight * 100).removesuffix('.00')}"


def _instrument(edition: Edition, instrument: Instrument) -> ListItem:
    own = edition.of_instrument(instrument.slug)
    said = (
        f"{instrument_said(instrument)} น้ำหนัก{weight_said(instrument)} จำนวน {len(own)} ตัวชี้วัด ได้แก่"
    )
    below = tuple(ListItem(text=text(f"ตัวชี้วัดที่ {each.number} {each.name_th}")) for each in own)
    return ListItem(text=text(said), below=NumberedList(items=below, numbering=Numbering.DASH))


def levels_section(edition: Edition) -> tuple[Block, ...]:
    """The levels in a table without gaps, the pass line, and the thresholds of the analysis."""
    rule = edition.levels
    has_conditions = any(level.instruments_from is not None for level in rule.levels)
    titles = ("ระดับ", "คะแนนภาพรวม", "เงื่อนไขรายเครื่องมือ")[: 3 if has_conditions else 2]
    rows = tuple(
        cells(*(level.name_th, band_said(rule, level), condition_said(rule, level))[: len(titles)])
        for level in rule.levels
    )
    table = Table(
        columns=columns(*((3, Align.CENTER), 5, 7)[: len(titles)]),
        header=(header(*titles),),
        rows=rows,
        summary=f"เกณฑ์ระดับผลการประเมิน {len(rule.levels)} ระดับ",
    )
    looked_at = "ที่ปัดเศษเป็นทศนิยม 2 ตำแหน่งแล้ว" if rule.looks_at_rounded else "ก่อนปัดเศษ"
    return (
        heading("เกณฑ์การประเมิน"),
        paragraph(f"เกณฑ์แบ่งผลการประเมินเป็น {len(rule.levels)} ระดับ โดยพิจารณาคะแนน{looked_at} ดังนี้"),
        table,
        paragraph(f"หน่วยงานผ่านเกณฑ์เมื่อมีคะแนนภาพรวมตั้งแต่ {rule.pass_from:.2f} คะแนนขึ้นไป"),
        paragraph("การวิเคราะห์ในรายงานนี้จัดตัวชี้วัดเป็น 3 กลุ่ม ดังนี้"),
        listed(group_bands(edition).values()),
    )


def band_said(rule: LevelRule, level: Level) -> str:
    """The half-open range of the overall: what one level leaves the next one takes.

    Only levels without an instrument condition close a range from above: past the others a
    score can still fall.
    """
    place = rule.levels.index(level)
    above = [
        higher.overall_from for higher in rule.levels[:place] if higher.instruments_from is None
    ]
    if not above:
        conditioned = level.instruments_from is not None or place > 0
        top = "ขึ้นไป" if conditioned else f"ถึง {_TOP:.2f}"
        return f"ตั้งแต่ {level.overall_from:.2f} {top}"
    return between_said(level.overall_from, min(above))


def between_said(lowest: Decimal, below: Decimal) -> str:
    """``ตั้งแต่ 85.00 แต่ไม่ถึง 95.00``; from zero only ``ต่ำกว่า 50.00``."""
    if lowest == 0:
        return f"ต่ำกว่า {below:.2f}"
    return f"ตั้งแต่ {lowest:.2f} แต่ไม่ถึง {below:.2f}"


def condition_said(rule: LevelRule, level: Level) -> str:
    """What the level asks of each instrument, so that no two levels claim the same score."""
    higher = rule.levels[: rule.levels.index(level)]
    rivals = tuple(
        each
        for each in higher
        if each.instruments_from is not None
        and not any(
            free.instruments_from is None and free.overall_from <= each.overall_from
            for free in higher
        )
    )
    if level.instruments_from is not None:
        said = f"ทุกเครื่องมือได้ตั้งแต่ {level.instruments_from:.2f} คะแนนขึ้นไป"
        names = joined(tuple(each.name_th for each in rivals))
        return f"{said} และไม่เข้าเกณฑ์ระดับ {names}" if rivals else said
    if not rivals:
        return "ไม่กำหนด"
    lowest = min(each.instruments_from for each in rivals if each.instruments_from is not None)
    return f"มีเครื่องมืออย่างน้อย 1 เครื่องมือได้ไม่ถึง {lowest:.2f} คะแนน"


def group_bands(edition: Edition) -> dict[str, str]:
    """The three groups of the analysis and their ranges, by the group's slug."""
    groups = edition.groups
    return {
        "strength": f"จุดแข็ง: ตัวชี้วัดที่ได้ตั้งแต่ {groups.strength_from:.2f} คะแนนขึ้นไป",
        "maintain": "รักษาระดับ: ตัวชี้วัดที่ได้"
        f"{between_said(groups.maintain_from, groups.strength_from)} คะแนน",
        "improve": f"ควรปรับปรุง: ตัวชี้วัดที่ได้ต่ำกว่า {groups.maintain_from:.2f} คะแนน",
    }


def unverified_note(edition: Edition) -> tuple[Block, ...]:
    """Small print on the rules that nobody has verified; nothing where all are."""
    bases: tuple[tuple[str, Basis], ...] = (
        ("น้ำหนักของเครื่องมือ", edition.weights_basis),
        ("รายชื่อตัวชี้วัด", edition.indicators_basis),
        ("วิธีคำนวณคะแนน", edition.formula_basis),
        ("เกณฑ์ระดับผลการประเมิน", edition.levels.basis),
        ("เกณฑ์ผ่านการประเมิน", edition.levels.pass_basis),
        ("การปัดเศษก่อนจัดระดับ", edition.levels.rounding_basis),
        ("รายการข้อของ OIT", edition.oit.basis),
        ("เกณฑ์แบ่งกลุ่มในการวิเคราะห์", edition.groups.basis),
    )
    open_ones = tuple(name for name, basis in bases if not basis.verified)
    if not open_ones:
        return ()
    return (
        note(
            f"หมายเหตุ เกณฑ์ของปีงบประมาณ พ.ศ. {edition.fiscal_year} "
            "ที่ยังไม่ได้ตรวจสอบกับคู่มือของสำนักงาน ป.ป.ช. "
            f"จำนวน {len(open_ones)} เรื่อง ได้แก่ {joined(open_ones)} "
            "จึงใช้ตามข้อมูลสาธารณะหรือเกณฑ์ของปีใกล้เคียง โปรดตรวจสอบก่อนนำไปอ้างอิง"
        ),
    )
