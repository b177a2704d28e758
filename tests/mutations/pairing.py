"""What does the checker say of two documents together that it cannot say of either alone?

One authority's text in another's, a plan beside its report, this year beside the last. The pairs
are data: ``pairs/development.yaml`` is for those who improve the rules, ``pairs/held_out.yaml``
is not.
"""

from __future__ import annotations

import re
import tempfile
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.problems import Problem, Severity
from prongsai.core.tree import Document
from prongsai.packing import check_files
from tests.mutations.bases import base, documents_of, to_yaml
from tests.mutations.carriers import WRITERS, as_dossier
from tests.mutations.planting import Planter, plant_in_data

FOLDER = Path(__file__).parent / "pairs"
_YEAR = re.compile(r"\b25\d\d\b|\b20\d\d(?=-\d\d-\d\d)")
_NAMES = ("agency", "place", "district", "province", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: which document, and what is changed in it (a dossier's path, or a tree)."""

    document: str | None  # None: the dossier itself
    years_later: int = 0
    common: tuple[dict[str, Any], ...] = ()  # with the fault and without
    fault: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents with one fault between them, or with none (``code`` empty)."""

    code: str
    name: str
    bases: tuple[tuple[str, str], ...]
    sides: tuple[Side, Side]  # ours, theirs
    text: str = ""
    beside: tuple[str, ...] = ()  # other codes that are right, of the one document alone
    is_any_code: bool = False  # the design page names no code for it: any finding counts

    def __str__(self) -> str:
        return f"{self.code or 'clean'}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutcome:
    """What was said of one pair in one carrier."""

    pair: Pair
    carriers: str
    is_found: bool
    seconds: tuple[str, ...]  # further codes, at error or warning
    told: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Found, and nothing else shouts; of a pair without fault: nothing shouts."""
        others = set(self.seconds) - set(self.pair.beside)
        return not others and (self.is_found or not self.pair.code)


def load_pairs(which: str) -> tuple[Pair, ...]:
    """The pairs of a set, ``development`` or ``held_out``."""
    whole = yaml.safe_load((FOLDER / f"{which}.yaml").read_text(encoding="utf-8"))
    return tuple(
        _pair({**shape, **(variant if isinstance(variant, dict) else {"text": variant})}, name)
        for shape in whole["pairs"]
        for name, variant in shape["variants"].items()
    )


def _pair(shape: dict[str, Any], name: str) -> Pair:
    ours, theirs = (_side(shape, which) for which in ("ours", "theirs"))
    return Pair(
        code=shape.get("code", ""),
        name=name,
        bases=tuple((one, other) for one, other in shape["bases"]),
        sides=(ours, theirs),
        text=str(shape.get("text", "")),
        beside=tuple(shape.get("beside", ())),
        is_any_code=bool(shape.get("any_code", False)),
    )


def _side(shape: dict[str, Any], which: str) -> Side:
    own = {**shape.get("both", {}), **shape.get(which, {})}
    return Side(
        document=own.get("document"),
        years_later=int(own.get("years_later", 0)),
        common=tuple(own.get("common", ())),
        fault=tuple(own.get("fault", ())),
    )


def carriers_of_pair(pair: Pair) -> tuple[str, ...]:
    return tuple(WRITERS) if pair.sides[0].document else ("yaml",)


def run_pair(pair: Pair, carrier: str) -> PairOutcome:
    """Both written, checked together; what is new beside the same pair without the fault."""
    start = zlib.crc32(f"{pair}{carrier}".encode())
    names = pair.bases[start % len(pair.bases)]
    carriers = (carrier, _other(carrier, start) if pair.sides[1].document else "yaml")
    said = _said(pair, names, carriers, is_planted=True)
    before: Counter[tuple[int, str]] = Counter()
    if pair.code:
        clean = _said(pair, names, carriers, is_planted=False)
        before = Counter((file, each.code) for file, each in clean)
    new: list[Problem] = []
    own: list[Problem] = []
    for file, each in said:
        if before[file, each.code]:
            before[file, each.code] -= 1
            continue
        new.append(each)
        # Who copied is ours: the neighbour did nothing wrong.
        if pair.is_any_code or (each.code == pair.code and file == 0):
            own.append(each)
    loud = {
        e.code
        for e in new
        if e not in own and e.code != pair.code and e.severity is not Severity.HINT
    }
    return PairOutcome(
        pair=pair,
        carriers="+".join(carriers),
        is_found=bool(own),
        seconds=tuple(sorted(loud)),
        told=tuple(f"{e.code}[{e.severity}] {e.place.described('en')}: {e.text}" for e in new),
    )


def _other(carrier: str, start: int) -> str:
    """Half of the pairs come in files of two kinds."""
    kinds = tuple(WRITERS)
    step = start // 7 % 2 * (1 + start // 14 % (len(kinds) - 1))
    return kinds[(kinds.index(carrier) + step) % len(kinds)]


def _said(
    pair: Pair, names: tuple[str, str], carriers: tuple[str, str], *, is_planted: bool
) -> list[tuple[int, Problem]]:
    facts = _facts(*names)
    facts["text"] = pair.text.format_map(facts)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for at, (side, name, carrier) in enumerate(zip(pair.sides, names, carriers, strict=True)):
            own = {**facts, **{f: base(name).facts[f] for f in _NAMES}}
            made = _made(side, name, own, is_planted=is_planted)
            place = Path(folder) / str(at)
            place.mkdir()
            files.append(
                WRITERS[carrier](made, place)
                if isinstance(made, Document)
                else as_dossier(made, place)
            )
        return [
            (at, each) for at, checked in enumerate(check_files(files)) for each in checked.problems
        ]


def _facts(ours: str, theirs: str) -> dict[str, Any]:
    own, other = base(ours).facts, base(theirs).facts
    return {**own, **{f"their_{name}": other[name] for name in _NAMES}}


def _made(side: Side, name: str, facts: dict[str, Any], *, is_planted: bool) -> Any:
    edits = [*side.common, *(side.fault if is_planted else ())]
    in_data = [each for each in edits if "set" in each or "unset" in each]
    in_tree = [each for each in edits if each not in in_data]
    data = _later(name, side.years_later)
    if in_data:
        data = plant_in_data(data, in_data, facts)
    if side.document is None:
        return data
    is_as_built = not in_data and not side.years_later
    documents = base(name).documents if is_as_built else _documents(to_yaml(data))
    return Planter(documents[side.document], facts).plant(in_tree)


@cache
def _later(name: str, years: int) -> dict[str, Any]:
    """The base's dossier with every year so much later."""
    data: dict[str, Any] = yaml.safe_load(
        _YEAR.sub(lambda found: str(int(found.group()) + years), to_yaml(base(name).data))
    )
    return data


@cache
def _documents(dossier: str) -> dict[str, Document]:
    return documents_of(yaml.safe_load(dossier))
