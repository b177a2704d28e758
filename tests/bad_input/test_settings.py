"""Is a font or an emblem that is missing, elsewhere or broken told before anything is written?"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from tests.running import EXAMPLES, door, has_thai, prongsai, stopped_sentences


def dossier_with(folder: Path, settings: str) -> Path:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    before = "settings:\n  digits: thai\n"
    assert before in text
    path = folder / "year.yaml"
    path.write_text(text.replace(before, f"settings:\n{settings}"), encoding="utf-8")
    return path


def png(width: int, height: int, body: bytes | None = None) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(min(height, 64))))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = part(b"IHDR", head) + part(b"IDAT", rows if body is None else body) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


PICTURES = {
    "missing.png": None,
    "text.png": b"no picture",
    "empty.png": b"",
    "cut.png": png(40, 44)[:-30],
    "flat.png": png(0, 44),
    "head.png": b"\x89PNG\r\n\x1a\n",
    "head.jpg": b"\xff\xd8\xff",
    "broken.jpg": b"\xff\xd8\xff\xe0" + bytes(60) + b"\xff\xd9",
    "half.svg": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 11'><path d='M0",
    "nothing.svg": b"<svg>",
}


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
@pytest.mark.parametrize("name", PICTURES)
def test_an_emblem_that_is_no_picture_stops_the_pack(tmp_path, name, kind):
    data = PICTURES[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    path = dossier_with(tmp_path, f"  garuda: {name}\n")

    ran = door("build", path, "--out", tmp_path / "out", "--only", "memo-plan", "--format", kind)

    thai, english = stopped_sentences(ran)
    assert has_thai(thai)
    assert not has_thai(english)
    assert not (tmp_path / "out").exists()


def test_a_picture_whose_data_is_broken_stops_the_pack_or_is_shown_by_all(tmp_path):
    (tmp_path / "bad.png").write_bytes(png(40, 44, body=b"\xff" * 50))
    path = dossier_with(tmp_path, "  garuda: bad.png\n")

    stopped_sentences(door("build", path, "--out", tmp_path / "out", "--only", "memo-plan"))

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "sub/../../secret.png"])
def test_an_emblem_lies_beside_its_dossier_and_nowhere_else(tmp_path, name):
    (tmp_path / "secret.png").write_bytes(png(40, 44))
    (tmp_path / "here").mkdir()
    path = dossier_with(tmp_path / "here", f"  garuda: {name}\n")

    ran = door("build", path, "--out", tmp_path / "out", "--only", "memo-plan")

    assert "beside the dossier" in stopped_sentences(ran)[1]


def test_a_link_does_not_lead_out_of_the_folder(tmp_path):
    (tmp_path / "secret.png").write_bytes(png(40, 44))
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "garuda.png").symlink_to(tmp_path / "secret.png")
    path = dossier_with(tmp_path / "here", "  garuda: garuda.png\n")

    stopped_sentences(door("build", path, "--out", tmp_path / "out", "--only", "memo-plan"))


def test_a_good_emblem_is_taken(tmp_path):
    (tmp_path / "garuda.png").write_bytes(png(40, 44))
    path = dossier_with(tmp_path, "  garuda: garuda.png\n")

    ran = door("build", path, "--out", tmp_path / "out", "--only", "memo-plan")

    assert ran.status == 0


FONTS = {
    "none": ("", None),
    "missing": ("a.ttf", None),
    "text": ("a.ttf", b"no font"),
    "empty": ("a.ttf", b""),
    "cut": ("a.ttf", b"\x00\x01\x00\x00\x00\x10" + bytes(40)),
}


@pytest.mark.parametrize("case", FONTS)
def test_a_font_that_is_not_there_stops_the_pack(tmp_path, case):
    name, data = FONTS[case]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    path = dossier_with(tmp_path, f"  face: th-sarabun-new\n  font_files: [{name}]\n")

    ran = prongsai("build", path, "--out", tmp_path / "out")

    thai, english = stopped_sentences(ran)
    words = "a.ttf" if case in ("missing", "empty") else "TH Sarabun New"
    assert words in thai
    assert words in english
    assert not (tmp_path / "out").exists()


def test_a_font_of_another_family_does_not_stand_in(tmp_path):
    from importlib.resources import files

    source = Path(str(files("fontpkg_sarabun").joinpath("files")))
    for weight in ("Regular", "Bold"):
        data = next(source.rglob(f"*{weight}.ttf")).read_bytes()
        (tmp_path / f"{weight}.ttf").write_bytes(data)
    path = dossier_with(tmp_path, "  face: th-sarabun-new\n  font_files: [Regular.ttf, Bold.ttf]\n")

    ran = door("build", path, "--out", tmp_path / "out")

    assert "There is no font file of TH Sarabun New" in stopped_sentences(ran)[1]
