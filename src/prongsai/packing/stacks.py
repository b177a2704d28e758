"""What is to mend in many files, each alone and one against the other?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from prongsai.checking import check_together
from prongsai.core.problems import Problem, Said, Severity
from prongsai.core.reading import Reading
from prongsai.packing.checks import FileChecked, check_one
from prongsai.packing.pools import crashed_on, spread
from prongsai.reporting import Year

_FEW = 8  # files: to begin the processes would take longer than to check them
_MOST_COMPARED = 100  # files: each is compared with each

Held: TypeAlias = Reading | Year | None


def check_files(
    files: Sequence[Path],
    *,
    is_draft: bool = False,
    advance: Callable[[int], object] = lambda _: None,
) -> tuple[FileChecked, ...]:
    """What ``check_file`` says of each, in the order of the files, and what they say together.

    Many are checked in as many processes as there are cores; very many are not compared, which a
    hint says.
    """
    paths = tuple(dict.fromkeys(files))
    is_compared = 1 < len(paths) <= _MOST_COMPARED
    check = partial(_checked, is_draft=is_draft, is_held=is_compared)
    if len(paths) <= _FEW:
        found = _one_by_one(paths, check, advance)
    else:
        most = len(paths) // _FEW + 1
        calls = [(path,) for path in paths]
        found = spread(check, calls, most=most, advance=advance, broken=_broken)
    checked = [each for each, _ in found]
    if len(paths) > _MOST_COMPARED:
        checked[0] = replace(
            checked[0], problems=(*checked[0].problems, _too_many(checked[0].file))
        )
    held = {each.file: holds for each, holds in found if holds is not None}
    return _compared(checked, held) if len(held) > 1 else tuple(checked)


def _checked(path: Path, *, is_draft: bool, is_held: bool) -> tuple[FileChecked, Held]:
    checked, holds = check_one(path, is_draft=is_draft)
    return checked, holds if is_held else None


def _broken(path: Path) -> tuple[FileChecked, Held]:
    return FileChecked(file=str(path), unread=crashed_on(path)), None


def _one_by_one(
    paths: Sequence[Path],
    check: Callable[[Path], tuple[FileChecked, Held]],
    advance: Callable[[int], object],
) -> tuple[tuple[FileChecked, Held], ...]:
    found = []
    for path in paths:
        found.append(check(path))
        advance(1)
    return tuple(found)


def _compared(
    checked: Sequence[FileChecked], held: dict[str, Reading | Year]
) -> tuple[FileChecked, ...]:
    alone = tuple(problem for each in checked for problem in each.problems)
    problems = check_together(held, alone)
    return tuple(
        replace(each, problems=tuple(found for found in problems if found.file == each.file))
        for each in checked
    )


def _too_many(file: str) -> Problem:
    return Problem(
        code="files-not-compared",
        severity=Severity.HINT,
        file=file,
        message=Said(
            th=f"ตรวจทีละแฟ้มแล้ว แต่ไม่ได้เทียบกัน เพราะมีเกิน {_MOST_COMPARED} แฟ้ม",
            en=f"Each file was checked, but they were not compared: over {_MOST_COMPARED} files.",
        ),
        remedy=Said(
            th=f"ให้ครั้งละไม่เกิน {_MOST_COMPARED} แฟ้มที่เกี่ยวข้องกัน",
            en=f"Give at most {_MOST_COMPARED} files that belong together.",
        ),
    )
