"""What does a Word file say? Read as it would be printed with every change accepted.

Comments, hidden letters and the letters of pictures are not read; macros are never run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from prongsai.core.reading import BlockOrigin, Passage, Reading
from prongsai.core.tree import (
    DRAFT_STATUS,
    Block,
    Digits,
    NumberedList,
    Orientation,
    PageBreak,
    Section,
    Table,
)
from prongsai.intake.links import links_of
from prongsai.intake.word.blocks import Blocks
from prongsai.intake.word.furniture import furniture_of
from prongsai.intake.word.joining import Gathered, join_split_tables
from prongsai.intake.word.lines import Line
from prongsai.intake.word.links import addresses_in
from prongsai.intake.word.package import DAMAGED, Package, damaged, no_word_file
from prongsai.intake.word.walk import Part, Piece, SectionEnd, Walk
from prongsai.intake.word.wordml import Element, W, child

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_STATUS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"


def read_docx(path: Path) -> Reading:
    """The file's sections with their places, and what stands on every page.

    Errors: FileUnusable for a file that is damaged, locked, too large, or no Word file (.docx).
    """
    try:
        package = Package(path)
        try:
            return _reading(package, path)
        finally:
            package.close()
    except DAMAGED as error:
        raise damaged(path) from error


def _reading(package: Package, path: Path) -> Reading:
    body = child(package.document(), "body")
    if body is None:
        raise no_word_file(path)
    walk = Walk(package, body)
    parts = list(walk.parts(body))
    digits = _digits_of(parts, body)
    blocks = Blocks(parts, digits=digits, are_ours=walk.styles.are_ours)
    sections = _gathered(blocks.read())
    _count_paragraphs(sections)
    # Our own tables repeat their heads by themselves: two are two.
    again = () if walk.styles.are_ours else join_split_tables(sections)
    kept = [section for section in sections if section.pieces]
    return Reading(
        sections=tuple(_section(section) for section in kept),
        origins=tuple(piece.origin for section in kept for piece in section.pieces),
        furniture=(*_furniture(package, walk), *again),
        title=_property(package, _TITLE) if walk.styles.are_ours else "",
        file=str(path),
        digits=digits,
        links=links_of(addresses_in(package, body)),
        is_draft=_property(package, _STATUS).lower() == DRAFT_STATUS,
    )


def _section(gathered: Gathered) -> Section:
    return Section(
        blocks=tuple(piece.block for piece in gathered.pieces), orientation=gathered.orientation
    )


def _gathered(blocks: Iterable[Piece | SectionEnd]) -> list[Gathered]:
    """The sections; one that begins in the middle of a page and lies alike goes on."""
    sections: list[Gathered] = []
    pieces: list[Piece] = []
    for each in blocks:
        if isinstance(each, Piece):
            pieces.append(each)
            continue
        before = sections[-1] if sections else None
        if before is not None and each.goes_on and before.orientation is each.orientation:
            before.pieces += pieces
        else:
            sections.append(Gathered(orientation=each.orientation, pieces=pieces))
        pieces = []
    if pieces:
        lies = sections[-1].orientation if sections else Orientation.PORTRAIT
        sections.append(Gathered(orientation=lies, pieces=pieces))
    return sections


def _count_paragraphs(sections: Iterable[Gathered]) -> None:
    """Give each block outside tables the number of its first paragraph, empty ones not counted."""
    count = 1
    for section in sections:
        for at, piece in enumerate(section.pieces):
            if not isinstance(piece.block, Table | PageBreak):
                origin = replace(piece.origin.origin, paragraph=count)
                section.pieces[at] = replace(piece, origin=BlockOrigin(origin=origin))
                count += _paragraphs_in(piece.block)


def _paragraphs_in(block: Block | NumberedList) -> int:
    if isinstance(block, NumberedList):
        return sum(1 + (_paragraphs_in(item.below) if item.below else 0) for item in block.items)
    return 1


def _digits_of(parts: list[Part], body: Element) -> Digits:
    """The digits of most numbered lines, or else of the page numbers."""
    seen = Counter(
        part.mark.digits
        for part in parts
        if isinstance(part, Line) and part.mark is not None and part.mark.digits is not None
    )
    if seen:
        return seen.most_common(1)[0][0]
    formats = [each.get(f"{W}fmt") for each in body.iter(f"{W}pgNumType")]
    return Digits.THAI if "thaiNumbers" in formats else Digits.ARABIC


def _furniture(package: Package, walk: Walk) -> Iterator[Passage]:
    parts = (*package.all_of("header").values(), *package.all_of("footer").values())
    return furniture_of(line for part in parts for line in walk.lines(part))


def _property(package: Package, name: str) -> str:
    properties = package.properties()
    return "" if properties is None else properties.findtext(name, "")
