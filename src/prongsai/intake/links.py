"""Which addresses do words lead to that a printed page does not show?"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.core.reading import Link

_SCHEMES = ("http://", "https://", "ftp://", "mailto:")
_LONGEST = 2_000
_MOST = 5_000


def links_of(found: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """Of pairs (words, address) each address once with its words, where they do not show it.

    >>> links_of([("ภาพกิจกรรม", "https://na.go.th/1"), ("na.go.th/2", "https://na.go.th/2")])
    (Link(text='ภาพกิจกรรม', address='https://na.go.th/1'),)
    """
    kept: dict[tuple[str, str], Link] = {}
    for words, address in found:
        said, bare = " ".join(words.split()), address.strip()
        if _leads_away(bare) and _without_scheme(bare) not in said:
            kept.setdefault((said, bare), Link(text=said, address=bare))
        if len(kept) == _MOST:
            break
    return tuple(kept.values())


def _leads_away(address: str) -> bool:
    is_short = len(address) <= _LONGEST and address.isprintable()
    return is_short and address.lower().startswith(_SCHEMES)


def _without_scheme(address: str) -> str:
    return address.partition(":")[2].removeprefix("//").removeprefix("www.").rstrip("/")
