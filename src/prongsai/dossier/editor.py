"""How are a few values of a dossier's file changed while a person's comments stay?"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.files import write_whole
from prongsai.core.problems import Said
from prongsai.core.shapes import shape_of
from prongsai.dossier.loader import load, not_sound, parse, read_text
from prongsai.dossier.schema import Dossier

_STEP = re.compile(r"\.?([A-Za-z_][A-Za-z0-9_]*)|\[([0-9]+)\]")
_UNFOLDED = 1_000_000
_INDENTED_ITEM = re.compile(
    r"^( *)[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE
)


class PathUnknown(ProngsaiError):
    """A path that leads to no place of the dossier; ``path`` as it was given."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            Said(th=f"ไม่พบตำแหน่ง “{path}” ในแฟ้มข้อมูล", en=f"The dossier has no place “{path}”."),
            Said(
                th="ระบุตำแหน่ง เช่น plan.measures[0].title ลำดับเริ่มที่ 0",
                en="Give a path such as plan.measures[0].title; counting starts at 0.",
            ),
        )


def edit(path: Path, changes: Mapping[str, Any]) -> Dossier:
    """Change values of a file by their paths, and give the dossier that it then holds.

    A value of None takes the key or the item away; an index one past the end of a list adds an
    item. Comments, order and every other value stay as they were. Nothing is written where the
    result would not be a sound dossier.
    Errors: PathUnknown; ProblemsFound for a result with errors; FileUnusable.
    """
    load(path)  # what cannot be read is not edited; anchors and tags end here
    is_json = path.suffix.lower() == ".json"
    edited = rewrite(read_text(path), changes, is_json=is_json)
    dossier, problems = parse(edited, is_json=is_json)
    errors = tuple(problem.in_file(str(path)) for problem in problems if problem.is_error)
    if dossier is None or errors:
        raise not_sound(str(path), errors)
    write_whole(path, edited.encode())
    return dossier


def rewrite(text: str, changes: Mapping[str, Any], *, is_json: bool) -> str:
    """The text of a sound dossier with values changed, as ``edit`` does it.

    Whether the result is sound is not looked at. Errors: PathUnknown.
    """
    edit_text = _edited_json if is_json else _edited_yaml
    edited = edit_text(text.replace("\r\n", "\n"), changes)
    # Notepad's line ends stay.
    return edited.replace("\n", "\r\n") if "\r\n" in text else edited


def _edited_yaml(text: str, changes: Mapping[str, Any]) -> str:
    from ruamel.yaml import YAML  # noqa: PLC0415 (only editing needs it)

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _UNFOLDED
    yaml.indent(**_indents_of(text))
    root = yaml.load(text)
    for place, value in changes.items():
        _change(root, place, _for_yaml(value))
    stream = io.StringIO()
    yaml.dump(root, stream)
    return stream.getvalue()


def _edited_json(text: str, changes: Mapping[str, Any]) -> str:
    root = json.loads(text, parse_float=str)
    for place, value in changes.items():
        _change(root, place, shape_of(value))
    return json.dumps(root, ensure_ascii=False, indent=2) + "\n"


def _indents_of(text: str) -> dict[str, int]:
    """How deep the file's own lists are set in, so that untouched lines stay as they are."""
    match = _INDENTED_ITEM.search(text)
    offset = len(match[2]) - len(match[1]) if match else 0
    return {"mapping": 2, "sequence": 2 + max(offset, 0), "offset": max(offset, 0)}


def _change(root: Any, place: str, value: Any) -> None:
    steps = _steps_of(place)
    try:
        for step in steps[:-1]:
            root = root[step]
        last = steps[-1]
        if value is None:
            del root[last]
        elif isinstance(root, list) and last == len(root):
            root.append(value)
        elif isinstance(root, list) != isinstance(last, int):
            raise PathUnknown(place)
        else:
            root[last] = value
    except (KeyError, IndexError, TypeError) as error:
        raise PathUnknown(place) from error


def _steps_of(place: str) -> tuple[str | int, ...]:
    matches = tuple(_STEP.finditer(place))
    if not matches or "".join(match[0] for match in matches) != place:
        raise PathUnknown(place)
    return tuple(match[1] or int(match[2]) for match in matches)


def _for_yaml(value: Any) -> Any:
    from ruamel.yaml.scalarstring import (  # noqa: PLC0415 (only editing needs it)
        DoubleQuotedScalarString,
        LiteralScalarString,
    )

    simple = shape_of(value)
    if isinstance(simple, dict):
        return {key: _for_yaml(each) for key, each in simple.items()}
    if isinstance(simple, list):
        return [_for_yaml(each) for each in simple]
    if not isinstance(simple, str):
        return simple
    if "\n" in simple and all(line == line.strip() and line for line in simple.split("\n")):
        return LiteralScalarString(simple)
    return DoubleQuotedScalarString(simple)
