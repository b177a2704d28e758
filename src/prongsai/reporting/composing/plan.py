"""The measures plan: what is to be done, by whom, by when, and how is it followed up?"""

from __future__ import annotations

from collections import Counter

from prongsai.core.dates import PeriodKind
from prongsai.core.problems import Said
from prongsai.core.scores import NotScored
from prongsai.core.tree import Block, Document, Orientation, Section
from prongsai.dossier import ColumnField, Dossier
from prongsai.planning import Measure, MeasurePlan
from prongsai.reporting.composing.columns import layout_of, table_of, theme_note
from prongsai.reporting.composing.elements import (
    document_of,
    label,
    lines_of,
    paragraph,
    paragraphs,
    title,
)
from prongsai.reporting.composing.people import signature_of
from prongsai.reporting.composing.printed import printed_blocks
from prongsai.reporting.composing.records import Kind, NothingToCompose, Year
from prongsai.reporting.composing.standings import Standing
from prongsai.reporting.composing.wording import (
    ITA_SHORT,
    MEASURES,
    REPORTING_NAMES,
    day_said,
    joined,
    level_said,
    of_year,
    place_of,
    points_said,
)

_EXPECTED = ("ผลลัพธ์\nที่คาดหวัง", ColumnField.OUTCOME)
_DEFAULT_COLUMNS = (
    ("มาตรการ", ColumnField.MEASURE),
    ("ตัวชี้วัด\nที่เกี่ยวข้อง", ColumnField.INDICATOR),
    ("ขั้นตอน/วิธีการ", ColumnField.STEPS),
    ("ผู้รับผิดชอบ", ColumnField.OWNER),
    ("ระยะเวลา", ColumnField.PERIOD),
    ("เป้าหมาย\n(ผลผลิต)", ColumnField.TARGET),
    _EXPECTED,
    ("การรายงาน", ColumnField.REPORTING),
)


def plan_of(year: Year, kind: Kind) -> MeasurePlan:
    """The plan. Errors: NothingToCompose where there is none."""
    if year.plan is None or year.dossier.plan is None:
        raise NothingToCompose(kind, Said(th="ยังไม่มีแผนมาตรการ", en="there is no plan of measures"))
    return year.plan


def titled_plan(dossier: Dossier) -> str:
    """The plan's title: the office's own, or ours."""
    own = dossier.plan.title if dossier.plan else None
    named = " ".join(lines_of(own or ""))
    return named or f"{MEASURES} {of_year(dossier.fiscal_year)}"


def is_plan_signed(year: Year) -> bool:
    """Whether the plan was approved, or the memo that proposes it was signed, as it stands."""
    dossier = year.dossier
    if any(memo.about == "plan" for memo in year.void):
        return False
    approved = dossier.plan is not None and dossier.plan.approved_on is not None
    return approved or any(year.is_signed(each) for each in dossier.memos if each.about == "plan")


def compose_plan(year: Year, *, as_read: bool) -> Document:
    """The plan with its table, in landscape."""
    plan = plan_of(year, Kind.PLAN)
    dossier = year.dossier
    blocks: list[Block] = [
        *title(titled_plan(dossier), dossier.agency.name, place_of(dossier.agency)),
        *_introduction(year, plan),
        *_table(year, plan, as_read=as_read),
        label("การกำกับติดตามและการรายงานผล"),
        *paragraphs(follow_up_of(plan.measures)),
        *_approval(dossier),
        *_signature(dossier),
    ]
    return document_of(
        Kind.PLAN,
        year,
        titled=titled_plan(dossier),
        sections=(Section(blocks=tuple(blocks), orientation=Orientation.LANDSCAPE),),
        is_draft=not is_plan_signed(year),
    )


def _introduction(year: Year, plan: MeasurePlan) -> tuple[Block, ...]:
    part = year.dossier.plan
    if part is not None and part.introduction:
        return paragraphs(part.introduction)
    return (
        paragraph(result_said(year, plan)),
        paragraph(
            f"{year.dossier.agency.name} จึงกำหนด{titled_plan(year.dossier)} "
            f"จำนวน {len(plan.measures)} มาตรการ เพื่อแก้ไขจุดที่ควรปรับปรุงและรักษาระดับสิ่งที่ดำเนินการได้ดี "
            "รายละเอียดดังตารางต่อไปนี้"
        ),
    )


