from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.samples import PNG, SVG

from prongsai.reporting import EmblemUnusable
from prongsai.reporting.office_pictures import picture_of

# Start, a comment, a frame of 30 by 20 (height first), end.
JPEG = bytes.fromhex("ffd8 fffe 0004 6869 ffc0 000b 08 001e 0014 01 011100 ffd9".replace(" ", ""))


@pytest.mark.parametrize(
    ("data", "media_type", "proportion"),
    [
        (PNG, "image/png", Fraction(1)),
        (JPEG, "image/jpeg", Fraction(2, 3)),
        (SVG, "image/svg+xml", Fraction(2)),
        (
            b'<?xml version="1.0"?><svg width="30mm" height="40mm"></svg>',
            "image/svg+xml",
            Fraction(3, 4),
        ),
        (b"<svg viewBox='0,0,5.5,11'/>", "image/svg+xml", Fraction(1, 2)),
    ],
)
def test_a_picture_tells_its_kind_and_proportion(data, media_type, proportion):
    picture = picture_of(data)

    assert (picture.media_type, picture.proportion) == (media_type, proportion)
    assert picture.is_svg == (media_type == "image/svg+xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"GIF89a",
        PNG[:30],
        PNG[:16] + bytes(8) + PNG[24:],
        JPEG[:-2],
        JPEG[:4] + b"\xff\xd9",
        b"\xff\xd8\xff\xfe\x00\x02\x00\x00\x00\x00\xff\xd9",
        b"<svg/>",
        b"<svg viewBox='0 0 0 0'/>",
        b"<svg viewBox='0 0 0 1'/>",
        b"<svg viewBox='0 0 1.2.3 4'/>",
    ],
)
def test_what_is_no_whole_picture_is_refused_in_thai_and_english(data):
    with pytest.raises(EmblemUnusable) as refused:
        picture_of(data)

    assert "ตราครุฑ" in refused.value.said.th
    assert "emblem" in refused.value.said.en


@given(st.sampled_from([PNG, JPEG, SVG]), st.data())
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(data, draw):
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 4))):
        damaged[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))

    with suppress(EmblemUnusable):
        assert picture_of(bytes(damaged)).proportion > 0
