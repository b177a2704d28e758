"""What does the page of a memo show?"""

from __future__ import annotations

from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.dossier import MemoPart
from prongsai.web.approvals import contents, memos, queries
from prongsai.web.approvals.forms import PaperForm, RegisterForm, VerdictForm
from prongsai.web.approvals.records import MemoState, Round
from prongsai.web.approvals.texts import Shown, shown
from prongsai.web.people import queries as people
from prongsai.web.people.records import Access
from prongsai.web.rights import Right
from prongsai.web.years.records import YearRecord


def memo_page(access: Access, year: YearRecord, key: str, **forms: Any) -> dict[str, Any]:
    """Everything that a memo's page shows; ``forms``: those that were filled in wrongly."""
    memo = memos.memo_keyed(year.dossier, key)
    state = queries.memo_state(year, key)
    history = queries.rounds(year.authority, year.fiscal_year, key)
    texts, lack = _texts(year, memo)
    is_own_turn = state.turn_member in {each.id for each in access.members}
    may_decide = is_own_turn and not state.is_void and access.may(Right.DECIDE)
    may_propose = access.may(Right.PROPOSE)
    return {
        "year": year,
        "part": memo,
        "state": state,
        "documents": texts,
        "lack": lack,
        "history": history,
        "people": {each.key: each for each in year.dossier.people},
        "proposers": _names(year, history),
        "is_own_turn": is_own_turn,
        "can_propose": may_propose and _is_ready(state),
        "verdict": forms.get("verdict") or (_verdict(memo, history[0]) if may_decide else None),
        "registry": (forms.get("registry") or _registry(memo)) if may_propose else None,
        "paper": (forms.get("paper") or PaperForm()) if may_propose else None,
    }


def _texts(year: YearRecord, memo: MemoPart) -> tuple[tuple[Shown, ...], Said | None]:
    """The documents as text, or why there are none."""
    try:
        return tuple(map(shown, contents.documents(year.dossier, memo))), None
    except ProngsaiError as error:
        return (), error.said


def _is_ready(state: MemoState) -> bool:
    return state.is_void or state.stage in {"draft", "returned"}


def _names(year: YearRecord, history: tuple[Round, ...]) -> dict[str, str]:
    asked = {each.proposed_by for each in history}
    named = people.members(year.authority) if asked else ()
    return {each.person: each.name for each in named if each.person in asked}


def _verdict(memo: MemoPart, last: Round) -> VerdictForm:
    turn = last.turn
    opinion = memo.chain[turn].opinion if turn is not None else None
    return VerdictForm(initial={"step": turn, "digest": last.digest, "words": opinion or ""})


def _registry(memo: MemoPart) -> RegisterForm:
    day = memo.date.isoformat() if memo.date else ""
    return RegisterForm(initial={"number": memo.number, "date": day})
