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
from tests.intake.truth import truth_of
from tests.running import EXAMPLES

CHECK = ROOT / "tools" / "check_python.py"
REAL_CASE = ROOT / "tools" / "real_case.py"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose environment stands already: fetching it is the package index's matter."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "tools").mkdir()
    shutil.copy(REAL_CASE, tmp_path / "tools")
    (tmp_path / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.suffix != ".stamp":
            (tmp_path / ".venv" / part.name).symlink_to(part)
    (tmp_path / ".venv" / "run.stamp").touch()
    return tmp_path


def made_in(clone: Path, **settings: str) -> list[str]:
    """What `make run` says in the clone, as a user types it."""
    # A make that runs the tests would tell this one of itself.
    ours = {
        name: each
        for name, each in os.environ.items()
        if "MAKE" not in name and name != "PRONGSAI_EXAMPLES"
    }
    done = subprocess.run(
        ["make", "run"],
        cwd=clone,
        env={**ours, **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_make_run_makes_every_examples_pack_says_so_and_ends(clone):
    told = made_in(clone)

    files = 0
    for example in EXAMPLES:
        manifest = json.loads((clone / "out" / example.stem / "manifest.json").read_text("utf-8"))
        assert f"out/{example.stem}: {len(manifest['documents'])} แฟ้ม" in told
        files += len(manifest["documents"])
    assert told[-2] == f"จัดทำแล้ว {len(EXAMPLES)} ชุด รวม {files} แฟ้ม ใน out"
    assert told[-1].startswith("ไม่มีเอกสารจริงในเครื่องนี้")
    assert not (clone / "out" / "real-case").exists()


@pytest.mark.examples
def test_make_run_reads_and_makes_a_real_document_where_there_is_one(clone, examples):
    shutil.rmtree(clone / "examples")
    (clone / "examples").mkdir()
    shutil.copy(EXAMPLES[2], clone / "examples")  # the quickest: the others were made above
    truth = truth_of(examples, "004")
    cells = sum(len(row) for table in truth["tables"] for row in table["rows"])

    told = made_in(clone, PRONGSAI_EXAMPLES=str(examples))

    assert "เป็น PDF " in told[-2]
    assert "เป็น DOCX " in told[-1]
    assert all(f"ตรงกับต้นฉบับ {cells} จาก {cells} ช่อง" in line for line in told[-2:])
    assert (clone / "out" / "real-case" / "pack" / "problems.txt").is_file()


@pytest.mark.examples
def test_a_cell_that_does_not_come_out_again_is_counted_and_fails(clone, examples, tmp_path):
    case = tmp_path / "cases" / "004"
    case.mkdir(parents=True)
    shutil.copy(examples / "004" / "source.txt", case)
    truth = truth_of(examples, "004")
    cells = sum(len(row) for table in truth["tables"] for row in table["rows"])
    truth["tables"][0]["rows"][0][0] += "อื่น"
    (case / "truth.json").write_text(json.dumps(truth), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "tools/real_case.py"],
        cwd=clone,
        env={**os.environ, "PRONGSAI_EXAMPLES": str(tmp_path / "cases")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert f"ตรงกับต้นฉบับ {cells - 1} จาก {cells} ช่อง" in done.stdout


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
