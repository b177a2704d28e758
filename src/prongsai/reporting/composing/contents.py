"""Which content does an approval speak of, and is it still the content that stands here?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of
from prongsai.core.shapes import shape_of
from prongsai.core.tree import Document, Run, Text
from prongsai.dossier import Dossier, MemoPart
from prongsai.reporting.composing.catalogue import composable
from prongsai.reporting.composing.composer import compose
from prongsai.reporting.composing.progress import period_of
from prongsai.reporting.composing.records import Kind, Year

# What the registry and the signers add is no content: it does not undo what they added it to.
_ADDED_TO_MEMO = {"number": None, "date": None, "is_signed": False, "paper": None}
_LOOKS = frozenset({"weight", "image", "is_draft", "face"})
_ADDED_TO_STEP = {"decision": None, "opinion": None}
_PROPOSED = {
    "plan": (Kind.MEMO_PLAN, Kind.PLAN),
    "progress": (Kind.MEMO_PROGRESS, Kind.PROGRESS, Kind.STATUS),
}


def content_digest(year: Year, memo: MemoPart) -> str:
    """The SHA-256 of what the signers of a memo see: the memo and what it proposes.

    The same before and after they decide. Errors: those of ``compose``.
    """
    bare = replace(year, dossier=_bare(year.dossier), void=())
    shown = [_canonical(each) for each in proposed(bare, _undecided(memo))]
    written = json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256_of(written.encode())


def proposed(year: Year, memo: MemoPart) -> tuple[Document, ...]:
    """The memo and the documents that it proposes, as they stand.

    Errors: those of ``compose``.
    """
    # Alone: another memo of the same matter would stand in its place.
    alone = replace(year, dossier=year.dossier.model_copy(update={"memos": (memo,)}))
    period = (memo.period or period_of(alone.dossier, None)) if memo.about == "progress" else None
    kinds = _PROPOSED[memo.about]
    lacks = dict(composable(alone, period=period))
    # The memo itself is asked for in any case, so that what it lacks is said.
    asked = (kinds[0], *(kind for kind in kinds[1:] if lacks[kind] is None))
    return tuple(compose(kind, alone, period=period) for kind in asked)


def with_void(year: Year) -> Year:
    """The year with the memos in it whose approval is of other content."""
    return replace(year, void=tuple(_void(year)))


def digests_in(memo: MemoPart) -> frozenset[str]:
    """The digests that decisions, in the system and on paper, are bound to."""
    decided = {step.decision.digest for step in memo.chain if step.decision is not None}
    return frozenset(decided | ({memo.paper.digest} if memo.paper else set()))


def _void(year: Year) -> Iterator[MemoPart]:
    for memo in year.dossier.memos:
        bound = digests_in(memo)
        if bound and bound != {_digest_now(year, memo)}:
            yield memo


def _digest_now(year: Year, memo: MemoPart) -> str | None:
    try:
        return content_digest(year, memo)
    except ProngsaiError:
        return None  # what cannot be made any longer is not what was agreed to


def _bare(dossier: Dossier) -> Dossier:
    plan = dossier.plan and dossier.plan.model_copy(update={"approved_on": None})
    return dossier.model_copy(update={"plan": plan})


def _undecided(memo: MemoPart) -> MemoPart:
    chain = tuple(step.model_copy(update=_ADDED_TO_STEP) for step in memo.chain)
    return memo.model_copy(update={**_ADDED_TO_MEMO, "chain": chain})


def _canonical(value: Any) -> Any:
    """What a tree says, as JSON values.

    What equals its default is left out, so that a property that comes to be changes no digest;
    so are widths, what is kept together in a line, and pictures: nobody agrees to those.
    """
    if isinstance(value, tuple) and value and all(isinstance(each, Run) for each in value):
        return [[bold, "".join(each.text for each in runs)] for bold, runs in _styles(value)]
    if isinstance(value, tuple):
        return [_canonical(each) for each in value]
    if is_dataclass(value):
        said = {
            each.name: _canonical(getattr(value, each.name))
            for each in fields(value)
            if each.name not in _LOOKS and getattr(value, each.name) != each.default
        }
        return {"": type(value).__name__, **said}
    return shape_of(value)


def _styles(words: Text) -> Iterator[tuple[bool, Iterator[Run]]]:
    return groupby(words, key=lambda run: run.bold)
