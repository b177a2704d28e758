"""How does a Dossier become a readable file again, and a file keep its comments when it changes?

Law: reading what was written gives the same dossier, for YAML and for JSON.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.files import write_whole
from prongsai.dossier.schema import Dossier, to_plain

_STRING = "tag:yaml.org,2002:str"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_UNFOLDED = 1_000_000  # Thai has no blank at which a line could be broken
_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"2[4-6][0-9]{2}(-[QH][1-4])?")
# Readable without quotes in every reader of YAML: begins with a letter, holds no sign of its own.
_PLAIN = re.compile(r"[A-Za-zก-๙][A-Za-z0-9ก-๙_./() -]*")
_NOT_A_TEXT = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def to_yaml(dossier: Dossier) -> str:
    """The dossier as YAML: in the schema's order, what equals its default left out."""
    return _dumped(to_plain(dossier))


def to_json(dossier: Dossier) -> str:
    """The dossier as JSON, in the same order."""
    return json.dumps(to_plain(dossier), ensure_ascii=False, indent=2) + "\n"


def save(dossier: Dossier, path: Path) -> None:
    """Write the dossier whole or not at all: JSON to a ``.json`` file, YAML to every other.

    Errors: FileUnusable where it cannot be written.
    """
    text = to_json(dossier) if path.suffix.lower() == ".json" else to_yaml(dossier)
    write_whole(path, text.encode())


def _dumped(plain: dict[str, Any]) -> str:
    return str(
        yaml.serialize(
            _node(plain), Dumper=_DUMPER, allow_unicode=True, width=_UNFOLDED, line_break="\n"
        )
    )


def _node(value: Any) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_scalar(key), _node(each)) for key, each in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not pairs)
    if isinstance(value, list):
        items = [_node(each) for each in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=not items)
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    return _scalar(str(value))


def _scalar(text: str) -> yaml.ScalarNode:
    if _DAY.fullmatch(text):
        return yaml.ScalarNode("tag:yaml.org,2002:timestamp", text)
    if _YEAR.fullmatch(text) and "-" in text:
        return yaml.ScalarNode(_STRING, text)
    return yaml.ScalarNode(_STRING, text, style=_style_of(text))


def _style_of(text: str) -> str | None:
    if "\n" in text:
        return "|" if _is_block(text) else '"'
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_A_TEXT and not text.endswith(" "):
        return None
    return '"'


def _is_block(text: str) -> bool:
    # A literal block is only for texts that it keeps letter by letter.
    return all(_keeps(line) for line in text.removesuffix("\n").split("\n"))


def _keeps(line: str) -> bool:
    return line == line.strip() and bool(line) and line.isprintable()
