"""Which number does Word print before a paragraph of a list?

The file holds the rules alone: levels, where they start, and what starts them anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from prongsai.core.tree import Digits, Numbering
from prongsai.intake.word.number_formats import printed_number
from prongsai.intake.word.symbols import symbol_of
from prongsai.intake.word.wordml import Element, W, child, is_on, value, whole

_LEVELS = 9
_BULLET = "•"
_DIGITS_OF = {"decimal": Digits.ARABIC, "thaiNumbers": Digits.THAI}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The rule of one level of a list."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    restarts_after: int | None = None  # levels above it; None: all, 0: never
    is_legal: bool = False  # all numbers in plain digits
    style: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is printed before a paragraph; ``numbering`` where the tree's lists print the same."""

    shown: str
    number: int
    level: int
    list_id: str
    numbering: Numbering | None = None
    digits: Digits | None = None


class Lists:
    """The lists of one document, counted as its paragraphs come."""

    def __init__(self, part: Element | None) -> None:
        self._lists: dict[str, str] = {}  # a list's number -> its abstract list
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._overridden: dict[str, dict[int, int]] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if part is not None:
            self._learn(part)

    def level_of_style(self, list_id: str, style: str | None) -> int | None:
        """The level that names the paragraph style; None where none does."""
        levels = self._levels.get(list_id, ())
        return next((at for at, each in enumerate(levels) if each.style == style), None)

    def mark(self, list_id: str, level: int) -> Mark | None:
        """The mark of the next paragraph of that list; None for no list."""
        levels = self._levels.get(list_id)
        if levels is None or not 0 <= level < _LEVELS:
            return None
        counted = self._next(list_id, level)
        rule = levels[level]
        number = counted[level] or 0
        if rule.form == "bullet":
            return Mark(
                shown=_bullet(rule.pattern),
                number=number,
                level=level,
                list_id=list_id,
                numbering=Numbering.DASH,
            )
        return Mark(
            shown=_filled(levels, level, counted),
            number=number,
            level=level,
            list_id=list_id,
            numbering=_numbering(rule, level),
            digits=_DIGITS_OF.get("decimal" if rule.is_legal else rule.form),
        )

    def _next(self, list_id: str, level: int) -> list[int | None]:
        levels, starts = self._levels[list_id], self._overridden[list_id]
        counted = self._counted.setdefault(self._lists[list_id], [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for overridden in starts:
                counted[overridden] = None
        for above in range(level):
            if counted[above] is None:
                counted[above] = starts.get(above, levels[above].start)
        before = counted[level]
        counted[level] = starts.get(level, levels[level].start) if before is None else before + 1
        for below in range(level + 1, _LEVELS):
            after = levels[below].restarts_after
            if after is None or level < after:
                counted[below] = None
        return counted

    def _learn(self, part: Element) -> None:
        kept = {each.get(f"{W}abstractNumId", ""): each for each in part.findall(f"{W}abstractNum")}
        linked = {name: key for key, each in kept.items() if (name := value(each, "styleLink"))}
        for each in part.findall(f"{W}num"):
            list_id, abstract = each.get(f"{W}numId", ""), value(each, "abstractNumId") or ""
            link = value(kept.get(abstract), "numStyleLink")
            abstract = linked.get(link, abstract) if link else abstract
            if abstract not in kept or list_id == "0":
                continue
            self._lists[list_id] = abstract
            self._levels[list_id], self._overridden[list_id] = _rules(kept[abstract], each)


def _rules(abstract: Element, used: Element) -> tuple[tuple[Level, ...], dict[int, int]]:
    levels = [Level()] * _LEVELS
    starts = {}
    for each in abstract.findall(f"{W}lvl"):
        at = whole(each.get(f"{W}ilvl"), 0)
        if 0 <= at < _LEVELS:
            levels[at] = _level(each)
    for override in used.findall(f"{W}lvlOverride"):
        at = whole(override.get(f"{W}ilvl"), 0)
        if not 0 <= at < _LEVELS:
            continue
        own = child(override, "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = value(override, "startOverride")
        if start is not None:
            starts[at] = whole(start, 1)
            levels[at] = replace(levels[at], start=starts[at])
    return tuple(levels), starts


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        start=whole(value(element, "start"), 0),
        restarts_after=None if restart is None else whole(restart, 0),
        is_legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _numbering(rule: Level, level: int) -> Numbering | None:
    """The tree's numbering that prints the same; None where none does."""
    if rule.form not in _DIGITS_OF and not rule.is_legal:
        return None
    return {
        f"%{level + 1}.": Numbering.DECIMAL,
        f"(%{level + 1})": Numbering.PARENTHESES,
    }.get(rule.pattern.strip())


def _filled(levels: tuple[Level, ...], level: int, counted: list[int | None]) -> str:
    def number_at(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = "decimal" if levels[level].is_legal else levels[at].form
        return printed_number(counted[at] or 0, form) if at <= level else ""

    return re.sub("%([1-9])", number_at, levels[level].pattern).strip()


def _bullet(pattern: str) -> str:
    """The sign, or a round one for a letter that only its symbol font draws as a sign."""
    sign = pattern.strip()
    if not sign:
        return ""
    known = symbol_of(sign[0], "Symbol") if "\ue000" <= sign[0] <= "\uf8ff" else sign[0]
    return _BULLET if known is None or known.isalnum() else known
