"""One kind of document out of one authority's year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prongsai.core.dates import Period
from prongsai.core.tree import Document
from prongsai.reporting.composing.analysis import compose_analysis
from prongsai.reporting.composing.announcement import compose_announcement
from prongsai.reporting.composing.catalogue import composable
from prongsai.reporting.composing.checklist import compose_checklist
from prongsai.reporting.composing.finishing import finish
from prongsai.reporting.composing.memo import compose_memo_plan, compose_memo_progress
from prongsai.reporting.composing.order import compose_order
from prongsai.reporting.composing.people import names_in, units_in
from prongsai.reporting.composing.plan import compose_plan
from prongsai.reporting.composing.progress import compose_progress
from prongsai.reporting.composing.records import Kind, KindUnknown, NothingToCompose, Year
from prongsai.reporting.composing.status import compose_status


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    period: Period | None
    as_read: bool
    as_addressed: bool


_COMPOSERS: dict[Kind, Callable[[Year, _Wish], Document]] = {
    Kind.ANALYSIS: lambda year, wish: compose_analysis(year, as_read=wish.as_read),
    Kind.PLAN: lambda year, wish: compose_plan(year, as_read=wish.as_read),
    Kind.PROGRESS: lambda year, wish: compose_progress(
        year, period=wish.period, as_read=wish.as_read
    ),
    Kind.STATUS: lambda year, wish: compose_status(year, period=wish.period, as_read=wish.as_read),
    Kind.MEMO_PLAN: lambda year, wish: compose_memo_plan(
        year, as_read=wish.as_read, as_addressed=wish.as_addressed
    ),
    Kind.MEMO_PROGRESS: lambda year, wish: compose_memo_progress(
        year, period=wish.period, as_read=wish.as_read, as_addressed=wish.as_addressed
    ),
    Kind.ANNOUNCEMENT: lambda year, _: compose_announcement(year),
    Kind.ORDER: lambda year, _: compose_order(year),
    Kind.OIT_CHECKLIST: lambda year, _: compose_checklist(year),
}


def kind_named(name: str) -> Kind:
    """The kind of that name. Errors: KindUnknown, which names the kinds there are."""
    try:
        return Kind(name)
    except ValueError:
        raise KindUnknown(name) from None


def compose(
    kind: str,
    year: Year,
    *,
    period: Period | None = None,
    as_read: bool = False,
    as_addressed: bool = False,
) -> Document:
    """The document of that kind, finished: one style of digits, names kept whole.

    ``period``: of progress, status and memo-progress; None: the dossier's own. ``as_read``:
    tables that were read are printed again letter by letter. ``as_addressed``: a memo to a person
    by name too, of which whoever asks for it tells.
    Errors: KindUnknown; NothingToCompose; PersonUnknown; SalutationIsPerson.
    """
    wanted = kind_named(kind)
    reason = dict(composable(year, period=period))[wanted]
    if reason is not None:
        raise NothingToCompose(wanted, reason)
    wish = _Wish(period=period, as_read=as_read, as_addressed=as_addressed)
    document = _COMPOSERS[wanted](year, wish)
    return finish(document, names=names_in(year.dossier), units=units_in(year.dossier))
