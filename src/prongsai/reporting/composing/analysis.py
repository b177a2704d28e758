"""The analysis report: the scores, what they mean, and what to do about them."""

from __future__ import annotations

from prongsai.core.problems import Said
from prongsai.core.scores import NotScored
from prongsai.core.tree import Align, Block, Document, PageBreak, Paragraph, Role, Section, text
from prongsai.dossier import Dossier
from prongsai.editions import Edition
from prongsai.reporting.composing.advice import (
    groups_section,
    guidance_section,
    issues_section,
    mend_section,
    statements_section,
    unknowns_section,
)
from prongsai.reporting.composing.criteria import (
    instruments_section,
    levels_section,
    unverified_note,
)
from prongsai.reporting.composing.elements import document_of, heading, paragraphs
from prongsai.reporting.composing.people import signature_of
from prongsai.reporting.composing.plan import is_plan_signed
from prongsai.reporting.composing.printed import printed_blocks
from prongsai.reporting.composing.records import Kind, NothingToCompose, Year
from prongsai.reporting.composing.scores import scores_section
from prongsai.reporting.composing.wording import (
    ITA_SHORT,
    NACC,
    level_said,
    of_year,
    place_of,
    points_said,
)
from prongsai.scoring import Scorecard

TITLE = "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"


def compose_analysis(year: Year, *, as_read: bool) -> Document:
    """The report. Errors: NothingToCompose without a scored assessment."""
    edition, card, findings = year.edition, year.scorecard, year.findings
    if edition is None or card is None or findings is None:
        raise NothingToCompose(
            Kind.ANALYSIS, Said(th="ยังไม่มีผลการประเมิน", en="there is no assessment")
        )
    dossier = year.dossier
    blocks: tuple[Block, ...] = (
        *_cover(year, card),
        PageBreak(),
        *_background(year, edition, card),
        *instruments_section(edition),
        *levels_section(edition),
        *scores_section(year, edition, card, findings),
        *(_printed(dossier) if as_read else ()),
        *groups_section(findings),
        *statements_section(findings),
        *issues_section(dossier, edition, card, findings),
        *mend_section(findings),
        *guidance_section(dossier, findings),
        *unknowns_section(findings),
        *unverified_note(edition),
        *_signature(year),
    )
    return document_of(
        Kind.ANALYSIS,
        year,
        titled=f"{TITLE} {of_year(card.fiscal_year)}",
        sections=(Section(blocks=blocks),),
        is_draft=not is_plan_signed(year),
    )


def _printed(dossier: Dossier) -> tuple[Block, ...]:
    """The office's own table of scores, below ours: it may say more than scores."""
    printed = dossier.analysis.as_printed if dossier.analysis else None
    if printed is None:
        return ()
    return printed_blocks(printed, summary="ตารางคะแนนตามต้นฉบับ")


def _cover(year: Year, card: Scorecard) -> tuple[Block, ...]:
    agency = year.dossier.agency
    lines = [
        "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
        "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
        of_year(card.fiscal_year),
        agency.name,
        place_of(agency),
    ]
    if not isinstance(card.overall, NotScored):
        lines.append(f"คะแนนภาพรวม {points_said(card.overall)}")
    if card.level is not None:
        lines.append(f"ผลการประเมิน{level_said(card.level)}")
    return tuple(
        Paragraph(text=text(line, bold=True), role=Role.COVER, align=Align.CENTER)
        for line in lines
        if line
    )


def _background(year: Year, edition: Edition, card: Scorecard) -> tuple[Block, ...]:
    part = year.dossier.analysis
    own = part.background if part else ()
    name = year.dossier.agency.name
    ours = (
        (
            f"{ITA_SHORT} เป็นเครื่องมือที่{NACC} ใช้ส่งเสริมให้หน่วยงานของรัฐรู้จุดแข็งและจุดที่ควรพัฒนาของตนเอง "
            "โดยรับฟังทั้งบุคลากรภายใน ผู้รับบริการ และตรวจข้อมูลที่เปิดเผยต่อสาธารณะ"
        ),
        (
            f"{name} เข้ารับการประเมิน{of_year(card.fiscal_year)} และจัดทำรายงานฉบับนี้เพื่อวิเคราะห์คะแนนราย"
            f"ตัวชี้วัดทั้ง {len(edition.indicators)} ตัวชี้วัด ระบุเรื่องที่ควรปรับปรุงก่อน "
            "และใช้เป็นฐานในการกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสของปีถัดไป"
        ),
    )
    return (heading("ความเป็นมา"), *paragraphs(own or ours))


def _signature(year: Year) -> tuple[Block, ...]:
    memos = tuple(memo for memo in year.dossier.memos if memo.about == "plan" and memo.chain)
    if not memos:
        return ()
    return (signature_of(year.dossier, memos[0].chain[0].person, part="ผู้จัดทำรายงาน"),)
