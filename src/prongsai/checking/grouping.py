"""Does each indicator stand in the group to which its points belong by the document?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from prongsai.checking.bands import Bounds, bounds_in
from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.mentions import IndicatorMention
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of, load_wordings
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.thai import comparison_form, to_arabic_digits

_LONGEST_HEAD = 250
_LONGEST_LABEL = 60  # of a line or a cell that is nothing but a group's name
_LABEL = re.compile(r"^[\s(0-9).•-]*(?P<label>[ก-๎][ก-๎ ]{1,30}?)\s*(?:[:(=]|$|หมายถึง|คือ|ได้แก่)")
_DEFINITION = re.compile(r"^[\s(0-9).•-]*[ก-๎][ก-๎ ]{1,30}?\s*(?:หมายถึง|คือ|[:=])")
_MARKED = re.compile(r"^\s*(?:[-•]|\(?[0-9]{1,2}[).])")
_HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
_FULL_MARKS = 100


def _wrong_group(material: Material) -> Iterator[Finding]:
    """Knows the points that the document states for a group, and the scores told of it."""
    legend = _legend(material)
    yield from _in_text(material, legend)
    yield from _in_tables(material, legend)


class _Legend:
    """The points of each group, by its name and by what kind of group it is."""

    def __init__(self) -> None:
        self._bounds: dict[str, set[Bounds]] = {}

    def add(self, key: str, bounds: Bounds) -> None:
        """One statement of a group's points."""
        self._bounds.setdefault(key, set()).add(bounds)

    def of(self, text: str) -> Bounds | None:
        """The points of the group that a short text names; None for two that contradict."""
        for key in (comparison_form(text), _kind_of(text)):
            stated = self._bounds.get(key or "", set())
            if len(stated) == 1:
                return next(iter(stated))
        return None


def _legend(material: Material) -> _Legend:
    """What lines outside tables say of groups and their points, where they name no indicator."""
    legend = _Legend()
    naming = {id(each.passage) for each in material.indicators}
    for passage in material.passages:
        text = passage.arabic
        is_line = passage.place.table is None and len(text) <= _LONGEST_HEAD
        if not is_line or id(passage) in naming:
            continue
        is_told = _is_about_group(text) or _is_about_points(text, passage.kind) or _defines(text)
        bounds = bounds_in(text) if is_told else None
        if bounds is not None:
            label = _LABEL.match(text)
            if label:
                legend.add(comparison_form(label["label"]), bounds)
            kind = _kind_of(text)
            if kind is not None:
                legend.add(kind, bounds)
    return legend


def _is_about_group(text: str) -> bool:
    """Whether a text names a group, and states no points that are only aimed at."""
    return any_of("group_words").search(text) is not None and not _is_aim(text)


def _is_aim(text: str) -> bool:
    return any_of("group_aims").search(text) is not None


def _defines(text: str) -> bool:
    """Whether a line says by their points which indicators a word of the office's own means."""
    is_defined = _DEFINITION.match(text) is not None and "คะแนน" in text
    return is_defined and any_of("not_of_a_group").search(text) is None and not _is_aim(text)


def _is_about_points(text: str, kind: PassageKind) -> bool:
    """Whether a heading or a clause tells which indicators follow by their points alone."""
    tells = kind in _HEADS or any_of("indicators_of_points").search(text) is not None
    is_other = any_of("not_of_a_group").search(text) is not None
    return tells and not is_other and not _is_aim(text)


def _kind_of(text: str) -> str | None:
    """Strengths, what to keep up or what to improve; None where a text names none, or two."""
    kinds = [kind for kind, pattern in _kinds() if pattern.search(text)]
    return kinds[0] if len(kinds) == 1 else None


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = load_wordings()["group_kinds"]
    return tuple((kind, re.compile("|".join(patterns))) for kind, patterns in kinds.items())


