"""What is each paragraph: a heading, a title, an item of a list, or text?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from prongsai.core.tree import (
    Align,
    Chart,
    ChartKind,
    Digits,
    Figure,
    Heading,
    Paragraph,
    Role,
)
from prongsai.intake.word.enumerations import Enumeration, fits_a_list
from prongsai.intake.word.forms import form_at
from prongsai.intake.word.lines import Line
from prongsai.intake.word.walk import Part, Piece, SectionEnd, origin_at

_LONGEST_HEADING = 200  # letters; what is longer is a bold paragraph
_ROLES = {
    "title": Role.COVER,
    "subtitle": Role.TITLE,
    "note": Role.NOTE,
    "label": Role.LABEL,
}
_BODY_SIZE = 32  # half points, where no paragraph tells


class Blocks:
    """Turns the parts of a document into blocks; sections' ends are passed on."""

    def __init__(self, parts: list[Part], *, digits: Digits, are_ours: bool) -> None:
        self._parts = parts
        self._digits = digits
        self._are_ours = are_ours
        self._size = _usual_size(part for part in parts if isinstance(part, Line))

    def read(self) -> Iterator[Piece | SectionEnd]:
        """Every block in order."""
        at = 0
        while at < len(self._parts):
            part = self._parts[at]
            if not isinstance(part, Line):
                yield part
                at += 1
                continue
            form = form_at(self._parts, at) if self._are_ours else None
            if form is not None:
                block, at = form
                yield Piece(block=block, origin=origin_at(part.page))
            elif fits_a_list(part, self._digits):
                piece, at = self._list_at(part, at)
                yield piece
            else:
                yield from self._alone(part)
                at += 1

    def _list_at(self, line: Line, at: int) -> tuple[Piece, int]:
        made = Enumeration(line)
        after = at + 1
        while after < len(self._parts):
            following = self._parts[after]
            if not isinstance(following, Line):
                break
            # In our own files an empty paragraph is a block's place.
            says_nothing = following.is_empty and not following.pictures and not self._are_ours
            takes = fits_a_list(following, self._digits) and made.take(following)
            if not says_nothing and not takes:
                break
            after += 1
        return Piece(block=made.built(), origin=origin_at(line.page)), after

    def _alone(self, line: Line) -> Iterator[Piece]:
        if not line.is_empty:
            yield Piece(block=self._block(line), origin=origin_at(line.page))
        for picture in line.pictures:
            if picture.is_figure:
                # Its letters are not read; that it is there answers "as in the figure below".
                chart = Chart(kind=ChartKind.BARS, bars=())
                figure = Figure(chart=chart, caption=(), alternative=picture.alternative)
                yield Piece(block=figure, origin=origin_at(line.page))

    def _block(self, line: Line) -> Heading | Paragraph:
        look = line.look
        named = _ROLES.get(look.style_name.lower()) if not look.is_note else Role.NOTE
        if look.outline is not None and named is None:
            return Heading(level=look.outline + 1, text=line.printed)
        if named is None and look.is_bold and self._tells_by_looks(line):
            if look.align is Align.CENTER:
                named = Role.TITLE
            elif len(line.plain) <= _LONGEST_HEADING:
                return Heading(level=self._level(line), text=line.printed)
        return Paragraph(
            text=line.printed,
            role=named or Role.BODY,
            align=look.align,
            indent=look.first_line > 0,
        )

    def _tells_by_looks(self, line: Line) -> bool:
        """In our own files only what somebody has added since is not told by its style."""
        return not self._are_ours or line.look.style_name in {"", "Normal"}

    def _level(self, line: Line) -> int:
        """Larger than the text is higher than bold alone."""
        return 1 if (line.look.half_points or 0) > self._size else 2


def _usual_size(lines: Iterable[Line]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.look.half_points or _BODY_SIZE] += len(line.plain)
    return sizes.most_common(1)[0][0] if sizes else _BODY_SIZE
