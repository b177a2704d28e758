"""What does the text of one cell mean: owners, a time, a rhythm, quantities, a status?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from prongsai.core.dates import FiscalYear, PeriodKind, parse_span
from prongsai.core.errors import ValueUnreadable
from prongsai.core.thai import to_arabic_digits
from prongsai.dossier import EvidencePart, QuantityPart
from prongsai.intake.recognising.texts import LONGEST, items
from prongsai.intake.recognising.wordings import folded, holds, opens, pattern, wordings, words
from prongsai.tracking import Status

_LONGEST_WHAT = 120
_LONGEST_OWNER = 80
_MARK = re.compile(r"^\s*(?:[-–•*]|[(]?[0-9๐-๙]{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When a measure begins and ends; None where the cell does not say."""

    starts: date | None = None
    ends: date | None = None


def owners_in(text: str) -> tuple[str, ...]:
    """The units that a cell names, as printed.

    >>> owners_in("- สำนักปลัด - กองคลัง"), owners_in("งานบริหารทั่วไปและ งานกฎหมายและคดี")
    (('สำนักปลัด', 'กองคลัง'), ('งานบริหารทั่วไป', 'งานกฎหมายและคดี'))
    """
    parts = (part for line in text.splitlines() for part in _owner_cuts().split(line))
    named = (_MARK.sub("", part).strip(" ,;-–") for part in parts if part)
    return tuple(dict.fromkeys(each for each in named if 1 < len(each) <= _LONGEST_OWNER))


@cache
def _owner_cuts() -> re.Pattern[str]:
    begins = "|".join(map(re.escape, wordings()["unit_words"]))
    return re.compile(
        rf"\s*[,;/]\s*|\s+[-–•]\s*|\s*และ\s*(?={begins})|\s+(?:[0-9๐-๙]{{1,2}}[.)]\s*)?(?={begins})"
    )


def times_in(text: str, year: FiscalYear, *, is_due: bool) -> Times:
    """The days that a cell of a period or a due date means; nothing where it says neither.

    >>> times_in("กันยายน ๒๕๖๕", FiscalYear(2565), is_due=True).ends
    datetime.date(2022, 9, 30)
    """
    if holds(text, words("whole_year")):
        return Times(starts=year.start, ends=year.end)
    try:
        starts, ends = parse_span(" ".join(text.split()))
    except ValueUnreadable:
        return Times()
    return Times(ends=ends) if is_due or starts == ends else Times(starts=starts, ends=ends)


def rhythm_in(text: str) -> PeriodKind | None:
    """How often a cell asks for a report."""
    return next(
        (PeriodKind(kind) for kind in wordings()["rhythms"] if holds(text, words("rhythms", kind))),
        None,
    )


def quantities_in(text: str) -> tuple[QuantityPart, ...]:
    """What a cell counts: the words before the number, the number and its unit.

    >>> [(each.what, each.amount, each.unit) for each in quantities_in("จัดอบรม จำนวน ๒ ครั้ง")]
    [('จัดอบรม', Decimal('2'), 'ครั้ง')]
    """
    found = []
    for item in items(text):
        match = _counted().search(to_arabic_digits(item))
        if match is None:
            continue
        what = item[: match.start()].strip(" -–:")[:_LONGEST_WHAT]
        unit = match["unit"]
        found.append(QuantityPart(what=what or unit, amount=match["amount"], unit=unit))
    return tuple(found)


@cache
def _counted() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, wordings()["counted"]), key=len, reverse=True))
    return re.compile(
        rf"(?:จำนวน\s*)?(?<![0-9.,])(?P<amount>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}|[0-9]{{1,9}})"
        rf"\s*(?P<unit>{units})"
    )


def is_blank(text: str) -> bool:
    """Whether a cell of a status matrix says that its status is not the one."""
    plain = folded(text)
    return not plain or plain in words("blanks")


def tick_rest(text: str) -> str | None:
    """What stands beside a tick (empty: nothing); None where there is no tick."""
    if is_blank(text):
        return None
    for tick in words("ticks"):
        if text.lower().startswith(tick):
            return text[len(tick) :].strip(" ()\n")
    return text.strip()


def status_in(text: str) -> Status | None:
    """The status that words mean; not-started first, since its words hold others."""
    for name in wordings()["statuses"]:
        if holds(text, words("statuses", name)):
            return Status(name)
    return None


def evidence_in(text: str) -> tuple[EvidencePart, ...]:
    """What a cell of evidence names: an item a line, with its address where it has one."""
    return tuple(_evidence(item) for item in items(text) if not is_blank(item))


def _evidence(item: str) -> EvidencePart:
    match = pattern("address").search(item)
    if match is None:
        return EvidencePart(title=item[:LONGEST])
    title = item.replace(match[0], "").strip(" :-–")
    return EvidencePart(title=(title or match[0])[:LONGEST], address=match[0][:LONGEST])


def is_capacity(text: str) -> bool:
    """Whether a line begins with the words of an acting capacity."""
    return opens(text, words("capacities"))