def result_said(year: Year, plan: MeasurePlan) -> str:
    """The result that the plan rests on, in a sentence; figures only where they are known."""
    name = year.dossier.agency.name
    opening = f"จาก{ITA_SHORT} {of_year(plan.rests_on)} {name}"
    figures = _figures(year, plan)
    return f"{opening} {figures or 'ได้นำผลการประเมินมาวิเคราะห์เพื่อกำหนดแนวทางพัฒนา'}"


def result_recalled(year: Year, plan: MeasurePlan) -> str:
    """The same as an official letter recalls what is known: ``ตามที่ … นั้น``."""
    figures = _figures(year, plan)
    said = f"ตามที่{year.dossier.agency.name} เข้ารับ{ITA_SHORT} {of_year(plan.rests_on)}"
    return f"{said} และ{figures} นั้น" if figures else f"{said} นั้น"


def _figures(year: Year, plan: MeasurePlan) -> str:
    """Overall, level and the lowest indicators of the year that the plan rests on, if scored."""
    card = year.scorecard
    if card is None or card.fiscal_year != plan.rests_on or isinstance(card.overall, NotScored):
        return ""
    level = f" อยู่ใน{level_said(card.level)}" if card.level else ""
    said = f"ได้คะแนนในภาพรวม {points_said(card.overall)}{level}"
    lowest = year.findings.lowest if year.findings else ()
    if not lowest:
        return said
    names = joined(tuple(each.name_th for each in lowest))
    return f"{said} โดยตัวชี้วัดที่ได้คะแนนต่ำที่สุด คือ {names} ({points_said(lowest[0].score)})"


def _table(year: Year, plan: MeasurePlan, *, as_read: bool) -> tuple[Block, ...]:
    part = year.dossier.plan
    summary = f"ตาราง{MEASURES} {of_year(plan.fiscal_year)} จำนวน {len(plan.measures)} มาตรการ"
    printed = part.as_printed if part else None
    if as_read and printed is not None:
        return printed_blocks(printed, summary=summary)
    layout = layout_of(
        part.columns if part else (),
        _columns_for(plan.measures),
        edition=year.plan_edition,
        printed=printed,
    )
    standings = tuple(Standing(measure=measure) for measure in plan.measures)
    return (table_of(layout, standings, summary=summary), *theme_note(layout, plan.measures))


def _columns_for(measures: tuple[Measure, ...]) -> tuple[tuple[str, ColumnField], ...]:
    """Our columns; the expected outcome only where any measure tells one."""
    if any(measure.expected_outcome for measure in measures):
        return _DEFAULT_COLUMNS
    return tuple(each for each in _DEFAULT_COLUMNS if each is not _EXPECTED)


def follow_up_of(measures: tuple[Measure, ...]) -> tuple[str, ...]:
    """How the measures are followed up, with the number of measures for each rhythm."""
    duty = (
        "ผู้รับผิดชอบแต่ละมาตรการรายงานผลการดำเนินการ ปัญหาและอุปสรรค (ถ้ามี) พร้อมหลักฐานต่อผู้บังคับบัญชาตามลำดับชั้น"
    )
    counted = Counter(measure.reporting for measure in measures)
    rhythms = tuple(
        f"{REPORTING_NAMES[kind]} จำนวน {counted[kind]} มาตรการ"
        for kind in PeriodKind
        if counted[kind]
    )
    said = f"{duty} ดังนี้ {joined(rhythms)}" if rhythms else duty
    rest = counted[None]
    if rhythms and rest:
        said = f"{said} ส่วนอีก {rest} มาตรการรายงานเมื่อแล้วเสร็จ"
    return (
        said,
        "เมื่อสิ้นปีงบประมาณให้สรุปผลการดำเนินการทุกมาตรการเสนอผู้บริหาร และเผยแพร่บนเว็บไซต์ของหน่วยงาน",
    )


def _approval(dossier: Dossier) -> tuple[Block, ...]:
    day = dossier.plan.approved_on if dossier.plan else None
    if day is None:
        return ()
    return (paragraph(f"มาตรการตามตารางนี้ได้รับความเห็นชอบเมื่อวันที่ {day_said(day)}"),)


def _signature(dossier: Dossier) -> tuple[Block, ...]:
    memos = tuple(memo for memo in dossier.memos if memo.about == "plan" and memo.chain)
    if not memos:
        return ()
    chain = memos[0].chain
    preparer = signature_of(dossier, chain[0].person, part="ผู้เสนอ")
    if len(chain) == 1:
        return (preparer,)
    return (preparer, signature_of(dossier, chain[-1].person, part="ผู้เห็นชอบ"))
