"""What stands in each column of a measures table, the office's own layout or ours?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from prongsai.core.tree import Align, Block, Cell, Column, Row, Table, Text, cell
from prongsai.dossier import ColumnField, ColumnPart, PrintedTablePart
from prongsai.editions import Edition
from prongsai.planning import Measure
from prongsai.reporting.composing.elements import (
    cell_of,
    group_row,
    heading_cell,
    lines_of,
    note,
    numbered,
)
from prongsai.reporting.composing.reported import REPORTED
from prongsai.reporting.composing.standings import Standing
from prongsai.reporting.composing.wording import REPORTING_NAMES, quantity_said, time_of
from prongsai.reporting.forms import load_forms
from prongsai.tracking import Status

WEIGHTS = {
    ColumnField.NUMBER: 2,
    ColumnField.MEASURE: 8,
    ColumnField.THEME: 5,
    ColumnField.INDICATOR: 7,
    ColumnField.STEPS: 9,
    ColumnField.OWNER: 5,
    ColumnField.PERIOD: 5,
    ColumnField.DUE: 4,
    ColumnField.REPORTING: 4,
    ColumnField.FOLLOW_UP: 6,
    ColumnField.TARGET: 6,
    ColumnField.OUTPUT: 15,
    ColumnField.OUTCOME: 8,
    ColumnField.OBSTACLES: 6,
    ColumnField.EVIDENCE: 6,
    ColumnField.STATUS: 5,
    ColumnField.NOT_STARTED: 4,
    ColumnField.IN_PROGRESS: 4,
    ColumnField.DONE: 4,
}
_CENTRED = {
    ColumnField.NUMBER,
    ColumnField.STATUS,
    ColumnField.NOT_STARTED,
    ColumnField.IN_PROGRESS,
    ColumnField.DONE,
}
_TICKED = {
    ColumnField.NOT_STARTED: Status.NOT_STARTED,
    ColumnField.IN_PROGRESS: Status.IN_PROGRESS,
    ColumnField.DONE: Status.DONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table's columns, and what is needed to fill them.

    ``printed``: the table as it was printed, for the columns that nobody understood.
    """

    columns: tuple[ColumnPart, ...]
    edition: Edition | None = None
    printed: PrintedTablePart | None = None

    def has(self, field: ColumnField) -> bool:
        """Whether a column holds that."""
        return any(column.field is field for column in self.columns)


def layout_of(
    own: tuple[ColumnPart, ...],
    default: tuple[tuple[str, ColumnField], ...],
    *,
    edition: Edition | None,
    printed: PrintedTablePart | None,
) -> Layout:
    """The office's own columns if it gave any, else the default ones."""
    ours = tuple(ColumnPart(title=title, field=field) for title, field in default)
    return Layout(columns=own or ours, edition=edition, printed=printed)


def table_of(layout: Layout, standings: tuple[Standing, ...], *, summary: str) -> Table:
    """One row a measure, a group row wherever the group changes."""
    rows: list[Row] = []
    group: str | None = None
    for place, standing in enumerate(standings, start=1):
        measure = standing.measure
        if measure.group and measure.group != group:
            rows.append(group_row(measure.group, over=len(layout.columns)))
        group = measure.group
        rows.append(_row(layout, standing, place))
    return Table(
        columns=tuple(column_of(column) for column in layout.columns),
        header=header_of(layout.columns),
        rows=tuple(rows),
        summary=summary,
    )


def theme_note(layout: Layout, measures: tuple[Measure, ...]) -> tuple[Block, ...]:
    """Small print where the table names themes of the edition that nobody has verified."""
    edition = layout.edition
    if edition is None or edition.themes_basis.verified or not layout.has(ColumnField.THEME):
        return ()
    ours = {theme.slug for theme in edition.themes}
    if not any(measure.theme in ours for measure in measures):
        return ()
    return (
        note(
            "หมายเหตุ ชื่อประเด็นในตารางนี้รวบรวมจากแนวปฏิบัติทั่วไป "
            "ยังไม่ได้ตรวจสอบกับคู่มือของสำนักงาน ป.ป.ช. โปรดตรวจสอบก่อนนำไปอ้างอิง"
        ),
    )


def header_of(columns: tuple[ColumnPart, ...]) -> tuple[Row, ...]:
    """One header row, or two where a group of columns has a title above it."""
    if not any(column.over for column in columns):
        return (Row(cells=tuple(heading_cell(column.title) for column in columns)),)
    upper: list[Cell] = []
    lower: list[Cell] = []
    at = 0
    while at < len(columns):
        over = columns[at].over
        if over is None:
            upper.append(heading_cell(columns[at].title, rowspan=2))
            at += 1
            continue
        end = at
        while end < len(columns) and columns[end].over == over:
            lower.append(heading_cell(columns[end].title))
            end += 1
        upper.append(heading_cell(over, colspan=end - at))
        at = end
    return (Row(cells=tuple(upper)), Row(cells=tuple(lower)))


