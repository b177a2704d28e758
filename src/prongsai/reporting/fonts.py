"""Which font files may a document use?

Sarabun comes with the package; TH Sarabun New only from the files that the office gives. What
the machine happens to have is never looked at, so that output is the same everywhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

import typst

from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.files import read_whole
from prongsai.core.problems import Said
from prongsai.core.tree import Face
from prongsai.reporting.typefaces import TYPEFACES, Typeface

# What Sarabun lacks is looked for in what Typst itself carries; a sign that is in none of them
# prints as a box (boxes/), and a reader still finds the sign itself in the PDF.
_AFTER = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern", "Prongsai Boxes")
_FONT_LIMIT = 20_000_000
_WEIGHTS = {400: "Regular", 700: "Bold"}


class FontMissing(ProngsaiError):
    """A typeface that a document asks for, and that no file gives."""

    def __init__(self, face: Face, what: Said) -> None:
        self.face = face
        super().__init__(
            what,
            Said(
                th="ระบุแฟ้มฟอนต์ TH Sarabun New ทั้งตัวปกติและตัวหนาที่ settings.font_files "
                "หรือเปลี่ยน settings.face เป็น sarabun",
                en="Name the TH Sarabun New files, regular and bold, in settings.font_files, "
                "or set settings.face to sarabun.",
            ),
        )


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True, eq=False)
class Fonts:
    """The fonts of one typeface, ready for setting; of use within one process."""

    face: Face
    book: typst.Fonts

    @property
    def typeface(self) -> Typeface:
        """The family's name and the scale of its points."""
        return TYPEFACES[self.face]

    @property
    def families(self) -> tuple[str, ...]:
        """The families in the order in which a letter is looked for."""
        return (self.typeface.family, *_AFTER)


@cache
def sarabun() -> Fonts:
    """The OFL Sarabun of the package. Errors: FontMissing where it is not installed whole."""
    return _checked(Face.SARABUN, (Path(str(files("fontpkg_sarabun").joinpath("files"))),))


def office_fonts(paths: Sequence[Path]) -> Fonts:
    """TH Sarabun New from the office's own files and from nowhere else.

    Errors: FontMissing where regular or bold is not among them, FileUnusable for what cannot be
    read or is no font.
    """
    # Typst takes folders: the files are copied, or their neighbours would be fonts as well.
    folder = Path(mkdtemp(prefix="prongsai-fonts-"))
    try:
        for at, path in enumerate(paths):
            _copy(path, folder / str(at))
        fonts = _checked(Face.TH_SARABUN_NEW, (folder,))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finalize(fonts, shutil.rmtree, folder, ignore_errors=True)
    return fonts


def _copy(path: Path, folder: Path) -> None:
    data = read_whole(path, limit=_FONT_LIMIT)
    folder.mkdir()
    (folder / "font.ttf").write_bytes(data)
    book = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    if not book.families():
        raise FileUnusable(
            path,
            Said(th="ไม่ใช่แฟ้มฟอนต์ที่อ่านได้", en="this is no font file that can be read."),
            Said(
                th="ใช้แฟ้มฟอนต์ชนิด TTF หรือ OTF ของ TH Sarabun New",
                en="Use a TTF or OTF file of TH Sarabun New.",
            ),
        )


def _checked(face: Face, folders: tuple[Path, ...]) -> Fonts:
    boxes = Path(str(files("prongsai.reporting").joinpath("boxes")))
    book = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in (*folders, boxes) if folder.is_dir()],
    )
    family = TYPEFACES[face].family
    found = {font.weight for font in book.fonts() if font.family == family}
    for weight, style in _WEIGHTS.items():
        if weight not in found:
            raise FontMissing(
                face,
                Said(
                    th=f"ไม่มีแฟ้มฟอนต์ {family} {style}",
                    en=f"There is no font file of {family} {style}.",
                ),
            )
    return Fonts(face=face, book=book)
