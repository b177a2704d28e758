"""Which columns does a reader see, where Word keeps one for every edge that any row has?

Rows drawn by hand do not quite meet: edges a few twips apart are one edge to the eye.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise

from prongsai.intake.word.cells import Band, Box

_SEEN_AS_ONE = 115  # twips: two millimetres
USUAL_WIDTH = 1000  # of a column that does not tell


def narrowed(bands: list[Band], widths: list[int]) -> list[int]:
    """The widths of the columns that are seen; the boxes are moved to them."""
    boxes = [box for band in bands for box in band.boxes]
    places = [0, *accumulate(widths)]
    edges = [0]
    # Where an edge went, the next ones are measured from.
    for edge in sorted({box.column for box in boxes} | {len(widths)}):
        if edge and not _is_same(edges[-1], edge, places, boxes):
            edges.append(edge)
    if len(edges) < 2:
        return widths
    ends_whole = edges[-1] != len(widths)
    for box in boxes:
        first, after = _index(edges, box.column), _index(edges, box.after)
        box.column, box.across = first, after - first
    if ends_whole:
        edges[-1] = len(widths)
    for band in bands:
        band.boxes = [box for box in band.boxes if box.across > 0]
    return [places[after] - places[first] for first, after in pairwise(edges)]


def _is_same(first: int, edge: int, places: list[int], boxes: list[Box]) -> bool:
    is_near = places[edge] - places[first] < _SEEN_AS_ONE
    return is_near and not any(
        box.column >= first and box.after <= edge and not box.is_padding for box in boxes
    )


def _index(edges: list[int], edge: int) -> int:
    return bisect_right(edges, edge) - 1
