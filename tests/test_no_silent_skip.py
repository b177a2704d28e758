"""Is a test that does not run told, and a failure where it must not be missing?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SETTINGS = """
[tool.pytest.ini_options]
pythonpath = ["."]
markers = ["examples: needs the four real cases"]
"""
TESTS = """
import pytest

def test_that_needs_nothing():
    assert True

@pytest.mark.examples
@pytest.mark.parametrize("number", range(3))
def test_of_the_real_cases(examples, number):
    assert (examples / "000" / "truth.json").is_file()
"""
SKIPPING = """
import pytest

def test_that_is_skipped():
    pytest.skip("not today")
"""
ABSENT = "3 deselected: the real cases are not at hand"
PARALLEL = ["--numprocesses", "2"]
ALONE = ["-p", "no:xdist"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with our conftest and nothing beside it."""
    root = tmp_path / "project"
    (root / "tests").mkdir(parents=True)
    (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "tests" / "__init__.py").touch()
    (root / "tests" / "test_ours.py").write_text(TESTS, encoding="utf-8")
    shutil.copy(ROOT / "tests" / "conftest.py", root / "tests")
    return root


def cases(folder: Path) -> Path:
    (folder / "000").mkdir(parents=True)
    (folder / "000" / "truth.json").write_text("{}", encoding="utf-8")
    return folder


def run_in(project: Path, way: list[str], **env: str) -> tuple[int, str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("CI", "PRONGSAI_EXAMPLES")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *way],
        cwd=project,
        env={**clean, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("way", [PARALLEL, ALONE])
def test_without_the_real_cases_their_tests_are_deselected_and_counted(project, way):
    status, told = run_in(project, way)

    assert status == 0, told
    assert ABSENT in told
    assert "1 passed" in told


def test_without_the_real_cases_ci_fails(project):
    status, told = run_in(project, PARALLEL, CI="true")

    assert status == 1, told
    assert ABSENT in told
    assert "FAILED: the real cases are not at hand, and CI=true" in told


@pytest.mark.parametrize("named", ["cases", "nowhere"])
def test_the_real_cases_are_found_by_name_or_beside_the_repository(project, named):
    # A name that leads nowhere does not hide those that are there.
    beside = project.parent / "shared" / "examples"
    cases(project.parent / "cases" if named == "cases" else beside)

    status, told = run_in(project, ALONE, CI="true", PRONGSAI_EXAMPLES=str(project.parent / named))

    assert status == 0, told
    assert "4 passed" in told
    assert "deselected" not in told


def test_a_skip_is_a_failure(project):
    cases(project.parent / "shared" / "examples")
    (project / "tests" / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")

    status, told = run_in(project, PARALLEL)

    assert status == 1, told
    assert "FAILED: 1 skipped" in told


def test_ci_runs_make_test_and_says_that_it_is_ci(tmp_path):
    stand_in = tmp_path / "make"
    stand_in.write_text('#!/bin/sh\necho "$PWD CI=$CI make $*"\n', encoding="utf-8")
    stand_in.chmod(0o755)

    done = subprocess.run(
        [ROOT / ".ci" / "run"],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "CI": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == f"{ROOT} CI=true make test\n"
