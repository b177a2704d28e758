"""Every kind of event that the code records, read from the code itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import prongsai.web

_WEB = Path(prongsai.web.__file__).parent
_KIND = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")


def recorded_kinds() -> set[str]:
    """The kinds in the code.

    They are words such as ``scores.entered`` that stand in a call of ``record``, after
    ``kind=``, or in a value whose name has to do with kinds or is written in capitals.
    """
    found: set[str] = set()
    for path in _WEB.rglob("*.py"):
        if "journal" not in path.parts and "migrations" not in path.parts:
            found |= _kinds_in(ast.parse(path.read_text(encoding="utf-8")))
    return found


def _kinds_in(tree: ast.AST) -> set[str]:
    said: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            said += node.args[:1] if name == "record" else []
            said += [each.value for each in node.keywords if each.arg == "kind"]
        elif isinstance(node, ast.Assign):
            names = [each.id for each in node.targets if isinstance(each, ast.Name)]
            if any("kind" in each.lower() or each == "ERASED" for each in names):
                said.append(node.value)
    words = (
        each.value
        for node in said
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
    return {each for each in words if _KIND.fullmatch(each)}
