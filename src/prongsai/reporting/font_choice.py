"""Which fonts does a dossier ask for?"""

from __future__ import annotations

from pathlib import Path

from prongsai.core.tree import Face
from prongsai.dossier import Dossier
from prongsai.reporting.fonts import Fonts, office_fonts, sarabun


def fonts_of(dossier: Dossier, folder: Path) -> Fonts:
    """The fonts that a dossier asks for; its font files are named from ``folder``.

    Errors: FontMissing, FileUnusable.
    """
    settings = dossier.settings
    if settings.face is Face.SARABUN:
        return sarabun()
    return office_fonts(tuple(folder / name for name in settings.font_files))
