from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.errors import FileUnusable
from prongsai.core.files import (
    read_whole,
    sha256_of,
    without_times,
    write_new,
    write_sealed,
    write_whole,
)


def archive_of(members: dict[str, bytes], year: int, method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name, date_time=(year, 5, 6, 7, 8, 10)), data, method)
    return target.getvalue()


def test_a_file_is_written_whole_with_its_folders(tmp_path):
    path = tmp_path / "ปี 2568" / "แผน.pdf"

    write_whole(path, b"one")
    write_whole(path, b"two")

    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["แผน.pdf"]


def test_a_long_thai_name_is_written(tmp_path):
    path = tmp_path / ("ก" * 83 + ".pdf")  # 253 bytes of the 255 that a name may have

    write_whole(path, b"x")

    assert path.read_bytes() == b"x"


def test_a_folder_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "taken").write_bytes(b"x")

    with pytest.raises(FileUnusable) as refused:
        write_whole(tmp_path / "taken" / "deeper" / "a.pdf", b"x")

    assert "เขียนแฟ้มไม่ได้" in refused.value.said.th
    assert "cannot be written" in refused.value.said.en
    assert refused.value.remedy.th
    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]


def test_a_folder_that_takes_no_files_is_said_so():
    with pytest.raises(FileUnusable, match="cannot be written"):
        write_whole(Path("/proc/self/prongsai/a.pdf"), b"x")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    folder = tmp_path / "a.pdf"
    (folder / "inside").mkdir(parents=True)

    with pytest.raises(FileUnusable):
        write_whole(folder, b"x")

    assert list(tmp_path.iterdir()) == [folder]
    assert [each.name for each in folder.iterdir()] == ["inside"]


def test_data_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(TypeError):
        write_whole(tmp_path / "a.txt", "no bytes")  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_system_takes_is_a_sentence(tmp_path):
    for path in (tmp_path / "a\0b", tmp_path / ("a" * 300)):
        with pytest.raises(FileUnusable):
            write_whole(path, b"x")
        with pytest.raises(FileUnusable):
            read_whole(path, limit=10)


def test_a_new_file_is_never_written_over_an_old_one(tmp_path):
    path = tmp_path / "dossier.yaml"
    write_new(path, b"mine")

    with pytest.raises(FileUnusable) as refused:
        write_new(path, b"other")

    assert path.read_bytes() == b"mine"
    assert "มีแฟ้มนี้อยู่แล้ว" in refused.value.said.th


def test_a_file_is_read_up_to_its_limit(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"12345")

    assert read_whole(path, limit=5) == b"12345"
    with pytest.raises(FileUnusable, match="larger than 4 bytes"):
        read_whole(path, limit=4)


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_refused(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data)

    with pytest.raises(FileUnusable, match="empty"):
        read_whole(path, limit=5)


def test_a_missing_file_is_said_to_be_missing_in_both_languages(tmp_path):
    with pytest.raises(FileUnusable) as refused:
        read_whole(tmp_path / "none.csv", limit=5)

    assert "ไม่พบแฟ้ม" in refused.value.said.th
    assert "no such file" in refused.value.said.en
    assert refused.value.path in refused.value.said.th


def test_a_folder_and_a_pipe_are_no_files_to_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FileUnusable, match="a folder"):
        read_whole(tmp_path, limit=5)
    with pytest.raises(FileUnusable, match="no regular file"):
        read_whole(tmp_path / "pipe", limit=5)


def test_the_digest_of_a_known_text():
    # FIPS 180-2, appendix B.1
    assert sha256_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=200), max_size=4
    )
)
def test_an_archive_is_the_same_whenever_and_however_it_was_packed(members):
    made = {
        without_times(archive_of(members, year, method))
        for year in (1999, 2026)
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    }

    assert len(made) == 1
    with zipfile.ZipFile(io.BytesIO(made.pop())) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == members
        assert archive.namelist() == list(members)
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
        # Deflate gives other bytes with another zlib; stored members cannot.
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())


OLD = {"a.pdf": b"old a", "b.pdf": b"old b", "seal": b"old"}
NEW = {"seal": b"new", "a.pdf": b"new a", "c.pdf": b"new c"}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_sealed_set_takes_the_place_of_the_one_before(tmp_path):
    write_sealed(tmp_path / "out", OLD, seal="seal")
    (tmp_path / "out" / "mine").write_bytes(b"mine")

    write_sealed(tmp_path / "out", NEW, seal="seal", without=["b.pdf"])

    assert files_in(tmp_path / "out") == {**NEW, "mine": b"mine"}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").glob("*.pdf")} == {0o644}


@pytest.mark.parametrize("moved_before", range(len(NEW)))
def test_a_set_that_is_broken_off_has_no_seal(tmp_path, monkeypatch, moved_before):
    write_sealed(tmp_path, OLD, seal="seal")
    moves = iter(range(moved_before))
    replace = Path.replace

    def replace_until_broken_off(path: Path, target: Path) -> Path:
        if next(moves, None) is None:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_until_broken_off)
    with pytest.raises(KeyboardInterrupt):
        write_sealed(tmp_path, NEW, seal="seal", without=["b.pdf"])

    assert "seal" not in files_in(tmp_path)
    assert not list(tmp_path.glob(".*"))


def test_a_set_that_does_not_fit_leaves_the_one_before_as_it_was(tmp_path, monkeypatch):
    write_sealed(tmp_path, OLD, seal="seal")
    write = Path.write_bytes

    def write_until_full(path: Path, data: bytes) -> int:
        if path.name == "c.pdf":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_until_full)
    with pytest.raises(FileUnusable, match="no space left"):
        write_sealed(tmp_path, NEW, seal="seal")

    assert files_in(tmp_path) == OLD


def test_a_folder_in_the_place_of_one_of_the_set_leaves_the_one_before(tmp_path):
    write_sealed(tmp_path, OLD, seal="seal")
    (tmp_path / "c.pdf").mkdir()

    with pytest.raises(FileUnusable, match=r"c\.pdf: the file cannot be written"):
        write_sealed(tmp_path, NEW, seal="seal")

    (tmp_path / "c.pdf").rmdir()
    assert files_in(tmp_path) == OLD
