"""How does Word number a list by itself?"""

from __future__ import annotations

from prongsai.core.tree import Digits, NumberedList, Numbering
from prongsai.reporting.markup import Markup, joined
from prongsai.reporting.word.wordml import twips, w

# Word's own words for ๑ ๒ ๓ ("thaiCounting" is หนึ่ง สอง สาม). LibreOffice shows them as 1 2 3.
NUMBER_FORMATS = {Digits.THAI: "thaiNumbers", Digits.ARABIC: "decimal"}

_SHOWN = {Numbering.DECIMAL: "%{}.", Numbering.PARENTHESES: "(%{})", Numbering.DASH: "-"}
_LEVELS = 9
_FIRST_MM = 10
_STEP_MM = 8


class Lists:
    """The lists of one document; each is its own to Word, so that none goes on by chance."""

    def __init__(self, digits: Digits) -> None:
        self._digits = digits
        self._kept: list[tuple[NumberedList, int]] = []

    def add(self, made: NumberedList, *, depth: int) -> int:
        """The number by which the list's paragraphs name it."""
        self._kept.append((made, depth))
        return len(self._kept)

    def definitions(self) -> Markup:
        """What the numbering part holds."""
        known = range(1, len(self._kept) + 1)
        return joined(
            (
                *(self._definition(number) for number in known),
                *(w("num", w("abstractNumId", val=number), numId=number) for number in known),
            )
        )

    def _definition(self, number: int) -> Markup:
        made, depth = self._kept[number - 1]
        return w(
            "abstractNum",
            w("multiLevelType", val="hybridMultilevel"),
            *(self._level(made, level, is_own=level == depth) for level in range(_LEVELS)),
            abstractNumId=number,
        )

    def _level(self, made: NumberedList, level: int, *, is_own: bool) -> Markup:
        is_dash = made.numbering is Numbering.DASH
        return w(
            "lvl",
            w("start", val=made.start if is_own else 1),
            w("numFmt", val="bullet" if is_dash else NUMBER_FORMATS[self._digits]),
            w("lvlText", val=_SHOWN[made.numbering].format(level + 1)),
            w("lvlJc", val="left"),
            w("pPr", indent_of(level)),
            ilvl=level,
        )


def indent_of(level: int) -> Markup:
    """Where the text of a list's level stands, its mark hanging before it."""
    return w("ind", left=twips(_FIRST_MM + _STEP_MM * (level + 1)), hanging=twips(_STEP_MM))
