"""What faults are there, in which wordings, and where are they planted?

The lists are data: ``development`` is for those who improve the rules, ``held_out`` is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault in one wording."""

    code: str
    name: str
    bases: tuple[str, ...]  # prefixes of names of bases
    document: str | None  # the kind that it is planted into; None: the dossier
    edits: tuple[dict[str, Any], ...]  # of the document's tree
    dossier: tuple[dict[str, Any], ...] = ()  # of the dossier, before a document is made of it
    text: str = ""  # what stands for {text} in the edits
    without: tuple[str, ...] = ()  # carriers that cannot show it
    touches: tuple[str, ...] = ()  # what else a right answer may point at

    def __str__(self) -> str:
        return f"{self.code}/{self.name}"


def load(which: str) -> tuple[Fault, ...]:
    """The faults of a set, ``development`` or ``held_out``."""
    files = sorted((FOLDER / which).glob("*.yaml"))
    return tuple(
        fault
        for file in files
        for shape in yaml.safe_load(file.read_text(encoding="utf-8"))
        for fault in _faults(shape)
    )


def _faults(shape: dict[str, Any]) -> Iterator[Fault]:
    for name, variant in shape["variants"].items():
        own = variant if isinstance(variant, dict) else {"text": variant}
        whole = {**shape, **own}
        edits, dossier = whole.get("do", []), whole.get("dossier", [])
        if whole.get("document") is None:
            edits, dossier = [], dossier or edits
        yield Fault(
            code=shape["code"],
            name=name,
            bases=tuple(str(each) for each in whole.get("bases", ("01",))),
            document=whole.get("document"),
            edits=tuple(edits if isinstance(edits, list) else [edits]),
            dossier=tuple(dossier),
            text=str(whole.get("text", "")),
            without=tuple(whole.get("without", ())),
            touches=tuple(whole.get("touches", ())),
        )
