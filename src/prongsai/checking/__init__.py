"""A document in, the mistakes that an experienced auditor would find out."""

from prongsai.checking.registry import RULES, check_reading
from prongsai.checking.repeats import without_repeats
from prongsai.checking.rule import Rule
from prongsai.checking.together import check_together
from prongsai.checking.years import check_documents, check_year

__all__ = [
    "RULES",
    "Rule",
    "check_documents",
    "check_reading",
    "check_together",
    "check_year",
    "without_repeats",
]
