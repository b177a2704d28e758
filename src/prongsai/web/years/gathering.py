"""From what are the documents and the findings of a stored year made?"""

from __future__ import annotations

from pathlib import Path

from prongsai.core.problems import Problem
from prongsai.dossier import Dossier
from prongsai.reporting import Year, gather

NOWHERE = Path("/nonexistent")  # no file lies beside a stored year


def gathered(dossier: Dossier) -> tuple[Year, tuple[Problem, ...]]:
    """The year of a stored dossier, and what is to be known about it.

    Errors: FileUnusable for a file of answers, which is not kept with the year.
    """
    return gather(without_picture(dossier), NOWHERE)


def without_picture(dossier: Dossier) -> Dossier:
    """The dossier without its emblem's file, which lies nowhere, is no content and has no rule."""
    settings = dossier.settings.model_copy(update={"garuda": None})
    return dossier.model_copy(update={"settings": settings})
