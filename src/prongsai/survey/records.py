"""What did the respondents of one questionnaire answer?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet:
    """One authority's answers to one questionnaire.

    Shape: one row a respondent, one place a column, in the order of ``columns``.
    Unit: the place of the choice on its scale, from 1 (``Scale.points`` tells its worth before
    any reversal); None where the respondent left the item out.
    """

    instrument: str  # "IIT", "EIT"
    columns: tuple[str, ...]  # SurveyItem.column: "I1a"
    rows: tuple[tuple[int | None, ...], ...]
