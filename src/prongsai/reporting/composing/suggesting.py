"""Which measures are proposed for a dossier's weakest places?"""

from __future__ import annotations

from pathlib import Path

from prongsai.core.problems import Problem, Said
from prongsai.planning import Suggestion, suggest
from prongsai.reporting.composing.catalogue import composable
from prongsai.reporting.composing.gathering import gather_file
from prongsai.reporting.composing.records import Kind, NothingToCompose, Year


class NothingToSuggest(NothingToCompose):
    """Measures were asked for, and there is no result to go by."""

    def __init__(self, reason: Said) -> None:
        super().__init__(Kind.ANALYSIS, reason)
        self.said = Said(
            th=f"เสนอมาตรการไม่ได้: {reason.th}",
            en=f"No measures can be proposed: {reason.en.rstrip('.')}.",
        )
        self.remedy = Said(
            th="กรอกคะแนนของตัวชี้วัดในแฟ้มข้อมูลก่อน",
            en="Enter the indicators' scores in the dossier first.",
        )


def suggestions_for(
    path: Path, *, limit: int
) -> tuple[tuple[Suggestion, ...], tuple[Problem, ...]]:
    """Measures for the weakest places first that the dossier's plan does not have yet.

    Errors: those of ``gather_file``; NothingToSuggest where there are no scores to go by.
    """
    year, problems = gather_file(path)
    return suggestions_of(year, limit=limit), problems


def suggestions_of(year: Year, *, limit: int) -> tuple[Suggestion, ...]:
    """The same of a year that was gathered. Errors: NothingToSuggest."""
    reason = dict(composable(year))[Kind.ANALYSIS]
    if reason is not None:
        raise NothingToSuggest(reason)
    assert year.findings is not None
    assert year.edition is not None
    already = year.plan.measures if year.plan else ()
    return suggest(year.findings, year.edition, already=already, limit=limit)
