"""Do the numbers of lists run on, and are all digits of one kind?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import PassageKind
from prongsai.core.thai import digits_in_prose
from prongsai.core.tree import Digits

_THAI_DIGITS, _ARABIC_DIGITS = re.compile("[๐-๙]"), re.compile("[0-9]")


def _numbering_duplicate(material: Material) -> Iterator[Finding]:
    """Knows a number that stands twice in a row in one list of one style of marks."""
    for passage, mark, fault in material.numbering:
        if fault == "duplicate":
            yield found(
                passage,
                Said(
                    th=f"ลำดับที่ {mark.printed} ซ้ำกันในรายการเดียวกัน",
                    en=f"The number {mark.printed} stands twice in one list.",
                ),
                Said(th="เรียงลำดับใหม่", en="Number the list anew."),
                text=f"{mark.printed} {mark.after}".strip(),
            )


def _numbering_gap(material: Material) -> Iterator[Finding]:
    """Knows a list that skips one or two numbers, also where it goes on over a column's cells."""
    for passage, mark, fault in material.numbering:
        if fault == "gap":
            yield found(
                passage,
                Said(
                    th=f"ลำดับข้ามไปที่ {mark.printed}",
                    en=f"The numbering skips to {mark.printed}.",
                ),
                Said(
                    th="เรียงลำดับใหม่ หรือเติมข้อที่หายไป",
                    en="Number the list anew, or add what is missing.",
                ),
                text=f"{mark.printed} {mark.after}".strip(),
            )


def _mixed_digits(material: Material) -> Iterator[Finding]:
    """Knows digits of prose; addresses, codes and Latin names keep theirs. One finding a document.

    The rarer kind is pointed at where it first stands.
    """
    thai, arabic = [], []
    for passage in material.passages:
        if passage.kind is PassageKind.FIGURE:
            continue
        text = passage.text
        if _THAI_DIGITS.search(text) and digits_in_prose(text, Digits.ARABIC) != text:
            thai.append(passage)
        if _ARABIC_DIGITS.search(text) and digits_in_prose(text, Digits.THAI) != text:
            arabic.append(passage)
    if not thai or not arabic:
        return
    rare, is_thai = (thai, True) if len(thai) < len(arabic) else (arabic, False)
    digits = re.search(r"[๐-๙][๐-๙.,]*" if is_thai else r"[0-9][0-9.,]*", rare[0].text)
    assert digits is not None
    yield found(
        rare[0],
        Said(
            th=f"ใช้เลขไทยและเลขอารบิกปนกัน ({len(thai)} และ {len(arabic)} แห่ง)",
            en=f"Thai and Arabic digits are mixed ({len(thai)} and {len(arabic)} places).",
        ),
        Said(th="ใช้ตัวเลขแบบเดียวทั้งเอกสาร", en="Use one kind of digits throughout."),
        text=digits[0],
    )


RULES = (
    Rule(code="numbering-duplicate", severity=Severity.WARNING, find=_numbering_duplicate),
    Rule(code="numbering-gap", severity=Severity.WARNING, find=_numbering_gap),
    Rule(code="mixed-digits", severity=Severity.HINT, find=_mixed_digits),
)
