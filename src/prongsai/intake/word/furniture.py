"""What stands on every page, above and below the text?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.core.problems import Place
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.tree import plain
from prongsai.intake.word.lines import Line


def furniture_of(lines: Iterable[Line]) -> Iterator[Passage]:
    """Each line of page headers and footers once; one that only holds a page number is none."""
    seen = set()
    for line in lines:
        words = plain(line.printed).strip()
        if words in seen or not words or (line.has_page_number and not _has_letters(words)):
            continue
        seen.add(words)
        yield Passage(text=words, kind=PassageKind.FURNITURE, place=Place())


def _has_letters(words: str) -> bool:
    return any(letter.isalnum() for letter in words)
