"""By which words is each part of a document known? The words are data: ``wordings.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from prongsai.core.nearness import nearest
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.dossier import ColumnField

_LONGEST_TITLE = 150  # letters of a column's title
_LONGEST_NEAR = 40
_SHORTEST_NEAR = 6  # letters: of shorter words every one is near another


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text for comparing: no white space, one form of Thai, Arabic digits, small letters."""
    return to_arabic_digits(comparison_form(text)).lower()


@cache
def wordings() -> Any:
    """Everything in ``wordings.yaml``."""
    home = files("prongsai.intake.recognising")
    return yaml.safe_load(home.joinpath("wordings.yaml").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name, for texts with Arabic digits."""
    return re.compile(wordings()[name])


@cache
def halves() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The patterns of the two half-years, each with its number."""
    return tuple((number, re.compile(each)) for number, each in wordings()["halves"].items())


@cache
def overalls() -> tuple[re.Pattern[str], ...]:
    """The patterns of an overall score, the surest first."""
    return tuple(re.compile(each) for each in wordings()["overalls"])


@cache
def words(*path: str) -> tuple[str, ...]:
    """The list of words at that path, ready to be compared with a folded text."""
    found = wordings()
    for step in path:
        found = found[step]
    return tuple(folded(str(each)) for each in found)


def holds(text: str, known: Iterable[str]) -> bool:
    """Whether a text holds one of the folded words."""
    plain = folded(text)
    return any(each in plain for each in known)


def opens(text: str, known: Iterable[str]) -> bool:
    """Whether a text begins with one of the folded words."""
    plain = folded(text)
    return any(plain.startswith(each) for each in known)


@cache
def _columns() -> tuple[tuple[ColumnField, frozenset[str], tuple[str, ...]], ...]:
    return tuple(
        (
            ColumnField(each["field"]),
            frozenset(folded(str(word)) for word in each["is"]),
            tuple(folded(str(word)) for word in each["has"]),
        )
        for each in wordings()["columns"]
    )


@lru_cache(maxsize=4096)
def field_of(title: str) -> ColumnField | None:
    """What a column of that title holds; a title spelt a little differently counts."""
    plain = folded(title)
    if len(plain) > _LONGEST_TITLE:
        return None
    for field, whole, _ in _columns():
        if plain in whole:
            return field
    for field, _, parts in _columns():
        if any(part in plain for part in parts):
            return field
    known = {word: field for field, whole, parts in _columns() for word in (*whole, *parts)}
    near = nearest(plain, known) if _SHORTEST_NEAR <= len(plain) <= _LONGEST_NEAR else None
    return known[near] if near else None
