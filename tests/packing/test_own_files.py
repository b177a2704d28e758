"""Is the checker silent on every file that we make from a faultless dossier, whatever its format?

The files are read as anybody's: nobody says which of them are drafts.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT

from prongsai.dossier import load, to_workbook
from prongsai.intake import read
from prongsai.packing import Format, Order, build_pack, check_file
from prongsai.reporting import Kind, compose, gather_file

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("packs")
    return {path.stem: build_pack(path, folder / path.stem, Order()).folder for path in EXAMPLES}


def documents_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix != ".json")


def test_every_kind_is_there_in_every_format(packs):
    made = {(path.stem, path.suffix[1:]) for each in packs.values() for path in documents_in(each)}

    written = {Format.PDF, Format.DOCX, Format.HTML}
    assert made >= {(kind, form) for kind in Kind for form in written}
    assert {kind for kind, form in made if form == "xlsx"} >= {"plan", "progress", "order"}


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_any_file_of_a_faultless_dossiers_pack(dossier, packs):
    assert check_file(dossier) == ()
    for path in documents_in(packs[dossier.stem]):
        assert check_file(path) == (), path.name


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_every_file_says_of_itself_whether_it_is_a_draft(dossier, packs):
    year, _ = gather_file(dossier)

    for path in documents_in(packs[dossier.stem]):
        assert read(path).is_draft == compose(Kind(path.stem), year).is_draft, path.name


def test_nothing_is_found_in_a_faultless_dossiers_workbook(tmp_path):
    path = tmp_path / "year.xlsx"
    path.write_bytes(to_workbook(load(EXAMPLES[0])))

    assert check_file(path) == ()
