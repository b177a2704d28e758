"""Does the door speak the language that was asked for, everywhere on the line, and end rightly?"""

from __future__ import annotations

import os
import subprocess

import pytest
from tests.conftest import ROOT
from tests.running import EXAMPLES, PROGRAM, door, has_thai, prongsai, stopped_sentences

from prongsai import __version__
from prongsai.cli.speech import LanguageUnknown, split_language

SHOWS = ["editions", "show", "2565"]


@pytest.mark.parametrize("at", range(4))
def test_the_language_may_stand_anywhere_on_the_line(at):
    words = [*SHOWS[:at], "--lang", "en", *SHOWS[at:]]

    assert door(*words).out.startswith("Rules of fiscal year 2565")


def test_thai_is_spoken_unless_english_is_asked_for():
    assert prongsai(*SHOWS).out.startswith("เกณฑ์ปีงบประมาณ")
    assert door(*SHOWS, "--lang=th").out.startswith("เกณฑ์ปีงบประมาณ")
    assert door(*SHOWS, "--lang=EN").out.startswith("Rules of fiscal year")


@pytest.mark.parametrize(
    ("setting", "language"),
    [("en", "en"), ("en_GB.UTF-8", "en"), ("th", "th"), ("", "th"), ("xx", "th")],
)
def test_the_environment_chooses_where_the_line_does_not(monkeypatch, setting, language):
    monkeypatch.setenv("PRONGSAI_LANG", setting)

    assert split_language(["score"]) == (["score"], language)
    assert split_language(["--lang", "th", "score"]) == (["score"], "th")


def test_the_environment_reaches_the_program():
    ran = prongsai(*SHOWS, env={"PRONGSAI_LANG": "en"})

    assert ran.out.startswith("Rules of fiscal year 2565")


@pytest.mark.parametrize("words", [["--lang", "xx"], ["--lang"], ["--lang="]])
def test_a_language_that_there_is_not_is_refused(words):
    with pytest.raises(LanguageUnknown):
        split_language(words)

    thai, english = stopped_sentences(door("editions", "list", *words))
    assert "th, en" in thai
    assert "th, en" in english


def test_what_stands_after_two_dashes_is_left_alone():
    assert split_language(["score", "--", "--lang"]) == (["score", "--", "--lang"], "th")


def test_an_old_console_does_not_stop_thai():
    ran = prongsai("--help", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})

    assert ran.status == 0
    assert "โปร่งใส" in ran.out


def test_a_thai_name_is_legible_in_a_locale_that_is_no_utf8(tmp_path):
    dossier = tmp_path / "แฟ้ม.yaml"
    dossier.write_bytes(EXAMPLES[0].read_bytes())
    words = ["build", dossier, "--out", tmp_path / "ชุด", "--only", "announcement"]
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    told = prongsai(*words, "--format", "html", env=ascii_only)
    in_json = prongsai(*words, "--format", "html", "--json", env=ascii_only)

    assert (told.status, told.out) == (0, f"{tmp_path}/ชุด: 1 แฟ้ม\n")
    assert {each["file"] for each in in_json.json["problems"]} == {str(dossier)}
    assert (tmp_path / "ชุด" / "announcement.html").is_file()


