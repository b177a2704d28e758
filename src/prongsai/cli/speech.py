"""In which language does the command line speak, and how does it print?

Results go to stdout, everything else to stderr.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Problem, Said, quoted

_LANGUAGES = ("th", "en")
_SEVERITY_TH = {"error": "ผิด", "warning": "ควรตรวจ", "hint": "ข้อสังเกต"}
# What moves a terminal's cursor or turns the direction of writing.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
_CONTROL_IN_JSON = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_BYTES = re.compile("[\udc80-\udcff]+")


class LanguageUnknown(ProngsaiError):
    """A language was asked for that there is not."""

    def __init__(self, name: str) -> None:
        self.name = name
        known = ", ".join(_LANGUAGES)
        super().__init__(
            Said(th=f"ไม่มีภาษา {quoted(name)}", en=f"There is no language {quoted(name)}."),
            Said(th=f"ใช้ --lang กับ {known}", en=f"Use --lang with one of {known}."),
        )


def split_language(words: Sequence[str]) -> tuple[list[str], str]:
    """The words without ``--lang X`` wherever it stood, and the language: ``th`` or ``en``.

    Without it ``PRONGSAI_LANG`` says (``en``, ``en_GB.UTF-8``); then Thai. What stands after
    ``--`` is left alone. Errors: LanguageUnknown.

    >>> split_language(["score", "a.csv", "--lang", "en"])
    (['score', 'a.csv'], 'en')
    """
    rest: list[str] = []
    language = "en" if os.environ.get("PRONGSAI_LANG", "").lower().startswith("en") else "th"
    pending = iter(words)
    for word in pending:
        if word == "--":
            rest += [word, *pending]
        elif word == "--lang":
            language = _known(next(pending, ""))
        elif word.startswith("--lang="):
            language = _known(word.removeprefix("--lang="))
        else:
            rest.append(word)
    return rest, language


def _known(name: str) -> str:
    if name.lower() not in _LANGUAGES:
        raise LanguageUnknown(name)
    return name.lower()


class Speech:
    """Says things in the language that the user chose."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, th: str, en: str) -> str:
        """The sentence in the chosen language."""
        return en if self.language == "en" else th

    def tell(self, th: str, en: str, *, to_stderr: bool = False) -> None:
        """One line in the chosen language; a result goes to stdout."""
        self.line(self.say(th, en), to_stderr=to_stderr)

    def line(self, text: str, *, to_stderr: bool = False) -> None:
        """One line, whatever the text holds: a cell must not move the terminal's cursor."""
        typer.echo(_CONTROL.sub(" ", _legible(text)), err=to_stderr)

    def show_json(self, value: Any) -> None:
        """A result as JSON, to stdout."""
        text = _legible(json.dumps(value, ensure_ascii=False, indent=2))
        typer.echo(_CONTROL_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text))

    def made(self, path: Path, problems: Sequence[Problem] = (), *, as_json: bool) -> None:
        """A file was written, and what is to mend in what it was made from."""
        if as_json:
            shapes = [problem.to_shape() for problem in problems]
            self.show_json({"file": str(path), "problems": shapes})
        else:
            self.list_problems(problems, to_stderr=True)
            self.tell(f"สร้าง {path} แล้ว", f"Made {path}.")

    def complain(self, said: Said, remedy: Said) -> None:
        """What stopped the work, and what to do: Thai with English below, or English alone."""
        if self.language != "en":
            self.line(f"ทำงานต่อไม่ได้: {said.th} — {remedy.th}", to_stderr=True)
        self.line(f"Stopped: {said.en} {remedy.en}", to_stderr=True)

    def list_problems(self, problems: Iterable[Problem], *, to_stderr: bool) -> None:
        """One line a problem: severity, place, message, remedy, code."""
        for problem in problems:
            severity = self.say(_SEVERITY_TH[problem.severity], str(problem.severity))
            where = " ".join(
                part
                for part in (problem.file or "", problem.place.described(self.language))
                if part
            )
            message = problem.message.in_language(self.language)
            remedy = problem.remedy.in_language(self.language)
            said = f"{where}: {message}" if where else message
            self.line(f"[{severity}] {said} → {remedy} ({problem.code})", to_stderr=to_stderr)

    @contextmanager
    def progress(self, th: str, en: str, length: int) -> Iterator[Any]:
        """A progress bar on a terminal and nothing on a pipe; gives ``advance(steps)``."""
        if not sys.stderr.isatty():
            yield lambda _steps=1: None
            return
        with typer.progressbar(length=length, label=self.say(th, en), file=sys.stderr) as bar:
            yield bar.update


def _legible(text: str) -> str:
    """File names in a locale that is no UTF-8 come with each byte by itself: here as letters."""
    return _BYTES.sub(
        lambda run: run[0].encode("utf-8", "surrogateescape").decode("utf-8", "replace"), text
    )


def exit_for(problems: Iterable[Problem]) -> None:
    """Exit status 1 where an error is among the problems. Raises typer.Exit."""
    if any(problem.is_error for problem in problems):
        raise typer.Exit(1)
