from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.shapes import shape_of
from prongsai.reporting import Kind, Year, compose

GOLDEN = Path(__file__).parents[2] / "golden"
CASES: tuple[tuple[str, Callable[[], Year], Kind, bool], ...] = (
    *(("complete-2566", complete_year, kind, False) for kind in Kind),
    *(("draft-2569", draft_year, kind, False) for kind in Kind),
    ("draft-2569", draft_year, Kind.PLAN, True),
)


@pytest.mark.parametrize(("case", "year", "kind", "as_read"), CASES)
def test_the_tree_is_the_golden_one(
    case: str, year: Callable[[], Year], kind: Kind, *, as_read: bool
) -> None:
    shape = shape_of(compose(kind, year(), as_read=as_read), tag="node")
    text = json.dumps(_lean(shape), ensure_ascii=False, indent=1) + "\n"
    file = GOLDEN / case / f"{kind}{'-as-read' if as_read else ''}.json"

    if os.environ.get("PRONGSAI_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    assert text == file.read_text(encoding="utf-8")


_USUAL = {"colspan": 1, "rowspan": 1, "align": None, "group": False, "below": None}


def _lean(shape: object) -> object:
    """The shape written short, so that a person can read the difference.

    A run is ``[marks] words``, a row a list of cells, a cell a list of its lines' runs.
    """
    if isinstance(shape, list):
        return [_lean(each) for each in shape]
    if not isinstance(shape, dict):
        return shape
    node = shape.get("node")
    if node == "Run":
        return _run(shape)
    short = {
        name: _lean(value)
        for name, value in shape.items()
        if name not in _USUAL or value != _USUAL[name]
    }
    if node == "Cell" and set(short) == {"node", "lines"}:
        return " / ".join(" ".join(map(str, line)) for line in short["lines"])  # type: ignore[attr-defined]
    return short["cells"] if node == "Row" and set(short) == {"node", "cells"} else short


def _run(run: dict[str, object]) -> str:
    marks = "".join(name[0] for name in ("bold", "keep", "verbatim") if run[name])
    return f"[{marks}] {run['text']}" if marks else str(run["text"])
