"""Does any damage to a file end in an error of ours or in a result, and in bounded time?"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.running import EXAMPLES

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Problem
from prongsai.dossier import from_workbook, load, read, score_file, to_json, to_workbook
from prongsai.reporting import gather_file

SOAK = 40 if os.environ.get("PRONGSAI_SOAK") else 1
SECONDS = 20  # of the processor, for one file
HEADING = ["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11)), "overall"]
ROWS = [
    ["อบต.ก", "2565", *["90.25"] * 10, "90.25"],
    ["เทศบาลตำบลข", "๒๕๖๔", *["๗๐.๕"] * 9, "", ""],
    ["อบจ.ค", "2024", *["100"] * 10, ""],
]
PIECES = [
    *(
        b"&",
        b"*",
        b"!",
        b"!!",
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b"'",
        b"\n",
        b"\r",
        b"\t",
        b":",
        b": ",
    ),
    *(b"- ", b"? ", b"<<", b"---\n", b"%", b"\\", b"\\u0000", b"\\ud800", b"\0", b"\xef\xbb\xbf"),
    *(b"nan", b"-1", b"1e3", b"=", b"<", b">", b"<!--", b"&#0;", b"\xed\xa0\x80", b"\xff", b","),
    *(text.encode() for text in ("๙", "ำ", "ํา", "\u202e", "\ufffe", "\u2028", "😀")),
]


def csv_bytes() -> bytes:
    return "\n".join(",".join(row) for row in [HEADING, *ROWS]).encode()


def xlsx_bytes() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in [HEADING, *ROWS]:
        book.worksheets[0].append(row)
    book.save(stream)
    return stream.getvalue()


def parquet_bytes() -> bytes:
    stream = io.BytesIO()
    columns = dict(zip(HEADING, map(list, zip(*ROWS, strict=True)), strict=True))
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def damaged(chance: random.Random, data: bytes) -> bytes:
    """The bytes after one to twenty accidents."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not found:
            break
        at = chance.randrange(len(found))
        match chance.randrange(7):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                found[at] ^= 1 << chance.randrange(8)
            case 2:
                del found[at : at + chance.choice((1, 3, 30, 300))]
            case 3:
                found[at:at] = chance.randbytes(chance.choice((1, 4, 40)))
            case 4:
                source = chance.randrange(len(found))
                found[at:at] = found[source : source + chance.choice((1, 20, 300))]
            case 5:
                found[at:at] = chance.choice(PIECES)
            case _:
                del found[at : len(found) if chance.random() < 0.1 else at + 1]
    return bytes(found)


def damaged_inside(chance: random.Random, data: bytes) -> bytes:
    """The archive with one of its parts damaged or lost."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as made:
        names = source.namelist()
        hit, is_lost = chance.choice(names), chance.random() < 0.1
        for name in names:
            part = source.read(name)
            if name != hit:
                made.writestr(name, part)
            elif not is_lost:
                made.writestr(name, damaged(chance, part))
    return stream.getvalue()


def read_dossier(path: Path) -> tuple[Problem, ...]:
    _, problems = read(path)
    score_file(path)
    if not any(problem.is_error for problem in problems):
        gather_file(path)
    return problems


def read_table(path: Path) -> tuple[Problem, ...]:
    return score_file(path)[1]


def read_book(path: Path) -> tuple[Problem, ...]:
    return from_workbook(path)[1]


FILES: dict[str, tuple[Callable[[], bytes], Callable[[Path], tuple[Problem, ...]], int]] = {
    "year.yaml": (EXAMPLES[0].read_bytes, read_dossier, 150),
    "low.yaml": (EXAMPLES[-1].read_bytes, read_dossier, 100),
    "year.json": (lambda: to_json(load(EXAMPLES[0])).encode(), read_dossier, 100),
    "scores.csv": (csv_bytes, read_table, 300),
    "scores.xlsx": (xlsx_bytes, read_table, 200),
    "scores.parquet": (parquet_bytes, read_table, 200),
    "year.xlsx": (lambda: to_workbook(load(EXAMPLES[0])), read_book, 60),
}


def outcome_of(use: Callable[[Path], tuple[Problem, ...]], path: Path) -> str:
    """What became of one file: ``stopped``, ``listed`` or ``read``; anything else is raised."""
    try:
        problems = use(path)
    except ProngsaiError as error:
        return "stopped" if error.said.th and error.said.en else "wordless"
    return "listed" if problems else "read"


@pytest.mark.parametrize("name", FILES)
def test_no_accident_to_a_file_ends_in_a_traceback(tmp_path, name):
    make, use, count = FILES[name]
    data = make()
    path = tmp_path / name
    outcomes = set()
    for seed in range(count * SOAK):
        chance = random.Random(f"{name} {seed}")
        is_inside = name.endswith(".xlsx") and chance.random() < 0.7
        path.write_bytes((damaged_inside if is_inside else damaged)(chance, data))
        begun = time.process_time()
        try:
            outcomes.add(outcome_of(use, path))
        except Exception as error:
            error.add_note(f"seed {seed} of {name}")
            raise
        assert time.process_time() - begun < SECONDS, seed

    assert "wordless" not in outcomes
    assert len(outcomes) > 1
