"""What does one paragraph say, and what does it look like?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.core.tree import Align, Run, Text
from prongsai.intake.word.letters import Letters, Picture, Stretch, Written
from prongsai.intake.word.numbering import Lists, Mark
from prongsai.intake.word.styles import Style, Styles, outline_of
from prongsai.intake.word.wordml import Element, W, align_of, child, value, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The properties of a paragraph that tell what it is."""

    style: str = ""  # the style's key
    style_name: str = ""
    align: Align = Align.START
    outline: int | None = None
    first_line: int = 0  # twips
    left: int = 0  # of its own, twips
    right: int = 0
    line_height: int = 0  # twips
    stands_off: bool = False  # by spacing of its own
    half_points: int | None = None
    is_bold: bool = False  # all of its letters
    is_note: bool = False  # of a footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph as it is printed."""

    text: Text
    look: Look
    mark: Mark | None = None
    page: int | None = None
    stretches: tuple[Stretch, ...] = ()
    pictures: tuple[Picture, ...] = ()
    has_page_number: bool = False  # which is not read

    @property
    def plain(self) -> str:
        """The letters without their looks."""
        return "".join(run.text for run in self.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed but white paper."""
        return self.mark is None and not self.plain.strip()

    @property
    def printed(self) -> Text:
        """The text with its number in front."""
        shown = self.mark.shown if self.mark is not None else ""
        if not shown:
            return self.text
        gap = " " if self.plain.strip() else ""
        bold = bool(self.text) and self.text[0].bold
        front = Run(text=f"{shown}{gap}", bold=bold)
        if self.text and self.text[0] == replace(front, text=self.text[0].text):
            return (replace(front, text=front.text + self.text[0].text), *self.text[1:])
        return (front, *self.text)


class Paragraphs:
    """Reads the paragraphs of one document."""

    def __init__(self, styles: Styles, lists: Lists, letters: Letters) -> None:
        self._styles = styles
        self._lists = lists
        self._letters = letters
        self._carried: tuple[Stretch, ...] = ()

    def read(self, paragraph: Element) -> tuple[Line | None, Written]:
        """The paragraph's line and what hangs on it.

        No line where its end was removed by a change: its letters go on in the next one.
        """
        properties = child(paragraph, "pPr")
        key = value(properties, "pStyle")
        style = self._styles.paragraph_style(key)
        written = self._letters.read(paragraph, style)
        written.stretches[:0] = self._carried
        if _goes_on(paragraph):
            self._carried = tuple(written.stretches)
            return None, written
        self._carried = ()
        line = Line(
            text=written.text,
            look=self._look(properties, key or "", style, written),
            mark=self._mark(properties, key, style),
            page=written.page,
            stretches=tuple(written.stretches),
            pictures=tuple(written.pictures),
            has_page_number=written.has_page_number,
        )
        return line, written

    def _mark(self, properties: Element | None, key: str | None, style: Style) -> Mark | None:
        own = child(properties, "numPr")
        list_id = value(own, "numId") or style.list_id
        if list_id is None or list_id == "0":
            return None
        level = whole(value(own, "ilvl"), -1)
        if level < 0:
            by_style = self._lists.level_of_style(list_id, key)
            level = by_style if by_style is not None else style.list_level or 0
        return self._lists.mark(list_id, level)

    def _look(self, properties: Element | None, key: str, style: Style, written: Written) -> Look:
        said = [each for each in written.stretches if each.run.text.strip()]
        spacing, indent = child(properties, "spacing"), child(properties, "ind")
        sizes = [each.half_points for each in said if each.half_points]
        default = self._styles.default.half_points
        return Look(
            style=key,
            style_name=style.name,
            align=align_of(value(properties, "jc")) or style.align or Align.START,
            outline=_first_said(outline_of(properties), style.outline),
            first_line=(
                style.first_line if indent is None else whole(indent.get(f"{W}firstLine"), 0)
            ),
            left=0 if indent is None else whole(indent.get(f"{W}left"), 0),
            right=0 if indent is None else whole(indent.get(f"{W}right"), 0),
            line_height=0 if spacing is None else whole(spacing.get(f"{W}line"), 0),
            stands_off=spacing is not None and spacing.get(f"{W}before") is not None,
            half_points=max(sizes, default=style.half_points or default),
            is_bold=bool(said) and all(each.run.bold for each in said),
        )


def _goes_on(paragraph: Element) -> bool:
    """Whether a change removed its end; the last one of a cell or a text ends all the same."""
    ended = child(paragraph, "pPr", "rPr")
    is_removed = child(ended, "del") is not None or child(ended, "moveFrom") is not None
    following = paragraph.getnext()
    return is_removed and following is not None and following.tag == f"{W}p"


def _first_said(own: int | None, inherited: int | None) -> int | None:
    return inherited if own is None else own
