"""How does text become XML or HTML without ever becoming markup?

``Markup`` is a type of its own: a plain string cannot be put inside an element without
``escaped``, and mypy says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType

from prongsai.reporting.letters import shown

Markup = NewType("Markup", str)

NOTHING = Markup("")
XML_OPENING = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})


def escaped(words: str) -> Markup:
    """The text as the content of an element, without what cannot be shown.

    >>> escaped("a < b & ]]>")
    'a &lt; b &amp; ]]&gt;'
    """
    return Markup(shown(words).translate(_IN_TEXT))


def element(name: str, *inside: Markup, attributes: dict[str, str | int] | None = None) -> Markup:
    """One element with its content.

    >>> element("w:b"), element("td", escaped("1"), attributes={"colspan": 2})
    ('<w:b/>', '<td colspan="2">1</td>')
    """
    opening = f"{name}{_written(attributes)}" if attributes else name
    content = "".join(inside)
    return Markup(f"<{opening}>{content}</{name}>" if content else f"<{opening}/>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces of markup one after the other."""
    return Markup("".join(parts))


def _written(attributes: dict[str, str | int]) -> str:
    return "".join(
        f' {name}="{value if isinstance(value, int) else shown(value).translate(_IN_VALUE)}"'
        for name, value in attributes.items()
    )
