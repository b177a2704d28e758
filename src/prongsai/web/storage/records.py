"""What is known of a kept file?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of an authority. ``kind``: by its content, never by its name."""

    authority: int
    sha256: str
    name: str
    kind: str
    size: int
