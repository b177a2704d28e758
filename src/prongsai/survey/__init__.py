"""Forms and answers of the IIT and the EIT."""

from prongsai.survey.answers import read_answers
from prongsai.survey.records import AnswerSet

__all__ = ["AnswerSet", "read_answers"]
