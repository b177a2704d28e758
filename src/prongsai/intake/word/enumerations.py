"""Which paragraphs with numbers make a list that the tree prints alike?

The tree's lists count by themselves, each level in one way; what Word numbers otherwise (``1.1``,
letters, a second style of digits) stays a paragraph with its number in front.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from prongsai.core.tree import Digits, ListItem, NumberedList, Numbering, Text
from prongsai.intake.word.lines import Line
from prongsai.intake.word.numbering import Mark


def fits_a_list(line: Line, digits: Digits) -> bool:
    """Whether the tree's own numbering prints the line's mark, in the document's digits."""
    mark = line.mark
    if mark is None or mark.numbering is None or line.look.outline is not None:
        return False
    return mark.numbering is Numbering.DASH or (mark.digits is digits and mark.number >= 0)


@dataclass(slots=True)
class _Items:
    """A list that is being gathered."""

    first: Mark
    items: list[_Item] = field(default_factory=list)

    def takes(self, mark: Mark) -> bool:
        """Whether the mark is what this list prints next."""
        if (mark.list_id, mark.level) != (self.first.list_id, self.first.level):
            return False
        is_next = mark.number == self.first.number + len(self.items)
        return mark.numbering is self.first.numbering and (
            is_next or mark.numbering is Numbering.DASH
        )

    def built(self) -> NumberedList:
        """The tree's list."""
        numbering = self.first.numbering or Numbering.DASH
        return NumberedList(
            items=tuple(
                ListItem(text=item.text, below=item.below.built() if item.below else None)
                for item in self.items
            ),
            numbering=numbering,
            start=1 if numbering is Numbering.DASH else self.first.number,
        )


@dataclass(slots=True)
class _Item:
    text: Text
    below: _Items | None = None


class Enumeration:
    """A list from its first line on; it takes lines as long as they belong to it."""

    def __init__(self, line: Line) -> None:
        mark = _mark_of(line)
        self.page = line.page
        self._open = [_Items(mark, [_Item(line.text)])]

    def take(self, line: Line) -> bool:
        """Add the line; False where it begins something else."""
        mark = _mark_of(line)
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].takes(mark):
                del self._open[depth + 1 :]
                self._open[depth].items.append(_Item(line.text))
                return True
        last = self._open[-1].items[-1]
        if mark.level > self._open[-1].first.level and last.below is None:
            last.below = _Items(mark, [_Item(line.text)])
            self._open.append(last.below)
            return True
        return False

    def built(self) -> NumberedList:
        """The tree's list."""
        return self._open[0].built()


def _mark_of(line: Line) -> Mark:
    if line.mark is None:
        raise ValueError("a line without a mark")
    return line.mark
