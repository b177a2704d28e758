"""Does reading and checking hold for columns, places and numbers that nobody tuned them to?

Columns in another order under other titles, other authorities, 1 to 20 measures.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.problems import Severity
from prongsai.core.tree import Cell, Document, Row, Table, cell, plain
from prongsai.dossier import to_plain
from prongsai.intake import read, recognise
from prongsai.packing import check_file
from tests.mutations.bases import ROOT, base, documents_of
from tests.mutations.carriers import WRITERS

TITLES = yaml.safe_load((Path(__file__).parent / "column_titles.yaml").read_text(encoding="utf-8"))
SHUFFLED = (
    "01-demo-thai",
    "01-b-arabic",
    "02-a-thai",
    "03-b-arabic",
    "04-a-thai",
    "04-demo-arabic",
)
FIELDS_OF_MEASURES = ("title", "steps", "owners", "starts", "ends", "indicators", "group")
FIELDS_OF_REPORTS = ("measure", "done", "outcome", "outputs")


def shuffled(document: Document, seed: str) -> Document:
    """The measures table's columns in another order under other titles."""
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                blocks=tuple(
                    _shuffled_table(block, random.Random(seed))
                    if isinstance(block, Table) and _is_measures(block)
                    else block
                    for block in section.blocks
                ),
            )
            for section in document.sections
        ),
    )


def _is_measures(table: Table) -> bool:
    titles = [_title(each) for each in table.header[0].cells] if len(table.header) == 1 else []
    return any(title.startswith("มาตรการ") for title in titles) and any(
        title.startswith("ผู้รับผิดชอบ") for title in titles
    )


def _title(each: Cell) -> str:
    return " ".join(plain(line) for line in each.lines)


def _shuffled_table(table: Table, chance: random.Random) -> Table:
    titles = [_title(each) for each in table.header[0].cells]
    first = [at for at, title in enumerate(titles) if title.startswith("ลำดับ")]
    rest = [at for at in range(len(titles)) if at not in first]
    order = [*first, *chance.sample(rest, len(rest))]
    header = Row(cells=tuple(cell(_other(titles[at], chance), bold=True) for at in order))
    return replace(
        table,
        columns=tuple(table.columns[at] for at in order),
        header=(header,),
        rows=tuple(
            row if row.group else replace(row, cells=tuple(row.cells[at] for at in order))
            for row in table.rows
        ),
    )


def _other(title: str, chance: random.Random) -> str:
    others = next(each["others"] for each in TITLES if re.search(each["ours"], title))
    return str(chance.choice(others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many fields came back the same."""

    same: int
    all: int
    lost: tuple[str, ...]


def fields_kept() -> Kept:
    """What recognising gives of shuffled tables, beside what it gives of the tables as built."""
    same = whole = 0
    lost: Counter[str] = Counter()
    for name in SHUFFLED:
        for kind in ("plan", "progress"):
            document = base(name).documents.get(kind)
            if document is None:
                continue
            for carrier in ("docx", "tabs"):
                before = fields_of(document, carrier)
                for seed in range(4):
                    after = fields_of(shuffled(document, f"{name} {kind} {seed}"), carrier)
                    for key, value in before.items():
                        whole += 1
                        same += after.get(key) == value
                        lost[key[1]] += after.get(key) != value
    return Kept(same=same, all=whole, lost=tuple(f"{k}: {n}" for k, n in lost.items() if n))


def fields_of(document: Document, carrier: str) -> dict[tuple[int, str], Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = WRITERS[carrier](document, Path(folder))
        whole = to_plain(recognise(read(path)).dossier)
    names = {each["key"]: each["name"] for each in whole.get("units", ())}
    found: dict[tuple[int, str], Any] = {}
    for at, each in enumerate(whole.get("plan", {}).get("measures", ())):
        own = {**each, "owners": sorted(names[key] for key in each.get("owners", ()))}
        found |= {(at, field): own[field] for field in FIELDS_OF_MEASURES if own.get(field)}
    for at, each in enumerate(whole.get("progress", {}).get("reports", ())):
        found |= {(at, f"report {f}"): each[f] for f in FIELDS_OF_REPORTS if each.get(f)}
    return found


@cache
def _pool() -> tuple[dict[str, Any], ...]:
    """Every measure of the examples with its report, each in one form."""
    found = []
    for path in sorted((ROOT / "examples").glob("0[13457]*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        reports = {each["measure"]: each for each in data["progress"]["reports"]}
        for each in data["plan"]["measures"]:
            report = reports.get(each["key"], {})
            if report.get("outcome") and report["status"] == "done":
                found.append({"title": each["title"], "steps": each["steps"], "report": report})
    return tuple(found)


def with_measures(count: int) -> dict[str, Any]:
    """A faultless dossier of that many measures."""
    name = ("04-demo-thai", "04-b-arabic")[count % 2]
    data: dict[str, Any] = yaml.safe_load(yaml.safe_dump(base(name).data, allow_unicode=True))
    chosen = random.Random(f"measures {count}").sample(_pool(), count)
    units = [unit["key"] for unit in data["units"]]
    slugs = ["communication-efficiency", "work-improvement", "open-data", "service-quality"]
    measures, reports = [], []
    for at, each in enumerate(chosen):
        key = f"x{at + 1}"
        measures.append(
            {
                "key": key,
                "number": str(at + 1),
                "title": each["title"],
                "indicators": [slugs[at % 4]],
                "steps": each["steps"],
                "owners": [units[at % 3]],
                "starts": "2020-10-01",
                "ends": "2021-09-30",
                "reporting": "year",
            }
        )
        own = {k: each["report"][k] for k in ("status", "done", "outcome")}
        reports.append({"measure": key, "period": "2564", **own, "reported_on": "2021-10-05"})
    data["plan"]["measures"] = measures
    data["progress"]["reports"] = reports
    return data


def alarms_of_shuffled() -> tuple[int, list[str]]:
    """Files checked, and what was said of faultless ones at error or warning."""
    count, said = 0, []
    for name in SHUFFLED:
        for kind in ("plan", "progress"):
            document = base(name).documents.get(kind)
            for seed in range(4):
                for carrier in WRITERS if document else ():
                    assert document is not None
                    count += 1
                    varied = shuffled(document, f"{name} {kind} {seed}")
                    said += _said(varied, carrier, f"{name} {kind} {seed} {carrier}")
    return count, said


def alarms_of_counts() -> tuple[int, list[str]]:
    """The same for dossiers of 1 to 20 measures."""
    count, said = 0, []
    for number in range(1, 21):
        documents = documents_of(with_measures(number))
        for kind in ("plan", "progress", "status"):
            for carrier in WRITERS:
                count += 1
                said += _said(documents[kind], carrier, f"{number} measures {kind} {carrier}")
    return count, said


def _said(document: Document, carrier: str, name: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = WRITERS[carrier](document, Path(folder))
        problems = check_file(path, is_draft=document.is_draft)
    return [
        f"{name}: {each.code} {each.place.described('en')} {each.text}"
        for each in problems
        if each.severity is not Severity.HINT
    ]
