"""Whose document is it, and where does that authority lie?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.core.thai import to_arabic_digits
from prongsai.dossier import AgencyPart, Sureness
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.memos import Memo
from prongsai.intake.recognising.records import Words
from prongsai.intake.recognising.wordings import pattern, wordings

_LONGEST_LINE = 400  # characters: of a line that names an authority by itself
_LETTERS = re.compile(r"([ก-ฮ]{2}|[ก-ฮ]\.[ก-ฮ]\.)\s*([0-9๐-๙]{3,6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An authority's name as printed, and the line that it stands in."""

    name: str
    line: Words
    sure: Sureness


def agency_named(lines: Sequence[Words], memos: Sequence[Memo]) -> Named | None:
    """The authority: as a title or cover names it, as a memo's head does, or most often.

    Real documents name themselves in several forms: the first place is taken as it stands.
    """
    for line in lines[:12] if not memos else ():
        if found := _alone(line):
            return Named(name=found, line=line, sure=Sureness.CERTAIN)
    for memo in memos:
        if (field := memo.fields.get("department")) and (found := _first(field.text)):
            return Named(name=found, line=field.lines[0], sure=Sureness.CERTAIN)
    for line in lines:
        if found := _alone(line):
            return Named(name=found, line=line, sure=Sureness.LIKELY)
    return _most_often(lines)


def _alone(line: Words) -> str | None:
    """The name that a line consists of, apart from where it lies."""
    text = line.text[:_LONGEST_LINE].removeprefix("ของ").strip()
    match = pattern("agency").match(text)
    if match is None:
        return next((each for each in wordings()["special_agencies"] if text == each), None)
    rest = text[match.end() :].strip()
    is_place = (
        not rest or pattern("place").match(rest) or rest.startswith(("อำเภอ", "จังหวัด", "โทร"))
    )
    return match[0].strip() if is_place else None


def _first(text: str) -> str | None:
    match = pattern("agency").search(text)
    if match:
        return match[0].strip()
    return next((each for each in wordings()["special_agencies"] if each in text), None)


def _most_often(lines: Sequence[Words]) -> Named | None:
    counted: Counter[str] = Counter()
    where: dict[str, Words] = {}
    for line in lines:
        for match in pattern("agency").finditer(line.text):
            name = match[0].strip()
            counted[name] += 1
            where.setdefault(name, line)
    if not counted:
        return None
    # Of two as frequent ones the one read first; Counter keeps that order.
    name = counted.most_common(1)[0][0]
    return Named(name=name, line=where[name], sure=Sureness.GUESS)


def agency_of(
    named: Named | None,
    given: str | None,
    lines: Sequence[Words],
    memos: Sequence[Memo],
    ledger: Ledger,
) -> AgencyPart:
    """The authority with its place, its telephone and its letters, as far as they are printed."""
    if named is not None and given is None:
        ledger.note("agency.name", named.line, named.sure)
    place = _place(lines, named, ledger)
    return AgencyPart(
        name=given or (named.name if named else ""),
        **place,
        telephone=_telephone(memos, ledger),
        letter_prefix=_prefix(memos, ledger),
    )


def _place(lines: Sequence[Words], named: Named | None, ledger: Ledger) -> dict[str, str]:
    own = [line for line in lines if named is not None and named.name in line.text]
    for line in (*own, *lines):
        match = pattern("place").search(line.text[:_LONGEST_LINE])
        if match is None:
            continue
        found = {key: value for key, value in match.groupdict().items() if value}
        for key in found:
            ledger.note(f"agency.{key}", line)
        return found
    return {}


def _telephone(memos: Sequence[Memo], ledger: Ledger) -> str | None:
    for memo in memos:
        field = memo.fields.get("department")
        match = pattern("telephone").search(to_arabic_digits(field.text)) if field else None
        if field and match:
            ledger.note("agency.telephone", field.lines[0])
            return field.text[match.start(1) : match.end(1)]
    return None


def _prefix(memos: Sequence[Memo], ledger: Ledger) -> str | None:
    for memo in memos:
        field = memo.fields.get("number")
        match = _LETTERS.match(field.text) if field else None
        if field and match:
            ledger.note("agency.letter_prefix", field.lines[0])
            return match[0]
    return None


def digits_used(texts: Sequence[str]) -> bool:
    """Whether Thai digits are the more frequent ones."""
    whole = "".join(texts)
    thai = sum(whole.count(each) for each in "๐๑๒๓๔๕๖๗๘๙")
    arabic = sum(whole.count(each) for each in "0123456789")
    return thai >= arabic
