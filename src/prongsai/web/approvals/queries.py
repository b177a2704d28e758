"""How do the memos of a year stand, and what waits for whom?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from pydantic import TypeAdapter

from prongsai.core.approval import Approval
from prongsai.dossier import MemoPart
from prongsai.reporting import digests_in
from prongsai.web.approvals import contents, memos
from prongsai.web.approvals.models import RoundRow
from prongsai.web.approvals.records import MemoState, Round, RoundState, Stage, Turn
from prongsai.web.people import queries as people
from prongsai.web.people.records import Access, Member
from prongsai.web.rights import Right, has_right
from prongsai.web.years.records import YearRecord

APPROVALS = TypeAdapter(Approval)


def approval_state(year: YearRecord) -> tuple[MemoState, ...]:
    """Every memo of a year: how it stands, whose turn it is, and whether it is void."""
    rows = RoundRow.objects.filter(authority_id=year.authority, fiscal_year=year.fiscal_year)
    every = tuple(map(_round, rows.order_by("number")))
    latest = {each.memo: each for each in every}
    made = {made for each in every if each.approval for made in _made_in(each.approval)}
    ids = {each.id for each in signers_today(year.authority)}
    seen = {memos.key_of(each): each for each in reversed(year.dossier.memos)}
    return tuple(
        replace(_state(year, memo, latest.get(key), ids), is_brought=_is_brought(memo, made))
        for key, memo in reversed(list(seen.items()))
    )


def _made_in(approval: Approval) -> Iterator[tuple[str, str, datetime]]:
    return ((each.digest, each.by.name, each.at) for each in approval.decisions)


def _is_brought(memo: MemoPart, made: set[tuple[str, str, datetime]]) -> bool:
    """Whether a decision of the dossier is none of those that were made here."""
    told = (each.decision for each in memo.chain if each.decision is not None)
    return any((each.digest, each.name, each.at) not in made for each in told)


def signers_today(authority: int) -> tuple[Member, ...]:
    """Everybody whose appointment holds today and lets them decide."""
    today = timezone.localdate()
    return tuple(
        each
        for each in people.members(authority)
        if each.is_valid_on(today) and has_right(frozenset({each.role}), Right.DECIDE)
    )


def memo_state(year: YearRecord, key: str) -> MemoState:
    """How one memo stands. Errors: MemoMissing."""
    memos.memo_keyed(year.dossier, key)
    return next(each for each in approval_state(year) if each.memo == key)


def _state(year: YearRecord, memo: MemoPart, last: Round | None, valid: set[int]) -> MemoState:
    turn = last.turn if last is not None else None
    approval = last.approval if last is not None else None
    is_open = last is not None and approval is not None and turn is not None
    member = last.members[turn] if last is not None and turn is not None else None
    return MemoState(
        memo=memos.key_of(memo),
        about=memo.about,
        period=memo.period,
        subject=memo.subject or "",
        stage=_stage(memo, last),
        is_void=is_void(year, memo, last),
        turn=approval.chain[turn].signer if is_open and approval and turn is not None else None,
        turn_member=member,
        has_ended=member is not None and member not in valid,
    )


def _stage(memo: MemoPart, last: Round | None) -> Stage:
    if last is None or last.state is RoundState.REPLACED:
        return Stage.SIGNED if memo.is_signed else Stage.DRAFT
    return Stage(last.state.value)


def is_void(year: YearRecord, memo: MemoPart, last: Round | None) -> bool:
    """Whether anything decided, or put up, is of other content than what stands there."""
    bound = set(digests_in(memo))
    if last is not None and last.state in {RoundState.OPEN, RoundState.DONE, RoundState.PAPER}:
        bound.add(last.digest)
    return bool(bound) and bound != {contents.digest_now(year, memo)}


def rounds(authority: int, fiscal_year: int, key: str) -> tuple[Round, ...]:
    """The rounds of a memo, newest first."""
    rows = RoundRow.objects.filter(authority_id=authority, fiscal_year=fiscal_year, memo=key)
    return tuple(map(_round, rows.order_by("-number")))


def latest(authority: int, fiscal_year: int, key: str) -> Round | None:
    """The newest round of a memo."""
    return next(iter(rounds(authority, fiscal_year, key)), None)


def my_turns(access: Access) -> tuple[Turn, ...]:
    """What waits for a person in an authority, the oldest first."""
    own = [each.id for each in access.members]
    rows = RoundRow.objects.filter(authority_id=access.chain, turn_member__in=own)
    return tuple(
        Turn(
            authority=each.authority_id,
            fiscal_year=each.fiscal_year,
            memo=each.memo,
            proposed_at=each.proposed_at,
        )
        for each in rows.defer("approval").order_by("proposed_at")
    )


def _round(row: RoundRow) -> Round:
    return Round(
        id=row.pk,
        memo=row.memo,
        number=row.number,
        state=RoundState(row.state),
        digest=row.digest,
        approval=APPROVALS.validate_json(row.approval) if row.approval else None,
        members=tuple(row.members),
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        closed_at=row.closed_at,
        scan=row.scan,
    )
