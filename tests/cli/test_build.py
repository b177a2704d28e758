"""Does ``prongsai build`` fill a folder with what the dossier has data for, and say the rest?"""

from __future__ import annotations

import hashlib
import json
import os
import pty
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.running import EXAMPLES, PROGRAM, Ran, door, has_thai, prongsai, stopped_sentences

KINDS = {
    *("analysis", "plan", "progress", "status", "memo-plan", "memo-progress"),
    *("announcement", "order", "oit-checklist"),
}
QUICK = ["--only", "announcement", "--format", "html"]
PLAN = ["--only", "plan", "--format", "html"]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    folder = tmp_path_factory.mktemp("pack") / "below" / "out"
    return folder, prongsai("build", EXAMPLES[0], "--out", folder)


def manifest_of(folder: Path) -> Any:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_the_first_example_gives_every_kind_and_format(full):
    folder, ran = full
    made = {(each["kind"], each["format"]) for each in manifest_of(folder)["documents"]}

    assert ran.status == 0
    assert {kind for kind, _ in made} == KINDS
    assert {form for _, form in made} == {"pdf", "docx", "html", "xlsx"}
    assert all((kind, form) in made for kind in KINDS for form in ("pdf", "docx", "html"))
    assert manifest_of(folder)["left_out"] == []
    assert ran.out.startswith(f"{folder}: {len(made)} แฟ้ม\n")


def test_the_manifest_tells_each_file_by_its_digest_and_pages(full):
    folder, _ = full
    documents = manifest_of(folder)["documents"]

    assert {path.name for path in folder.iterdir()} == {
        "manifest.json",
        *(each["file"] for each in documents),
    }
    for each in documents:
        data = (folder / each["file"]).read_bytes()
        assert each["sha256"] == hashlib.sha256(data).hexdigest()
        assert list(each) == sorted(["kind", "format", "file", "sha256", "pages"])
        pages = len(pypdfium2.PdfDocument(data)) if each["format"] == "pdf" else None
        assert each["pages"] == pages


def test_a_second_run_gives_the_same_bytes(full, tmp_path):
    folder, _ = full

    prongsai("build", EXAMPLES[0], "--out", tmp_path / "again", "--json", "--lang", "en")

    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_only_what_was_asked_for_is_made(tmp_path):
    words = ["--only", "plan, announcement", "--format", "docx,html"]

    ran = door("build", EXAMPLES[0], "--out", tmp_path, *words, "--json")

    assert ran.status == 0
    assert {**ran.json, **manifest_of(tmp_path)} == ran.json
    assert set(ran.json) == {"documents", "left_out", "left_out_formats", "problems"}
    assert {each["file"] for each in ran.json["problems"]} == {str(EXAMPLES[0])}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("announcement.docx", "announcement.html", "manifest.json", "plan.docx", "plan.html")
    ]


def test_what_an_earlier_run_made_and_this_one_does_not_goes_and_nothing_else(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    door("build", EXAMPLES[0], "--out", tmp_path, "--only", "plan", "--format", "html")

    door("build", EXAMPLES[0], "--out", tmp_path, *QUICK)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("announcement.html", "manifest.json", "mine.txt")
    ]


