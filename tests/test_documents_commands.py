"""Does every command that the documentation shows do what it says it does?

Blocks marked ``sh`` are run page by page, line by line, as a reader would from the repository's
root. ``<!-- exit 2 -->`` before a block says with which status its commands end. A block marked
``text`` below it, in the same section, is what its last command answers, or some lines of that.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(
    r"(?:<!-- exit (\d) -->\s*)?^( *)```(\w*)[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL
)
PROGRAM = ".venv/bin/prongsai"
RUNNABLE = (PROGRAM, "cp ", "rm -rf out/", "mkdir ", "sha256sum ")
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "_build" not in path.parts and path.name != "command-line.md"
)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@dataclass(frozen=True, kw_only=True)
class Step:
    """A command of a page, the status it ends with, and lines that it is said to answer."""

    line: str
    status: int
    shown: tuple[str, ...] = ()


def steps_of(page: Path) -> list[Step]:
    steps: list[Step] = []
    text = read(page)
    end_of_commands = None
    for found in BLOCK.finditer(text):
        status, _, language, block = found.groups()
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if language == "sh":
            steps += [Step(line=line, status=int(status or 0)) for line in lines]
            end_of_commands = found.end()
        elif language == "text" and end_of_commands is not None:
            if not re.search(r"^#", text[end_of_commands : found.start()], re.MULTILINE):
                steps[-1] = replace(steps[-1], shown=tuple(lines))
            end_of_commands = None
    return steps


def commands_of(page: Path) -> list[str]:
    return [step.line for step in steps_of(page)]


WITH_COMMANDS = [page for page in PAGES if commands_of(page)]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder in which the repository's root is seen, and nothing of it can be spoilt."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return tmp_path


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_a_page_ends_as_it_says(page, clone):
    env = {key: value for key, value in os.environ.items() if not key.startswith("PRONGSAI_")}
    for step in steps_of(page):
        line = step.line
        if line.startswith("make "):
            continue
        assert line.startswith(RUNNABLE), f"the page shows a command that no test may run: {line}"
        if " serve " in line:
            assert_it_serves(line, clone, env)
            continue
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=clone,
            env=env,
            input="a password that is typed\n",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == step.status, f"{line}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        told = [each.strip() for each in done.stdout.splitlines()]
        assert [each for each in step.shown if each not in told] == []


def assert_it_serves(line, folder, env):
    """It says its address, is well there, and ends when told to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = shlex.split(line.replace("--port 8000", f"--port {port}"))
    with subprocess.Popen(words, cwd=folder, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert f"http://127.0.0.1:{port}" in process.stdout.readline()
            for _ in range(120):
                try:
                    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                        assert answer.status == 200
                        break
                except OSError:
                    time.sleep(0.5)
            else:
                pytest.fail("the pages did not come up within a minute")
        finally:
            process.send_signal(signal.SIGINT)
    assert process.returncode == 0


def test_what_a_command_answers_is_shown_and_compared():
    shown = [step for page in WITH_COMMANDS for step in steps_of(page) if step.shown]

    assert len(shown) >= 3


def test_every_make_target_that_is_shown_exists():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    shown = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^ *|`)make ([a-z-]+)(?:`| *$)", read(page), re.MULTILINE)
    }

    assert {"run", "test"} <= shown
    assert shown <= set(targets)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_block_of_commands_is_marked_so_that_it_is_run(page):
    unmarked = [
        block
        for _, _, language, block in BLOCK.findall(read(page))
        if language != "sh" and re.search(rf"^ *{re.escape(PROGRAM)} ", block, re.MULTILINE)
    ]

    assert unmarked == []


def test_every_option_that_is_mentioned_in_passing_exists():
    from tests.cli.test_list_guard import commands

    known = {
        option
        for command in commands().values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    } | {"--help"}
    mentioned = {
        option
        for page in PAGES
        for words in re.findall(r"`([^`\n]*prongsai [^`\n]*)`", read(page))
        for option in re.findall(r"--[a-z][a-z-]*", words)
    }

    assert mentioned <= known


def test_both_front_pages_show_the_same_commands():
    english, thai = (commands_of(ROOT / name) for name in ("README.md", "README.th.md"))

    assert english == thai


def test_every_command_is_shown_on_some_page():
    from tests.cli.test_list_guard import LEAVES

    shown = " ".join(line for page in WITH_COMMANDS for line in commands_of(page))

    assert [words for words in LEAVES if f"prongsai {' '.join(words)}" not in shown] in (
        [],
        [("dossier", "schema")],
    )
