"""The status matrix: which measures are not started, in progress or done?"""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.dates import Period
from prongsai.core.tree import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Orientation,
    Row,
    Section,
    Table,
    cell,
)
from prongsai.dossier import ColumnField, ColumnPart
from prongsai.reporting.composing.columns import layout_of, table_of, theme_note
from prongsai.reporting.composing.elements import document_of, heading_cell, paragraph, title
from prongsai.reporting.composing.people import signature_of
from prongsai.reporting.composing.plan import plan_of
from prongsai.reporting.composing.printed import printed_blocks
from prongsai.reporting.composing.progress import (
    memo_on,
    period_of,
    progress_of,
    summary_said,
)
from prongsai.reporting.composing.records import Kind, Year
from prongsai.reporting.composing.standings import Standing, standings_at
from prongsai.reporting.composing.wording import (
    MEASURES,
    period_said,
    place_of,
)
from prongsai.reporting.forms import load_forms
from prongsai.tracking import Status, share_by_status

STATE_OF_WORK = "สถานะการดำเนินการ"
DEFAULT_COLUMNS = (
    ColumnPart(title="มาตรการ", field=ColumnField.MEASURE),
    ColumnPart(title="ขั้นตอน/วิธีการ", field=ColumnField.STEPS),
    ColumnPart(title="ผู้รับผิดชอบ", field=ColumnField.OWNER),
    ColumnPart(title="ยังไม่\nดำเนินการ", field=ColumnField.NOT_STARTED, over=STATE_OF_WORK),
    ColumnPart(title="อยู่ระหว่าง\nดำเนินการ", field=ColumnField.IN_PROGRESS, over=STATE_OF_WORK),
    ColumnPart(title="ดำเนินการ\nแล้วเสร็จ", field=ColumnField.DONE, over=STATE_OF_WORK),
)


def compose_status(year: Year, *, period: Period | None, as_read: bool) -> Document:
    """The matrix at the end of a period, in landscape."""
    plan = plan_of(year, Kind.STATUS)
    progress = progress_of(year, Kind.STATUS)
    dossier = year.dossier
    asked = period_of(dossier, period)
    standings = standings_at(plan, progress, asked)
    counts = share_by_status(plan, progress, asked)
    titled = f"ตารางสถานะการดำเนินการตาม{MEASURES} {period_said(asked)}"
    memo = memo_on(dossier, asked)
    blocks: list[Block] = [
        *title(titled, dossier.agency.name, place_of(dossier.agency)),
        *_table(year, standings, f"{titled}: {summary_said(counts)}", as_read=as_read),
        # Below the table, so that who signs has words above the name on the same page.
        paragraph(summary_said(counts)),
    ]
    if memo is not None and memo.chain:
        blocks.append(signature_of(dossier, memo.chain[0].person, part="ผู้รายงาน"))
    return document_of(
        Kind.STATUS,
        year,
        titled=titled,
        sections=(Section(blocks=tuple(blocks), orientation=Orientation.LANDSCAPE),),
        is_draft=not year.is_signed(memo),
    )


def _table(
    year: Year, standings: tuple[Standing, ...], summary: str, *, as_read: bool
) -> tuple[Block, ...]:
    part = year.dossier.progress
    printed = part.status_as_printed if part else None
    # Where nothing was reported, what was printed is all there is.
    if printed is not None and (as_read or not any(each.reports for each in standings)):
        return printed_blocks(printed, summary=summary)
    layout = layout_of(
        (part.status_columns if part else ()) or DEFAULT_COLUMNS,
        (),
        edition=year.plan_edition,
        printed=printed,
    )
    table = table_of(layout, standings, summary=summary)
    foot = theme_note(layout, tuple(each.measure for each in standings))
    says_status = layout.has(ColumnField.STATUS)
    if says_status or not any(each.status is Status.CANCELLED for each in standings):
        return (table, *foot)
    return (_with_cancelled(table, standings), *foot)


def _with_cancelled(table: Table, standings: tuple[Standing, ...]) -> Table:
    """The table with one more column, since nothing else says that a measure was cancelled."""
    first, *rest = table.header
    heading = heading_cell("ยกเลิก\n(เหตุผล)", rowspan=len(table.header))
    waiting = iter(standings)
    return replace(
        table,
        columns=(*table.columns, Column(weight=5, align=Align.CENTER)),
        header=(replace(first, cells=(*first.cells, heading)), *rest),
        rows=tuple(
            _wider(row) if row.group else _with_cell(row, next(waiting)) for row in table.rows
        ),
    )


def _wider(row: Row) -> Row:
    only = row.cells[0]
    return replace(row, cells=(replace(only, colspan=only.colspan + 1),))


def _with_cell(row: Row, standing: Standing) -> Row:
    marks = load_forms().marks
    is_cancelled = standing.status is Status.CANCELLED
    full: Cell = cell(marks.ticked, standing.reason or "") if is_cancelled else cell(marks.empty)
    return replace(row, cells=(*row.cells, full))