def test_several_dossiers_get_a_folder_each(tmp_path):
    ran = prongsai("build", *EXAMPLES[:2], "--out", tmp_path, "--only", "plan", "--format", "html")
    in_json = prongsai(
        *("build", *EXAMPLES[:2], "--out", tmp_path, "--only", "plan", "--format", "html"),
        *("--json", "--lang", "en"),
    )

    assert ran.status == 0
    folders = [str(tmp_path / path.stem) for path in EXAMPLES[:2]]
    assert ran.out.splitlines() == [
        *(f"{folder}: 1 แฟ้ม" for folder in folders),
        f"จัดทำแล้ว 2 ชุด รวม 2 แฟ้ม ใน {tmp_path}",
    ]
    assert [pack["folder"] for pack in in_json.json["packs"]] == folders
    for folder, pack in zip(folders, in_json.json["packs"], strict=True):
        assert {**pack, **manifest_of(Path(folder)), "folder": folder} == pack


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The first example in a district that its province does not have."""
    text = EXAMPLES[0].read_text(encoding="utf-8")
    assert text.count('district: "ดอนโปร่งใส"') == 1
    path = tmp_path / "wrong.yaml"
    path.write_text(text.replace("ดอนโปร่งใส", "ดอนโปร่งใจ"), encoding="utf-8")
    return path


def test_an_error_refuses_the_pack_and_is_told_with_its_place(wrong, tmp_path):
    out = tmp_path / "out"
    ran = door("build", wrong, "--out", out, *PLAN)
    english = door("build", wrong, "--out", out, *PLAN, "--lang", "en")
    in_json = door("build", wrong, "--out", out, *PLAN, "--json")

    assert (ran.status, english.status, in_json.status) == (1, 1, 1)
    assert ran.out.startswith(f"{out}: ไม่ได้จัดทำ พบข้อที่ผิด 1 ข้อ")
    assert "--allow-problems" in ran.out
    assert f"[ผิด] {wrong} agency.district: " in ran.err
    assert "--allow-problems" in english.out
    assert f"[error] {wrong} agency.district: " in english.err
    assert (in_json.json["documents"], in_json.json["refused"]) == ([], True)
    assert "district-not-in-province" in in_json.codes
    assert not out.exists()


def test_a_refused_pack_says_that_the_older_one_is_still_there(wrong, tmp_path):
    out = tmp_path / "out"
    door("build", EXAMPLES[0], "--out", out, *PLAN)
    before = manifest_of(out)

    ran = door("build", wrong, "--out", out, *PLAN)

    assert ran.out.splitlines()[1] == "  ชุดเดิมในโฟลเดอร์นี้ยังอยู่และไม่ได้เปลี่ยน"
    assert manifest_of(out) == before


def test_allowed_problems_are_printed_and_listed_and_end_with_status_1(wrong, tmp_path):
    out = tmp_path / "out"
    ran = door("build", wrong, "--out", out, *PLAN, "--allow-problems")
    checked = door("check", wrong, "--json").json

    assert ran.status == 1
    assert ran.out == f"{out}: 1 แฟ้ม และรายการข้อที่ผิด problems.json, problems.txt\n"
    listed = json.loads((out / "problems.json").read_text("utf-8"))["problems"]
    errors = [each["code"] for each in listed if each["severity"] == "error"]
    assert errors == [each["code"] for each in checked] == ["district-not-in-province"]


def test_a_faultless_dossier_is_the_same_pack_with_problems_allowed(tmp_path):
    words = ["build", EXAMPLES[0], "--out"]
    strict = door(*words, tmp_path / "a", *PLAN)
    lenient = door(*words, tmp_path / "b", *PLAN, "--allow-problems")

    assert (strict.status, lenient.status) == (0, 0)
    assert manifest_of(tmp_path / "a") == manifest_of(tmp_path / "b")
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == [
        *("manifest.json", "plan.html")
    ]


def test_of_several_what_is_right_is_built_and_what_is_refused_is_named(wrong, tmp_path):
    out = tmp_path / "out"
    ran = prongsai("build", wrong, EXAMPLES[0], "--out", out, *PLAN)
    in_json = prongsai("build", wrong, EXAMPLES[0], "--out", out, *PLAN, "--json")

    assert (ran.status, in_json.status) == (1, 1)
    first, *_, made, total = ran.out.splitlines()
    assert first.startswith(f"{out / 'wrong'}: ไม่ได้จัดทำ ")
    assert made == f"{out / EXAMPLES[0].stem}: 1 แฟ้ม"
    assert total == f"จัดทำแล้ว 1 ชุด รวม 1 แฟ้ม ใน {out} ไม่ได้จัดทำ 1 ชุด"
    assert [path.name for path in out.iterdir()] == [EXAMPLES[0].stem]
    assert [pack.get("refused", False) for pack in in_json.json["packs"]] == [True, False]


def test_two_dossiers_of_one_name_are_refused(tmp_path):
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / EXAMPLES[0].name
    twin.write_bytes(EXAMPLES[0].read_bytes())

    ran = door("build", EXAMPLES[0], twin, "--out", tmp_path / "out")

    assert EXAMPLES[0].stem in stopped_sentences(ran)[0]
    assert not (tmp_path / "out").exists()


def test_one_bad_dossier_among_several_is_one_clear_sentence(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: prongsai/dossier/1\n", encoding="utf-8")

    ran = prongsai("build", EXAMPLES[0], bad, "--out", tmp_path / "out", *QUICK)

    assert str(bad) in stopped_sentences(ran)[0]


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        (["--only", "analysis,letter"], "oit-checklist"),
        (["--format", "pdf,odt"], "docx"),
        (["--only", "Analysis"], "oit-checklist"),
    ],
)
def test_an_unknown_kind_or_format_is_told_with_those_there_are(tmp_path, words, listed):
    thai, english = stopped_sentences(door("build", EXAMPLES[0], "--out", tmp_path / "out", *words))

    assert listed in thai
    assert listed in english
    assert not (tmp_path / "out").exists()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    path = tmp_path / "year.yaml"
    path.write_text(
        "schema: prongsai/dossier/1\nfiscal_year: 2568\nagency: {name: องค์การบริหารส่วนตำบลทดสอบ}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_that_is_asked_for_and_has_no_data_is_an_error(bare, tmp_path, kind):
    thai, english = stopped_sentences(
        door("build", bare, "--out", tmp_path / "out", "--only", kind)
    )

    assert kind in thai
    assert kind in english
    assert not has_thai(english)
    assert not (tmp_path / "out").exists()


def test_kinds_without_data_are_left_out_with_their_reasons(bare, tmp_path):
    thai = door("build", bare, "--out", tmp_path / "out")
    english = door("build", bare, "--out", tmp_path / "out", "--lang", "en")
    manifest = manifest_of(tmp_path / "out")

    assert (thai.status, english.status) == (0, 0)
    assert manifest["documents"] == []
    assert {each["kind"] for each in manifest["left_out"]} == KINDS
    assert all(has_thai(each["reason"]) for each in manifest["left_out"])
    assert thai.out.count("ไม่ได้จัดทำ") == english.out.count("left out") == len(KINDS)
    assert not has_thai(english.out)


def test_the_period_of_the_report_may_be_chosen(tmp_path):
    words = ["--only", "progress", "--format", "html", "--period"]
    whole = door("build", EXAMPLES[0], "--out", tmp_path / "a", *words, "2566")
    nothing = door("build", EXAMPLES[0], "--out", tmp_path / "b", *words, "2599-Q1")

    assert whole.status == 0
    assert "2599" in stopped_sentences(nothing)[1]


def test_a_pipe_gets_no_progress_bar(tmp_path):
    ran = prongsai("build", EXAMPLES[0], "--out", tmp_path, *QUICK)

    assert "%" not in ran.err
    assert "\r" not in ran.err


def processes_of(group: int) -> int:
    """How many processes of the group there are that loaded Python; a zombie is none."""
    found = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = stat.read_text("utf-8").rpartition(")")[2].split()[:3]
        except FileNotFoundError:  # it ended while we looked
            continue
        found += of_group == str(group) and state != "Z"
    return found


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def building(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build of all examples whose workers have begun, in a process group of its own."""
    words = [PROGRAM, "build", *EXAMPLES, "--out", tmp_path / "out"]
    with subprocess.Popen(
        list(map(str, words)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        wait_until(lambda: processes_of(running.pid) >= 3)
        yield running


def test_an_interrupt_ends_the_build_without_a_word_and_leaves_whole_packs(building, tmp_path):
    os.killpg(building.pid, signal.SIGINT)
    out, err = building.communicate(timeout=60)

    assert building.returncode == 130
    assert (out, err) == (b"", b"")
    assert not list(tmp_path.rglob(".prongsai-*"))
    for folder in tmp_path.glob("out/*"):
        for each in manifest_of(folder)["documents"]:
            data = (folder / each["file"]).read_bytes()
            assert each["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_build_that_is_killed_leaves_no_process_behind(building):
    building.kill()
    building.communicate(timeout=60)

    wait_until(lambda: processes_of(building.pid) == 0)


@pytest.mark.parametrize(("language", "label"), [("th", "จัดทำเอกสาร"), ("en", "Building")])
def test_a_terminal_gets_a_progress_bar(tmp_path, language, label):
    ours, theirs = pty.openpty()
    some = ["--only", "plan", "--format", "html", "--lang", language]
    words = [PROGRAM, "build", *EXAMPLES[:2], "--out", tmp_path, *some]
    with subprocess.Popen(
        list(map(str, words)), stdout=subprocess.PIPE, stderr=theirs, stdin=subprocess.DEVNULL
    ) as running:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 4096):
                shown += data
        except OSError:  # what Linux answers once the other end is closed
            pass
        finally:
            os.close(ours)

    assert label in shown.decode("utf-8")
    assert "100%" in shown.decode("utf-8")
    assert running.returncode == 0
