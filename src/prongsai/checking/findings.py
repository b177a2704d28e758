"""What does a rule say about a place in a document?"""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.problems import Place, Said, Severity
from prongsai.core.reading import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A Problem without its code, which is the rule's.

    ``severity``: where one case is less sure than the rule in general; None: the rule's.
    """

    place: Place
    text: str
    message: Said
    remedy: Said
    suggestion: str | None = None
    severity: Severity | None = None


def found(
    passage: Passage,
    message: Said,
    remedy: Said,
    *,
    text: str | None = None,
    suggestion: str | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding at a passage. ``text``: what is quoted of it; the whole of it where not given."""
    return Finding(
        place=passage.place,
        text=passage.text if text is None else text,
        message=message,
        remedy=remedy,
        suggestion=suggestion,
        severity=severity,
    )
