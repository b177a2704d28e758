"""How do today's appointments become a chain of a dossier, and a decision a part of it?"""

from __future__ import annotations

from prongsai.core.approval import Capacity, Decision, Signer, StepKind
from prongsai.dossier import CapacityPart, DecisionPart, Dossier, PersonPart, StepPart
from prongsai.web.people.records import Member
from prongsai.web.rights import Role

# Who stands in a chain that nobody has chosen yet, in the order of an office.
_USUAL = (
    (Role.OFFICER, StepKind.SIGNATURE),
    (Role.CHIEF_CLERK, StepKind.OPINION),
    (Role.PERMANENT_SECRETARY, StepKind.OPINION),
    (Role.CHIEF_EXECUTIVE, StepKind.OPINION),
)


def signer_of(person: PersonPart) -> Signer:
    """A person of a dossier as printed below a signature."""
    acting = person.capacity
    return Signer(
        name=person.name,
        position=person.position,
        capacity=Capacity(words=acting.words, office=acting.office) if acting else None,
    )


def person_part(member: Member, dossier: Dossier) -> PersonPart:
    """A member as a person of the dossier: the one that reads the same, if there is one."""
    for each in dossier.people:
        if signer_of(each) == member.signer:
            return each
    taken = {each.key for each in dossier.people}
    keys = (member.key, *(f"{member.key}-{number}" for number in range(2, len(taken) + 3)))
    acting = member.capacity
    return PersonPart(
        key=next(each for each in keys if each not in taken),
        name=member.name,
        position=member.position,
        capacity=CapacityPart(words=acting.words, office=acting.office) if acting else None,
    )


def people_to_choose(dossier: Dossier, members: tuple[Member, ...]) -> tuple[PersonPart, ...]:
    """Who can stand in a chain: today's members, each as the dossier names them."""
    found = {part.key: part for part in (person_part(each, dossier) for each in members)}
    return tuple(found.values())


def usual_chain(dossier: Dossier, members: tuple[Member, ...]) -> tuple[StepPart, ...]:
    """One step for each office that somebody holds today."""
    held: dict[Role, Member] = {}
    for each in members:
        held.setdefault(each.role, each)
    return tuple(
        StepPart(kind=kind, person=person_part(held[role], dossier).key)
        for role, kind in _USUAL
        if role in held
    )


def decision_part(made: Decision) -> DecisionPart:
    """A decision as the dossier keeps it; the acting words letter by letter."""
    acting = made.by.capacity
    return DecisionPart(
        act=made.act,
        name=made.by.name,
        position=made.by.position,
        capacity=f"{acting.words}{acting.office}" if acting else None,
        at=made.at,
        digest=made.digest,
        words=made.words,
    )
