"""How does a stretch of text become runs that Word sets in the right font, Thai or not?"""

from __future__ import annotations

from functools import cache

from prongsai.core.tree import Run, Text
from prongsai.reporting.letters import is_thai, shown, unbroken
from prongsai.reporting.markup import NOTHING, Markup, element, escaped, joined
from prongsai.reporting.word.wordml import w

_BREAK = w("br")
_LONGEST_KEPT = 60  # a line of body text holds more
TAB = element("w:r", w("tab"))


def runs_of(words: Text, *, style: str | None = None, longest: int = _LONGEST_KEPT) -> Markup:
    """The runs of a text; ``style`` names a character style over all of them.

    What is kept whole and is longer than ``longest`` letters may break at its blanks after all:
    Word would break it anywhere, even inside a number.
    """
    return joined(_run(run, style, longest) for run in words if run.text)


def _run(run: Run, style: str | None, longest: int) -> Markup:
    letters = shown(run.text)
    properties = _properties(
        is_bold=run.bold, has_thai=is_thai(letters), as_written=run.verbatim, style=style
    )
    is_kept = run.keep and len(letters) <= longest
    lines = (unbroken(letters) if is_kept else letters).split("\n")
    content = _BREAK.join(_written(line) for line in lines)
    return element("w:r", properties, Markup(content))


def _written(line: str) -> Markup:
    if not line:
        return NOTHING
    return element("w:t", escaped(line), attributes={"xml:space": "preserve"})


@cache
def _properties(*, is_bold: bool, has_thai: bool, as_written: bool, style: str | None) -> Markup:
    # Word takes bold, size and language of Thai letters from the complex-script properties.
    parts = (
        w("rStyle", val=style) if style else NOTHING,
        w("rFonts", hint="cs") if has_thai else NOTHING,
        w("b") + w("bCs") if is_bold else NOTHING,
        w("noProof") if as_written else NOTHING,
        w("cs") + w("lang", bidi="th-TH") if has_thai else NOTHING,
    )
    return w("rPr", *(Markup(part) for part in parts)) if any(parts) else NOTHING
