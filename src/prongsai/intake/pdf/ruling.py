"""Which straight lines are ruled on a page?

Strokes, the sides of stroked boxes, and filled boxes too thin to be anything but a line.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from prongsai.intake.pdf.letters import Frame

_MOST_OBJECTS = 200_000
_MOST_SEGMENTS = 40_000
_MOST_DEPTH = 6
_THIN = 3.0  # points: a filled box of this thickness is a line
_STRAIGHT = 0.7
_PICTURE = {"Figure", "Span"}
_PALE = 0.95  # nobody sees such a line on white paper

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Stroke(NamedTuple):
    """A horizontal (``at`` is its y) or vertical (``at`` is its x) line."""

    at: float
    begin: float
    end: float


class Mark(NamedTuple):
    """A filled box: a shade behind cells, or a dot."""

    x0: float
    top: float
    x1: float
    bottom: float


class Ruling(NamedTuple):
    """What is ruled and filled on a page."""

    across: list[Stroke]
    down: list[Stroke]
    marks: list[Mark]
    pictures: list[Mark]  # what a tagged file draws that is no ruling
    has_hidden_text: bool  # letters that lie unseen under a scan
    has_picture: bool
    covered: float = 0.0  # of the page by its largest picture, from 0 to 1


def ruling_of(page: Any, frame: Frame) -> Ruling:
    """The ruling of the page; past a limit of objects the rest is left out."""
    found = Ruling([], [], [], [], has_hidden_text=False, has_picture=False)
    hidden = pictures = 0
    covered = 0.0
    budget = _MOST_SEGMENTS
    for kind, thing, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if _is_drawn(thing):
                found.pictures.append(_bounds(thing, matrix, frame))
                continue
            budget -= pdfium.FPDFPath_CountSegments(thing)
            if budget < 0:
                break
            _add_path(found, thing, matrix, frame)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
            covered = max(covered, _share(_bounds(thing, matrix, frame), frame))
        elif pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            hidden += 1
    return found._replace(has_hidden_text=hidden > 0, has_picture=pictures > 0, covered=covered)


def _share(mark: Mark, frame: Frame) -> float:
    """How much of the page a picture takes."""
    wide = max(0.0, min(mark.x1, frame.width) - max(mark.x0, 0.0))
    tall = max(0.0, min(mark.bottom, frame.height) - max(mark.top, 0.0))
    return wide * tall / max(frame.width * frame.height, 1.0)


def _objects(page: Any) -> Iterator[tuple[int, Any, Matrix]]:
    wanted = {
        pdfium.FPDF_PAGEOBJ_PATH,
        pdfium.FPDF_PAGEOBJ_IMAGE,
        pdfium.FPDF_PAGEOBJ_TEXT,
    }
    left = _MOST_OBJECTS
    first = [
        pdfium.FPDFPage_GetObject(page, at)
        for at in range(min(pdfium.FPDFPage_CountObjects(page), left))
    ]
    waiting = [(thing, _SAME, 0) for thing in reversed(first)]
    while waiting and left > 0:
        left -= 1
        thing, outer, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind in wanted:
            yield kind, thing, outer
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            inner = _times(_matrix(thing), outer)
            count = min(pdfium.FPDFFormObj_CountObjects(thing), left)
            waiting += [
                (pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1)
                for at in reversed(range(count))
            ]


def _is_drawn(path: Any) -> bool:
    """Whether a tagged file says that the path is of a picture; ruling is an artifact there."""
    name, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for at in range(pdfium.FPDFPageObj_CountMarks(path)):
        mark = pdfium.FPDFPageObj_GetMark(path, at)
        if not pdfium.FPDFPageObjMark_GetName(mark, name, 64, length) or length.value > 64:
            continue
        if bytes(name)[: length.value].decode("utf-16-le", "ignore").rstrip("\0") in _PICTURE:
            return True
    return False


def _bounds(thing: Any, outer: Matrix, frame: Frame) -> Mark:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = outer
    one = frame.upright(a * left + c * bottom + e, b * left + d * bottom + f)
    other = frame.upright(a * right + c * top + e, b * right + d * top + f)
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Mark(x0, y0, x1, y1)


def _matrix(thing: Any) -> Matrix:
    got = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, got):
        return _SAME
    return got.a, got.b, got.c, got.d, got.e, got.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _add_path(found: Ruling, path: Any, outer: Matrix, frame: Frame) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    is_stroked = bool(stroke.value) and _is_seen(pdfium.FPDFPageObj_GetStrokeColor, path)
    is_filled = bool(fill.value) and _is_seen(pdfium.FPDFPageObj_GetFillColor, path)
    if not (is_stroked or is_filled):
        return
    for points in _outlines(path, _times(_matrix(path), outer), frame):
        if is_filled:
            _add_box(found, points)
        if is_stroked:
            for one, other in pairwise(points):
                _add_stroke(found, one, other)


def _is_seen(colour_of: Any, path: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour_of(path, *parts):
        return True
    red, green, blue, alpha = (part.value / 255 for part in parts)
    return alpha > 0.05 and min(red, green, blue) < _PALE


def _outlines(path: Any, matrix: Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path without curves."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    is_curved = False
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not is_curved:
                yield points
            points, is_curved = [], False
        is_curved = is_curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.upright(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not is_curved:
        yield points


def _add_box(found: Ruling, points: list[tuple[float, float]]) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    is_box = all(
        (abs(x - x0) < _STRAIGHT or abs(x - x1) < _STRAIGHT)
        and (abs(y - top) < _STRAIGHT or abs(y - bottom) < _STRAIGHT)
        for x, y in points
    )
    if not is_box:
        return
    wide, tall = x1 - x0, bottom - top
    if tall <= _THIN < wide:
        found.across.append(Stroke((top + bottom) / 2, x0, x1))
    elif wide <= _THIN < tall:
        found.down.append(Stroke((x0 + x1) / 2, top, bottom))
    else:
        found.marks.append(Mark(x0, top, x1, bottom))


def _add_stroke(found: Ruling, one: tuple[float, float], other: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = one, other
    if abs(y0 - y1) < _STRAIGHT < abs(x0 - x1):
        found.across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) < _STRAIGHT < abs(y0 - y1):
        found.down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
