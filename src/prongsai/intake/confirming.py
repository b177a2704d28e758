"""What must a person compare with the original, because it was read from a picture?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prongsai.core.problems import Problem, Said, Severity
from prongsai.core.reading import Reading, Source, passages

_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")


def to_confirm(reading: Reading) -> Iterator[Problem]:
    """One hint with the count of numbers that come from pictures, where there are any."""
    seen = [each for each in passages(reading) if each.source is Source.SCAN]
    numbers = [(each, found) for each in seen for found in _NUMBER.findall(each.text)]
    if not seen:
        return
    listed = pages_listed(each.place.page for each in seen)
    yield Problem(
        code="scan-to-confirm",
        severity=Severity.HINT,
        place=numbers[0][0].place if numbers else seen[0].place,
        message=Said(
            th=f"มีตัวเลข {len(numbers)} จำนวนที่อ่านจากภาพ{listed.th} ซึ่งอาจอ่านผิด"
            " ปัญหาอื่นที่พบในหน้าเหล่านี้อาจมาจากการอ่านผิดด้วย",
            en=f"{len(numbers)} numbers were read from pictures{listed.en} and may be misread;"
            " so may be what other problems there quote.",
        ),
        remedy=Said(
            th="เทียบตัวเลขทุกจำนวนกับเอกสารต้นฉบับ",
            en="Compare every number with the original.",
        ),
    )


def pages_listed(pages: Iterable[int | None]) -> Said:
    """The pages in brackets, with a blank before; empty where none is known."""
    known = sorted({page for page in pages if page is not None})
    listed = ", ".join(map(str, known))
    if not known:
        return Said(th="", en="")
    return Said(th=f" (หน้า {listed})", en=f" (pages {listed})")
