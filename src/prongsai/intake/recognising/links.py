"""Which evidence do the links of a document lead to?"""

from __future__ import annotations

from prongsai.core.reading import Link
from prongsai.dossier import EvidencePart
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import folded


class Links:
    """The links of one document, each given to the first evidence of its words."""

    def __init__(self, links: tuple[Link, ...]) -> None:
        self._left = list(links)

    def with_address(self, evidence: EvidencePart) -> EvidencePart:
        """The evidence with the address that its words lead to, where they lead to one."""
        if evidence.address is not None:
            return evidence
        wanted = folded(evidence.title)
        for at, link in enumerate(self._left):
            if wanted and link.text and folded(link.text) in wanted:
                del self._left[at]
                return evidence.model_copy(update={"address": link.address[:LONGEST]})
        return evidence

    @property
    def unused(self) -> tuple[Link, ...]:
        """Those that are nobody's evidence."""
        return tuple(self._left)
