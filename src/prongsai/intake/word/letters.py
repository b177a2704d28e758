"""Which letters does a paragraph print, and what hangs on it?"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from prongsai.core.tree import Run, Text
from prongsai.intake.word.pages import Pages
from prongsai.intake.word.styles import Style, Styles, bold_of, font_of, size_of
from prongsai.intake.word.symbols import is_symbol_font, symbol_of
from prongsai.intake.word.wordml import (
    MATH_TEXT,
    TEXT_BOX,
    WORD_ART,
    Element,
    W,
    child,
    is_on,
    unwrapped,
    value,
    whole,
)

_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWN = f"{_DRAWING}docPr"
_FIGURE_MM = 60  # as wide at least; an emblem or a signature is smaller
_EMU_A_MM = 36_000
_LETTERS_A_PICTURE = 300  # as much of a page as these
# Fields whose result is the number of the page that they happen to stand on.
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_MOST_FIELDS = 50  # one within another; what a hostile file has more is read as plain text
_HARD_SPACE = "\u00a0"
_BREAKS_OF_PAGES = frozenset({"page", "column"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run with what only our own files need to be understood."""

    run: Run
    style: str | None = None
    half_points: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: what it shows in words, where the file says so."""

    alternative: str
    is_figure: bool  # and no emblem or signature


@dataclass(slots=True, kw_only=True)
class Written:
    """What one paragraph holds; ``boxes`` are the text boxes anchored in it."""

    stretches: list[Stretch] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    art: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # the part and the note's name
    pictures: list[Picture] = field(default_factory=list)
    page: int | None = None
    breaks_before: int = 0
    breaks_after: int = 0
    has_page_number: bool = False
    has_letters: bool = False

    @property
    def plain(self) -> str:
        """The letters without their looks."""
        return "".join(each.run.text for each in self.stretches)

    @property
    def text(self) -> Text:
        """The runs, neighbours of one look joined."""
        runs = [each.run for each in self.stretches if each.run.text]
        alike = groupby(runs, key=lambda run: (run.bold, run.keep, run.verbatim))
        return tuple(
            Run(text="".join(run.text for run in same), bold=bold, keep=keep, verbatim=verbatim)
            for (bold, keep, verbatim), same in alike
        )


@dataclass(slots=True)
class _Field:
    """A field that is open: its order comes first, then what it gave."""

    order: str = ""
    is_result: bool = False
    ticked: bool | None = None  # of a box to tick
    chosen: str | None = None  # of a list to choose from

    @property
    def is_page_number(self) -> bool:
        return (self.order.split() or [""])[0].upper() in _PAGE_FIELDS


class Letters:
    """Reads the paragraphs of one document."""

    def __init__(self, styles: Styles, pages: Pages) -> None:
        self._styles = styles
        self._pages = pages
        self._fields: deque[_Field] = deque(maxlen=_MOST_FIELDS)
        self._simple = {
            f"{W}tab": "\t",
            f"{W}ptab": "\t",
            f"{W}cr": "\n",
            f"{W}noBreakHyphen": "-",
        }
        self._others: dict[str, Callable[[Element, Written], None]] = {
            f"{W}br": self._break,
            f"{W}lastRenderedPageBreak": self._page_end,
            f"{W}fldChar": self._field_mark,
            f"{W}instrText": self._order,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
        }

    def read(self, paragraph: Element, style: Style) -> Written:
        """Everything that the paragraph holds. A field left open ends with it."""
        written = Written()
        self._children(paragraph, style, written)
        self._fields.clear()
        self._pages.hold(len(written.plain) + _LETTERS_A_PICTURE * len(written.pictures))
        if not written.has_letters:
            written.page = self._pages.page
        return written

    def _children(self, element: Element, style: Style, written: Written) -> None:
        for each in unwrapped(element):
            if each.tag == f"{W}r":
                self._run(each, style, written)
            elif each.tag == f"{W}fldSimple":
                self._simple_field(each, style, written)
            elif each.tag == MATH_TEXT or not str(each.tag).startswith(W):
                self._math(each, written)

    def _math(self, element: Element, written: Written) -> None:
        for each in element.iter(MATH_TEXT):
            self._add(each.text or "", Run(text=""), written)

    def _simple_field(self, element: Element, style: Style, written: Written) -> None:
        order = _Field(order=element.get(f"{W}instr", ""), is_result=True)
        self._fields.append(order)
        written.has_page_number |= order.is_page_number
        self._children(element, style, written)
        if self._fields and self._fields[-1] is order:
            self._fields.pop()

    def _run(self, run: Element, style: Style, written: Written) -> None:
        properties = child(run, "rPr")
        named = self._styles.run_style(value(properties, "rStyle"))
        is_hidden = is_on(properties, "vanish")
        if is_hidden if is_hidden is not None else (named.is_hidden or style.is_hidden):
            return
        font = font_of(properties) or named.font or style.font or ""
        look = self._look(properties, named, style)
        key = value(properties, "rStyle")
        size = size_of(properties) or named.half_points or style.half_points
        for each in unwrapped(run):
            act = self._others.get(str(each.tag))
            if act is not None:
                act(each, written)
            else:
                words = self._simple.get(str(each.tag)) or _words(each, font)
                self._add(words, look, written, key=key, size=size)

    def _look(self, properties: Element | None, named: Style, style: Style) -> Run:
        own = bold_of(properties)
        # What our styles say of a whole paragraph, its role in the tree says.
        inherited = (named.is_bold, style.is_bold, self._styles.default.is_bold)
        said = (own,) if self._styles.are_ours else (own, *inherited)
        is_bold = next((each for each in said if each is not None), False)
        is_verbatim = self._styles.are_ours and bool(is_on(properties, "noProof"))
        return Run(text="", bold=is_bold, verbatim=is_verbatim)

    def _add(
        self,
        words: str,
        look: Run,
        written: Written,
        *,
        key: str | None = None,
        size: int | None = None,
    ) -> None:
        if not words or any(not each.is_result or each.is_page_number for each in self._fields):
            return
        if not written.has_letters and words.strip():
            written.has_letters = True
            written.page = self._pages.page
        is_kept = self._styles.are_ours and _HARD_SPACE in words
        run = Run(
            text=words.replace(_HARD_SPACE, " ") if is_kept else words,
            bold=look.bold,
            keep=is_kept,
            verbatim=look.verbatim,
        )
        written.stretches.append(Stretch(run=run, style=key, half_points=size))

    def _break(self, element: Element, written: Written) -> None:
        kind = element.get(f"{W}type", "textWrapping")
        if kind not in _BREAKS_OF_PAGES:
            self._add("\n", Run(text=""), written)
        elif kind == "page":
            self._pages.end_set()
            if written.has_letters:
                written.breaks_after += 1
            else:
                written.breaks_before += 1
        # Words on both sides of a break are two words.
        if kind in _BREAKS_OF_PAGES and written.has_letters:
            self._add("\n", Run(text=""), written)

    def _page_end(self, _: Element, __: Written) -> None:
        self._pages.end_noted()

    def _field_mark(self, element: Element, written: Written) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_form_field(element))
        elif self._fields and kind == "separate":
            self._fields[-1].is_result = True
            written.has_page_number |= self._fields[-1].is_page_number
        elif self._fields and kind == "end":
            ended = self._fields.pop()
            written.has_page_number |= ended.is_page_number
            if ended.ticked is not None:
                self._add("☑" if ended.ticked else "☐", Run(text=""), written)
            elif ended.chosen is not None and not ended.is_result:
                self._add(ended.chosen, Run(text=""), written)

    def _order(self, element: Element, _: Written) -> None:
        if self._fields and not self._fields[-1].is_result:
            self._fields[-1].order += element.text or ""

    def _drawing(self, element: Element, written: Written) -> None:
        for each in _drawn(element):
            if each.tag == TEXT_BOX:
                written.boxes.append(each)
            elif each.tag == WORD_ART:
                written.art.append(each.get("string", ""))
            else:
                written.pictures.append(_picture(each))

    def _note(self, element: Element, written: Written) -> None:
        part = "footnotes" if element.tag == f"{W}footnoteReference" else "endnotes"
        written.notes.append((part, element.get(f"{W}id", "")))


def _words(element: Element, font: str) -> str:
    if element.tag == f"{W}t":
        words = element.text or ""
        if element.get(_PRESERVED) != "preserve":
            words = words.strip(" \t\r\n")
        # Word shows a line end inside its text element as a blank.
        words = words.replace("\r", " ").replace("\n", " ")
        is_of_signs = is_symbol_font(font)
        return "".join(
            (symbol_of(letter, font) or letter) if is_of_signs else letter for letter in words
        )
    if element.tag == f"{W}sym":
        code = element.get(f"{W}char", "")
        letter = chr(int(code, 16)) if len(code) == 4 and _is_hexadecimal(code) else ""
        return symbol_of(letter, element.get(f"{W}font", "")) or letter if letter else ""
    return ""


def _is_hexadecimal(code: str) -> bool:
    is_number = all(each in "0123456789abcdefABCDEF" for each in code)
    return is_number and not 0xD800 <= int(code, 16) < 0xE000


def _drawn(element: Element) -> Iterator[Element]:
    """The text boxes, art and pictures of a drawing, none of them within a box."""
    for each in unwrapped(element):
        if each.tag in {TEXT_BOX, WORD_ART, _DRAWN}:
            yield each
        if each.tag != TEXT_BOX:
            yield from _drawn(each)


def _picture(element: Element) -> Picture:
    around = element.getparent()
    size = None if around is None else around.find(f"{_DRAWING}extent")
    wide = 0 if size is None else whole(size.get("cx"), 0, most=10**9)
    return Picture(alternative=element.get("descr", ""), is_figure=wide >= _FIGURE_MM * _EMU_A_MM)


def _form_field(element: Element) -> _Field:
    data = child(element, "ffData")
    box = child(data, "checkBox")
    ticked = is_on(box, "checked")
    if ticked is None:
        ticked = is_on(box, "default")
    offered = child(data, "ddList")
    chosen = None
    if offered is not None:
        entries = offered.findall(f"{W}listEntry")
        at = whole(value(offered, "result"), 0)
        chosen = entries[at].get(f"{W}val", "") if 0 <= at < len(entries) else None
    return _Field(ticked=(ticked or False) if box is not None else None, chosen=chosen)
