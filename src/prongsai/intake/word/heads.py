"""How many rows are a table's head?"""

from __future__ import annotations

from itertools import takewhile

from prongsai.intake.word.cells import Band

_OURS = "TableHeading"  # our own style for each cell of a head


def count_head(bands: list[Band], columns: int, *, marks_first: bool) -> int:
    """The rows of the head.

    Those that repeat on every page; where none does, the first ones that are set off from the
    rest. ``marks_first``: the table's style sets its first row off.
    """
    ours = _leading(bands, [_is_ours(band) for band in bands])
    if ours:
        return ours
    repeating = _leading(bands, [band.repeats for band in bands])
    if 0 < repeating < len(bands):
        return _with_spans(bands, repeating)
    if columns < 2 or len(bands) < 2:
        return 0
    set_off = [_is_set_off(band) for band in bands]
    if all(set_off):
        return 0  # nothing to be set off from
    if set_off[0]:
        return _set_off_head(bands, columns, _leading(bands, set_off))
    is_marked = marks_first and not bands[0].is_one_box(columns)
    return _with_spans(bands, 1) if is_marked else 0


def _leading(bands: list[Band], claims: list[bool]) -> int:
    return len(list(takewhile(lambda each: each[1], zip(bands, claims, strict=True))))


def _set_off_head(bands: list[Band], columns: int, most: int) -> int:
    """A title over all columns belongs to the head only with a row of headings below it."""
    titles = _leading(bands[:most], [band.is_one_box(columns) for band in bands[:most]])
    if titles == most:
        return 0
    count = titles + 1
    is_split = any(box.across > 1 for box in bands[titles].boxes)
    if is_split and count < most and not bands[count].is_one_box(columns):
        count += 1
    return _with_spans(bands, count)


def _with_spans(bands: list[Band], count: int) -> int:
    """The rows into which the head's own cells go down, unless that were the whole table."""
    reach = max((at + box.down for at in range(count) for box in bands[at].boxes), default=count)
    return reach if count < reach < len(bands) else count


def _is_set_off(band: Band) -> bool:
    said = band.said
    own = [box for box in band.boxes if not box.is_padding]
    return bool(said) and 2 * len(said) >= len(own) and all(box.is_set_off for box in said)


def _is_ours(band: Band) -> bool:
    return bool(band.boxes) and all(box.style == _OURS for box in band.boxes)
