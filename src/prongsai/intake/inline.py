"""Which lines does a cell or a paragraph hold, once the markup inside it is understood?

Officers paste web pages into text: ``<p>``, lists and bold letters stand inside cells. Only the
tags known here are markup; every other ``<`` is a letter.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.core.tree import Run, Text, plain

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>p|div|br|ul|ol|li|b|strong|i|em|u|span|font|center|small|sub|sup)"
    r"(?P<rest>\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_START = re.compile(r"""\b(?:start|value)\s*=\s*["']?(\d{1,6})""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_STARS = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*")
_BLANKS = re.compile(r"[ \t\r\n]+")
# Lists pasted without <li> keep the dashes of their items; one between numbers is a range.
_DASHED = re.compile(r"\s(?=[-–•]\s(?!\d))|(?<!\d)\s(?=[-–•]\s)")
_DASHES = ("-", "–", "•")
_BREAKING = frozenset({"p", "div", "br", "ul", "ol", "li", "center"})
_BOLD = frozenset({"b", "strong"})


@dataclass(slots=True)
class _List:
    """A list that is open: its next number (None: dashes), and whether its items are marked."""

    number: int | None
    has_items: bool = False


class Lines:
    """Collects lines from tags and letters as they come."""

    def __init__(self, *, keeps_blanks: bool = False) -> None:
        self._keeps_blanks = keeps_blanks
        self._lines: list[Text] = []
        self._runs: list[Run] = []
        self._lists: list[_List] = []
        self._mark = ""
        self._bold = 0

    def open(self, name: str, *, start: int | None = None) -> None:
        """Begin an element; ``start``: the number that a list begins with or an item states."""
        if name in _BREAKING:
            self.end_line()
        if name in _BOLD:
            self._bold += 1
        elif name in {"ul", "ol"}:
            first = 1 if start is None else start
            self._lists.append(_List(number=first if name == "ol" else None))
        elif name == "li":
            self._mark = self._next_mark(start)

    def close(self, name: str) -> None:
        """End an element."""
        if name in _BREAKING:
            self.end_line()
        if name in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif name in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def add(self, letters: str) -> None:
        """Letters inside the innermost element."""
        if not self._keeps_blanks:
            letters = _BLANKS.sub(" ", letters)
        is_dashed = bool(self._lists) and not self._lists[-1].has_items
        pieces = _DASHED.split(letters) if is_dashed else [letters]
        for at, piece in enumerate(pieces):
            if at:
                self.end_line()
            if piece:
                self._runs.append(Run(text=piece, bold=self._bold > 0))

    def add_line_end(self) -> None:
        """A line end inside the line."""
        self._runs.append(Run(text="\n", bold=self._bold > 0))

    def end_line(self) -> None:
        """Close the line; one without letters is none."""
        line = stripped(self._runs)
        self._runs = []
        if line:
            self._lines.append(self._marked(line))
            self._mark = ""

    def ended(self) -> tuple[Text, ...]:
        """The lines so far; what is open stays open."""
        self.end_line()
        lines, self._lines = tuple(self._lines), []
        return lines

    def _next_mark(self, stated: int | None) -> str:
        if not self._lists:
            return ""
        innermost = self._lists[-1]
        innermost.has_items = True
        if innermost.number is None:
            return "- "
        innermost.number = (innermost.number if stated is None else stated) + 1
        return f"{innermost.number - 1}. "

    def _marked(self, line: Text) -> Text:
        typed = self._mark == "- " and plain(line).startswith(_DASHES)
        return line if not self._mark or typed else (Run(text=self._mark), *line)


def lines_of(markup: str, *, keeps_blanks: bool = False) -> tuple[Text, ...]:
    """The lines of a cell or paragraph; items of ordered lists begin with their number.

    >>> [plain(line) for line in lines_of("<p>ก</p> <ol><li>ข</li><li>1 < 2</li></ol>")]
    ['ก', '1. ข', '2. 1 < 2']
    """
    lines = Lines(keeps_blanks=keeps_blanks)
    for name, is_end, rest, letters in _tokens(_STARS.sub(r"<b>\1</b>", markup)):
        if not name:
            lines.add(_ENTITY.sub(lambda found: html.unescape(found[0]), letters))
        elif is_end:
            lines.close(name)
        else:
            start = _START.search(rest)
            lines.open(name, start=int(start[1]) if start else None)
    return lines.ended()


def _tokens(markup: str) -> Iterator[tuple[str, bool, str, str]]:
    """Tags as (name, is it an end, attributes, ""), letters between them as the last."""
    at = 0
    for tag in _TAG.finditer(markup):
        if tag.start() > at:
            yield "", False, "", markup[at : tag.start()]
        yield tag["name"].lower(), bool(tag["end"]), tag["rest"] or "", ""
        at = tag.end()
    if at < len(markup):
        yield "", False, "", markup[at:]


def stripped(runs: Sequence[Run]) -> Text:
    """The runs without blanks at both ends, neighbours of one style joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].bold == run.bold:
            joined[-1] = Run(text=joined[-1].text + run.text, bold=run.bold)
        else:
            joined.append(run)
    while joined and not joined[0].text.strip():
        joined.pop(0)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[0] = Run(text=joined[0].text.lstrip(), bold=joined[0].bold)
        joined[-1] = Run(text=joined[-1].text.rstrip(), bold=joined[-1].bold)
    return tuple(joined)
