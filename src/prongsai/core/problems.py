"""What must a user mend, where, and how?

A Problem is data, never an exception: rooms return tuples of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypedDict


class Severity(StrEnum):
    """How sure we are that something is wrong."""

    ERROR = "error"  # certainly wrong
    WARNING = "warning"  # wrong unless there is a reason
    HINT = "hint"  # look here


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence in both languages."""

    th: str
    en: str

    def in_language(self, language: str) -> str:
        """The English sentence for ``en``, the Thai one for everything else."""
        return self.en if language == "en" else self.th


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is too long for a sentence."""
    return f"“{text if len(text) <= 60 else text[:60] + '…'}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file or a tree; every count starts at 1, what is not known is None."""

    page: int | None = None
    paragraph: int | None = None  # of a Word file, which knows neither lines nor, often, pages
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None  # of a workbook, as in "B5"
    path: str | None = None  # inside a dossier, as in "plan.measures[2].title"

    def described(self, language: str = "th") -> str:
        """The place in words: ``หน้า 2 ตาราง 1 แถว 3``; empty where nothing is known.

        A workbook's cell says all: no count of tables or rows is told beside it.
        """
        names = {
            "sheet": ("แผ่นงาน", "sheet"),
            "cell": ("ช่อง", "cell"),
            "page": ("หน้า", "page"),
            "paragraph": ("ย่อหน้า", "paragraph"),
            "table": ("ตาราง", "table"),
            "row": ("แถว", "row"),
            "column": ("คอลัมน์", "column"),
            "line": ("บรรทัด", "line"),
            "path": ("", ""),
        }
        parts = [
            f"{names[name][language == 'en']} {value}".strip()
            for name in names
            if (value := getattr(self, name)) is not None
            and not (self.cell is not None and name in {"table", "row", "column", "line"})
        ]
        return " ".join(parts)


class ProblemShape(TypedDict):
    """The one JSON shape of a problem, shared by every command."""

    code: str
    severity: str
    file: str | None
    place: dict[str, int | str]
    text: str | None
    message_th: str
    message_en: str
    remedy_th: str
    suggestion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that a user must mend or look at.

    ``code`` is a stable slug; documents and tests cite it. ``text`` is quoted from
    the document as it stands there. ``suggestion`` is the corrected text where that is certain.
    """

    code: str
    severity: Severity
    message: Said
    remedy: Said
    place: Place = Place()
    text: str | None = None
    suggestion: str | None = None
    file: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether it is certainly wrong (exit status 1)."""
        return self.severity is Severity.ERROR

    def in_file(self, file: str) -> Problem:
        """The same problem, said to be in ``file``."""
        return replace(self, file=file)

    def to_shape(self) -> ProblemShape:
        """The JSON shape, unknown parts of the place left out."""
        place = {
            name: value
            for name in Place.__slots__
            if (value := getattr(self.place, name)) is not None
        }
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": self.file,
            "place": place,
            "text": self.text,
            "message_th": self.message.th,
            "message_en": self.message.en,
            "remedy_th": self.remedy.th,
            "suggestion": self.suggestion,
        }
