from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["thai", "dates", "tree", "problems", "errors", "scores", "files", "approval"]
)
def test_what_every_command_needs_loads_nothing_heavy(module):
    heavy = "pythainlp geothai yaml openpyxl matplotlib typer"
    code = f"import sys, prongsai.core.{module}; print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
