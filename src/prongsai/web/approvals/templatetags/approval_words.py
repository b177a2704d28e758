"""How do memos, stages and acts read on a page?"""

from __future__ import annotations

from django import template
from django.utils.functional import Promise

from prongsai.core.approval import Act, Signer, StepKind
from prongsai.core.dates import Period
from prongsai.web.approvals import words
from prongsai.web.approvals.records import MemoState, RoundState, Stage

register = template.Library()
_DRESS = {
    Stage.DRAFT: "waiting",
    Stage.OPEN: "open",
    Stage.RETURNED: "void",
    Stage.DONE: "done",
    Stage.PAPER: "done",
    Stage.SIGNED: "done",
}


@register.simple_tag
def memo_name(about: str, period: Period | None) -> str:
    """What a memo is about."""
    return words.memo_name(about, period)


@register.filter
def stage_name(stage: Stage) -> Promise:
    """Where a memo stands."""
    return words.STAGES[stage]


@register.filter
def round_name(state: RoundState) -> Promise:
    """How a round ended."""
    return words.ROUNDS[state]


@register.filter
def act_name(act: Act) -> Promise:
    """What a signer did."""
    return words.ACTS[act]


@register.filter
def kind_name(kind: StepKind) -> Promise:
    """What a step asks for."""
    return words.KINDS[kind]


@register.filter
def dress(state: MemoState) -> str:
    """The colours of a memo's state."""
    return "void" if state.is_void else _DRESS[state.stage]


@register.filter
def as_what(signer: Signer) -> str:
    """The position, and the acting appointment in its very words."""
    acting = signer.capacity
    return f"{signer.position} {acting.words}{acting.office}" if acting else signer.position
