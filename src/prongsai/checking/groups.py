"""Are all indicators in a list of scores?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.mentions import IndicatorMention, slugs_in_table
from prongsai.checking.rule import Rule
from prongsai.checking.statements import (
    TableScore,
)
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.editions import MatchKind

# A table of three indicators shows three on purpose; of the ten it leaves some out by mistake.
_NEARLY_ALL = 7
_LONGEST_HEAD = 250
_LABEL = re.compile(r"^[\s(0-9).•-]*(?P<label>[ก-๎][ก-๎ ]{2,30}?)\s*(?:[:(]|$)")
_MARKED = re.compile(r"^\s*(?:[-•]|\(?[0-9]{1,2}[).])")
_HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
_FULL_MARKS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _ScoreList:
    """The indicators that one table or one run of lines lists with their scores."""

    passage: Passage
    named: frozenset[str]
    scored: frozenset[str]
    is_sure: bool  # nothing else stands in it that may be one of the ten

    @property
    def is_in_table(self) -> bool:
        """Whether it stands in a table."""
        return self.passage.place.table is not None


def missing_indicators(material: Material) -> dict[Passage, tuple[str, ...]]:
    """The indicators that a list of scores leaves out, by where the list begins.

    A second list of other indicators goes on with the first: strengths, then the rest.
    """
    if material.edition is None:
        return {}
    lists = _score_lists(material)
    every = [each.slug for each in material.edition.indicators]
    missing = {}
    for one in lists:
        if not one.is_sure or len(one.scored) < _NEARLY_ALL:
            continue
        beside = {
            slug
            for other in lists
            if other.is_in_table == one.is_in_table and not other.named & one.named
            for slug in other.named
        }
        if not one.is_in_table and _is_told_otherwise(one, lists):
            continue
        left = tuple(slug for slug in every if slug not in one.named | beside)
        if left:
            missing[one.passage] = left
    return missing


def _is_told_otherwise(one: _ScoreList, lists: tuple[_ScoreList, ...]) -> bool:
    """Whether what a list in lines lacks is another fault of the groups that it belongs to.

    An indicator stands in two of them, or a name in one of them is none of the ten.
    """
    others = [each for each in lists if each is not one and not each.is_in_table and each.scored]
    return any(
        not each.is_sure or (each.scored & one.scored and each.scored - one.scored)
        for each in others
    )


def _score_lists(material: Material) -> tuple[_ScoreList, ...]:
    return (*_lists_in_tables(material), *_lists_in_lines(material))


def _lists_in_tables(material: Material) -> Iterator[_ScoreList]:
    first: dict[int, Passage] = {}
    for each in material.passages:
        if each.place.table is not None:
            first.setdefault(each.place.table, each)
    for number, table, _ in material.reading.placed_tables():
        mentions = [each for each in material.indicators if each.passage.place.table == number]
        if number in first:
            one = _listed(first[number], mentions, material.table_scores[number])
            named = one.named | slugs_in_table(table, material.names_from)
            yield _ScoreList(
                passage=one.passage, named=named, scored=one.scored, is_sure=one.is_sure
            )


def _listed(
    passage: Passage, mentions: list[IndicatorMention], scores: tuple[TableScore, ...] = ()
) -> _ScoreList:
    slugs = {
        each: each.match.indicator.slug for each in mentions if each.match.indicator is not None
    }
    return _ScoreList(
        passage=passage,
        named=frozenset(slugs.values()) | {each.slug for each in scores},
        scored=frozenset(slug for each, slug in slugs.items() if each.score is not None)
        | {each.slug for each in scores},
        is_sure=all(each.match.kind in {MatchKind.EXACT, MatchKind.ALIAS} for each in mentions),
    )


def _lists_in_lines(material: Material) -> Iterator[_ScoreList]:
    """Runs of lines that each begin with an indicator; a name that comes again begins a new one."""
    order = {id(passage): at for at, passage in enumerate(material.passages)}
    run: list[IndicatorMention] = []
    last = -2
    for mention in material.indicators:
        if not mention.is_listed or mention.passage.place.table is not None:
            continue
        at = order.get(id(mention.passage), -2)
        names = {each.name for each in run}
        if run and (at - last > 1 or mention.name in names):
            yield _listed(run[0].passage, run)
            run = []
        run.append(mention)
        last = at
    if run:
        yield _listed(run[0].passage, run)


def _indicator_missing(material: Material) -> Iterator[Finding]:
    """Knows the indicators of the assessed year; asked of lists that score nearly all of them."""
    for passage, slugs in missing_indicators(material).items():
        edition = material.edition
        assert edition is not None
        names = [each.name_th for each in edition.indicators if each.slug in slugs]
        english = [each.name_en for each in edition.indicators if each.slug in slugs]
        yield found(
            passage,
            Said(
                th=f"รายการคะแนนขาดตัวชี้วัด: {' '.join(names)}",
                en=f"The list of scores leaves out: {', '.join(english)}.",
            ),
            Said(
                th=f"เติมให้ครบทั้ง {len(edition.indicators)} ตัวชี้วัด",
                en=f"Complete it to all {len(edition.indicators)} indicators.",
            ),
            text=passage.text[:60],
        )


RULES = (Rule(code="indicator-missing", severity=Severity.WARNING, find=_indicator_missing),)
