from __future__ import annotations

import pytest

from prongsai.core.tree import Face
from prongsai.reporting.typefaces import TYPEFACES


@pytest.mark.parametrize(
    ("face", "half_points", "points"),
    [(Face.SARABUN, (22, 28, 40), "9.62"), (Face.TH_SARABUN_NEW, (32, 40, 58), "14")],
)
def test_sizes_of_official_forms_are_scaled_to_the_typeface(face, half_points, points):
    typeface = TYPEFACES[face]

    # Body 16, memo labels 20 (13.75 of Sarabun), memo heading 29.
    assert tuple(typeface.half_points(size) for size in (16, 20, 29)) == half_points
    assert typeface.points(14) == points
