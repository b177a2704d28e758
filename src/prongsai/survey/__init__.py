"""Forms and answers of the IIT and the EIT, and the tables that they and scores come in."""

from prongsai.survey.answers import read_answers
from prongsai.survey.grids import Grid, GridFile, open_workbook, read_grids, text_of_cell
from prongsai.survey.records import AnswerSet

__all__ = [
    "AnswerSet",
    "Grid",
    "GridFile",
    "open_workbook",
    "read_answers",
    "read_grids",
    "text_of_cell",
]