@dataclass(slots=True)
class _Walk:
    """Where in the text we are: the points of the group here, and whether a heading just named it.

    ``is_named``: the line above may name a group without its points, which may follow.
    """

    legend: _Legend
    bounds: Bounds | None = None
    is_named: bool = False

    def step(self, passage: Passage, members: tuple[IndicatorMention, ...]) -> Iterator[Finding]:
        """What is wrong in a passage outside tables; ``members``: the indicators in it."""
        lead = _lead(passage, members)
        own = self._stated(lead, passage.kind)
        names_group = _is_about_group(lead)
        is_told = own is not None or self.is_named
        if own is not None:
            self.bounds = own
        elif names_group:
            self.bounds = self.legend.of(lead) if len(lead) <= _LONGEST_LABEL else None
        elif passage.kind in _HEADS or not (members or _MARKED.match(lead)):
            self.bounds = None
        is_head = names_group or passage.kind in _HEADS
        self.is_named = is_head and own is None and not members
        if self.bounds is not None:
            yield from _misplaced_in(members, self.bounds, is_told=is_told or names_group)

    def end(self) -> None:
        """A table ends the group: below a heading it may show anything of it."""
        self.bounds, self.is_named = None, False

    def _stated(self, lead: str, kind: PassageKind) -> Bounds | None:
        is_stated = _is_about_group(lead) or _is_about_points(lead, kind)
        is_stated = is_stated or (self.is_named and _may_say_points_of_group(lead))
        return bounds_in(lead) if is_stated and len(lead) <= _LONGEST_HEAD else None


def _may_say_points_of_group(text: str) -> bool:
    """Whether a line right below a heading can say the points of the group that it heads."""
    return any_of("not_of_a_group").search(text) is None and not _is_aim(text)


def _lead(passage: Passage, members: tuple[IndicatorMention, ...]) -> str:
    """What a passage says before it comes to the first indicator."""
    starts = [at for each in members if (at := passage.text.find(each.printed)) >= 0]
    return to_arabic_digits(passage.text[: min(starts)] if starts else passage.text).strip()


def _misplaced_in(
    members: Iterable[IndicatorMention], bounds: Bounds, *, is_told: bool
) -> Iterator[Finding]:
    """``is_told``: the sentence says itself of which group it is; else only lists are looked at."""
    seen = set()
    for each in members:
        score = each.score
        if score is None or not (each.is_listed or is_told) or each.name in seen:
            continue
        seen.add(each.name)
        if _is_score(score) and not bounds.hold(score):
            yield _misplaced(each.passage, each.printed, score)


def _in_text(material: Material, legend: _Legend) -> Iterator[Finding]:
    members: dict[int, list[IndicatorMention]] = {}
    for mention in material.indicators:
        members.setdefault(id(mention.passage), []).append(mention)
    walk = _Walk(legend=legend)
    for passage in material.passages:
        if passage.place.table is not None:
            walk.end()
        else:
            yield from walk.step(passage, tuple(members.get(id(passage), ())))


def _in_tables(material: Material, legend: _Legend) -> Iterator[Finding]:
    for scores in material.table_scores.values():
        for each in scores:
            for cell in each.beside:
                is_label = len(cell.text) <= _LONGEST_LABEL
                bounds = legend.of(cell.text) if is_label else None
                if bounds is not None and _is_score(each.score) and not bounds.hold(each.score):
                    yield _misplaced(cell, cell.text, each.score)


def _is_score(score: Decimal) -> bool:
    """Whether it can be one: what is out of range belongs to no group, and is told as such."""
    return 0 <= score <= _FULL_MARKS


def _misplaced(passage: Passage, printed: str, score: Decimal) -> Finding:
    return found(
        passage,
        Said(
            th=f"คะแนน {score} ไม่อยู่ในช่วงคะแนนของกลุ่มนี้ตามที่เอกสารกำหนด",
            en=f"{score} points do not belong to this group by the points that the document sets.",
        ),
        Said(th="ย้ายไปกลุ่มที่ถูก หรือตรวจคะแนน", en="Move it to its group, or check the score."),
        text=printed,
    )


RULES = (Rule(code="wrong-group", severity=Severity.ERROR, find=_wrong_group),)
