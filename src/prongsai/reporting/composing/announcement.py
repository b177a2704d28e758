"""The announcement of the measures, for everybody to read."""

from __future__ import annotations

from prongsai.core.tree import (
    Block,
    Document,
    ListItem,
    NumberedList,
    Numbering,
    Section,
    text,
)
from prongsai.planning import Measure, MeasurePlan
from prongsai.reporting.composing.elements import document_of, label, paragraph, paragraphs
from prongsai.reporting.composing.notice import notice_foot, notice_head
from prongsai.reporting.composing.plan import plan_of, result_recalled, titled_plan
from prongsai.reporting.composing.records import Kind, Year
from prongsai.reporting.forms import load_forms


def compose_announcement(year: Year) -> Document:
    """The announcement. Errors: NothingToCompose without a plan."""
    part = year.dossier.announcement
    assert part is not None  # compose has asked the catalogue
    plan = plan_of(year, Kind.ANNOUNCEMENT)
    form = load_forms().announcement
    subject = part.subject or titled_plan(year.dossier)
    blocks: tuple[Block, ...] = (
        *notice_head(year, form, emblem="announcement", number=None, subject=subject),
        *paragraphs(part.paragraphs or _default(year, plan)),
        *measures_listed(plan),
        paragraph("จึงประกาศให้ทราบโดยทั่วกัน"),
        *notice_foot(year, form, day=part.date if part.is_signed else None, signer=part.signer),
    )
    return document_of(
        Kind.ANNOUNCEMENT,
        year,
        titled=f"{form.title}{year.dossier.agency.name} {form.subject} {subject}",
        sections=(Section(blocks=blocks),),
        is_draft=not part.is_signed,
    )


def _default(year: Year, plan: MeasurePlan) -> tuple[str, ...]:
    return (
        result_recalled(year, plan),
        (
            f"เพื่อให้การบริหารงานเป็นไปด้วยความโปร่งใส ตรวจสอบได้ และตอบสนองความคาดหวังของประชาชน "
            f"{year.dossier.agency.name} จึงประกาศใช้{titled_plan(year.dossier)} "
            f"จำนวน {len(plan.measures)} มาตรการ ดังนี้"
        ),
    )


def measures_listed(plan: MeasurePlan) -> tuple[Block, ...]:
    """The measures' titles in order, under their groups where there are groups."""
    runs: list[tuple[str | None, list[Measure]]] = []
    for measure in plan.measures:
        if not runs or runs[-1][0] != measure.group:
            runs.append((measure.group, []))
        runs[-1][1].append(measure)
    blocks: list[Block] = []
    start = 1
    for group, measures in runs:
        if group:
            blocks.append(label(group))
        items = tuple(ListItem(text=text(measure.title)) for measure in measures)
        blocks.append(NumberedList(items=items, numbering=Numbering.DECIMAL, start=start))
        start += len(items)
    return tuple(blocks)
