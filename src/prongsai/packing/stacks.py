"""What is to mend in each of many files?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Problem
from prongsai.packing.checks import check_file
from prongsai.packing.pools import interrupts_held, pool_of

_FEW = 8  # files: to begin the processes would take longer than to check them


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One file's problems, or why it could not be read."""

    file: Path
    problems: tuple[Problem, ...] = ()
    unread: FileUnusable | None = None


def check_files(
    files: tuple[Path, ...],
    *,
    is_draft: bool = False,
    advance: Callable[[int], object] = lambda _: None,
) -> tuple[Outcome, ...]:
    """What ``check_file`` says of each, in the order of the files.

    Many are checked in as many processes as there are cores.
    """
    check = partial(_checked, is_draft=is_draft)
    if len(files) <= _FEW:
        found = []
        for file in files:
            found.append(check(file))
            advance(1)
        return tuple(found)
    pool = pool_of(most=len(files) // _FEW + 1)
    try:
        with interrupts_held():
            jobs = [pool.submit(check, file) for file in files]
        for job in as_completed(jobs):
            if job.exception() is not None:
                break
            advance(1)
    finally:  # after an error or Ctrl-C, nothing new is begun
        pool.shutdown(cancel_futures=True)
    return tuple(job.result() for job in jobs)


def _checked(file: Path, *, is_draft: bool) -> Outcome:
    try:
        return Outcome(file=file, problems=check_file(file, is_draft=is_draft))
    except FileUnusable as error:
        return Outcome(file=file, unread=error)
