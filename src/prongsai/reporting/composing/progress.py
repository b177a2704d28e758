"""The progress report: what was done on each measure in a period, and what came of it?"""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.dates import Period, PeriodKind
from prongsai.core.problems import Said
from prongsai.core.tree import (
    Bar,
    Block,
    Chart,
    ChartKind,
    Document,
    Figure,
    ListItem,
    NumberedList,
    Numbering,
    Orientation,
    Section,
    text,
)
from prongsai.dossier import ColumnField, Dossier, MemoPart, PrintedTablePart
from prongsai.planning import MeasurePlan
from prongsai.reporting.composing.columns import (
    layout_of,
    numbered_title,
    table_of,
    theme_note,
)
from prongsai.reporting.composing.elements import (
    as_written,
    document_of,
    heading,
    label,
    listed,
    paragraph,
    paragraphs,
    title,
)
from prongsai.reporting.composing.people import signature_of
from prongsai.reporting.composing.plan import plan_of, titled_plan
from prongsai.reporting.composing.printed import printed_blocks
from prongsai.reporting.composing.records import Kind, NothingToCompose, Year
from prongsai.reporting.composing.reported import evidence_said
from prongsai.reporting.composing.standings import Standing, course_until, standings_at
from prongsai.reporting.composing.wording import (
    MEASURES,
    STATUS_NAMES,
    joined,
    of_year,
    period_said,
    period_short,
    place_of,
    span_said,
)
from prongsai.tracking import (
    PeriodCounts,
    Progress,
    Status,
    StatusCounts,
    lacking,
    share_by_status,
    time_order,
)

DEFAULT_COLUMNS = (
    ("มาตรการ", ColumnField.MEASURE),
    ("วิธีดำเนินการ", ColumnField.STEPS),
    ("ระยะเวลา", ColumnField.PERIOD),
    ("ผู้รับผิดชอบ", ColumnField.OWNER),
    ("สถานะ", ColumnField.STATUS),
    ("ผลการดำเนินการ\n(ผลผลิต)", ColumnField.OUTPUT),
    ("ผลลัพธ์หรือ\nความสำเร็จ", ColumnField.OUTCOME),
    ("ปัญหาและ\nอุปสรรค", ColumnField.OBSTACLES),
)
# A legend without these would change from one quarter to the next.
_ALWAYS_DRAWN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE)


def progress_of(year: Year, kind: Kind) -> Progress:
    """The reports. Errors: NothingToCompose where there is none."""
    if year.progress is None or year.dossier.progress is None:
        raise NothingToCompose(
            kind,
            Said(th="ยังไม่มีรายงานผลการดำเนินการ", en="there are no reports on the measures"),
        )
    return year.progress


def period_of(dossier: Dossier, asked: Period | None) -> Period:
    """The period to report on: asked for, set in the dossier, the latest reported, the year."""
    part = dossier.progress
    if asked is not None:
        return asked
    if part is not None and part.period is not None:
        return part.period
    reported = (report.period for report in part.reports) if part else ()
    whole = Period(fiscal_year=dossier.fiscal_year, kind=PeriodKind.YEAR)
    return max(reported, key=time_order, default=whole)


def memo_on(dossier: Dossier, period: Period) -> MemoPart | None:
    """The memo on that period's progress, or one that names no period."""
    memos = tuple(memo for memo in dossier.memos if memo.about == "progress")
    exact = tuple(memo for memo in memos if memo.period == period)
    unnamed = tuple(memo for memo in memos if memo.period is None)
    return next(iter((*exact, *unnamed)), None)


def titled_progress(period: Period) -> str:
    """The report's title."""
    return f"รายงานผลการดำเนินการตาม{MEASURES} {period_said(period)}"


def compose_progress(year: Year, *, period: Period | None, as_read: bool) -> Document:
    """The report of one period: counts, the table in landscape, the picture of the year."""
    plan = plan_of(year, Kind.PROGRESS)
    progress = progress_of(year, Kind.PROGRESS)
    dossier = year.dossier
    asked = period_of(dossier, period)
    counts = share_by_status(plan, progress, asked)
    standings = standings_at(plan, progress, asked)
    blocks: tuple[Block, ...] = (
        *title(titled_progress(asked), dossier.agency.name, place_of(dossier.agency)),
        *_introduction(year, plan, asked, counts),
        *_table(year, standings, asked, counts, as_read=as_read),
        *(() if _printed(dossier, standings, as_read=as_read) else _evidence(dossier, standings)),
        *_owed(plan, progress, asked),
        *_picture(plan, progress, asked),
        *_signature(dossier, asked),
    )
    memo = memo_on(dossier, asked)
    return document_of(
        Kind.PROGRESS,
        year,
        titled=titled_progress(asked),
        sections=(Section(blocks=blocks, orientation=Orientation.LANDSCAPE),),
        is_draft=not year.is_signed(memo),
    )


def summary_said(counts: StatusCounts) -> str:
    """How many measures stand where; adds up to all of them. Nothing reported: only how many."""
    if counts.unreported == counts.total:
        return f"มาตรการทั้งหมด {counts.total} มาตรการ"
    return f"จากมาตรการทั้งหมด {counts.total} มาตรการ {_counts_in_words(counts)}"


