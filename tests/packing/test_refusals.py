"""Is a pack with errors refused, and told of in files where it is wanted all the same?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.conftest import ROOT

from prongsai.dossier import to_yaml
from prongsai.intake import read, recognise
from prongsai.packing import Order, build_pack, build_packs, check_file

FIRST = ROOT / "examples" / "01-complete-2566.yaml"
QUICK = Order.parse(only="plan", formats="html")
ALLOWED = Order.parse(only="plan", formats="html", allow_problems=True)
PROBLEM_KEYS = {
    *("code", "severity", "file", "place", "text", "message_th", "message_en", "remedy_th"),
    "suggestion",
}


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The first example in a district that its province does not have."""
    text = FIRST.read_text(encoding="utf-8")
    assert text.count('district: "ดอนโปร่งใส"') == 1
    path = tmp_path / "wrong.yaml"
    path.write_text(
        text.replace('district: "ดอนโปร่งใส"', 'district: "ดอนโปร่งใจ"'), encoding="utf-8"
    )
    return path


def errors_in(problems) -> list[tuple[str, str | None]]:
    return [(each.code, each.place.path) for each in problems if each.is_error]


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_pack_with_an_error_is_refused_with_its_place_and_nothing_is_written(wrong, tmp_path):
    pack = build_pack(wrong, tmp_path / "out", QUICK)

    assert pack.is_refused
    assert errors_in(pack.problems) == [("district-not-in-province", "agency.district")]
    assert pack.errors == 1
    assert pack.documents == ()
    assert not pack.has_older
    assert not (tmp_path / "out").exists()


def test_an_error_in_a_kind_that_is_not_printed_refuses_nothing(tmp_path):
    text = FIRST.read_text(encoding="utf-8")
    told = "จึงเรียนมาเพื่อโปรดพิจารณา"
    assert text.count("  - about: plan\n") == 1
    path = tmp_path / "memo.yaml"
    path.write_text(
        text.replace(
            "  - about: plan\n",
            f"  - about: plan\n    closing: {told} ภายในวันที่ 31 กุมภาพันธ์ 2566\n",
        ),
        encoding="utf-8",
    )

    memo = build_pack(path, tmp_path / "memo", Order.parse(only="memo-plan", formats="html"))
    plan = build_pack(path, tmp_path / "plan", QUICK)

    assert errors_in(memo.problems) == [("date-impossible", "memos[0].closing")]
    assert memo.is_refused
    assert not plan.is_refused
    assert (tmp_path / "plan" / "plan.html").is_file()


def test_an_older_pack_is_left_as_it_is_and_known(wrong, tmp_path):
    out = tmp_path / "out"
    build_pack(FIRST, out, QUICK)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    pack = build_pack(wrong, out, Order.parse(only="plan,announcement", formats="html"))

    assert pack.is_refused
    assert pack.has_older
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_what_is_allowed_is_made_with_the_list_in_two_files(wrong, tmp_path):
    pack = build_pack(wrong, tmp_path / "out", ALLOWED)

    listed = json.loads((tmp_path / "out" / "problems.json").read_text("utf-8"))["problems"]
    in_words = (tmp_path / "out" / "problems.txt").read_text("utf-8-sig")
    assert not pack.is_refused
    assert names_in(tmp_path / "out") == {
        *("manifest.json", "plan.html", "problems.json", "problems.txt")
    }
    assert [each["code"] for each in listed] == [each.code for each in pack.problems]
    assert all(set(each) == PROBLEM_KEYS for each in listed)
    assert {each["file"] for each in listed} == {"wrong.yaml"}
    for problem in pack.problems:
        assert problem.message.th in in_words
        assert problem.remedy.th in in_words
        assert f"รหัส: {problem.code}" in in_words
    assert "ที่: wrong.yaml agency.district" in in_words


