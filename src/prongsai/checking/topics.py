"""Do a plan's measures cover what the year asks for, and do results speak of their own measure?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from prongsai.checking.dates import year_of_table
from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.measure_tables import MeasureRow, MeasureTable
from prongsai.checking.rule import Rule
from prongsai.checking.statements import edition_for
from prongsai.checking.wordings import any_of, load_wordings, words
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.editions import Edition

_ABOUT = ("measure", "steps", "indicator", "theme")
# So many themes by their whole names: the office plans by themes.
_BY_THEMES = 3
# So many of them by the words of titles, and one left: it seems to cover them one by one.
_BY_TITLES, _MOST_LEFT = 5, 1
_LETTERS = 5
# Stretches of five letters: of a result, of them those of another measure, and those of its own.
_SHORTEST, _OF_ANOTHER, _SHARE, _MOST_OWN = 12, 6, 0.2, 2
# A measure that says so much of itself is shared by one stretch, by chance, with what is not its.
_TELLING, _BY_CHANCE = 30, 1


def _theme_not_covered(material: Material) -> Iterator[Finding]:
    """Knows the themes of the plan's year, and their words.

    Guesses whether the office plans by them: asked where several stand there by name, or where
    the titles of the measures speak of nearly all.
    """
    for table in material.tables:
        year = year_of_table(material, table.number)
        edition = edition_for(year.be) if year else None
        measures = [row for row in table.measures if row.title]
        if edition is None or not measures:
            continue
        left = _themes_left(edition, table)
        if left:
            names = " / ".join(name for name, _ in left)
            yield found(
                measures[0].cells["measure"],
                Said(
                    th=f"ไม่มีมาตรการในประเด็น {names} (รายการประเด็นของปี {edition.fiscal_year}"
                    f"{'' if edition.themes_basis.verified else ' ยังไม่ได้ตรวจยืนยัน'})",
                    en=f"No measure covers {', '.join(name for _, name in left)} (themes of"
                    f" {edition.fiscal_year}"
                    f"{'' if edition.themes_basis.verified else ', which are not verified'}).",
                ),
                Said(
                    th="เพิ่มมาตรการในประเด็นนั้น หรือยืนยันว่าไม่ต้องมี",
                    en="Add a measure for it, or be sure that none is asked for.",
                ),
                text=measures[0].title[:60],
            )


def _themes_left(edition: Edition, table: MeasureTable) -> tuple[tuple[str, str], ...]:
    """The themes without a measure, in Thai and English; none where it does not plan by them."""
    texts = [_folded(row.text_of(role)) for row in table.rows for role in _ABOUT]
    groups = (row for row in table.rows if row.is_group)
    texts += [_folded(cell.text) for row in groups for cell in row.cells.values()]
    whole = "\n".join(texts)
    named = [each for each in edition.themes if _folded(each.name_th) in whole]
    stems = load_wordings()["theme_stems"]
    left = tuple(
        each
        for each in edition.themes
        if each not in named
        and not any(_folded(stem) in whole for stem in stems.get(each.slug, ()))
    )
    titles = "\n".join(_folded(row.title) for row in table.measures)
    told = sum(
        any(_folded(stem) in titles for stem in stems.get(each.slug, ())) for each in edition.themes
    )
    if len(named) < _BY_THEMES and (told < _BY_TITLES or len(left) > _MOST_LEFT):
        return ()
    return tuple((each.name_th, each.name_en) for each in left)


def _folded(text: str) -> str:
    return comparison_form(text).lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A measure: what it says of itself, and the cells that tell its results."""

    first: MeasureRow
    about: frozenset[str]
    results: tuple[Passage, ...]
    outcomes: tuple[Passage, ...]
    words: str  # all that it says of itself, folded


def _result_off_topic(material: Material) -> Iterator[Finding]:
    """Guesses by letters: a result shares nothing with its own measure and much with another's.

    Or with none: what its whole row tells is other business of an authority, such as roads or
    vaccines, or speaks of nothing that such measures are about.
    """
    for table in material.tables:
        if not table.has("output"):
            continue
        told = _told(table)
        counts = Counter(each for one in told for each in one.about)
        for one in told:
            others = [
                (cell, _owner_of(_stretches(cell.text), one, told, counts)) for cell in one.results
            ]
            of_another = [(cell, other) for cell, other in others if other is not None]
            for cell, other in of_another:
                yield _off_topic(cell, other)
            if not of_another and _is_other_business(one):
                yield _off_every_topic(one.results[0])


