"""What do the signers of a memo see, and what is its digest?"""

from __future__ import annotations

from prongsai.core.errors import ProngsaiError
from prongsai.core.tree import Document
from prongsai.dossier import Dossier, MemoPart
from prongsai.reporting import content_digest, proposed
from prongsai.web.approvals.memos import key_of, undecided
from prongsai.web.years.gathering import gathered
from prongsai.web.years.records import YearRecord
from prongsai.web.years.remembering import Memory

_DIGESTS: Memory[str | None] = Memory(most=4_000)


def digest_now(year: YearRecord, memo: MemoPart) -> str | None:
    """The digest of a memo's content as it stands; None where it cannot be composed.

    Kept by the digest of the year, since lists ask for it again and again.
    """
    return _DIGESTS.of((year.digest, key_of(memo)), lambda: _digest(year.dossier, memo))


def _digest(dossier: Dossier, memo: MemoPart) -> str | None:
    try:
        return content_digest(gathered(dossier)[0], memo)
    except ProngsaiError:
        return None


def digest_to_propose(dossier: Dossier, memo: MemoPart) -> str:
    """The digest that a round is bound to. Errors: whatever keeps the memo from being composed."""
    return content_digest(gathered(dossier)[0], memo)


def documents(dossier: Dossier, memo: MemoPart, *, is_final: bool = False) -> tuple[Document, ...]:
    """The memo and what it proposes, as they stand; ``is_final``: to be signed on paper.

    Errors: whatever keeps them from being composed.
    """
    year = gathered(dossier)[0]
    if is_final:
        # Void decisions are not printed onto paper that is still to be signed.
        memo = undecided(memo) if memo in year.void else memo
        memo = memo.model_copy(update={"is_signed": True})
    return proposed(year, memo)
