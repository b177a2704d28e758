"""How do tests run the command line: as a process of its own, or in this one?"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.cli import main
from prongsai.core.problems import Problem
from prongsai.dossier import score_file
from tests.conftest import ROOT

# Every year has a rule that was not verified, so that this comes with every score.
UNVERIFIED = "rule-unverified"
PROGRAM = Path(sys.executable).parent / "prongsai"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def problems(self) -> list[dict[str, Any]]:
        """The problems in its JSON, without the hints on what the year's rules rest on."""
        return [each for each in self.json["problems"] if each["code"] != UNVERIFIED]

    @property
    def codes(self) -> list[str]:
        """The codes of those problems."""
        return [problem["code"] for problem in self.problems]


def scored(path: Path) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """What ``score_file`` answers, without the hints on what the year's rules rest on."""
    results, problems = score_file(path)
    return results, tuple(each for each in problems if each.code != UNVERIFIED)


def has_thai(text: str) -> bool:
    return any("ก" <= letter <= "๛" for letter in text)


def prongsai(*words: object, cwd: Path = ROOT, env: dict[str, str] | None = None) -> Ran:
    """The installed program, as a user starts it."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PRONGSAI_")}
    done = subprocess.run(
        [str(PROGRAM), *map(str, words)],
        cwd=cwd,
        env={**clean, **(env or {})},
        capture_output=True,
        check=False,
    )
    return _checked(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def door(*words: object) -> Ran:
    """The same command in this process, a tenth as long."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(word) for word in words])
        except SystemExit as ended:
            status = ended.code
    assert isinstance(status, int)
    return _checked(status, out.getvalue(), err.getvalue())


def _checked(status: int, out: str, err: str) -> Ran:
    assert "Traceback" not in err, err
    assert status in (0, 1, 2), err
    return Ran(status=status, out=out, err=err)


def stopped_sentences(ran: Ran) -> tuple[str, str]:
    """The Thai and the English sentence of a command that could not run, each one line."""
    assert ran.status == 2, (ran.status, ran.out, ran.err)
    thai, english = ran.err.splitlines()[-2:]
    assert thai.startswith("ทำงานต่อไม่ได้: ")
    assert " — " in thai  # a remedy
    assert english.startswith("Stopped: ")
    return thai, english
