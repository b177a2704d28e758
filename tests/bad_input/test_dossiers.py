"""Does a dossier made to hurt end quickly, with a line and a remedy?"""

from __future__ import annotations

import io
import resource
import subprocess
import time
import zipfile
from collections.abc import Iterable
from itertools import repeat
from pathlib import Path

import openpyxl
import pytest
from tests.running import EXAMPLES, PROGRAM, door, has_thai, stopped_sentences

from prongsai.dossier import load, to_workbook

HEAD = "schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {name: อบต.ก}\n"
JSON = '{"schema": "prongsai/dossier/1", "fiscal_year": 2568, "agency": {"name": "ก"}, "note": '
SECONDS = 20  # of the processor: none of these takes more than a few
BYTES = 2_000_000_000
LAUGHS = "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"

BOMBS = {
    "billion-laughs.yaml": (HEAD + "a: &a [x, x]\n" + LAUGHS, "yaml-anchor"),
    "merge.yaml": (HEAD + "a: &a {b: c}\nd: {<<: *a}\n", "yaml-anchor"),
    "object.yaml": (HEAD + "note: !!python/object/apply:os.system [ls]\n", "yaml-tag"),
    "deep-list.yaml": (HEAD + "note: " + "[" * 100_000, "file-too-deep"),
    "deep-closed.yaml": (HEAD + "note: " + "[" * 100_000 + "]" * 100_000, "file-too-deep"),
    "deep-keys.yaml": (HEAD + "note: " + "{a: " * 100_000, "file-too-deep"),
    "deep-dashes.yaml": (HEAD + "note:\n" + "- " * 100_000 + "x", "file-too-deep"),
    "deep-questions.yaml": (HEAD + "? " * 50_000 + "x", "key-not-text"),
    "long-scalar.yaml": (HEAD + "note: " + "ก" * 1_600_000, "text-too-long"),
    "long-escapes.yaml": (HEAD + 'note: "' + "\\n" * 2_400_000 + '"', "text-too-long"),
    "many-items.yaml": (HEAD + "note:\n" + "- a\n" * 1_200_000, "file-too-many-values"),
    "many-keys.yaml": (
        HEAD + "".join(f"k{n}: 1\n" for n in range(300_000)),
        "file-too-many-values",
    ),
    "two.yaml": (HEAD + "---\n" + HEAD, "yaml-many-documents"),
    "deep.json": (JSON + "[" * 100_000 + "]" * 100_000 + "}", "file-too-deep"),
    "deep-keys.json": (JSON + '{"a":' * 100_000, "file-too-deep"),
    "long-number.json": (JSON + "9" * 4_000_000 + "}", "text-too-long"),
    "many-items.json": (JSON + "[" + "1," * 2_000_000 + "1]}", "file-too-many-values"),
    "half-a-letter.json": (JSON + '"\\ud800"}', "json-unreadable"),
    "nan.json": (JSON + "NaN}", "json-unreadable"),
}


def bounded(*words: object) -> subprocess.CompletedProcess[bytes]:
    """The program with two gigabytes of memory and a time limit."""
    return subprocess.run(
        [str(PROGRAM), *map(str, words)],
        capture_output=True,
        check=False,
        timeout=SECONDS * 6,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES)),
    )


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_listed_problem_within_seconds(tmp_path, name):
    text, code = BOMBS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    begun = time.process_time()
    ran = door("dossier", "validate", path, "--json")
    taken = time.process_time() - begun

    assert ran.status == 1
    assert ran.codes == [code]
    assert has_thai(ran.json["problems"][0]["message_th"])
    assert has_thai(ran.json["problems"][0]["remedy_th"])
    assert not has_thai(ran.json["problems"][0]["message_en"])
    assert taken < SECONDS


@pytest.mark.parametrize("name", ["billion-laughs.yaml", "deep-list.yaml", "many-items.yaml"])
@pytest.mark.parametrize(
    "command", [["score"], ["build", "--out", "out"]], ids=lambda each: each[0]
)
def test_the_program_keeps_to_its_memory(tmp_path, command, name):
    path = tmp_path / name
    path.write_text(BOMBS[name][0], encoding="utf-8")

    done = bounded(
        *(
            word.replace("out", str(tmp_path / "out")) if word == "out" else word
            for word in command
        ),
        path,
    )

    assert done.returncode == (1 if command == ["score"] else 2), done.stderr
    assert b"Traceback" not in done.stderr
    assert BOMBS[name][1].encode() in done.stderr


