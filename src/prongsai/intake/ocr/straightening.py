"""How far was a page turned when it was scanned, and how does it look upright?

Written lines and ruling leave bright rows between them: at the right angle the rows differ most.
"""

from __future__ import annotations

from itertools import pairwise

from PIL import Image

_WIDTH = 900  # pixels of the small picture that is tried at every angle
_MOST = 3.0  # degrees; pages are not laid in worse than that
_COARSE, _FINE = 0.5, 0.1
_LEAST = 0.08  # degrees: less moves no line by a pixel over a letter
_WHITE = 255


def straightened(picture: Image.Image) -> Image.Image:
    """The grey picture turned upright."""
    angle = angle_of(picture)
    if abs(angle) < _LEAST:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_WHITE)


def angle_of(picture: Image.Image) -> float:
    """By how many degrees, counter-clockwise, it is to be turned."""
    small = picture.reduce(max(1, picture.width // _WIDTH))
    best = max(_steps(0.0, _MOST, _COARSE), key=lambda angle: _contrast(small, angle))
    return max(_steps(best, _COARSE, _FINE), key=lambda angle: _contrast(small, angle))


def _steps(middle: float, reach: float, step: float) -> list[float]:
    """From the middle outwards: where nothing tells, a page is left as it is."""
    count = round(reach / step)
    return sorted((middle + at * step for at in range(-count, count + 1)), key=abs)


def _contrast(small: Image.Image, angle: float) -> int:
    turned = small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_WHITE)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))