def _told(table: MeasureTable) -> tuple[_Told, ...]:
    groups: list[list[MeasureRow]] = []
    for row in table.rows:
        if row.is_group:
            continue
        if row.continues and groups:
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(
        _Told(
            first=rows[0],
            about=frozenset(
                each for row in rows for role in _ABOUT for each in _stretches(row.text_of(role))
            ),
            results=tuple(row.cells["output"] for row in rows if row.text_of("output")),
            outcomes=tuple(row.cells["outcome"] for row in rows if row.text_of("outcome")),
            words="\n".join(_folded(row.text_of(role)) for row in rows for role in _ABOUT),
        )
        for rows in groups
    )


def _is_other_business(told: _Told) -> bool:
    """Whether results and outcome of a measure speak of something else altogether."""
    if not told.results or len(told.about) < _TELLING:
        return False
    cells = (*told.results, *told.outcomes)
    text = "\n".join(_folded(cell.text) for cell in cells)
    said = frozenset(each for cell in cells for each in _stretches(cell.text))
    if len(said) < _SHORTEST or len(said & told.about) > _BY_CHANCE or _is_not_done(text):
        return False
    if any(word in text and word not in told.words for word in _businesses()):
        return True
    return not any(word in text for word in _matters())


def _is_not_done(text: str) -> bool:
    return any_of("nothing_yet").search(text) is not None


@cache
def _businesses() -> tuple[str, ...]:
    return tuple(map(_folded, words("other_businesses")))


@cache
def _matters() -> frozenset[str]:
    """What measures for integrity are about, of whatever indicator or theme."""
    stems = (*load_wordings()["indicator_stems"].values(), *load_wordings()["theme_stems"].values())
    listed = (*(each for group in stems for each in group), *words("further_matters"))
    return frozenset(map(_folded, listed))


def _off_every_topic(cell: Passage) -> Finding:
    return found(
        cell,
        Said(
            th="ผลการดำเนินการนี้ดูไม่เกี่ยวกับมาตรการ",
            en="The result seems to have nothing to do with the measure.",
        ),
        Said(
            th="บันทึกผลของมาตรการนี้เอง หรือย้ายผลไปไว้ตรงกับเรื่อง",
            en="Write what this measure itself brought about, or move the result to its own.",
        ),
        text=cell.text[:60],
    )


def _owner_of(
    said: frozenset[str], own: _Told, told: tuple[_Told, ...], counts: Counter[str]
) -> MeasureRow | None:
    """The one other measure that a result speaks of; None where it may be its own."""
    if len(said) < _SHORTEST or len(said & own.about) > _MOST_OWN or not own.about:
        return None
    shares = sorted(
        ((len({each for each in said & one.about if counts[each] < 3}), one) for one in told),
        key=lambda each: -each[0],
    )
    most, other = shares[0]
    return other.first if most >= max(_OF_ANOTHER, _SHARE * len(said)) else None


def _stretches(text: str) -> frozenset[str]:
    """Every five letters in a row, but for those of words that all measures use."""
    parts = _common().split(_folded(to_arabic_digits(text)))
    return frozenset(
        part[at : at + _LETTERS] for part in parts for at in range(len(part) - _LETTERS + 1)
    )


@cache
def _common() -> re.Pattern[str]:
    longest = sorted(map(_folded, words("words_of_all_measures")), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest), r"[^ก-๎a-z]+"]))


def _off_topic(cell: Passage, other: MeasureRow) -> Finding:
    return found(
        cell,
        Said(
            th=f"ผลการดำเนินการนี้น่าจะเป็นของมาตรการ {quoted(other.title)}",
            en=f"The result seems to belong to the measure {quoted(other.title)}.",
        ),
        Said(
            th="ตรวจว่าวางผลไว้ตรงกับมาตรการ",
            en="Check that the result stands beside its own measure.",
        ),
        text=cell.text[:60],
    )


RULES = (
    Rule(code="theme-not-covered", severity=Severity.HINT, find=_theme_not_covered),
    Rule(code="result-off-topic", severity=Severity.HINT, find=_result_off_topic),
)
