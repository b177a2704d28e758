"""What the scores say: strengths, what to keep, what to mend first, and what nobody can know."""

from __future__ import annotations

from prongsai.analysing import Findings, Group, GroupFinding, IndicatorFinding
from prongsai.core.tree import (
    Align,
    Block,
    ListItem,
    NumberedList,
    Numbering,
    Row,
    Table,
    cell,
    text,
)
from prongsai.dossier import Dossier
from prongsai.editions import Edition, Instrument
from prongsai.reporting.composing.criteria import instrument_said
from prongsai.reporting.composing.elements import (
    cells,
    columns,
    group_row,
    header,
    heading,
    lines_of,
    listed,
    note,
    paragraph,
)
from prongsai.reporting.composing.meanings import load_meanings
from prongsai.reporting.composing.wording import exact_said, joined, points_said, score_said
from prongsai.scoring import Scorecard

MOST_STEPS = 10

_GROUP_HEADINGS = {
    Group.STRENGTH: "จุดแข็ง",
    Group.MAINTAIN: "จุดที่ควรรักษาระดับ",
    Group.IMPROVE: "จุดที่ควรปรับปรุง",
}


def groups_section(findings: Findings) -> tuple[Block, ...]:
    """Strengths, what to maintain, what to improve: a sentence that counts, and its list."""
    blocks: list[Block] = [heading("การวิเคราะห์ผลการประเมิน")]
    for group in findings.groups:
        blocks += [
            heading(_GROUP_HEADINGS[group.group], level=2),
            paragraph(group.sentence.th),
        ]
        if group.members:
            blocks.append(_members(group))
    return tuple(blocks)


def _members(group: GroupFinding) -> NumberedList:
    # What is to be improved begins with the lowest: it comes first in the work, too.
    is_weak = group.group is Group.IMPROVE
    members = tuple(reversed(group.members)) if is_weak else group.members
    return NumberedList(
        items=tuple(ListItem(text=text(_member(each))) for each in members),
        numbering=Numbering.PARENTHESES,
    )


def _member(found: IndicatorFinding) -> str:
    said = f"ตัวชี้วัดที่ {found.number} {found.name_th} ได้ {points_said(found.score)}"
    meaning = load_meanings().get(found.indicator)
    if meaning is None:
        return said
    said = f"{said} ตัวชี้วัดนี้พิจารณา{meaning.looks_at}"
    if found.group is Group.STRENGTH:
        return said
    advice = meaning.keep if found.group is Group.MAINTAIN else meaning.improve
    return f"{said} ควร{advice}"


def statements_section(findings: Findings) -> tuple[Block, ...]:
    """The analysis in sentences, where it has more to say than the overall."""
    # The first says the overall and its level, as the result at the top does.
    further = findings.statements[1:]
    if not further:
        return ()
    return (
        heading("สรุปข้อสังเกตจากคะแนน", level=2),
        listed(each.th for each in further),
    )


def issues_section(
    dossier: Dossier, edition: Edition, card: Scorecard, findings: Findings
) -> tuple[Block, ...]:
    """By instrument: the scores beside what to correct, improve or keep."""
    rows: list[Row] = []
    for instrument in edition.instruments:
        own = edition.of_instrument(instrument.slug)
        scores = tuple(
            f"{each.number}. {each.name_th} {score_said(card.of(each.slug).value)}" for each in own
        )
        rows.append(group_row(instrument_said(instrument), over=2))
        rows.append(Row(cells=(cell(*scores), cell(*issues_of(dossier, instrument, findings)))))
    table = Table(
        columns=columns(5, 8),
        header=(header("ตัวชี้วัดและคะแนน", "ประเด็นที่ควรแก้ไข ปรับปรุง หรือรักษาระดับ"),),
        rows=tuple(rows),
        summary=f"ประเด็นรายเครื่องมือ {len(edition.instruments)} เครื่องมือ",
    )
    return (heading("ประเด็นรายเครื่องมือ"), table)


