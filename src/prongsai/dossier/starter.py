"""What does an officer begin with: a dossier that explains each of its keys?"""

from __future__ import annotations

import json
from importlib.resources import files

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.editions import Edition, EditionMissing, known_years, load


class NoName(ProngsaiError):
    """A dossier cannot begin without the authority's name."""

    def __init__(self) -> None:
        super().__init__(
            Said(th="ยังไม่มีชื่อหน่วยงาน", en="The authority has no name."),
            Said(th="ระบุชื่อเต็มของหน่วยงาน", en="Give the authority's full name."),
        )


def new_dossier(*, agency: str, fiscal_year: FiscalYear) -> str:
    """A commented dossier in YAML, sound as it stands, for an authority and its measures' year.

    The ten indicators of the year before wait for their scores (of the newest known year where
    that one has no rules). Lines that begin with ``#:`` show keys that are not used yet.
    Errors: NoName.
    """
    name = " ".join(agency.split())
    if not name:
        raise NoName
    edition = _edition_before(fiscal_year)
    text = files("prongsai.dossier").joinpath("starter.yaml").read_text(encoding="utf-8")
    indicators = "\n".join(
        f"  - indicator: {indicator.name_th}\n    score:" for indicator in edition.indicators
    )
    return (
        text.replace("__YEAR__", str(fiscal_year))
        .replace("__PREVIOUS__", str(edition.fiscal_year))
        .replace("__INDICATORS__", indicators)
        # Last, so that a name cannot hold a placeholder; JSON's quotes are YAML's.
        .replace("__AGENCY__", json.dumps(name, ensure_ascii=False))
    )


def _edition_before(year: FiscalYear) -> Edition:
    try:
        return load(year.previous)
    except EditionMissing:
        return load(known_years()[-1])
