"""What does somebody say of a place in a file that was read?"""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is to be said of a place: ``quote`` as the document has it, ``lines`` as they print."""

    place: Place
    quote: str
    lines: tuple[str, ...]