def issues_of(dossier: Dossier, instrument: Instrument, findings: Findings) -> tuple[str, ...]:
    """The office's own words on an instrument, or what follows from the scores."""
    parts = dossier.analysis.issues if dossier.analysis else ()
    own = tuple(
        line
        for part in parts
        if part.instrument == instrument.slug
        for point in part.points
        for line in lines_of(point)
    )
    if own:
        return tuple(f"- {line}" for line in own)
    scored = tuple(each for each in findings.indicators if each.instrument == instrument.slug)
    if not scored:
        return ("- ยังไม่มีคะแนนให้วิเคราะห์",)
    return tuple(
        f"- {_GROUP_HEADINGS[group]} {len(names)} ตัวชี้วัด ได้แก่ {joined(names)}"
        for group in (Group.IMPROVE, Group.MAINTAIN, Group.STRENGTH)
        if (names := tuple(each.name_th for each in scored if each.group is group))
    )


def mend_section(findings: Findings) -> tuple[Block, ...]:
    """What to mend first, with the exact gain of each step."""
    if not findings.mend_first and findings.next_level is None:
        return ()
    blocks: list[Block] = [heading("ลำดับการพัฒนาที่ให้ผลต่อคะแนน")]
    if findings.next_level is not None:
        blocks.append(paragraph(findings.next_level.sentence.th))
    if findings.mend_first:
        blocks += _steps(findings)
    return tuple(blocks)


def _steps(findings: Findings) -> tuple[Block, ...]:
    steps = findings.mend_first[:MOST_STEPS]
    total = len(findings.mend_first)
    which = f"{len(steps)} ลำดับแรกจากทั้งหมด {total}" if total > len(steps) else f"ทั้งหมด {total}"
    rows = tuple(
        cells(
            str(place),
            step.sentence.th,
            exact_said(step.gain),
            "แน่นอน" if step.is_certain else "เป็นไปได้",
        )
        for place, step in enumerate(steps, start=1)
    )
    table = Table(
        columns=columns((1, Align.CENTER), 12, (3, Align.END), (3, Align.CENTER)),
        header=(header("ลำดับ", "สิ่งที่ควรดำเนินการ", "คะแนนภาพรวม\nที่เพิ่มขึ้น", "ความแน่นอน"),),
        rows=rows,
        summary=f"ลำดับการพัฒนา {which} รายการ",
    )
    blocks: tuple[Block, ...] = (paragraph(f"รายการที่ควรพัฒนา {which} รายการ ดังนี้"), table)
    if all(step.is_certain for step in steps):
        return blocks
    return (
        *blocks,
        note("หมายเหตุ “เป็นไปได้” หมายถึงคะแนนที่มีอยู่บอกไม่ได้แน่ชัดว่ารายการนั้นไม่ผ่าน ต้องตรวจสอบก่อน"),
    )


def guidance_section(dossier: Dossier, findings: Findings) -> tuple[Block, ...]:
    """The office's own guidance, or what helps the indicators that need attention."""
    part = dossier.analysis
    if part is not None and part.guidance:
        return (heading("แนวทางการดำเนินการ"), listed(part.guidance, Numbering.DECIMAL))
    meanings = load_meanings()
    derived = tuple(
        f"{found.name_th}: {meanings[found.indicator].improve}"
        for found in findings.attention
        if found.indicator in meanings
    )
    has_strengths = any(found.group is Group.STRENGTH for found in findings.indicators)
    kept = ("รักษามาตรฐานของตัวชี้วัดที่เป็นจุดแข็งไว้อย่างต่อเนื่อง",) if has_strengths else ()
    followed = "ติดตามผลตามรอบการรายงานของแผนมาตรการ และทบทวนเมื่อทราบผลการประเมินปีถัดไป"
    return (
        heading("แนวทางการดำเนินการ"),
        listed((*derived, *kept, followed), Numbering.DECIMAL),
    )


def unknowns_section(findings: Findings) -> tuple[Block, ...]:
    """What the scores alone cannot tell."""
    if not findings.unknowns:
        return ()
    return (
        heading("สิ่งที่ไม่อาจทราบได้จากคะแนน"),
        listed(each.th for each in findings.unknowns),
    )
