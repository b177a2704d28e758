"""Is an output that cannot be written one clear sentence, and nothing half made?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running import EXAMPLES, door, has_thai, prongsai, stopped_sentences

from prongsai.dossier import load, to_workbook

BUILD = ["build", str(EXAMPLES[0]), "--only", "announcement", "--format", "html"]
COMMANDS = {
    "build": BUILD,
    "new": ["dossier", "new", "--agency", "ก", "--year", "2568", "--overwrite"],
    "template": ["dossier", "template", "--overwrite"],
    "to-xlsx": ["dossier", "to-xlsx", str(EXAMPLES[0]), "--overwrite"],
    "from-xlsx": ["dossier", "from-xlsx", "{workbook}", "--overwrite"],
}
ENDINGS = {"new": ".yaml", "template": ".xlsx", "to-xlsx": ".xlsx", "from-xlsx": ".json"}


def below_a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"mine")
    return folder / "file" / "out"


def far_below_a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"mine")
    return folder / "file" / "a" / "b" / "out"


def name_too_long(folder: Path) -> Path:
    return folder / ("ก" * 300) / "out"


def system_folder(_folder: Path) -> Path:
    return Path("/proc/prongsai/out")


def below_a_device(_folder: Path) -> Path:
    return Path("/dev/null/out")


PLACES: list[Callable[[Path], Path]] = [
    *(below_a_file, far_below_a_file, name_too_long),
    *(system_folder, below_a_device),
]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "year.xlsx"
    path.write_bytes(to_workbook(load(EXAMPLES[0])))
    return path


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_that_cannot_be_written_stops_the_work(tmp_path, workbook, command, place):
    out = place(tmp_path).with_suffix(ENDINGS.get(command, ""))
    words = [word.replace("{workbook}", str(workbook)) for word in COMMANDS[command]]

    thai, english = stopped_sentences(door(*words, "--out", out))

    assert "เขียนแฟ้มไม่ได้" in thai
    assert "cannot be written" in english
    assert not has_thai(english.replace("ก", ""))
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left in ([], [tmp_path / "file"])


def test_a_pack_does_not_go_into_a_file(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")

    stopped_sentences(prongsai(*BUILD, "--out", tmp_path / "out"))

    assert (tmp_path / "out").read_bytes() == b"mine"


@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
@pytest.mark.parametrize("command", ["new", "template"])
def test_a_file_does_not_take_the_place_of_a_folder(tmp_path, command, overwrite):
    words = [word for word in COMMANDS[command] if word != "--overwrite"]
    folder = tmp_path / f"year{ENDINGS[command]}"
    folder.mkdir()

    stopped_sentences(door(*words, *overwrite, "--out", folder))

    assert list(tmp_path.rglob("*")) == [folder]


def test_a_folder_in_the_place_of_a_document_stops_the_pack(tmp_path):
    (tmp_path / "announcement.html").mkdir()

    thai, _ = stopped_sentences(door(*BUILD, "--out", tmp_path))

    assert "announcement.html" in thai
    assert [path.name for path in tmp_path.iterdir()] == ["announcement.html"]


def test_one_of_several_packs_that_cannot_be_written_stops_all(tmp_path):
    (tmp_path / EXAMPLES[1].stem).write_bytes(b"mine")
    words = ["--only", "plan", "--format", "html", "--out", tmp_path]

    thai, _ = stopped_sentences(prongsai("build", *EXAMPLES[:2], *words))

    assert EXAMPLES[1].stem in thai
