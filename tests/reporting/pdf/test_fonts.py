"""Fonts come from the package or from the office's own files, never from the machine."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from tests.reporting.composing.years import complete_year
from tests.reporting.pdf import trees
from tests.reporting.pdf.test_rendering import font_names

from prongsai.core.errors import FileUnusable
from prongsai.core.tree import Document, Face
from prongsai.dossier import Dossier
from prongsai.reporting import FontMissing, fonts_of, render_pdf
from prongsai.reporting.fonts import office_fonts, sarabun
from prongsai.reporting.typefaces import SARABUN_SCALE

SARABUN = Path(str(files("fontpkg_sarabun"))) / "files"


def renamed(folder: Path, style: str) -> Path:
    """A Sarabun file that calls itself TH Sarabun New: the real one is not ours to ship."""
    font = TTFont(SARABUN / f"Sarabun-{style}.ttf")
    for record in list(font["name"].names):
        if record.nameID in (16, 17):
            font["name"].removeNames(nameID=record.nameID)
    for name, value in ((1, "TH Sarabun New"), (6, f"THSarabunNew-{style}")):
        font["name"].setName(value, name, 3, 1, 0x409)
        font["name"].setName(value, name, 1, 0, 0)
    path = folder / f"{style}.ttf"
    font.save(path)
    return path


def asking_for(face: Face, *paths: str) -> Dossier:
    dossier = complete_year().dossier
    settings = dossier.settings.model_copy(update={"face": face, "font_files": paths})
    return dossier.model_copy(update={"settings": settings})


def in_th_sarabun() -> Document:
    document = trees.document(trees.paragraph("ข้อความ ๑๒๓"))
    return Document(
        **{name: getattr(document, name) for name in document.__slots__}
        | {"face": Face.TH_SARABUN_NEW}
    )


def test_sarabun_is_scaled_until_ko_kai_is_as_high_as_in_th_sarabun():
    font = TTFont(SARABUN / "Sarabun-Regular.ttf")
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("ก")]].draw(pen)
    height = pen.bounds[3] / font["head"].unitsPerEm

    # 0.586 of its size is ก high in Sarabun; 11 pt of it are as high as 16 pt of TH Sarabun.
    assert height == pytest.approx(0.586)
    assert float(SARABUN_SCALE) * height == pytest.approx(0.403, abs=0.001)


def test_a_dossier_that_asks_for_nothing_gets_sarabun(tmp_path):
    assert fonts_of(asking_for(Face.SARABUN), tmp_path) is sarabun()


def test_the_offices_own_files_are_used_and_no_other(tmp_path):
    names = [renamed(tmp_path, style).name for style in ("Regular", "Bold")]

    fonts = fonts_of(asking_for(Face.TH_SARABUN_NEW, *names), tmp_path)

    assert font_names(render_pdf(in_th_sarabun(), fonts=fonts)) == {"THSarabunNew-Regular"}


def test_a_face_without_files_is_an_error_that_says_where_to_name_them(tmp_path):
    with pytest.raises(FontMissing) as caught:
        fonts_of(asking_for(Face.TH_SARABUN_NEW), tmp_path)

    assert "TH Sarabun New" in caught.value.said.th
    assert "font_files" in caught.value.remedy.en


def test_a_face_without_its_bold_is_an_error_that_names_it(tmp_path):
    with pytest.raises(FontMissing, match="Bold"):
        office_fonts([renamed(tmp_path, "Regular")])


def test_another_typeface_is_not_taken_for_th_sarabun():
    with pytest.raises(FontMissing, match="TH Sarabun New Regular"):
        office_fonts([SARABUN / "Sarabun-Regular.ttf", SARABUN / "Sarabun-Bold.ttf"])


def test_a_missing_font_file_is_named(tmp_path):
    with pytest.raises(FileUnusable, match=r"nowhere\.ttf"):
        fonts_of(asking_for(Face.TH_SARABUN_NEW, "nowhere.ttf"), tmp_path)


def test_a_file_that_is_no_font_is_named(tmp_path):
    (tmp_path / "notes.ttf").write_text("no font")

    with pytest.raises(FileUnusable, match=r"notes\.ttf"):
        fonts_of(asking_for(Face.TH_SARABUN_NEW, "notes.ttf"), tmp_path)


def test_a_document_in_th_sarabun_is_never_set_in_another_face():
    with pytest.raises(FontMissing):
        render_pdf(in_th_sarabun())
    with pytest.raises(FontMissing):
        render_pdf(in_th_sarabun(), fonts=sarabun())
