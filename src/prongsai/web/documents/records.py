"""What is known of a document and its versions?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prongsai.core.problems import Said
from prongsai.web.pages.findings import Finding

PACK = "pack"  # all documents in one zip: a kind beside those of reporting


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A passage that is another one now; empty: it was not there, or is there no longer."""

    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A document in one format, as it was just made."""

    format: str
    data: bytes
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A document as it was just made. ``period``: its code, or empty."""

    kind: str
    period: str
    tree_digest: str
    passages: tuple[str, ...]
    findings: tuple[Finding, ...]
    files: tuple[MadeFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFile:
    """A version in one format."""

    id: int
    format: str
    sha256: str
    size: int
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version. ``is_current``: it was made of the dossier as it stands now."""

    id: int
    kind: str
    period: str
    number: int
    built_at: datetime
    built_by: str
    errors: int
    warnings: int
    hints: int
    change_count: int
    is_current: bool
    files: tuple[VersionFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """A version with all that is said of it, and the others of the same document."""

    version: Version
    builder: str
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    others: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One document of a year: why it cannot be made, or its newest version."""

    kind: str
    period: str
    reason: Said | None
    version: Version | None

    @property
    def value(self) -> str:
        """What a form sends to mean this document."""
        return f"{self.kind}:{self.period}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """How far the documents of a year are, for its board."""

    can_be_made: int
    made: int  # of those, with a version
    outdated: int  # of those, made of an older dossier
    errors: int  # of the checker in their newest versions
    is_building: bool
