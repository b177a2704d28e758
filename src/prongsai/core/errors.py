"""What stops the work, said so that a user can act on it.

Every exception of ours descends from ProngsaiError, keeps its facts as fields and
builds its sentences from them. The two doors turn it into one clear sentence (exit status 2).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from prongsai.core.problems import Problem, Said, Severity


class ProngsaiError(Exception):
    """The work cannot go on; ``said`` tells what and where, ``remedy`` what to do."""

    code: ClassVar[str] = "work-stopped"

    def __init__(self, said: Said, remedy: Said) -> None:
        self.said = said
        self.remedy = remedy
        super().__init__(said.en)

    def to_problems(self) -> tuple[Problem, ...]:
        """The same in the one shape of problems, for whoever reads no sentences."""
        return (
            Problem(code=self.code, severity=Severity.ERROR, message=self.said, remedy=self.remedy),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        # Worker processes raise too: the facts travel, __init__ is not called a second time.
        return _revived, (type(self), self.args, self.__dict__)


def _revived(
    kind: type[ProngsaiError], args: tuple[Any, ...], facts: dict[str, Any]
) -> ProngsaiError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(facts)
    return error


class FileUnusable(ProngsaiError):
    """A file that is missing, empty, unreadable, or not of the kind that was expected."""

    code = "file-unusable"

    def __init__(self, path: object, said: Said, remedy: Said) -> None:
        self.path = str(path)
        super().__init__(
            Said(th=f"{self.path}: {said.th}", en=f"{self.path}: {said.en}"),
            remedy,
        )

    def to_problems(self) -> tuple[Problem, ...]:
        """The same as a problem of the file."""
        return tuple(problem.in_file(self.path) for problem in super().to_problems())


class ValueUnreadable(ProngsaiError):
    """A text that is not the value it should be (a score, a year, a date)."""

    code = "value-unreadable"

    def __init__(self, text: str, said: Said, remedy: Said) -> None:
        self.text = text
        super().__init__(said, remedy)

    def to_problems(self) -> tuple[Problem, ...]:
        """The same as a problem that quotes the text."""
        return tuple(replace(problem, text=self.text) for problem in super().to_problems())


class ProblemsFound(ProngsaiError):
    """The input has errors that must be mended first; ``problems`` lists every one."""

    def __init__(self, problems: tuple[Problem, ...], said: Said, remedy: Said) -> None:
        self.problems = problems
        super().__init__(said, remedy)

    def to_problems(self) -> tuple[Problem, ...]:
        """Every problem."""
        return self.problems
