"""What are periods, memos and their stages called?"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.core.approval import Act, StepKind
from prongsai.core.dates import Period, PeriodKind
from prongsai.web.approvals.records import RoundState, Stage

STAGES: MappingProxyType[Stage, Promise] = MappingProxyType(
    {
        Stage.DRAFT: _("Draft"),
        Stage.OPEN: _("Being considered"),
        Stage.RETURNED: _("Returned"),
        Stage.DONE: _("Approved in the system"),
        Stage.PAPER: _("Signed on paper"),
        Stage.SIGNED: _("Signed, as recorded in the dossier"),
    }
)
ROUNDS: MappingProxyType[RoundState, Promise] = MappingProxyType(
    {
        RoundState.OPEN: _("Being considered"),
        RoundState.RETURNED: _("Returned"),
        RoundState.DONE: _("Approved in the system"),
        RoundState.PAPER: _("Signed on paper"),
        RoundState.REPLACED: _("Replaced by a later round"),
    }
)
KINDS: MappingProxyType[StepKind, Promise] = MappingProxyType(
    {StepKind.SIGNATURE: _("Signature only"), StepKind.OPINION: _("Opinion and signature")}
)
ACTS: MappingProxyType[Act, Promise] = MappingProxyType(
    {Act.AGREE: _("Agreed"), Act.RETURN: _("Returned")}
)


def period_name(period: Period) -> str:
    """A period in words."""
    said = {"number": period.number, "year": period.fiscal_year.be}
    if period.kind is PeriodKind.QUARTER:
        return gettext("Quarter %(number)s of fiscal year %(year)s") % said
    if period.kind is PeriodKind.HALF_YEAR:
        return gettext("Half-year %(number)s of fiscal year %(year)s") % said
    return gettext("Fiscal year %(year)s") % said


def memo_name(about: str, period: Period | None) -> str:
    """What a memo is about."""
    if about == "plan":
        return gettext("Memo that proposes the plan of measures")
    if period is None:
        return gettext("Memo on the progress of the measures")
    return gettext("Memo on the progress: %(period)s") % {"period": period_name(period)}
