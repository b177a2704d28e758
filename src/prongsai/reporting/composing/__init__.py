"""One authority's year in, document trees out."""

from prongsai.reporting.composing.catalogue import composable, periods_of
from prongsai.reporting.composing.check_report import Checked, compose_check_report
from prongsai.reporting.composing.composer import compose
from prongsai.reporting.composing.contents import content_digest, digests_in, proposed
from prongsai.reporting.composing.gathering import gather, gather_file
from prongsai.reporting.composing.memo import SalutationIsPerson, person_addressed
from prongsai.reporting.composing.records import Kind, KindUnknown, NothingToCompose, Year
from prongsai.reporting.composing.suggesting import suggestions_for, suggestions_of

__all__ = [
    "Checked",
    "Kind",
    "KindUnknown",
    "NothingToCompose",
    "SalutationIsPerson",
    "Year",
    "composable",
    "compose",
    "compose_check_report",
    "content_digest",
    "digests_in",
    "gather",
    "gather_file",
    "periods_of",
    "person_addressed",
    "proposed",
    "suggestions_for",
    "suggestions_of",
]
