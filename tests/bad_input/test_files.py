"""Is a file that is missing, empty, binary or not what it says one clear sentence, for all commands?"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.running import EXAMPLES, door, has_thai, prongsai, stopped_sentences

from prongsai.dossier import load, to_workbook

HEADING = ["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11)), "overall"]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
COMMANDS = {
    "score": ["score"],
    "validate": ["dossier", "validate"],
    "analyse": ["analyse"],
    "suggest": ["plan", "suggest"],
    "build": ["build", "--out", "{out}"],
    "to-xlsx": ["dossier", "to-xlsx", "--out", "{out}"],
    "from-xlsx": ["dossier", "from-xlsx", "--out", "{out}"],
}
READS_DOSSIERS = [name for name in COMMANDS if name != "from-xlsx"]


def words_of(command: str, tmp_path: Path, path: Path) -> list[str]:
    out = str(tmp_path / "out")
    return [*(word.replace("{out}", out) for word in COMMANDS[command]), str(path)]


def table_workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append(HEADING)
    book.worksheets[0].append(["ก", 2565, *[90] * 10, None])
    book.save(stream)
    return stream.getvalue()


def header_only_workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append(HEADING)
    book.save(stream)
    return stream.getvalue()


def parquet(rows: int) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table({name: ["90"] * rows for name in HEADING}), stream)
    return stream.getvalue()


def missing(path: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def loop(path: Path) -> None:
    path.symlink_to(path)


def below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_bytes(b"x")


def pipe(path: Path) -> None:
    os.mkfifo(path)


UNREACHABLE: list[Callable[[Path], None]] = [missing, folder, dangling, loop, below_a_file, pipe]


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("make", UNREACHABLE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_cannot_be_read_is_one_clear_sentence(tmp_path, command, make, suffix):
    path = tmp_path / "here" / f"แฟ้ม{suffix}"
    path.parent.mkdir()
    make(path)

    thai, english = stopped_sentences(door(*words_of(command, tmp_path, path)))

    assert f"แฟ้ม{suffix}" in thai
    assert not has_thai(english.replace(str(path), ""))
    assert not (tmp_path / "out").exists()


EMPTY = {"empty": b"", "blank": b" \n\t\n", "mark": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("data", EMPTY.values(), ids=EMPTY)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_file_is_refused(tmp_path, command, data, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)

    ran = door(*words_of(command, tmp_path, path))

    assert ran.status in (1, 2)
    assert has_thai(ran.err + ran.out)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".yml", ""])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PNG, "not a text file"),
        (bytes(range(256)), "not a text file"),
        ("ชื่อ: ก".encode("cp874"), "not in UTF-8"),
        ("ชื่อ: ก".encode("utf-16"), "not"),
        (b"name: \xed\xa0\x80", "not in UTF-8"),
        (table_workbook(), "a workbook or an archive"),
    ],
    ids=["png", "bytes", "cp874", "utf-16", "surrogate", "xlsx"],
)
@pytest.mark.parametrize("command", READS_DOSSIERS)
def test_a_binary_file_is_no_dossier(tmp_path, command, data, words, suffix):
    path = tmp_path / f"year{suffix}"
    path.write_bytes(data)

    thai, english = stopped_sentences(door(*words_of(command, tmp_path, path)))

    assert has_thai(thai)
    assert words in english
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "text", ["ก", "- ก", "[1, 2]", "null", "ก: ข", "{", "ก: [", "ก: 'ข", "\tก: ข"]
)
@pytest.mark.parametrize("command", READS_DOSSIERS)
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_text_that_is_no_dossier_is_told_with_what_to_do(tmp_path, command, text, suffix):
    path = tmp_path / f"year{suffix}"
    path.write_text(text, encoding="utf-8")

    ran = door(*words_of(command, tmp_path, path))

    if command in ("score", "validate"):
        assert ran.status == 1
        assert " → " in ran.out + ran.err
    else:
        stopped_sentences(ran)
    assert not (tmp_path / "out").exists()


TABLES = {
    "png.xlsx": (PNG, "no XLSX workbook"),
    "text.xlsx": (b"agency,fiscal_year", "no XLSX workbook"),
    "cut.xlsx": (table_workbook()[:2000], "no XLSX workbook"),
    "cut-late.xlsx": (table_workbook()[:-30], "no XLSX workbook"),
    "heading.xlsx": (header_only_workbook(), "no row below it"),
    "png.parquet": (PNG, "no Parquet file"),
    "cut.parquet": (parquet(3)[:-20], "no Parquet file"),
    "cut-early.parquet": (parquet(3)[:50], "no Parquet file"),
    "heading.parquet": (parquet(0), "no row below it"),
    "png.csv": (PNG, "not a text file"),
    "bytes.csv": (b"agency,fiscal_year\n\xff\xfe,2565\n", "not a CSV text in UTF-8"),
    "heading.csv": (",".join(HEADING).encode(), "no row below it"),
    "blank-rows.csv": (",".join(HEADING).encode() + b"\n,,\n\n , \n", "no row below it"),
    "words.csv": ("หน่วยงาน,ปี\nก,2565\n".encode(), "are missing"),
    "some.csv": (b"agency,fiscal_year,i1,i2\na,2565,1,2\n", "i3, i4, i5"),
    "quote.csv": (",".join(HEADING).encode() + b'\n"a' + b"x" * 200_000, "cannot be read as CSV"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_file_that_is_no_table_of_scores_says_what_would_do(tmp_path, name):
    data, words = TABLES[name]
    path = tmp_path / name
    path.write_bytes(data)

    thai, english = stopped_sentences(door("score", path))

    assert words in english
    assert "i1 ถึง i10" in thai
    assert str(path) in thai


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xls", "a.xlsm", "a.ods", "a.XLS"])
def test_a_kind_of_file_that_is_not_read_is_refused_with_those_that_are(tmp_path, name):
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    thai, english = stopped_sentences(door("score", tmp_path / name))

    kind = (tmp_path / name).suffix.lower()
    assert f"ไม่รู้จักแฟ้มชนิด {kind}" in thai
    assert f"files of the kind {kind} are not known" in english
    assert "XLSX" in thai


def test_a_file_without_a_kind_is_taken_for_a_dossier(tmp_path):
    (tmp_path / "scores").write_bytes(b"%PDF-1.7\n\x00\xff\xfe")

    _, english = stopped_sentences(door("score", tmp_path / "scores"))

    assert "Use a dossier" in english


def test_a_table_of_tabs_in_a_txt_is_a_table(tmp_path):
    row = ["ก", "2565", *["90"] * 8, "100", "100"]
    text = "\n".join("\t".join(each) for each in (HEADING[:-1], row))
    (tmp_path / "a.txt").write_bytes(text.encode("cp874"))

    ran = door("score", tmp_path / "a.txt", "--json")

    assert (ran.status, ran.json["results"][0]["overall"]) == (0, "94.00")


BOOKS = {
    "png.xlsx": (PNG, "no XLSX workbook"),
    "cut.xlsx": (to_workbook(load(EXAMPLES[0]))[:100_000], "no XLSX workbook"),
    "other.xlsx": (table_workbook(), "no workbook of this program"),
    "year.yaml": (EXAMPLES[0].read_bytes(), "no .xlsx workbook"),
    "macros.xlsm": (table_workbook(), "macros"),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_file_that_is_no_workbook_of_ours_is_refused(tmp_path, name):
    data, words = BOOKS[name]
    (tmp_path / name).write_bytes(data)

    ran = door("dossier", "from-xlsx", tmp_path / name, "--out", tmp_path / "out.yaml")

    assert words in stopped_sentences(ran)[1]
    assert not (tmp_path / "out.yaml").exists()


@pytest.mark.parametrize("command", ["score", "validate", "build", "from-xlsx"])
def test_the_program_itself_ends_so_as_well(tmp_path, command):
    ran = prongsai(*words_of(command, tmp_path, tmp_path / "nothing.xlsx"))

    thai, english = stopped_sentences(ran)
    assert "ไม่พบแฟ้มหรือโฟลเดอร์" in thai
    assert "no such file or folder" in english
    assert ran.out == ""