def test_a_name_that_is_no_utf8_is_one_clear_sentence(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff\xfe.yaml"
    done = subprocess.run(
        [os.fsencode(PROGRAM), b"dossier", b"validate", name], capture_output=True, check=False
    )

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert "อ่านแฟ้มไม่ได้" in done.stderr.decode("utf-8")


def test_the_version_is_printed():
    assert prongsai("--version").out == f"{__version__}\n"


@pytest.mark.parametrize("words", [[], ["editions"], ["dossier"], ["plan"]])
def test_a_group_alone_shows_its_help_and_does_not_succeed(words):
    thai, english = door(*words), door(*words, "--lang", "en")

    assert (thai.status, english.status) == (2, 2)
    assert thai.out == ""
    assert "คำสั่ง:" in thai.err
    assert "Commands:" in english.err


@pytest.mark.parametrize(
    ("words", "thai", "english"),
    [
        (["score"], "ขาด FILE", "Missing argument 'FILE'."),
        (["build", "a.yaml"], "ขาดตัวเลือก --out", "Missing option '--out'."),
        (["xyz"], "ไม่มีคำสั่ง xyz", "No such command 'xyz'."),
        (
            ["editions", "shwo"],
            "ไม่มีคำสั่ง shwo หมายถึง show หรือไม่",
            "No such command 'shwo'. Did you mean 'show'? See --help.",
        ),
        (["score", "--xyz", "a"], "ไม่มีตัวเลือก --xyz", "No such option: --xyz"),
        (["score", "--jso", "a"], "ไม่มีตัวเลือก --jso หมายถึง --json หรือไม่", "--jso"),
        (
            ["build", "a", "--out"],
            "ตัวเลือก --out ต้องมีค่าตามหลัง",
            "Option '--out' requires an argument.",
        ),
        (
            ["score", "--json=1", "a"],
            "ตัวเลือก --json ไม่รับค่า",
            "Option '--json' does not take a value.",
        ),
        (["score", "a", "b"], "มีคำเกินมา: b", "unexpected extra argument"),
        (["plan", "suggest", "a", "--limit", "0"], "ค่าของ --limit ต้องไม่น้อยกว่า 1", "'--limit'"),
        (["plan", "suggest", "a", "--limit", "x"], "ค่าของ --limit ต้องเป็นจำนวนเต็ม", "'--limit'"),
    ],
)
def test_a_misused_command_is_told_in_both_languages(words, thai, english):
    in_thai, in_english = stopped_sentences(door(*words))

    assert f"ใช้คำสั่งไม่ถูกต้อง: {thai} — ดูวิธีใช้ด้วย --help" in in_thai
    assert english in in_english
    only_english = door(*words, "--lang", "en")
    assert only_english.err.splitlines() == [in_english]


def test_english_alone_is_said_where_english_was_asked_for(tmp_path):
    ran = door("dossier", "validate", tmp_path / "nothing.yaml", "--lang", "en")

    assert ran.status == 2
    assert not has_thai(ran.err)
    assert ran.err.startswith("Stopped: ")


def test_what_stops_for_problems_lists_them_as_json_too(tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text("schema: prongsai/dossier/1\n", encoding="utf-8")

    ran = prongsai("analyse", path, "--json")

    assert ran.status == 2
    assert set(ran.codes) == {"key-missing"}
    assert "(key-missing)" in prongsai("analyse", path).err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["score", "nothing.csv"], "file-unusable"),
        (["score", "/dev/null"], "file-unusable"),
        (["analyse", "nothing.yaml"], "file-unusable"),
        (["editions", "show", "2599"], "edition-missing"),
        (["editions", "show", "ปีหน้า"], "value-unreadable"),
        (["score"], "command-misused"),
        (["scores"], "command-misused"),
    ],
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_what_cannot_run_answers_json_in_the_one_shape(words, code, language):
    ran = door(*words, "--json", "--lang", language)

    (problem,) = ran.json["problems"]
    assert ran.status == 2
    assert (problem["code"], problem["severity"]) == (code, "error")
    assert has_thai(problem["message_th"])
    assert has_thai(problem["remedy_th"])
    assert problem["message_en"] in ran.err
    assert problem["file"] == (words[1] if code == "file-unusable" else None)
    assert problem["text"] == (words[2] if code == "value-unreadable" else None)
    assert door(*words, "--lang", language).out == ""


def test_a_reader_that_goes_away_is_no_fault():
    with subprocess.Popen(
        [PROGRAM, "dossier", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 2


@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_is_closed_is_no_fault(closing):
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} editions list {closing}"],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closing", ["2>&-", "2>/dev/full", ">&- 2>&-"])
def test_a_complaint_that_nobody_can_read_still_ends_with_status_2(closing):
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} score nothing.csv {closing}"], check=False, cwd=ROOT
    )

    assert done.returncode == 2


@pytest.mark.parametrize("words", [["dossier", "schema"], ["--help"], ["editions", "list"]])
def test_output_that_has_no_place_to_go_is_one_clear_sentence(words):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )

    assert done.returncode == 2
    assert len(done.stderr.decode("utf-8").splitlines()) == 2
    assert b"Stopped: The system refused" in done.stderr


def test_results_go_to_stdout_and_everything_else_to_stderr():
    ran = door("analyse", EXAMPLES[0])

    assert "95.75" in ran.out
    assert "[ข้อสังเกต]" not in ran.out
    assert "[ข้อสังเกต]" in ran.err


def test_an_unknown_language_is_told_in_json_as_well():
    ran = door("editions", "list", "--lang", "xx", "--json")

    assert ran.status == 2
    assert len(ran.json["problems"]) == 1
    assert "“xx”" in ran.json["problems"][0]["message_en"]
