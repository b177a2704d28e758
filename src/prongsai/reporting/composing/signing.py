"""How does a step of the chain read, open, decided in the system, or no longer valid?"""

from __future__ import annotations

from prongsai.core.approval import Act, StepKind
from prongsai.core.tree import Block, Run, Signature, Text, text
from prongsai.dossier import DecisionPart, Dossier, MemoPart, StepPart
from prongsai.reporting.composing.elements import label
from prongsai.reporting.composing.people import below_signature, office_of, person_of
from prongsai.reporting.composing.wording import day_said
from prongsai.reporting.forms import load_forms

SHORT_DIGEST = 16  # of its 64 digits
_DONE = {
    (Act.AGREE, StepKind.OPINION): "เห็นชอบในระบบ",
    (Act.AGREE, StepKind.SIGNATURE): "ลงนามในระบบ",
    (Act.RETURN, StepKind.OPINION): "ส่งคืนในระบบ",
    (Act.RETURN, StepKind.SIGNATURE): "ส่งคืนในระบบ",
}
_VOID = "การพิจารณานี้สิ้นผล เพราะเนื้อหาเปลี่ยนไปหลังการพิจารณา ต้องเสนอใหม่"
_VOID_PAPER = "การลงนามในกระดาษสิ้นผล เพราะเนื้อหาเปลี่ยนไปหลังลงนาม ต้องเสนอใหม่"


def signed_step(dossier: Dossier, step: StepPart, *, is_void: bool) -> Signature:
    """One step's heading, opinion and place to sign, and below it what was decided in the system.

    No picture of a signature: the words say who agreed, as what, when, and to which content.
    """
    person = person_of(dossier, step.person)
    decision = step.decision
    decided = _decided(decision, step.kind, is_void=is_void) if decision else ()
    below = (*below_signature(person), *decided)
    opinion = (decision.words if decision else step.opinion) or ""
    if step.kind is StepKind.SIGNATURE and not (decision and opinion):
        heading = text(step.heading) if step.heading else None
        return Signature(below=below, heading=heading)
    heading = text(step.heading or f"{load_forms().memo.opinion}{office_of(person)}")
    # An opinion that is not there yet gets dotted lines, so it is empty and not None.
    if decision and not opinion:
        return Signature(heading=heading, below=below)
    return Signature(heading=heading, opinion=text(opinion), below=below)


def _decided(decision: DecisionPart, kind: StepKind, *, is_void: bool) -> tuple[Text, ...]:
    by = f" {decision.name} {decision.position}"
    when = f"เมื่อวันที่ {day_said(decision.at.date())} เวลา {decision.at:%H.%M} น. รหัสเนื้อหา "
    said = (
        (*text(f"{_DONE[decision.act, kind]}โดย"), Run(text=by, verbatim=True)),
        *((text(decision.capacity, verbatim=True),) if decision.capacity else ()),
        (*text(when), Run(text=f"#{decision.digest[:SHORT_DIGEST]}", verbatim=True, keep=True)),
    )
    return (*said, text(_VOID, bold=True)) if is_void else said


def void_paper(memo: MemoPart, *, is_void: bool) -> tuple[Block, ...]:
    """That what was signed on paper is not what stands here; nothing where it is."""
    return (label(_VOID_PAPER),) if memo.paper is not None and is_void else ()
