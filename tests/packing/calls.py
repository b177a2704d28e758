"""What the processes of a pool are given to do: they find it by this module's name."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said
from prongsai.packing import FileChecked, stacks


def tripled(at: int) -> int:
    return 3 * at


def ending(at: int) -> int:
    """Ends its process at 2 and at 7, as a crash in a library does."""
    if at in {2, 7}:
        os.kill(os.getpid(), signal.SIGKILL)
    return tripled(at)


def refusing(at: int) -> int:
    if at >= 4:
        raise FileUnusable(at, Said(th="ไม่ได้", en="no."), Said(th="เลิก", en="Stop."))
    return at


def check_or_end(path: Path, *, is_draft: bool, is_held: bool) -> tuple[FileChecked, stacks.Held]:
    """Ends its process at the file 03, and checks the others."""
    if path.stem == "03":
        os.kill(os.getpid(), signal.SIGKILL)
    return stacks._checked(path, is_draft=is_draft, is_held=is_held)  # a child's own, not replaced
