"""How is a place inside a dossier said to somebody who has never seen the file?"""

from __future__ import annotations

import re
from typing import Any, get_args

from prongsai.dossier.schema import Dossier
from prongsai.dossier.values import Part

_STEP = re.compile(r"\.?([A-Za-z_][A-Za-z0-9_]*)|\[([0-9]+)\]")


def place_in_words(path: str) -> str:
    """The path by the Thai titles of its fields, counted from 1; as it stands where it is none.

    >>> place_in_words("plan.measures[2].title")
    'แผน > มาตรการที่ 3 > มาตรการ'
    """
    matches = tuple(_STEP.finditer(path))
    if not matches or "".join(match[0] for match in matches) != path:
        return path
    part: type[Part] | None = Dossier
    said: list[str] = []
    for match in matches:
        if match[2] is not None and said:
            said[-1] += f"ที่ {int(match[2]) + 1}"
            continue
        field = part.model_fields.get(match[1]) if part is not None else None
        if field is None:
            return path
        said.append(field.title or match[1])
        part = _part_of(field.annotation)
    return " > ".join(said)


def _part_of(annotation: Any) -> type[Part] | None:
    """The part that a field holds, alone, optional or many times."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part_of(inner) for inner in get_args(annotation))
    return next((part for part in found if part is not None), None)
