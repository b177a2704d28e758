"""Which problem codes can the program emit? Read from its source, so that none is forgotten."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)+")
_ANY = "[a-z]+(?:-[a-z]+)*"


def codes_in(source: Path) -> tuple[set[str], set[str]]:
    """The codes written whole, and patterns of those that are put together at run time.

    A code is what stands for a parameter or a variable named ``code``, and the first member of a
    tuple whose second is something said.
    """
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))]
    takes_code = {name: at for tree in trees for name, at in _functions_with_a_code(tree)}
    whole: set[str] = set()
    patterns: set[str] = set()
    for tree in trees:
        for value in _values(tree, takes_code):
            _sort(value, whole, patterns)
    return whole, patterns


def _functions_with_a_code(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args if each.arg not in ("self", "cls")]
            if "code" in names:
                yield node.name, names.index("code")


def _values(tree: ast.Module, takes_code: dict[str, int]) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from (each.value for each in node.keywords if each.arg == "code")
                at = takes_code.get(_name_of(node.func))
                if at is not None and at < len(node.args):
                    yield node.args[at]
            case ast.Assign(targets=[ast.Name(id="code")], value=value):
                yield value
            case ast.AnnAssign(target=ast.Name(id="code"), value=ast.expr() as value):
                yield value
            case ast.FunctionDef(name=name) if name.endswith("_code"):
                yield from (
                    each.value
                    for each in ast.walk(node)
                    if isinstance(each, ast.Return) and each.value
                )
            case ast.Tuple(elts=[first, second, *_]) if _is_said(second):
                yield first


def _is_said(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name_of(node.func) == "Said"


def _name_of(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _sort(value: ast.expr, whole: set[str], patterns: set[str]) -> None:
    match value:
        case ast.Constant(value=str(text)) if _SLUG.fullmatch(text):
            whole.add(text)
        case ast.IfExp(body=body, orelse=orelse):
            _sort(body, whole, patterns)
            _sort(orelse, whole, patterns)
        case ast.JoinedStr(values=parts):
            texts = [part.value if isinstance(part, ast.Constant) else _ANY for part in parts]
            patterns.add("".join(str(text) for text in texts))
