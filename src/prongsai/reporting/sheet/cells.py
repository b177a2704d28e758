"""How does a cell's text reach Excel letter by letter, and never as a formula?"""

from __future__ import annotations

import re

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.core.tree import Cell, Face, Run, plain
from prongsai.reporting.letters import shown
from prongsai.reporting.markup import NOTHING, Markup, element, escaped, joined
from prongsai.reporting.sheet.styles import font_of

_LONGEST = 32_767
_LIKE_A_FORMULA = re.compile(r"[=+\-@\t']")
# Excel reads _x0041_ as the letter A.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEW_LINE = Run(text="\n")


class CellTooLong(ProngsaiError):
    """A text longer than any Excel cell."""

    def __init__(self, words: str) -> None:
        self.length = len(words)
        beginning = words[:40]
        super().__init__(
            Said(
                th=f"ข้อความ “{beginning}…” ยาว {self.length:,} ตัวอักษร "
                f"เซลล์ของ Excel รับได้ {_LONGEST:,}",
                en=f"The text “{beginning}…” has {self.length:,} letters; "
                f"a cell of Excel holds {_LONGEST:,}.",
            ),
            Said(
                th="ทำข้อความให้สั้นลง หรือไม่เลือกรูปแบบ XLSX",
                en="Shorten the text, or leave the XLSX format out.",
            ),
        )


def text_of(cell: Cell) -> str:
    """The cell's text, its lines one below the other."""
    return "\n".join(shown(plain(line)) for line in cell.lines)


def is_bold(cell: Cell) -> bool:
    """Whether every letter is bold."""
    runs = [run for line in cell.lines for run in line if run.text]
    return bool(runs) and all(run.bold for run in runs)


def begins_like_formula(words: str) -> bool:
    """Whether Excel would take the text for a formula if somebody typed it."""
    return _LIKE_A_FORMULA.match(words) is not None


def content_of(cell: Cell, face: Face) -> Markup:
    """What the cell holds: a text, or runs where only a part of it is bold.

    Errors: CellTooLong.
    """
    words = text_of(cell)
    if len(words.encode("utf-16-le")) // 2 > _LONGEST:
        raise CellTooLong(words)
    if is_bold(cell) or not any(run.bold for line in cell.lines for run in line):
        return element("is", _written(words))
    return element("is", *(_run(run, face) for run in _runs(cell)))


def _runs(cell: Cell) -> list[Run]:
    runs: list[Run] = []
    for line in cell.lines:
        runs += [_NEW_LINE, *line] if runs else line
    return [run for run in runs if run.text]


def _run(run: Run, face: Face) -> Markup:
    size, family = font_of(face, name="rFont")
    bold = element("b") if run.bold else NOTHING
    # The order of the schema: family, then bold, then size.
    properties = element("rPr", joined((family, bold, size)))
    return element("r", properties, _written(shown(run.text)))


def _written(words: str) -> Markup:
    letters = escaped(_LIKE_AN_ESCAPE.sub("_x005F_", words))
    return element("t", letters, attributes={"xml:space": "preserve"})
