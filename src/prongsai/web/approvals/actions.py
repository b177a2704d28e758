"""How is a memo written, put up, decided on, and signed on paper?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from prongsai.core.approval import Act, Approval, Signer, Step, step
from prongsai.dossier import Dossier, MemoPart, PaperPart, PersonPart
from prongsai.web.approvals import contents, memos, queries, refusals
from prongsai.web.approvals.chains import decision_part, signer_of
from prongsai.web.approvals.hooks import ON_APPROVED
from prongsai.web.approvals.models import RoundRow
from prongsai.web.approvals.records import Approved, Round, RoundState
from prongsai.web.audit.actions import record
from prongsai.web.people import queries as people
from prongsai.web.people.records import Access, Member
from prongsai.web.storage import actions as storage
from prongsai.web.years import queries as years
from prongsai.web.years.actions import change_year
from prongsai.web.years.records import YearRecord

_SCANS = frozenset({"pdf", "png", "jpeg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a signer says, of the step and the content that their page showed."""

    step: int
    digest: str
    act: Act
    words: str = ""


def save_memo(
    *,
    access: Access,
    fiscal_year: int,
    memo: MemoPart,
    signers: tuple[PersonPart, ...],
    base: str,
) -> None:
    """Write a memo; what was decided on it stays, and is void where it is another now.

    Errors: ChangedMeanwhile.
    """
    key = memos.key_of(memo)

    def changed(dossier: Dossier) -> Dossier:
        found = [each for each in dossier.memos if memos.key_of(each) == key]
        written = memos.rewritten(found[0], memo) if found else memo
        return memos.with_memo(memos.with_people(dossier, signers), written)

    change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=changed,
        kind="memo.written",
        by=access.person,
        base=base,
        part=partial(memos.memo_digest, key=key),
        memo=key,
    )


@transaction.atomic
def propose(*, access: Access, fiscal_year: int, key: str) -> Round:
    """Put a memo up: its content is frozen by its digest, and the first signer's turn begins.

    Errors: MemoMissing, ChainEmpty, SignerUnknown, ProposedAlready; what keeps the memo from
    being composed.
    """
    year = years.year(access.chain, fiscal_year, lock=True)
    memo = memos.memo_keyed(year.dossier, key)
    if not memo.chain:
        raise refusals.ChainEmpty
    last = queries.latest(access.chain, fiscal_year, key)
    is_under_way = memo.is_signed or (last is not None and last.state is RoundState.OPEN)
    if is_under_way and not queries.is_void(year, memo, last):
        raise refusals.ProposedAlready
    digest = contents.digest_to_propose(year.dossier, memo)
    signers = _signers(year, memo)
    approval = Approval(
        chain=tuple(
            Step(kind=each.kind, signer=member.signer, heading=each.heading, opinion=each.opinion)
            for each, member in zip(memo.chain, signers, strict=True)
        ),
        digest=digest,
    )
    _put_back(access, year, memo, key=key, digest=digest)
    row = _begin(access, year, key, digest=digest, state=RoundState.OPEN)
    row.approval = queries.APPROVALS.dump_json(approval).decode()
    row.members = [each.id for each in signers]
    row.turn_member = row.members[0]
    row.save()
    return _latest(access, fiscal_year, key)


def _put_back(access: Access, year: YearRecord, memo: MemoPart, *, key: str, digest: str) -> None:
    """Take off what an earlier round left on the memo, and tell of the new one: one event."""
    bare = memos.undecided(memo)
    if bare == memo:
        record(
            "memo.proposed",
            chain=access.chain,
            by=access.person,
            target=str(year.fiscal_year),
            memo=key,
            digest=digest,
        )
        return
    change_year(
        authority=access.chain,
        fiscal_year=year.fiscal_year,
        change=lambda dossier: memos.with_memo(dossier, bare),
        kind="memo.proposed",
        by=access.person,
        memo=key,
        digest=digest,
    )


def _begin(
    access: Access, year: YearRecord, key: str, *, digest: str, state: RoundState
) -> RoundRow:
    """A row for a new round; an open one before it is replaced by it."""
    now = timezone.now()
    earlier = RoundRow.objects.filter(
        authority_id=access.chain, fiscal_year=year.fiscal_year, memo=key
    )
    earlier.filter(state=RoundState.OPEN).update(
        state=RoundState.REPLACED, turn_member=None, closed_at=now
    )
    return RoundRow(
        authority_id=access.chain,
        fiscal_year=year.fiscal_year,
        memo=key,
        number=earlier.count() + 1,
        state=state,
        digest=digest,
        proposed_by=access.person,
        proposed_at=now,
        closed_at=None if state is RoundState.OPEN else now,
    )


def _signers(year: YearRecord, memo: MemoPart) -> tuple[Member, ...]:
    """Of each step the appointment of today, in the very words of the dossier."""
    today = queries.signers_today(year.authority)
    named = {each.key: each for each in year.dossier.people}
    found = []
    for each in memo.chain:
        wanted = signer_of(named[each.person]) if each.person in named else None
        fits = [member for member in today if member.signer == wanted]
        # Somebody may hold two appointments that read the same.
        fits.sort(key=lambda member: member.key != each.person)
        if not fits:
            raise refusals.SignerUnknown(wanted.name if wanted else each.person)
        found.append(fits[0])
    return tuple(found)


