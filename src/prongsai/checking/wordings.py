"""Which words of offices do the rules look for?"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_wordings() -> Any:
    """The whole of wordings.yaml, read once."""
    text = files("prongsai.checking").joinpath("wordings.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def words(name: str) -> tuple[str, ...]:
    """A list of words or patterns."""
    return tuple(load_wordings()[name])


@cache
def any_of(name: str) -> re.Pattern[str]:
    """One pattern that finds any of a list of patterns."""
    return re.compile("|".join(f"(?:{each})" for each in words(name)))


def opening(name: str) -> tuple[str, ...]:
    """A list of plain words, the longest first, for ``str.startswith``."""
    return tuple(sorted(words(name), key=len, reverse=True))
