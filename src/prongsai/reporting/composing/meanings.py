"""What does each indicator look at, and what keeps or raises it? Our own words, unverified."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One indicator in words: what it looks at, how it is kept, how it is raised."""

    looks_at: str
    keep: str
    improve: str


@cache
def load_meanings() -> dict[str, Meaning]:
    """The meanings by the indicators' slugs."""
    words = files("prongsai.reporting.composing").joinpath("meanings.yaml")
    shape = yaml.safe_load(words.read_text(encoding="utf-8"))
    return {slug: Meaning(**each) for slug, each in shape["indicators"].items()}
