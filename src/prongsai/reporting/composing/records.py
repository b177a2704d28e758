"""Which documents can be composed, and from what?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prongsai.analysing import Findings
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, MemoPart
from prongsai.editions import Edition
from prongsai.planning import MeasurePlan
from prongsai.scoring import Scorecard
from prongsai.tracking import Progress


class Kind(StrEnum):
    """The kinds of document, in the order of a pack."""

    ANALYSIS = "analysis"
    PLAN = "plan"
    PROGRESS = "progress"
    STATUS = "status"
    MEMO_PLAN = "memo-plan"
    MEMO_PROGRESS = "memo-progress"
    ANNOUNCEMENT = "announcement"
    ORDER = "order"
    OIT_CHECKLIST = "oit-checklist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Everything that the documents of one authority's one year are composed from.

    ``scorecard``, ``edition`` and ``findings`` belong to the analysed year, ``before`` to the
    year before it; ``plan_edition`` to the year of the measures. ``garuda``: the bytes of the
    picture that the office gave. ``void``: the memos whose approval is of other content.
    """

    dossier: Dossier
    edition: Edition | None = None
    scorecard: Scorecard | None = None
    findings: Findings | None = None
    before: Scorecard | None = None
    plan: MeasurePlan | None = None
    plan_edition: Edition | None = None
    progress: Progress | None = None
    checklist_edition: Edition | None = None
    garuda: bytes | None = None
    void: tuple[MemoPart, ...] = ()

    def is_signed(self, memo: MemoPart | None) -> bool:
        """Whether a memo was signed, and what was signed is what stands here."""
        return memo is not None and memo.is_signed and memo not in self.void


class NothingToCompose(ProngsaiError):
    """A kind was asked for whose data the dossier does not have."""

    def __init__(self, kind: str, reason: Said) -> None:
        self.kind = kind
        self.reason = reason
        super().__init__(
            Said(
                th=f"จัดทำเอกสาร “{kind}” ไม่ได้: {reason.th}",
                en=f"“{kind}” cannot be composed: {reason.en.rstrip('.')}.",
            ),
            Said(
                th="เพิ่มข้อมูลดังกล่าวในแฟ้มข้อมูล หรือไม่เลือกเอกสารชนิดนี้",
                en="Add the data to the dossier, or leave this kind out.",
            ),
        )


class KindUnknown(ProngsaiError):
    """A kind was asked for that there is not."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        known = ", ".join(Kind)
        super().__init__(
            Said(th=f"ไม่มีเอกสารชนิด “{kind}”", en=f"There is no kind of document “{kind}”."),
            Said(th=f"ชนิดที่มี: {known}", en=f"The kinds are: {known}."),
        )
