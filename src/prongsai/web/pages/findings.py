"""How is what the checker says kept and shown?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prongsai.core.problems import Problem, Said
from prongsai.dossier import place_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the checker says of a document, ready to be shown."""

    code: str
    severity: str
    place: Said
    text: str
    message: Said
    remedy: Said
    suggestion: str

    @classmethod
    def of(cls, problem: Problem) -> Finding:
        """The problem without the name of a file that nobody knows."""
        place = problem.place
        said = Said(th=place.described("th"), en=place.described("en"))
        if place.path is not None:
            named = place_in_words(place.path)
            # A path that has no words of its own would tell nobody anything.
            said = Said(th=named, en=place.path) if named != place.path else Said(th="", en="")
        return cls(
            code=problem.code,
            severity=str(problem.severity),
            place=said,
            text=problem.text or "",
            message=problem.message,
            remedy=problem.remedy,
            suggestion=problem.suggestion or "",
        )

    def to_shape(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "code": self.code,
            "severity": self.severity,
            "text": self.text,
            "suggestion": self.suggestion,
            **{
                name: {"th": said.th, "en": said.en}
                for name, said in (
                    ("place", self.place),
                    ("message", self.message),
                    ("remedy", self.remedy),
                )
            },
        }

    @classmethod
    def from_shape(cls, shape: dict[str, Any]) -> Finding:
        """From its JSON."""
        return cls(
            code=shape["code"],
            severity=shape["severity"],
            place=Said(**shape["place"]),
            text=shape["text"],
            message=Said(**shape["message"]),
            remedy=Said(**shape["remedy"]),
            suggestion=shape["suggestion"],
        )
