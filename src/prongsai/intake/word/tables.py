"""Which cells does a table have, where do they stand, and on which page does each row begin?"""

from __future__ import annotations

from collections.abc import Callable

from prongsai.core.tree import Table
from prongsai.intake.word.cells import Band, Box, table_of
from prongsai.intake.word.grids import USUAL_WIDTH, narrowed
from prongsai.intake.word.heads import count_head
from prongsai.intake.word.lines import Line
from prongsai.intake.word.pages import Pages
from prongsai.intake.word.styles import Styles, is_shaded
from prongsai.intake.word.wordml import Element, W, child, is_on, unwrapped, value, whole

_MOST_COLUMNS = 500  # Word itself draws 63


class Tables:
    """Reads the tables of one document; ``lines_of`` reads the paragraphs of a cell."""

    def __init__(
        self, styles: Styles, pages: Pages, lines_of: Callable[[Element], list[Line]]
    ) -> None:
        self._styles = styles
        self._pages = pages
        self._lines_of = lines_of

    def read(self, element: Element) -> tuple[Table, tuple[int | None, ...]]:
        """The table and the page of each of its rows, the head's first."""
        bands = [self._band(row) for row in unwrapped(element) if _is_row(row)]
        widths = _widths(element, bands)
        for band in bands:
            _fill_up(band, len(widths))
        if not self._styles.are_ours:
            widths = narrowed(bands, widths)
        _join_downwards(bands)
        properties = child(element, "tblPr")
        marks_first = _uses_first_row(properties) and self._styles.marks_first_row(
            value(properties, "tblStyle")
        )
        heads = count_head(bands, len(widths), marks_first=marks_first)
        summary = value(properties, "tblDescription") or value(properties, "tblCaption") or ""
        table = table_of(bands, widths, heads=heads, summary=summary)
        return table, tuple(band.page for band in bands)

    def _band(self, row: Element) -> Band:
        properties = child(row, "trPr")
        column = _within(value(properties, "gridBefore"), least=0)
        boxes = [Box(column=0, across=column, is_padding=True)] if column else []
        begins = ends = self._pages.count
        page = self._pages.page
        for cell in unwrapped(row):
            if cell.tag != f"{W}tc" or child(cell, "tcPr", "cellDel") is not None:
                continue
            # Each cell of a row that breaks over pages notes the break.
            self._pages.back_to(begins)
            box = self._box(cell, column)
            ends = max(ends, self._pages.count)
            if box.said and not any(each.said for each in boxes):
                page = box.said[0].page
            _add(boxes, box, value(child(cell, "tcPr"), "hMerge"), cell)
            column = boxes[-1].after
        self._pages.back_to(ends)
        return Band(boxes=boxes, repeats=bool(is_on(properties, "tblHeader")), page=page)

    def _box(self, cell: Element, column: int) -> Box:
        properties = child(cell, "tcPr")
        across = _within(value(properties, "gridSpan"), least=1)
        merge = child(properties, "vMerge")
        starts = merge is not None and merge.get(f"{W}val") == "restart"
        return Box(
            column=column,
            across=across,
            lines=self._lines_of(cell),
            opens=merge is not None,
            goes_on=merge is not None and not starts,
            is_shaded=is_shaded(properties),
        )


def _is_row(element: Element) -> bool:
    return element.tag == f"{W}tr" and child(element, "trPr", "del") is None


def _within(text: str | None, *, least: int) -> int:
    return max(least, min(whole(text, least), _MOST_COLUMNS))


def _add(boxes: list[Box], box: Box, merge: str | None, cell: Element) -> None:
    """Add the box, or make the one before it wider where it is merged into that (older Word)."""
    is_merged = child(cell, "tcPr", "hMerge") is not None and merge != "restart"
    if is_merged and boxes:
        boxes[-1].across += box.across
        boxes[-1].lines += box.said
    else:
        boxes.append(box)


def _widths(element: Element, bands: list[Band]) -> list[int]:
    needed = max((band.boxes[-1].after for band in bands if band.boxes), default=1)
    if needed > _MOST_COLUMNS:
        raise ValueError(f"{needed} columns")
    told = [whole(each.get(f"{W}w"), 0) for each in element.findall(f"{W}tblGrid/{W}gridCol")]
    widths = [width if width > 0 else USUAL_WIDTH for width in told[:_MOST_COLUMNS]]
    return widths + [USUAL_WIDTH] * (needed - len(widths))


def _fill_up(band: Band, columns: int) -> None:
    after = band.boxes[-1].after if band.boxes else 0
    if after < columns:
        band.boxes.append(Box(column=after, across=columns - after, is_padding=True))


def _join_downwards(bands: list[Band]) -> None:
    """Make one box of those that go on over rows. What a covered cell hides is kept."""
    above: dict[int, Box] = {}
    for band in bands:
        kept, here = [], {}
        for box in band.boxes:
            over = above.get(box.column) if box.goes_on else None
            if over is not None and over.across == box.across:
                over.down += 1
                over.lines += box.said
                here[box.column] = over
                continue
            kept.append(box)
            if box.opens:
                here[box.column] = box
        band.boxes, above = kept, here


def _uses_first_row(properties: Element | None) -> bool:
    look = child(properties, "tblLook")
    if look is None:
        return False
    told = look.get(f"{W}firstRow")
    if told is not None:
        return told.lower() not in {"0", "false", "off"}
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & 0x20)
    except ValueError:
        return False
