"""Which indicators with their scores does a text tell, and how do they make up groups?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.checking.material import Material
from prongsai.checking.mentions import IndicatorMention, slug_of, slugs_of
from prongsai.checking.wordings import any_of
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.thai import comparison_form

HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
LONGEST_LABEL = 80  # of a line or a cell that is nothing but a group's name
# Repeated only so often: what follows a name can be blanks for pages.
_TOLD_AFTER = (
    r"\s{0,5}(?:(?:[(:=|–-]|มี|ได้|อยู่ที่|เท่ากับ|คิดเป็น|ผล|ค่า|คะแนน|ร้อยละ|เฉลี่ย|รับ|ซึ่ง|โดย|ที่|การประเมิน)"
    r"\s{0,3}){0,8}?(?P<lead>ร้อยละ|คะแนน)?\s{0,3}[(:=]?\s{0,3}"
    r"(?P<score>[0-9]{1,3}(?:\.[0-9]{1,4})?)(?![0-9.])"
    r"\s{0,3}(?P<unit>คะแนน|%)?(?!\s{0,3}(?:ขึ้นไป|ถึง|[–-]\s?[0-9]))"
)
_POINTS = re.compile(_TOLD_AFTER + r"\s{0,3}\)?")
_BETWEEN_NAMES = r"(?:ตัวชี้วัด|ที่|ด้าน|อันดับ|และ|[0-9\s.,;•()–-])*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An indicator with its score; ``printed``: what is quoted of it."""

    passage: Passage
    printed: str
    slug: str
    score: Decimal
    starts: int = 0  # in its passage
    ends: int = 0
    is_told_here: bool = True  # its points stand beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A text over a group."""

    text: str  # with Arabic digits
    kind: PassageKind


@dataclass(slots=True, kw_only=True)
class Group:
    """Indicators that stand together, and the lines over them, the nearest last.

    ``is_marked``: each member is put into it in its own row, by a mark or a word; no list that
    happens to stand below a line. ``is_table``: the rows of one table.
    """

    lines: tuple[Line, ...]
    members: list[Member] = field(default_factory=list)
    is_marked: bool = False
    is_table: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """What may be its name, the nearest line first."""
        return tuple(e.text for e in reversed(self.lines) if len(e.text) <= LONGEST_LABEL)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same group as another."""
        return tuple(comparison_form(each.text) for each in self.lines)


@dataclass(slots=True, kw_only=True)
class Division:
    """Groups that divide indicators among them.

    ``about``: what is said of all of them. ``is_whole``: what one of them leaves is the other's.
    ``line``: the points that divide them, where a column holds nothing else.
    """

    groups: list[Group]
    about: tuple[str, ...] = ()
    is_whole: bool = False
    line: Decimal | None = None


class Names:
    """Finds the names of indicators with the points that stand behind them."""

    def __init__(self, material: Material) -> None:
        self._slugs = slugs_of(material.names_from)
        names = (n for e in material.names_from.indicators for n in (e.name_th, *e.aliases))
        alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?P<name>{alternatives}){_TOLD_AFTER}")
        self._scores = _only_scores(material)
        self._bare = re.compile(rf"{_BETWEEN_NAMES}(?:(?:{alternatives}){_BETWEEN_NAMES})+")
        self._names = re.compile(alternatives)
        self._mentions: dict[int, list[IndicatorMention]] = {}
        for mention in material.indicators:
            self._mentions.setdefault(id(mention.passage), []).append(mention)

    def in_passage(self, passage: Passage) -> list[Member]:
        """The members that a passage tells, in their order, each once."""
        found: dict[str, Member] = {}
        if id(passage) not in self._mentions and self._names.search(passage.arabic) is None:
            return []
        for each in (*self._numbered(passage), *self._unnumbered(passage)):
            found.setdefault(each.slug, each)
        for each in () if found else self._without_points(passage):
            found.setdefault(each.slug, each)
        return sorted(found.values(), key=lambda each: each.starts)

    def _numbered(self, passage: Passage) -> Iterator[Member]:
        for mention in self._mentions.get(id(passage), ()):
            at = passage.text.find(mention.printed)
            if mention.score is not None and at >= 0:
                known = mention.match.indicator
                yield Member(
                    passage=passage,
                    printed=mention.printed,
                    slug=known.slug if known else comparison_form(mention.name),
                    score=mention.score,
                    starts=at,
                    ends=_after_points(passage.arabic, at + len(mention.printed)),
                )

    def _unnumbered(self, passage: Passage) -> Iterator[Member]:
        for match in self._pattern.finditer(passage.arabic):
            is_points = "." in match["score"] or match["lead"] or match["unit"]
            slug = slug_of(match["name"], self._slugs)
            if is_points and slug is not None:
                yield Member(
                    passage=passage,
                    printed=passage.text[match.start("name") : match.end("name")],
                    slug=slug,
                    score=Decimal(match["score"]),
                    starts=match.start(),
                    ends=_after_points(passage.arabic, match.end("name")),
                )

    def _without_points(self, passage: Passage) -> Iterator[Member]:
        """The names of a list that tells nothing else, with the points told elsewhere."""
        text = passage.arabic
        lead = next((m.end() for m in any_of("before_members").finditer(text)), 0)
        if self._bare.fullmatch(text, lead) is None:
            return
        for match in self._names.finditer(text, lead):
            slug = slug_of(match.group(), self._slugs)
            if slug is not None and slug in self._scores:
                yield Member(
                    passage=passage,
                    printed=passage.text[match.start() : match.end()],
                    slug=slug,
                    score=self._scores[slug],
                    starts=match.start(),
                    ends=match.end(),
                    is_told_here=False,
                )


def _only_scores(material: Material) -> dict[str, Decimal]:
    """The scores of the indicators for which the document has one alone: no other year's."""
    told: dict[str, set[Decimal]] = {}
    for row in (each for rows in material.table_scores.values() for each in rows):
        told.setdefault(row.slug, set()).add(row.score)
    for slug, (score, _) in material.scores.items():
        told.setdefault(slug, set()).add(score)
    return {slug: next(iter(scores)) for slug, scores in told.items() if len(scores) == 1}


def _after_points(text: str, at: int) -> int:
    told = _POINTS.match(text, at)
    return told.end() if told else at
