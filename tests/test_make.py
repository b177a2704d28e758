"""Does `make run` do what the front page says, and say clearly what it lacks?"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.running import EXAMPLES

CHECK = ROOT / "tools" / "check_python.py"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose environment stands already: fetching it is the package index's matter."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (tmp_path / ".venv" / "run.stamp").touch()
    return tmp_path


def test_make_run_makes_every_examples_pack_says_so_and_ends(clone):
    # As a user types it: a make that runs the tests would tell this one of itself.
    ours = {name: each for name, each in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(
        ["make", "run"], cwd=clone, env=ours, capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    files = 0
    for example in EXAMPLES:
        manifest = json.loads((clone / "out" / example.stem / "manifest.json").read_text("utf-8"))
        assert f"out/{example.stem}: {len(manifest['documents'])} แฟ้ม" in told
        files += len(manifest["documents"])
    assert told[-1] == f"จัดทำแล้ว {len(EXAMPLES)} ชุด รวม {files} แฟ้ม ใน out"


def checked_with(prelude: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys, runpy; {prelude}; runpy.run_path({str(CHECK)!r})"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("prelude", "says"),
    [
        ("sys.version_info = (3, 10, 9)", "Prongsai needs Python 3.11 or newer; this is "),
        ("sys.modules['ensurepip'] = None", "sudo apt install python3-venv"),
        ("sys.modules['venv'] = None", "sudo apt install python3-venv"),
    ],
)
def test_a_python_that_cannot_carry_the_program_is_told_what_it_lacks(prelude, says):
    done = checked_with(prelude)

    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_this_python_carries_the_program():
    assert checked_with("pass").returncode == 0


def test_the_check_can_be_read_by_an_older_python():
    # Its sentence is of no use where the file does not parse.
    import ast

    ast.parse(CHECK.read_text(encoding="utf-8"), feature_version=(3, 4))
