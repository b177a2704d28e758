"""How are the elements of HTML written, so that XML parsers read them too?"""

from __future__ import annotations

from prongsai.core.tree import Align, Run, Text
from prongsai.reporting.letters import places_of, shown
from prongsai.reporting.markup import Markup, element, escaped, joined

_EMPTY = frozenset({"br", "col", "hr", "img", "meta"})
_LONGEST_KEPT = 60  # a line of body text holds more
_ALIGNED = {Align.START: "", Align.CENTER: "center", Align.END: "end"}
# An empty text keeps the closing tag that HTML wants of all elements but the empty ones.
_CLOSE = "\ufdd0"
_BREAK = Markup("<br/>")


def tag(name: str, /, *inside: Markup, classes: str = "", **attributes: str | int) -> Markup:
    """An element; ``classes`` are left out where there is none.

    >>> tag("p", escaped("1 < 2"), classes="note"), tag("td"), tag("br")
    ('<p class="note">1 &lt; 2</p>', '<td></td>', '<br/>')
    """
    named: dict[str, str | int] = {"class": classes} if classes else {}
    named |= {key.replace("_", "-"): value for key, value in attributes.items()}
    if name in _EMPTY or any(inside):
        return element(name, *inside, attributes=named)
    return Markup(element(name, Markup(_CLOSE), attributes=named).replace(_CLOSE, ""))


def class_of(align: Align) -> str:
    """The class that aligns a block."""
    return _ALIGNED[align]


def words_of(words: Text, *, longest: int = _LONGEST_KEPT) -> Markup:
    """A text: bold runs as ``b``, kept ones in a box that does not break.

    What is kept whole and takes more than ``longest`` places may break after all: it would stick
    out of its column, and a printer cuts that off.
    """
    return joined(_run(run, longest) for run in words if run.text)


def _run(run: Run, longest: int) -> Markup:
    lines = Markup(_BREAK.join(escaped(line) for line in shown(run.text).split("\n")))
    is_kept = run.keep and places_of(run.text) <= longest
    kept = tag("span", lines, classes="keep") if is_kept else lines
    return tag("b", kept) if run.bold else kept
