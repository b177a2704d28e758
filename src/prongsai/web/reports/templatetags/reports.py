"""How does the state of a report read?"""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.core.dates import Period, period_name
from prongsai.core.problems import Said
from prongsai.web.reports.forms import STATUS_NAMES
from prongsai.web.reports.records import Cell, CellState
from prongsai.web.years.records import YearRecord

register = template.Library()
_NAMES: dict[CellState, str | Promise] = {
    CellState.SUBMITTED: _("Submitted"),
    CellState.RETURNED: _("Returned"),
    CellState.DRAFT: _("Draft"),
    CellState.LACKING: _("Lacking"),
    CellState.OPEN: _("Open for reports"),
    CellState.LATER: _("Not due yet"),
    CellState.NOTHING: _("None needed"),
}
_LOOKS = {CellState.SUBMITTED: "done", CellState.LATER: "waiting", CellState.NOTHING: "waiting"}


@register.simple_tag
def state(cell: Cell) -> SafeString:
    """The state of a measure in a period, as a coloured word."""
    look = _LOOKS.get(cell.state, "open")
    late = format_html(" · {}", _("late")) if cell.is_late else ""
    return format_html('<span class="state state-{}">{}{}</span>', look, _NAMES[cell.state], late)


@register.simple_tag
def table_cell(cell: Cell | None, year: YearRecord) -> SafeString:
    """A cell of the matrix with the link to its report: one tag, for there are hundreds."""
    if cell is None:
        return _EMPTY
    name = cell.name.in_language(get_language() or "th")
    if cell.state is CellState.NOTHING:
        return format_html('<td data-title="{}">{}</td>', name, state(cell))
    return format_html(
        '<td data-title="{}"><a href="{}">{}<span class="visually-hidden"> {}, {}</span></a></td>',
        name,
        reverse(
            "report", args=[year.authority, year.fiscal_year, cell.period.code, cell.measure.key]
        ),
        state(cell),
        cell.measure.title,
        name,
    )


_EMPTY = mark_safe('<td class="empty"><span aria-hidden="true">—</span></td>')


@register.filter
def name_in(person: str, names: dict[str, str]) -> str:
    """What somebody is called; empty for who is not a person of the authority."""
    return names.get(person, "")


@register.filter
def period_words(period: Period) -> Said:
    """What a period is called."""
    return period_name(period)


@register.filter
def status_name(status: str) -> str | Promise:
    """Where a measure stands, in words."""
    return STATUS_NAMES.get(status, "")
