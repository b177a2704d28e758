from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = "yaml ruamel docx typst openpyxl pyarrow matplotlib geothai pythainlp rich"


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"], []])
def test_help_loads_no_room_and_nothing_heavy(words):
    # Typer itself parses the words of a subcommand with pydantic.
    heavy = [*HEAVY.split(), *([] if words[:1] == ["build"] else ["pydantic"])]
    code = f"""
import sys
from prongsai.cli import main
try:
    main({words!r})
except SystemExit:
    rooms = {{name.split(".")[1] for name in sys.modules if name.startswith("prongsai.")}}
    heavy = [name for name in {heavy!r} if name in sys.modules]
    print("LOADED", sorted(rooms), heavy)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "LOADED ['cli', 'core'] []"


def test_scoring_a_csv_loads_no_renderer_and_no_reader_of_other_formats(tmp_path):
    heading = ",".join(["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11))])
    path = tmp_path / "a.csv"
    path.write_text(f"{heading}\nก,2565{',90' * 10}\n", encoding="utf-8")
    code = f"""
import sys
from prongsai.cli import main
try:
    main(["score", {str(path)!r}])
except SystemExit as ended:
    names = "docx typst openpyxl pyarrow matplotlib".split()
    print("LOADED", ended.code, [name for name in names if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "LOADED 0 []"
