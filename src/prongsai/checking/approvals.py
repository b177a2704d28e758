"""Is what was agreed to in the system, or signed on paper, what stands in the dossier?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.dossier import MemoPart
from prongsai.reporting import Year

_MESSAGE = Said(
    th="การพิจารณาสิ้นผล เพราะเนื้อหาเปลี่ยนไปหลังการพิจารณา",
    en="The approval is void: the content was changed after it.",
)
_REMEDY = Said(
    th="เสนอเรื่องใหม่ตามเนื้อหาปัจจุบัน หรือแก้เนื้อหากลับเป็นอย่างที่พิจารณาไว้",
    en="Propose the memo again as it stands, or put back the content that was agreed to.",
)


def check_approvals(year: Year) -> Iterator[Problem]:
    """``approval-void`` for each memo whose decisions are of other content."""
    for at, memo in enumerate(year.dossier.memos):
        if memo in year.void:
            yield Problem(
                code="approval-void",
                severity=Severity.ERROR,
                place=Place(path=_path(memo, at)),
                text=memo.subject,
                message=_MESSAGE,
                remedy=_REMEDY,
            )


def _path(memo: MemoPart, at: int) -> str:
    for number, step in enumerate(memo.chain):
        if step.decision is not None:
            return f"memos[{at}].chain[{number}].decision"
    return f"memos[{at}].paper"