def column_of(column: ColumnPart) -> Column:
    """The column's share of the width and its alignment, by what it holds."""
    if column.field is None:
        return Column(weight=6)
    centred = column.field in _CENTRED
    return Column(weight=WEIGHTS[column.field], align=Align.CENTER if centred else Align.START)


def _row(layout: Layout, standing: Standing, place: int) -> Row:
    return Row(cells=tuple(_cell(layout, column, standing, place) for column in layout.columns))


def _cell(layout: Layout, column: ColumnPart, standing: Standing, place: int) -> Cell:
    field = column.field
    if field is None:
        return _printed_cell(layout, column, standing.measure)
    if field in _TICKED:
        return _ticked(standing, _TICKED[field])
    if field in REPORTED:
        return _or_dash(cell_of((*_state(layout, field, standing), *REPORTED[field](standing))))
    if field in _OF_MEASURE:
        return _or_dash(cell(*_OF_MEASURE[field](standing.measure)))
    return _or_dash(cell(*_placed(layout, field, standing.measure, place)))


def _state(layout: Layout, field: ColumnField, standing: Standing) -> Iterable[Text]:
    """Where a measure stands that is not done, above its output where no column says it."""
    says_it = any(layout.has(each) for each in (ColumnField.STATUS, *_TICKED))
    is_done = standing.period is None or standing.status is Status.DONE
    if field is not ColumnField.OUTPUT or says_it or is_done:
        return ()
    return REPORTED[ColumnField.STATUS](standing)


def _placed(layout: Layout, field: ColumnField, measure: Measure, place: int) -> tuple[str, ...]:
    """What depends on the edition, on the other columns or on the measure's place."""
    if field is ColumnField.INDICATOR:
        return indicators_of(measure, layout.edition)
    if field is ColumnField.THEME:
        return (_theme_of(measure, layout.edition),)
    if field is ColumnField.NUMBER:
        return (measure.number or str(place),)
    return (measure.title if layout.has(ColumnField.NUMBER) else numbered_title(measure, place),)


def _or_dash(full: Cell) -> Cell:
    return full if full.lines else cell(load_forms().marks.empty)


def numbered_title(measure: Measure, place: int) -> str:
    """The measure's title after its number, the office's own or its place in the plan."""
    number = measure.number or str(place)
    return f"{number if number.endswith(('.', ')')) else f'{number}.'} {measure.title}"


def _printed_cell(layout: Layout, column: ColumnPart, measure: Measure) -> Cell:
    if layout.printed is None:
        return Cell()
    titles = [each.title for each in layout.printed.columns]
    if column.title not in titles:
        return Cell()
    at = titles.index(column.title)
    for row in layout.printed.rows:
        if row.measure == measure.key and at < len(row.cells):
            return cell(*lines_of(row.cells[at]))
    return Cell()


def indicators_of(measure: Measure, edition: Edition | None) -> tuple[str, ...]:
    """The names of the indicators that a measure serves; what no edition knows as it stands."""
    if edition is None:
        return measure.indicators
    names = {indicator.slug: indicator.name_th for indicator in edition.indicators}
    return tuple(names.get(slug, slug) for slug in measure.indicators)


def _theme_of(measure: Measure, edition: Edition | None) -> str:
    themes = {theme.slug: theme.name_th for theme in edition.themes} if edition else {}
    return themes.get(measure.theme or "", measure.theme or "")


def _steps(measure: Measure) -> tuple[str, ...]:
    return numbered(tuple(line for step in measure.steps for line in lines_of(step)))


def _follow_up(measure: Measure) -> tuple[str, ...]:
    if measure.follow_up:
        return lines_of(measure.follow_up)
    return (REPORTING_NAMES[measure.reporting],) if measure.reporting else ()


def _reporting(measure: Measure) -> tuple[str, ...]:
    if measure.reporting:
        return (REPORTING_NAMES[measure.reporting],)
    return lines_of(measure.follow_up or "")


_OF_MEASURE: dict[ColumnField, Callable[[Measure], tuple[str, ...]]] = {
    ColumnField.STEPS: _steps,
    ColumnField.OWNER: lambda measure: measure.owners,
    ColumnField.PERIOD: lambda measure: (time_of(measure),),
    ColumnField.DUE: lambda measure: (time_of(measure),),
    ColumnField.REPORTING: _reporting,
    ColumnField.FOLLOW_UP: _follow_up,
    ColumnField.TARGET: lambda measure: tuple(quantity_said(each) for each in measure.targets),
}


def _ticked(standing: Standing, status: Status) -> Cell:
    marks = load_forms().marks
    return cell(marks.ticked if standing.status is status else marks.empty)
