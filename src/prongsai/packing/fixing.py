"""How does a checked file become a better one beside it: corrected, or with comments?

The file itself is never touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.files import name_anywhere, refuse_existing, write_new, write_whole
from prongsai.core.problems import Problem, Said
from prongsai.intake import Note, comment
from prongsai.packing.checks import DOSSIERS, check_file
from prongsai.packing.corrections import Correction, correct

AUTHOR = "Prongsai"
_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What was corrected in the new file, how many comments it bears, and what is to mend in it.

    ``is_corrected``: a dossier; else it is a copy with comments.
    """

    is_corrected: bool
    corrections: tuple[Correction, ...] = ()
    comments: int = 0
    problems: tuple[Problem, ...] = ()


def fix_file(
    path: Path, out: Path, *, is_draft: bool = False, overwrite: bool = False, language: str = "th"
) -> Fixed:
    """Write a corrected dossier, or a copy of a Word file with comments, to ``out``.

    Errors: FileUnusable for a file of another kind, for an ``out`` that is the file itself, that
    ends otherwise, or that is there already; ProblemsFound for a dossier that is not sound.
    """
    _refuse(path, out)
    if not overwrite:
        refuse_existing(out)
    if path.suffix.lower() in DOSSIERS:
        corrected = correct(path)
        data = corrected.text.encode()
        remaining = tuple(each.in_file(str(out)) for each in corrected.remaining)
        fixed = Fixed(is_corrected=True, corrections=corrected.corrections, problems=remaining)
    else:
        problems = check_file(path, is_draft=is_draft)
        notes = [_note(each, language) for each in problems]
        data = comment(path, notes, author=AUTHOR)
        fixed = Fixed(is_corrected=False, comments=len(notes), problems=problems)
    (write_whole if overwrite else write_new)(out, data)
    return fixed


def _refuse(path: Path, out: Path) -> None:
    """Before anything is read: what was asked for must be a file of the same kind beside it."""
    if is_same_file(path, out):
        raise FileUnusable(
            out,
            Said(th="เป็นแฟ้มที่กำลังตรวจ ซึ่งจะไม่ถูกแก้", en="this is the file being checked."),
            Said(th="ใช้ชื่ออื่นที่ --fix-to", en="Choose another name at --fix-to."),
        )
    suffix = path.suffix.lower()
    endings = _YAML if suffix in _YAML else {suffix}
    if suffix in {*DOSSIERS, ".docx"} and out.suffix.lower() not in endings:
        listed = " ".join(sorted(endings))
        raise FileUnusable(
            out,
            Said(th=f"ชื่อแฟ้มต้องลงท้ายด้วย {listed}", en=f"the file's name must end in {listed}."),
            Said(th="เปลี่ยนชื่อที่ --fix-to", en="Change the name at --fix-to."),
        )


def is_same_file(path: Path, out: Path) -> bool:
    """Whether both names lead to one file, by links too, or do so on Windows and macOS."""
    try:
        if out.samefile(path):
            return True
    except (OSError, ValueError):
        pass  # one of them is not there yet, or is no name at all: whoever opens it says so
    try:
        names = [name_anywhere(str(each.resolve())) for each in (path, out)]
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle
        return False
    return names[0] == names[1]


def _note(problem: Problem, language: str) -> Note:
    wanted = "Suggested" if language == "en" else "ควรเป็น"
    lines = (
        problem.message.in_language(language),
        problem.remedy.in_language(language),
        *((f"{wanted}: {problem.suggestion}",) if problem.suggestion else ()),
        f"({problem.code})",
    )
    return Note(place=problem.place, quote=problem.text or "", lines=lines)
