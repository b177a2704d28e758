"""What does the full approval of a progress memo close?"""

from __future__ import annotations

from django.utils.translation import gettext

from prongsai.web.approvals.records import Approved
from prongsai.web.reports.actions import lock_period


def lock_reported(approved: Approved) -> None:
    """Close the period that the memo reports on: nothing is reported for it any longer."""
    if approved.period is not None:
        lock_period(
            authority=approved.authority,
            fiscal_year=approved.fiscal_year,
            period=approved.period.code,
            by=approved.by,
            reason=gettext("Its memo was approved."),
        )