def test_ten_megabytes_are_refused_unread(tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text(HEAD + "note: " + "a" * 10_000_000, encoding="utf-8")

    thai, english = stopped_sentences(door("dossier", "validate", path))

    assert "5,000,000" in thai
    assert "larger than 5,000,000 bytes" in english


@pytest.mark.parametrize("version", ["2", "3", "99", "999999999"])
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_newer_schema_asks_for_a_newer_program(tmp_path, version, suffix):
    path = tmp_path / f"year.{suffix}"
    text = f'{{"schema": "prongsai/dossier/{version}", "something": {{"new": ["here"]}}}}'
    path.write_text(text, encoding="utf-8")

    ran = door("dossier", "validate", path, "--json")
    thai, english = stopped_sentences(door("build", path, "--out", tmp_path / "out"))

    assert (ran.status, ran.codes) == (1, ["schema-newer"])
    assert f"รุ่น {version}" in thai
    assert "ปรับปรุงโปรแกรม" in thai
    assert "Upgrade the program" in english


def test_a_workbook_of_a_newer_schema_asks_for_a_newer_program(tmp_path):
    data = to_workbook(load(EXAMPLES[0]))
    path = tmp_path / "year.xlsx"
    source = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(path, "w") as made:
        for name in source.namelist():
            made.writestr(
                name, source.read(name).replace(b"prongsai/dossier/1", b"prongsai/dossier/2")
            )

    ran = door("dossier", "from-xlsx", path, "--out", tmp_path / "year.yaml")

    assert "schema-newer" in ran.err
    stopped_sentences(ran)


def rebuilt(path: Path, data: bytes, part: str, blocks: Iterable[bytes]) -> Path:
    """The workbook with one part replaced."""
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
    ):
        for name in source.namelist():
            if name != part:
                made.writestr(name, source.read(name))
        with made.open(part, "w") as stream:
            stream.writelines(blocks)
    return path


def table_with_sheet(path: Path, sheet: str) -> Path:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return rebuilt(path, stream.getvalue(), SHEET, [sheet.encode()])


ZIP_BOMBS = [
    (SHEET, b"<row/>", 60_000_000, "too many cells"),
    (SHEET, b"<c/>", 60_000_000, "too many cells"),
    ("xl/sharedStrings.xml", b"<si/>", 60_000_000, "too many cells"),
    ("xl/styles.xml", b"<font/>", 10_000_000, "too many cells or styles"),
    ("xl/media/image1.png", b"0", 520_000_000, "swells beyond"),
]


@pytest.mark.parametrize(("part", "unit", "size", "words"), ZIP_BOMBS)
def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path, part, unit, size, words):
    block = unit * (1_000_000 // len(unit))
    data = to_workbook(load(EXAMPLES[0]))
    path = rebuilt(tmp_path / "a.xlsx", data, part, repeat(block, size // len(block)))
    assert path.stat().st_size < 3_000_000

    for command in (["score"], ["dossier", "from-xlsx", "--out", tmp_path / "out"]):
        begun = time.process_time()
        thai, english = stopped_sentences(door(*command, path))

        assert words in english
        assert has_thai(thai)
        assert time.process_time() - begun < SECONDS


def test_a_cell_at_the_edge_of_a_sheet_does_not_fill_the_memory(tmp_path):
    names = ["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11))]
    heading = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in names)
    far = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 40_000))
    sheet = f"<worksheet {NAMESPACE}><sheetData><row>{heading}</row>{far}</sheetData></worksheet>"

    done = bounded("score", table_with_sheet(tmp_path / "a.xlsx", sheet))

    assert done.returncode == 2, done.stderr
    assert b"too large" in done.stderr


def test_a_row_far_below_does_not_fill_the_memory(tmp_path):
    row = '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'
    sheet = f"<worksheet {NAMESPACE}><sheetData>{row}</sheetData></worksheet>"

    done = bounded("score", table_with_sheet(tmp_path / "a.xlsx", sheet))

    assert done.returncode == 2, done.stderr
    assert b"too large" in done.stderr


def test_entities_in_a_workbook_do_not_swell(tmp_path):
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairs)
    row = '<row><c t="inlineStr"><is><t>&i;</t></is></c></row>'
    sheet = (
        f'<!DOCTYPE x [<!ENTITY a "lol">{entities}]>'
        f"<worksheet {NAMESPACE}><sheetData>{row}</sheetData></worksheet>"
    )

    done = bounded("score", table_with_sheet(tmp_path / "a.xlsx", sheet))

    assert done.returncode == 2, done.stderr
    assert b"Traceback" not in done.stderr