def _introduction(
    year: Year, plan: MeasurePlan, period: Period, counts: StatusCounts
) -> tuple[Block, ...]:
    part = year.dossier.progress
    own = part.introduction if part else ()
    name = year.dossier.agency.name
    opening = (
        f"ตามที่{name} ได้กำหนด{titled_plan(year.dossier)} "
        f"โดยอาศัยผลการประเมิน ITA {of_year(plan.rests_on)} นั้น "
        f"ผลการดำเนินการ{_during(period)} สรุปได้ดังนี้"
    )
    return (
        *paragraphs(own or (opening,)),
        paragraph(f"{summary_said(counts)} รายละเอียดดังตารางต่อไปนี้"),
    )


def _during(period: Period) -> str:
    return f"ในช่วงวันที่ {span_said(period)}"


def _table(
    year: Year,
    standings: tuple[Standing, ...],
    period: Period,
    counts: StatusCounts,
    *,
    as_read: bool,
) -> tuple[Block, ...]:
    part = year.dossier.progress
    summary = f"ตาราง{titled_progress(period)}: {summary_said(counts)}"
    printed = _printed(year.dossier, standings, as_read=as_read)
    if printed is not None:
        return printed_blocks(printed, summary=summary)
    layout = layout_of(
        part.columns if part else (),
        DEFAULT_COLUMNS,
        edition=year.plan_edition,
        printed=part.as_printed if part else None,
    )
    measures = tuple(each.measure for each in standings)
    return (table_of(layout, standings, summary=summary), *theme_note(layout, measures))


def _printed(
    dossier: Dossier, standings: tuple[Standing, ...], *, as_read: bool
) -> PrintedTablePart | None:
    """The table to print again: where that is asked for, or where nothing was reported."""
    part = dossier.progress
    is_all = as_read or not any(each.reports for each in standings)
    return part.as_printed if part and is_all else None


def _evidence(dossier: Dossier, standings: tuple[Standing, ...]) -> tuple[Block, ...]:
    """What shows the work, measure by measure, where no column of the office's does."""
    own = dossier.progress.columns if dossier.progress else ()
    if any(column.field is ColumnField.EVIDENCE for column in own):
        return ()
    items = tuple(
        ListItem(
            text=(
                *text(f"{_measure_named(standing, place)}: {evidence_said(each)} "),
                *as_written(each.address or ""),
            )
        )
        for place, standing in enumerate(standings, start=1)
        for report in standing.reports
        for each in report.evidence
    )
    if not items:
        return ()
    return (label("เอกสารหลักฐาน"), NumberedList(items=items, numbering=Numbering.DASH))


def _measure_named(standing: Standing, place: int) -> str:
    return f"มาตรการที่ {(standing.measure.number or str(place)).rstrip('.')}"


def _owed(plan: MeasurePlan, progress: Progress, period: Period) -> tuple[Block, ...]:
    """Whose reports are still lacking, where anybody has reported at all."""
    owed = lacking(plan, progress, period) if progress.reports else ()
    if not owed:
        return ()
    return (
        paragraph(f"มาตรการที่ยังรายงานผลไม่ครบตามรอบการรายงาน จำนวน {len(owed)} มาตรการ ได้แก่"),
        listed(
            (numbered_title(each, plan.measures.index(each) + 1) for each in owed), Numbering.DASH
        ),
    )


def _picture(plan: MeasurePlan, progress: Progress, period: Period) -> tuple[Block, ...]:
    course = course_until(plan, progress, period)
    if not course:
        return ()
    said = tuple(f"{period_short(each.period)}: {_counts_in_words(each.counts)}" for each in course)
    return (
        heading("ความก้าวหน้าตามรอบการรายงาน"),
        Figure(
            chart=Chart(
                kind=ChartKind.PROGRESS,
                bars=tuple(bar for each in course for bar in _bars(each)),
                maximum=Decimal(len(plan.measures) or 1),
            ),
            caption=text(f"จำนวนมาตรการตามสถานะเมื่อสิ้นแต่ละรอบ {of_year(plan.fiscal_year)}"),
            alternative=(
                f"แผนภูมิจำนวนมาตรการตามสถานะเมื่อสิ้นแต่ละรอบ "
                f"จากทั้งหมด {len(plan.measures)} มาตรการ {'; '.join(said)}"
            ),
        ),
        # One period alone says what the text at the top says.
        *((listed(said),) if len(said) > 1 else ()),
    )


def _counts_in_words(counts: StatusCounts) -> str:
    return joined(
        tuple(
            f"{name} {counts.of(status)} มาตรการ"
            for status, name in STATUS_NAMES.items()
            if counts.of(status)
        )
    )


def _bars(at: PeriodCounts) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            label=period_short(at.period),
            series=name,
            value=Decimal(at.counts.of(status)),
            shown=str(at.counts.of(status)),
        )
        for status, name in STATUS_NAMES.items()
        if at.counts.of(status) or status in _ALWAYS_DRAWN
    )


def _signature(dossier: Dossier, period: Period) -> tuple[Block, ...]:
    memo = memo_on(dossier, period)
    if memo is None or not memo.chain:
        return ()
    return (signature_of(dossier, memo.chain[0].person, part="ผู้รายงาน"),)