@transaction.atomic
def decide(*, access: Access, fiscal_year: int, key: str, verdict: Verdict) -> Round:
    """Agree to a memo, or return it, as the one whose turn it is.

    Errors: MemoMissing; NotYourTurn out of turn, twice, on other content, or without a reason;
    AppointmentEnded.
    """
    year = years.year(access.chain, fiscal_year, lock=True)
    memo = memos.memo_keyed(year.dossier, key)
    last = queries.latest(access.chain, fiscal_year, key)
    if last is None or last.approval is None:
        raise refusals.not_your_turn(access.members[0].signer)
    by = _signer(access, last, verdict.step)
    is_same = contents.digest_now(year, memo) == last.digest
    after = step(
        last.approval,
        verdict.act,
        by=by,
        at=_now(),
        digest=verdict.digest if is_same else "",
        words=verdict.words.strip() or None,
    )
    _store(access, year, memo, last, after)
    return _latest(access, fiscal_year, key)


def _now() -> datetime:
    """The moment as people here read it; a printed time has no fractions."""
    return timezone.localtime().replace(microsecond=0)


def _signer(access: Access, last: Round, at: int) -> Signer:
    """As whom this person decides on a step."""
    own = access.members[0].signer
    turn, approval = last.turn, last.approval
    if turn is None or approval is None:
        return own  # the machine says that all is over
    member = last.members[turn]
    if turn != at:
        raise refusals.not_your_turn(own)
    if any(each.id == member for each in access.members):
        return approval.chain[turn].signer
    for each in people.members(access.chain):
        if each.id == member and each.person == access.person:
            raise refusals.AppointmentEnded(each.signer)
    raise refusals.not_your_turn(own)


def _store(access: Access, year: YearRecord, memo: MemoPart, last: Round, after: Approval) -> None:
    state = RoundState(after.state.value)
    made = after.decisions[-1]
    part = decision_part(made)
    chain = tuple(
        each.model_copy(update={"decision": part}) if at == made.step else each
        for at, each in enumerate(memo.chain)
    )
    decided = memo.model_copy(update={"chain": chain, "is_signed": state is RoundState.DONE})
    change_year(
        authority=access.chain,
        fiscal_year=year.fiscal_year,
        change=lambda dossier: memos.with_memo(dossier, decided),
        kind="memo.returned" if made.act is Act.RETURN else "memo.agreed",
        by=access.person,
        memo=last.memo,
        round=last.number,
        step=made.step,
        decision=part.model_dump(mode="json"),
    )
    is_open = state is RoundState.OPEN
    RoundRow.objects.filter(pk=last.id).update(
        approval=queries.APPROVALS.dump_json(after).decode(),
        state=state,
        turn_member=last.members[after.turn] if after.turn is not None else None,
        closed_at=None if is_open else made.at,
    )
    if state is RoundState.DONE:
        _tell(access, year, memo)


def _tell(access: Access, year: YearRecord, memo: MemoPart) -> None:
    approved = Approved(
        authority=access.chain,
        fiscal_year=year.fiscal_year,
        about=memo.about,
        period=memo.period,
        by=access.person,
    )
    for each in ON_APPROVED:
        each(approved)


def register(*, access: Access, fiscal_year: int, key: str, number: str, day: date) -> None:
    """Enter the number and the date that the registry gave. Errors: MemoMissing."""

    def changed(dossier: Dossier) -> Dossier:
        memo = memos.memo_keyed(dossier, key)
        update = {"number": number, "date": day}
        return memos.with_memo(dossier, memo.model_copy(update=update))

    change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=changed,
        kind="memo.registered",
        by=access.person,
        memo=key,
        number=number,
        day=day,
    )


@transaction.atomic
def sign_on_paper(*, access: Access, fiscal_year: int, key: str, name: str, data: bytes) -> Round:
    """Keep the scan of a memo that was signed on paper; the record says so.

    Errors: MemoMissing, NotOnPaperYet, FileRefused, ScanRefused; what keeps the memo from being
    composed.
    """
    year = years.year(access.chain, fiscal_year, lock=True)
    memo = memos.memo_keyed(year.dossier, key)
    if not memo.number or memo.date is None:
        raise refusals.NotOnPaperYet
    digest = contents.digest_to_propose(year.dossier, memo)
    kept = storage.keep(authority=access.chain, by=access.person, name=name, data=data)
    if kept.kind not in _SCANS:
        raise refusals.ScanRefused
    last = queries.latest(access.chain, fiscal_year, key)
    # Decisions in the system on the same content stand beside the ink; others do not.
    is_void = queries.is_void(year, memo, last)
    paper = PaperPart(scan=kept.sha256, digest=digest)
    base = memos.undecided(memo) if is_void else memo
    signed = base.model_copy(update={"is_signed": True, "paper": paper})
    change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=lambda dossier: memos.with_memo(dossier, signed),
        kind="memo.signed-on-paper",
        by=access.person,
        memo=key,
        scan=kept.sha256,
        digest=digest,
    )
    row = _begin(access, year, key, digest=digest, state=RoundState.PAPER)
    row.scan = kept.sha256
    row.save()
    _tell(access, year, memo)
    return _latest(access, fiscal_year, key)


def _latest(access: Access, fiscal_year: int, key: str) -> Round:
    found = queries.latest(access.chain, fiscal_year, key)
    assert found is not None  # it was just written
    return found