def test_the_list_breaks_its_lines_in_an_old_notepad_as_well(wrong, tmp_path):
    build_pack(wrong, tmp_path / "out", ALLOWED)

    data = (tmp_path / "out" / "problems.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 5


def test_the_manifest_vouches_for_the_lists_as_well(wrong, tmp_path):
    out = tmp_path / "out"
    pack = build_pack(wrong, out, ALLOWED)

    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest == pack.to_manifest()
    assert {each["file"]: each["sha256"] for each in manifest["problems"]} == {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in ("problems.json", "problems.txt")
    }


def test_the_list_goes_once_the_error_is_mended(wrong, tmp_path):
    out = tmp_path / "out"
    build_pack(wrong, out, ALLOWED)
    wrong.write_bytes(FIRST.read_bytes())

    build_pack(wrong, out, ALLOWED)

    assert names_in(out) == {"manifest.json", "plan.html"}


def test_a_list_of_somebody_else_is_not_cleared_away(tmp_path):
    build_pack(FIRST, tmp_path, QUICK)
    (tmp_path / "problems.txt").write_text("mine", encoding="utf-8")

    build_pack(FIRST, tmp_path, QUICK)

    assert (tmp_path / "problems.txt").read_text(encoding="utf-8") == "mine"


def test_one_dossier_and_one_place_give_the_same_bytes_from_any_folder(wrong, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    twin = tmp_path / "elsewhere" / wrong.name
    twin.write_bytes(wrong.read_bytes())

    build_pack(wrong, tmp_path / "one", ALLOWED)
    build_pack(twin, tmp_path / "two", ALLOWED)

    for name in names_in(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_of_several_dossiers_only_the_one_with_errors_is_refused(wrong, tmp_path):
    first, refused = build_packs((FIRST, wrong), tmp_path / "out", QUICK)

    assert (first.is_refused, refused.is_refused) == (False, True)
    assert names_in(tmp_path / "out") == {FIRST.stem}
    assert {Path(each.file or "").name for each in refused.problems} == {"wrong.yaml"}


@pytest.fixture
def to_a_person(tmp_path: Path) -> Path:
    """The first example with a memo to somebody by name whom the dossier does not know."""
    text = FIRST.read_text(encoding="utf-8")
    assert text.count("  - about: plan\n") == 1
    path = tmp_path / "person.yaml"
    path.write_text(
        text.replace("  - about: plan\n", "  - about: plan\n    to: นายใคร ไม่รู้\n"), encoding="utf-8"
    )
    return path


def test_a_memo_to_a_person_is_a_problem_with_its_place(to_a_person, tmp_path):
    pack = build_pack(to_a_person, tmp_path / "out", Order.parse(formats="html"))

    assert pack.is_refused
    assert errors_in(pack.problems) == [("salutation-wrong", "memos[0].to")]
    assert errors_in(check_file(to_a_person)) == [("salutation-wrong", "memos[0].to")]


def test_a_memo_to_a_person_is_made_as_it_is_where_that_is_allowed(to_a_person, tmp_path):
    order = Order.parse(only="memo-plan", formats="html", allow_problems=True)

    pack = build_pack(to_a_person, tmp_path / "out", order)

    assert [each.kind for each in pack.documents] == ["memo-plan"]
    assert "นายใคร ไม่รู้" in (tmp_path / "out" / "memo-plan.html").read_text(encoding="utf-8")
    assert "memos[0].to" in (tmp_path / "out" / "problems.txt").read_text(encoding="utf-8")


def test_a_memo_to_a_person_refuses_no_plan(to_a_person, tmp_path):
    assert not build_pack(to_a_person, tmp_path / "out", QUICK).is_refused


@pytest.mark.examples
@pytest.mark.parametrize("case", ["002", "004"])
def test_a_memo_of_a_real_case_is_told_and_can_be_allowed(examples, case, tmp_path):
    path = tmp_path / "year.yaml"
    path.write_text(to_yaml(recognise(read(examples / case / "source.txt")).dossier), "utf-8")

    pack = build_pack(path, tmp_path / "out", Order.parse(formats="html"))
    allowed = build_pack(path, tmp_path / "out", Order.parse(formats="html", allow_problems=True))

    assert ("salutation-wrong", "memos[0].to") in errors_in(pack.problems)
    assert any(each.kind.startswith("memo") for each in allowed.documents)


def test_what_the_scores_and_the_plan_tell_is_told_by_build_as_by_check(tmp_path):
    text = FIRST.read_text(encoding="utf-8")
    level = "level: A}"
    assert text.count(level) == 1
    path = tmp_path / "level.yaml"
    path.write_text(text.replace(level, "level: B}"), encoding="utf-8")

    pack = build_pack(path, tmp_path / "out", QUICK)

    told = ("level-mismatch", "assessments[0].published.level")
    assert told in {(each.code, each.place.path) for each in pack.problems}
    assert told in {(each.code, each.place.path) for each in check_file(path)}
