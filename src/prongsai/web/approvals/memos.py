"""How is a memo of a dossier named, found, and put back changed?"""

from __future__ import annotations

from prongsai.core.dates import Period, PeriodKind
from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of
from prongsai.core.problems import Said
from prongsai.dossier import DecisionPart, Dossier, MemoPart, PersonPart


class MemoMissing(ProngsaiError):
    """There is no such memo in the year."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ไม่มีบันทึกข้อความนี้ในปีนี้", en="There is no such memo in this year."),
            Said(th="เขียนบันทึกข้อความก่อน", en="Write the memo first."),
        )


def key_of(memo: MemoPart) -> str:
    """What a memo is known by: the plan's, or that of a period's progress."""
    return key_for(memo.about, memo.period)


def key_for(about: str, period: Period | None) -> str:
    """The key of a memo on something."""
    return f"{about}-{period.code}" if period is not None else about


def memo_keyed(dossier: Dossier, key: str) -> MemoPart:
    """The memo of that key; the first where there are several. Errors: MemoMissing."""
    for memo in dossier.memos:
        if key_of(memo) == key:
            return memo
    raise MemoMissing


def new_memo(key: str) -> MemoPart | None:
    """A memo of that key before anything is written; None where the key names none."""
    if key == "plan":
        return MemoPart(about="plan")
    about, _, code = key.partition("-")
    try:
        period = Period.parse(code)
    except ProngsaiError:
        return None
    return MemoPart(about="progress", period=period) if about == "progress" else None


def with_memo(dossier: Dossier, memo: MemoPart) -> Dossier:
    """The dossier with the memo in the place of the one of its key, or after all others."""
    key, memos = key_of(memo), list(dossier.memos)
    for at, each in enumerate(memos):
        if key_of(each) == key:
            memos[at] = memo
            return dossier.model_copy(update={"memos": tuple(memos)})
    return dossier.model_copy(update={"memos": (*memos, memo)})


def with_people(dossier: Dossier, people: tuple[PersonPart, ...]) -> Dossier:
    """The dossier with these people, where it does not name them yet."""
    known = {each.key for each in dossier.people}
    new = tuple(each for each in people if each.key not in known)
    return dossier.model_copy(update={"people": (*dossier.people, *new)})


def rewritten(before: MemoPart, written: MemoPart) -> MemoPart:
    """What was written, with everything that signers and the registry added to it before.

    A decision stays at its step as long as the same person signs there.
    """
    chain = tuple(
        step.model_copy(update={"decision": _decision_at(before, at, step.person)})
        for at, step in enumerate(written.chain)
    )
    kept = {name: getattr(before, name) for name in ("number", "date", "is_signed", "paper")}
    return written.model_copy(update={**kept, "chain": chain})


def _decision_at(before: MemoPart, at: int, person: str) -> DecisionPart | None:
    is_there = at < len(before.chain) and before.chain[at].person == person
    return before.chain[at].decision if is_there else None


def undecided(memo: MemoPart) -> MemoPart:
    """The memo as it is put up: nobody has decided or signed."""
    chain = tuple(step.model_copy(update={"decision": None}) for step in memo.chain)
    return memo.model_copy(update={"chain": chain, "is_signed": False, "paper": None})


def memo_digest(dossier: Dossier, key: str) -> str:
    """The digest of what the form of a memo shows."""
    shown = [each.model_dump_json() for each in dossier.memos if key_of(each) == key]
    return sha256_of("\n".join(shown).encode())


def periods_of_year(dossier: Dossier) -> tuple[Period, ...]:
    """The quarters, the halves and the whole of the year of the measures."""
    year = dossier.fiscal_year
    numbers = {PeriodKind.QUARTER: range(1, 5), PeriodKind.HALF_YEAR: range(1, 3)}
    parts = tuple(
        Period(fiscal_year=year, kind=kind, number=number)
        for kind, each in numbers.items()
        for number in each
    )
    return (*parts, Period(fiscal_year=year, kind=PeriodKind.YEAR))
