"""What is in a pack, and what was left out, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.core.problems import Problem, Said

MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One file of a pack. ``pages`` is counted in PDF only."""

    kind: str
    format: str
    file: str
    sha256: str
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file that lists the problems of a pack that was made in spite of errors."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A kind that the pack does not have, or not in one format, and why."""

    kind: str
    reason: Said
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack in its folder, and what the rooms below and the checks had to say.

    ``is_refused``: there are errors and they were not allowed; then nothing was written, and
    ``has_older`` tells whether an earlier pack still stands in the folder.
    """

    folder: Path
    documents: tuple[Made, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    lists: tuple[Listed, ...] = ()
    is_refused: bool = False
    has_older: bool = False

    @property
    def errors(self) -> int:
        """How many of the problems are certainly wrong."""
        return sum(problem.is_error for problem in self.problems)

    def to_manifest(self) -> dict[str, Any]:
        """The manifest's JSON: the same wherever the pack and its dossier lie.

        A kind stands among the documents or is left out: one that comes in none of the formats
        that were asked for is left out as well. Only a pack with errors has ``problems``, the
        files that list them.
        """
        made = {each.kind for each in self.documents}
        reasons = {each.kind: each.reason for each in self.left_out if each.kind not in made}
        lists = [{"file": each.file, "sha256": each.sha256} for each in self.lists]
        return {
            "documents": [
                {
                    "kind": each.kind,
                    "format": each.format,
                    "file": each.file,
                    "sha256": each.sha256,
                    "pages": each.pages,
                }
                for each in self.documents
            ],
            "left_out": [{"kind": kind, "reason": reason.th} for kind, reason in reasons.items()],
            **({"problems": lists} if lists else {}),
        }

    def to_shape(self) -> dict[str, Any]:
        """What the build has to say: the manifest, formats that were left out, and problems.

        ``problems`` are here the problems themselves, and ``refused`` is there only where it is so.
        """
        return {
            **self.to_manifest(),
            "left_out_formats": [
                {"kind": each.kind, "format": each.format, "reason": each.reason.th}
                for each in self.left_out
                if each.format is not None
            ],
            "problems": [problem.to_shape() for problem in self.problems],
            **({"refused": True} if self.is_refused else {}),
        }
