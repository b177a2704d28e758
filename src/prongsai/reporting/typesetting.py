"""How are Typst's templates set: from memory, with an empty root, no packages, our fonts alone?"""

from __future__ import annotations

import atexit
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Literal

import typst

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.reporting.fonts import Fonts, sarabun
from prongsai.reporting.typefaces import SARABUN_SCALE

_TEMPLATES = {
    "main.typ": "pdf/document.typ",
    "table.typ": "pdf/table.typ",
    "words.typ": "pdf/words.typ",
    "picture.typ": "charts/picture.typ",
    "alone.typ": "charts/alone.typ",
    "dots.typ": "word/dots.typ",
}


class SettingFailed(ProngsaiError):
    """Typst refused what we gave it: a defect of ours, or a picture that cannot be drawn."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            Said(
                th=f"จัดหน้าเอกสารไม่สำเร็จ ({reason})",
                en=f"The document could not be set ({reason}).",
            ),
            Said(
                th="แจ้งผู้พัฒนาพร้อมแฟ้มข้อมูลที่ทำให้เกิดปัญหา",
                en="Report it with the dossier that shows it.",
            ),
        )


def type_shape(fonts: Fonts) -> dict[str, Any]:
    """The families, and how large a point of a picture is in them, as the templates take them."""
    return {
        "families": fonts.families,
        "picture_scale": str(float(fonts.typeface.scale / SARABUN_SCALE)),
    }


def set_pdf(shape: dict[str, Any], fonts: Fonts) -> bytes:
    """The document template filled with ``shape``, as PDF/UA-1. Errors: SettingFailed."""
    return _set("main.typ", shape, fonts, form="pdf")


def set_png(shape: dict[str, Any], fonts: Fonts, *, dots_per_inch: int) -> bytes:
    """One picture alone, as PNG. Errors: SettingFailed."""
    return _set("alone.typ", shape, fonts, form="png", dots_per_inch=dots_per_inch)


def svg_as_png(svg: bytes, *, width_mm: float, height_mm: float) -> bytes:
    """A drawing of the office's as dots, 300 to the inch. Errors: SettingFailed."""
    shape = {"width": width_mm, "height": height_mm, "svg": svg.decode(errors="replace")}
    return _set("dots.typ", shape, sarabun(), form="png", dots_per_inch=300)


def _set(
    main: str,
    shape: dict[str, Any],
    fonts: Fonts,
    *,
    form: Literal["pdf", "png"],
    dots_per_inch: int | None = None,
) -> bytes:
    data = json.dumps(shape, ensure_ascii=False).encode()
    sources = {**_templates(), "data.json": data}
    # The first file is the one that Typst begins with where none is called main.
    sources["main.typ"] = sources[main]
    root = _empty_root()
    compiler = typst.Compiler(
        input=sources,  # type: ignore[type-var]  # a dict of files, which the stub forgets
        root=root,
        font_paths=fonts.book,
        ignore_system_fonts=True,
        package_path=root,
        package_cache_path=root,
    )
    try:
        made = compiler.compile(
            format=form,
            ppi=dots_per_inch,
            pdf_standards=["ua-1"] if form == "pdf" else [],
        )
    except typst.TypstError as error:
        raise SettingFailed(error.message) from error
    if not isinstance(made, bytes):
        raise SettingFailed("no page")
    return made


@cache
def _templates() -> dict[str, bytes]:
    folder = files("prongsai.reporting")
    return {name: folder.joinpath(path).read_bytes() for name, path in _TEMPLATES.items()}


@cache
def _empty_root() -> Path:
    """A folder with nothing in it: a template can reach no file of the machine."""
    root = Path(mkdtemp(prefix="prongsai-root-"))
    atexit.register(root.rmdir)
    return root
