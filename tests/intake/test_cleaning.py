"""A picture is kept as it is seen, and tells nothing of who took it where."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from prongsai.core.errors import FileUnusable
from prongsai.intake import clean_picture

GPS, MAKE, ORIENTATION = 34853, 271, 274


def photo(kind, *, size=(40, 20), exif=None, **words):
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, 10, 10))
    made = io.BytesIO()
    picture.save(made, kind, exif=exif or Image.Exif(), **words)
    return made.getvalue()


def exif_of(**values):
    exif = Image.Exif()
    for tag, value in values.items():
        exif[int(tag[1:])] = value
    exif.get_ifd(GPS)[2] = (18.0, 47.0, 30.0)
    return exif


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_position_and_camera_stay_behind(kind):
    taken = photo(kind, exif=exif_of(_271="SecretCamera"))
    assert b"SecretCamera" in taken

    clean = clean_picture(taken, "a")

    assert b"SecretCamera" not in clean
    with Image.open(io.BytesIO(clean)) as seen:
        assert seen.format == kind
        assert dict(seen.getexif()) == {}
        assert seen.size == (40, 20)


def test_a_picture_held_sideways_is_kept_upright():
    taken = photo("JPEG", exif=exif_of(_274=6), quality=95)

    with Image.open(io.BytesIO(clean_picture(taken, "a"))) as seen:
        assert seen.size == (20, 40)
        assert seen.crop((12, 0, 18, 6)).resize((1, 1)).tobytes()[1] < 60  # red, not white


def test_words_in_a_picture_stay_behind():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SecretName")

    clean = clean_picture(photo("PNG", pnginfo=words), "a")
    spoken = clean_picture(photo("JPEG", comment=b"SecretName"), "a")

    assert b"SecretName" not in clean + spoken


def test_what_hangs_on_to_a_picture_stays_behind():
    for kind in ("PNG", "JPEG"):
        double = photo(kind) + b"<html><script>alert(1)</script></html>PK\x03\x04"

        assert b"<script" not in clean_picture(double, "a")


def test_what_can_be_seen_through_stays_so():
    picture = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    made = io.BytesIO()
    picture.save(made, "PNG")

    with Image.open(io.BytesIO(clean_picture(made.getvalue(), "a"))) as seen:
        assert seen.getpixel((0, 0)) == (255, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "CMYK"])
def test_pictures_of_every_mode_are_drawn(mode):
    made = io.BytesIO()
    Image.new(mode, (5, 5)).save(made, "JPEG" if mode == "CMYK" else "PNG")

    with Image.open(io.BytesIO(clean_picture(made.getvalue(), "a"))) as seen:
        assert seen.size == (5, 5)


def test_the_same_picture_gives_the_same_bytes():
    taken = photo("JPEG", exif=exif_of(_271="SecretCamera"))

    assert clean_picture(taken, "a") == clean_picture(taken, "b")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff" + b"\0" * 50,
        photo("PNG")[:60],
        photo("GIF"),
        b"\x89PNG\r\n\x1a\n<html>",
    ],
)
def test_what_is_no_picture_or_half_of_one_is_refused(data):
    with pytest.raises(FileUnusable):
        clean_picture(data, "a")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn():
    made = io.BytesIO()
    Image.new("1", (9000, 9000)).save(made, "PNG")
    assert len(made.getvalue()) < 50_000

    with pytest.raises(FileUnusable, match="too many pixels"):
        clean_picture(made.getvalue(), "a")
