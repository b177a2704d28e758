"""How is a pack told of the problems that it was made in spite of?"""

from __future__ import annotations

import json
from pathlib import PurePath

from prongsai.core.problems import Problem, Severity, quoted

_HEADINGS = {
    Severity.ERROR: "ผิด ต้องแก้ก่อนใช้",
    Severity.WARNING: "ควรตรวจ น่าจะผิดเว้นแต่มีเหตุผล",
    Severity.HINT: "ข้อสังเกต",
}


def problem_files(problems: tuple[Problem, ...]) -> dict[str, bytes]:
    """The list for programs and the one for people, by file name.

    Of the dossier's file only the name is told: a pack is the same wherever it was made.
    """
    told = tuple(each.in_file(PurePath(each.file).name) if each.file else each for each in problems)
    shape = {"problems": [each.to_shape() for each in told]}
    return {
        "problems.json": f"{json.dumps(shape, ensure_ascii=False, indent=2)}\n".encode(),
        "problems.txt": _for_people(told),
    }


def _for_people(problems: tuple[Problem, ...]) -> bytes:
    lines = ["รายการข้อผิดพลาดของชุดเอกสารนี้"]
    for severity, heading in _HEADINGS.items():
        some = [each for each in problems if each.severity is severity]
        if some:
            lines += ["", f"{heading} ({len(some)} ข้อ)"]
        for number, problem in enumerate(some, start=1):
            lines += ["", *_said(number, problem)]
    # The Notepad of an old Windows breaks no line without a carriage return, and knows UTF-8
    # by its mark.
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _said(number: int, problem: Problem) -> list[str]:
    where = " ".join(filter(None, (problem.file, problem.place.described("th"))))
    said = [
        ("ที่", where),
        ("ข้อความ", quoted(" ".join(problem.text.split())) if problem.text else ""),
        ("วิธีแก้", problem.remedy.th),
        ("แก้เป็น", problem.suggestion or ""),
        ("รหัส", problem.code),
    ]
    return [
        f"{number}. {problem.message.th}",
        *(f"   {name}: {words}" for name, words in said if words),
    ]
