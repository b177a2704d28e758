"""What stops the work, said so that a user can act on it.

Every exception of ours descends from ProngsaiError, keeps its facts as fields and
builds its sentences from them. The two doors turn it into one clear sentence (exit status 2).
"""

from __future__ import annotations

from typing import Any

from prongsai.core.problems import Problem, Said


class ProngsaiError(Exception):
    """The work cannot go on; ``said`` tells what and where, ``remedy`` what to do."""

    def __init__(self, said: Said, remedy: Said) -> None:
        self.said = said
        self.remedy = remedy
        super().__init__(said.en)

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

    def __init__(self, path: object, said: Said, remedy: Said) -> None:
        self.path = str(path)
        super().__init__(
            Said(th=f"{self.path}: {said.th}", en=f"{self.path}: {said.en}"),
            remedy,
        )


class ValueUnreadable(ProngsaiError):
    """A text that is not the value it should be (a score, a year, a date)."""

    def __init__(self, text: str, said: Said, remedy: Said) -> None:
        self.text = text
        super().__init__(said, remedy)


class ProblemsFound(ProngsaiError):
    """The input has errors that must be mended first; ``problems`` lists every one."""

    def __init__(self, problems: tuple[Problem, ...], said: Said, remedy: Said) -> None:
        self.problems = problems
        super().__init__(said, remedy)
