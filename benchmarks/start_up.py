"""How long until the command line answers, beside Python doing nothing?"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.timing import Timing, in_turns, run


def measure(*, runs: int) -> tuple[Timing, ...]:
    """Seconds of `python -c pass` and of `prongsai --help`."""
    prongsai = str(Path(sys.executable).parent / "prongsai")
    return in_turns(
        {
            "python -c pass": lambda: run(sys.executable, "-c", "pass"),
            "prongsai --help": lambda: run(prongsai, "--help"),
        },
        runs=runs,
    )
