"""Who signs a document, in what order, as what, and with which opinion?

A pure machine: a chain of one to many steps, each an opinion or a plain signature.
``step`` gives the next state or raises NotYourTurn; storing it is somebody else's work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said


class StepKind(StrEnum):
    """What a step of the chain asks of its signer."""

    OPINION = "opinion"  # heading, opinion, signature
    SIGNATURE = "signature"  # name and position only


class Act(StrEnum):
    """What a signer can do when it is their turn."""

    AGREE = "agree"
    RETURN = "return"


class State(StrEnum):
    """Where the whole chain stands."""

    OPEN = "open"
    RETURNED = "returned"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """An acting appointment, in the very words of the appointment (never normalised)."""

    words: str  # such as รักษาราชการแทน or ปฏิบัติหน้าที่
    office: str  # the office acted for


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A person as printed below a signature."""

    name: str
    position: str
    capacity: Capacity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the chain; ``heading`` stands above an opinion, both as printed."""

    kind: StepKind
    signer: Signer
    heading: str | None = None
    opinion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one signer did. ``digest`` is the SHA-256 of exactly what was signed."""

    step: int  # from 0
    act: Act
    by: Signer
    at: datetime
    digest: str
    words: str | None = None  # the opinion, or the reason of a return


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The chain, what has been decided so far, and the digest it is bound to."""

    chain: tuple[Step, ...]
    digest: str
    decisions: tuple[Decision, ...] = ()
    state: State = State.OPEN

    def __post_init__(self) -> None:
        if not self.chain:
            message = "a chain has one step at least"
            raise ValueError(message)

    @property
    def turn(self) -> int | None:
        """The index of the step whose turn it is; None once returned or done."""
        return len(self.decisions) if self.state is State.OPEN else None


_WAIT = Said(
    th="เปิดเอกสารฉบับล่าสุดและรอจนถึงลำดับของท่าน",
    en="Open the newest version of the document and wait for your turn.",
)


class NotYourTurn(ProngsaiError):
    """Somebody acted out of turn, on other content, without a reason, or on a closed chain."""

    def __init__(self, by: Signer, said: Said, remedy: Said = _WAIT) -> None:
        self.by = by
        super().__init__(said, remedy)


def step(
    approval: Approval, act: Act, *, by: Signer, at: datetime, digest: str, words: str | None = None
) -> Approval:
    """The approval after ``by`` has acted.

    Errors: NotYourTurn when the chain is closed, another signer's turn, the content changed,
    or a return lacks its reason.
    """
    turn = approval.turn
    if turn is None:
        raise _closed(by)
    if approval.chain[turn].signer != by:
        said = Said(th=f"ยังไม่ถึงลำดับของ {by.name}", en=f"It is not the turn of {by.name}.")
        raise NotYourTurn(by, said)
    if digest != approval.digest:
        raise _changed(by)
    if act is Act.RETURN and not (words or "").strip():
        raise _without_reason(by)
    decision = Decision(step=turn, act=act, by=by, at=at, digest=digest, words=words)
    decisions = (*approval.decisions, decision)
    if act is Act.RETURN:
        state = State.RETURNED
    else:
        state = State.DONE if len(decisions) == len(approval.chain) else State.OPEN
    return replace(approval, decisions=decisions, state=state)


def _closed(by: Signer) -> NotYourTurn:
    return NotYourTurn(
        by,
        Said(th="เรื่องนี้สิ้นสุดหรือถูกส่งคืนแล้ว", en="This chain is done or was returned."),
        Said(th="เสนอเรื่องใหม่หากต้องลงนามอีกครั้ง", en="Put the document up again to have it signed."),
    )


def _changed(by: Signer) -> NotYourTurn:
    return NotYourTurn(
        by,
        Said(
            th="เนื้อหาเปลี่ยนไปหลังเสนอลงนาม",
            en="The content has changed since it was put up for signing.",
        ),
        Said(
            th="เปิดเอกสารฉบับที่เสนอลงนาม หรือเสนอฉบับใหม่",
            en="Open the version that was put up for signing, or put up the new one.",
        ),
    )


def _without_reason(by: Signer) -> NotYourTurn:
    return NotYourTurn(
        by,
        Said(th="การส่งคืนต้องมีเหตุผล", en="A return needs a reason."),
        Said(th="ระบุเหตุผลที่ส่งคืน", en="Say why it is returned."),
    )
