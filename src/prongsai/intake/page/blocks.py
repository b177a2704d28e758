"""How do the elements of a web page become blocks, in reading order, each with its line?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from prongsai.core.problems import Place
from prongsai.core.reading import BlockOrigin, Origin, Passage, PassageKind
from prongsai.core.tree import (
    Block,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    Section,
    Text,
    plain,
)
from prongsai.intake.inline import Lines
from prongsai.intake.page.letters import SILENT, is_unseen, lines_in, start_of, svg_title
from prongsai.intake.page.lists import is_list, list_of
from prongsai.intake.page.parsing import classes_of, line_of, name_of, within
from prongsai.intake.page.tables import is_layout, table_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "o:p", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_MARKED = frozenset({"ol", "ul", "li"})
_FURNITURE = frozenset({"nav", "footer"})
_CAPTION = frozenset({"caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A block and where it begins."""

    block: Block
    origin: BlockOrigin


class Blocks:
    """Collects the blocks of a page."""

    def __init__(self) -> None:
        self._sections: list[tuple[Orientation, list[Found]]] = [(Orientation.PORTRAIT, [])]
        self._lines = Lines()
        self._line: int | None = None
        self._made: Callable[[Text], Block] = _paragraph(Role.BODY)
        self.furniture: list[Passage] = []

    def walk(self, element: etree._Element) -> None:
        """Take everything inside an element."""
        self._add(element, element.text)
        for child in element:
            self._take(child)
            self._add(child, child.tail)

    def ended(self) -> list[tuple[Section, tuple[BlockOrigin, ...]]]:
        """The sections that hold a block, each with its blocks' origins."""
        self._flush()
        return [
            (
                Section(blocks=tuple(each.block for each in found), orientation=orientation),
                tuple(each.origin for each in found),
            )
            for orientation, found in self._sections
            if found
        ]

    def _take(self, element: etree._Element) -> None:
        name = name_of(element)
        if not name or name in SILENT:
            return
        if name in _INLINE:
            self._lines.open(name)
            self.walk(element)
            self._lines.close(name)
        elif name == "br":
            self._lines.add_line_end()
        else:
            self._flush()
            self._take_block(element, name)
            self._flush()

    def _take_block(self, element: etree._Element, name: str) -> None:
        if name in _FURNITURE:
            self._add_furniture(element)
        elif name == "table" and not is_layout(element):
            self._add_captions(element)
            self._add_found(*table_of(element))
        elif is_list(element):
            self._add_found(list_of(element), _origin(element))
        elif name == "svg":
            self._add(element, svg_title(element))
        elif name == "hr" or "page-break" in classes_of(element):
            self._add_found(Rule() if name == "hr" else PageBreak(), _origin(element))
        elif name == "article" and (orientation := _orientation_of(element)):
            self._sections.append((orientation, []))
            self.walk(element)
            self._flush()
            self._sections.append((Orientation.PORTRAIT, []))
        elif name in _MARKED:  # a list that the tree cannot hold: its numbers become letters
            self._lines.open(name, start=start_of(element, "value" if name == "li" else "start"))
            self.walk(element)
            self._flush()
            self._lines.close(name)
        else:
            before, self._made = self._made, _maker(element, name) or self._made
            self.walk(element)
            self._flush()
            self._made = before

    def _add(self, element: etree._Element, letters: str | None) -> None:
        if letters and letters.strip() and self._line is None:
            self._line = line_of(element)
        self._lines.add(letters or "")

    def _flush(self) -> None:
        for words in self._lines.ended():
            self._add_found(self._made(words), BlockOrigin(origin=Origin(line=self._line)))
        self._line = None

    def _add_found(self, block: Block, origin: BlockOrigin) -> None:
        self._sections[-1][1].append(Found(block=block, origin=origin))

    def _add_captions(self, table: etree._Element) -> None:
        for caption in within(table, _CAPTION):
            if not is_unseen(caption):
                for words in lines_in(caption):
                    self._add_found(Paragraph(text=words, role=Role.LABEL), _origin(caption))

    def _add_furniture(self, element: etree._Element) -> None:
        place = Place(line=line_of(element))
        for words in lines_in(element):
            self.furniture.append(
                Passage(text=plain(words), kind=PassageKind.FURNITURE, place=place)
            )


def _origin(element: etree._Element) -> BlockOrigin:
    return BlockOrigin(origin=Origin(line=line_of(element)))


def _paragraph(role: Role) -> Callable[[Text], Block]:
    pattern = Paragraph(text=(), role=role)
    return lambda words: replace(pattern, text=words)


def _maker(element: etree._Element, name: str) -> Callable[[Text], Block] | None:
    """What the letters of an element become; None where it is as around it."""
    roles = [role for role in Role if role.value in classes_of(element)]
    if roles:
        return _paragraph(roles[0])
    if name in _HEADINGS:
        pattern = Heading(level=_HEADINGS[name], text=())
        return lambda words: replace(pattern, text=words)
    return _paragraph(Role.NOTE) if name == "figcaption" else None


def _orientation_of(element: etree._Element) -> Orientation | None:
    return next((each for each in Orientation if each.value in classes_of(element)), None)
