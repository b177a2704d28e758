"""What goes out with a year?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.core.files import sha256_of
from prongsai.dossier import Dossier, to_json
from prongsai.web.storage import queries as storage
from prongsai.web.storage.records import KeptFile
from prongsai.web.years.records import YearRecord

_HASH = re.compile(r'"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A year and the files that it names. ``missing``: evidence that is kept nowhere here."""

    dossier: str
    files: tuple[KeptFile, ...]
    missing: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of the files."""
        return sum(each.size for each in self.files)


def outgoing(year: YearRecord) -> Outgoing:
    """Everything of a year: its dossier, and each kept file whose hash stands in it."""
    text = to_json(year.dossier)
    assert sha256_of(text.encode()) == year.digest  # as it is stored, letter for letter
    kept = storage.files(year.authority, hashes_in(text))
    reports = year.dossier.progress.reports if year.dossier.progress else ()
    evidence = {each.sha256 for report in reports for each in report.evidence if each.sha256}
    return Outgoing(
        dossier=text,
        files=tuple(each for _, each in sorted(kept.items())),
        missing=tuple(sorted(evidence - kept.keys())),
    )


def hashes_in(text: str) -> frozenset[str]:
    """The hashes that a dossier names, wherever they stand."""
    return frozenset(_HASH.findall(text))


def digest_of(dossier: Dossier) -> str:
    """The digest of a dossier as it is stored."""
    return sha256_of(to_json(dossier).encode())
