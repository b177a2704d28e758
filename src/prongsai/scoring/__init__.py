"""Answers and marks in, Scorecard out."""

from prongsai.scoring.answers import score_answers
from prongsai.scoring.inversion import invert
from prongsai.scoring.marks import problems_of_marks, score_marks
from prongsai.scoring.mixture import score
from prongsai.scoring.problems import problems_of
from prongsai.scoring.records import (
    FailedItems,
    IndicatorScore,
    InstrumentScore,
    Inversion,
    PublishedOverall,
    Scorecard,
)
from prongsai.scoring.scorecard import IndicatorUnknown, PublishedFigure, score_indicators

__all__ = [
    "FailedItems",
    "IndicatorScore",
    "IndicatorUnknown",
    "InstrumentScore",
    "Inversion",
    "PublishedFigure",
    "PublishedOverall",
    "Scorecard",
    "invert",
    "problems_of",
    "problems_of_marks",
    "score",
    "score_answers",
    "score_indicators",
    "score_marks",
]
